import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startStandin } from './index.ts';

test('listens on loopback, each on a port of its own', async () => {
  const standins = await Promise.all([startStandin(), startStandin()]);
  const urls = standins.map(({ url }) => url);
  await Promise.all(standins.map((standin) => standin.close()));
  expect(new Set(urls).size).toBe(2);
  for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('is served by plain Node, and closes though a request is held and a connection open', async () => {
  const script = `
    const { startStandin } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    const standin = await startStandin();
    const hold = standin.hold({ path: /./, count: 1 });
    const request = fetch(standin.url + '/rate_limit').catch(() => 'cut');
    await hold.arrived;
    await standin.close();
    console.log(await request);
  `;
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: 20_000 });
  expect(stdout.trim()).toBe('cut');
});

test('names what it does not know', async () => {
  const standin = await startStandin();
  expect(() => standin.gitDirectory('octo-org/none')).toThrow('the stand-in has no repository octo-org/none');
  expect(() => standin.comments('octo-org/none', 1)).toThrow('octo-org/none');
  await standin.close();
});
