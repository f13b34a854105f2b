import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBundle } from './run-bundle.ts';
import { temporaryFolder } from './testing.ts';

const event = { name: 'push', payload: { ref: 'refs/heads/main', before: '0', after: 'c'.repeat(40) } };
const definition = `
name: Tiny
inputs:
  dry-run: { default: 'false' }
  token: { default: '\${{ github.token }}' }
  two words: {}
runs: { using: node24, main: main.js, post: post.js }
`;

async function tiny(main: string, post = '') {
  const folder = await temporaryFolder();
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  await writeFile(join(folder, 'action.yml'), definition);
  await writeFile(join(folder, 'main.js'), main);
  await writeFile(join(folder, 'post.js'), post);
  return { action: folder, workspace, event };
}

const show = (expression: string) => `console.log(JSON.stringify(${expression}))`;

describe('an action sees', () => {
  test('its inputs: hyphens kept, spaces as underscores, defaults evaluated', async () => {
    const use = await tiny(show("['DRY-RUN', 'TOKEN', 'TWO_WORDS'].map((name) => process.env['INPUT_' + name])"));
    const { stdout } = await runBundle({ ...use, token: 'the-token', inputs: { 'two words': 'x', 'Dry-Run': 'true' } });
    expect(JSON.parse(stdout)).toEqual(['true', 'the-token', 'x']);
  });

  test('the event, the run and the runner, and no GITHUB_TOKEN', async () => {
    const names = [
      'SHA',
      'REF',
      'REF_NAME',
      'EVENT_NAME',
      'RUN_ATTEMPT',
      'SERVER_URL',
      'API_URL',
      'TOKEN',
      'WORKSPACE',
    ];
    const use = await tiny(show(`${JSON.stringify(names)}.map((name) => process.env['GITHUB_' + name] ?? null)`));
    const { stdout } = await runBundle({ ...use, run: { attempt: 3 }, standin: { url: 'http://127.0.0.1:1' } });
    const github = ['c'.repeat(40), 'refs/heads/main', 'main', 'push', '3', 'https://github.com', 'http://127.0.0.1:1'];
    expect(JSON.parse(stdout)).toEqual([...github, null, use.workspace]);
  });

  test('the payload in a file, its workspace as the current folder, and a closed stdin', async () => {
    const script =
      "[JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH)).ref, process.cwd(), fs.readFileSync(0, 'utf8')]";
    const use = await tiny(`const fs = require('node:fs'); ${show(script)}`);
    const { stdout } = await runBundle(use);
    expect(JSON.parse(stdout)).toEqual(['refs/heads/main', use.workspace, '']);
  });

  test('the results service only where there is one', async () => {
    const use = await tiny(
      show('[process.env.ACTIONS_RUNTIME_TOKEN ?? null, process.env.ACTIONS_RESULTS_URL ?? null]'),
    );
    const standin = { url: 'http://127.0.0.1:1', runtimeToken: (job: object) => JSON.stringify(job) };
    const given = { ...use, standin, repository: 'o/r', run: { id: 5 } };
    const [token, url] = JSON.parse((await runBundle(given)).stdout) as [string, string];
    expect([JSON.parse(token), url]).toEqual([{ repository: 'o/r', runId: 5, jobId: 1 }, 'http://127.0.0.1:1/']);
    expect(JSON.parse((await runBundle(use)).stdout)).toEqual([null, null]);
  });

  test('nothing of this process’s environment but what was given', async () => {
    const use = await tiny(show('Object.keys(process.env).filter((name) => /VITEST|SECRET_OF/.test(name))'));
    process.env['SECRET_OF_THE_HOST'] = 'x';
    const { stdout } = await runBundle({ ...use, env: { SECRET_OF_A_TEST: 'y', CI: undefined } });
    delete process.env['SECRET_OF_THE_HOST'];
    expect(JSON.parse(stdout)).toEqual(['SECRET_OF_A_TEST']);
  });

  test('a Node of at least 24', async () => {
    const { stdout } = await runBundle(await tiny(show('Number.parseInt(process.versions.node)')));
    expect(Number(stdout)).toBeGreaterThanOrEqual(24);
  });
});

const writes = `
const fs = require('node:fs');
const write = (name, text) => fs.appendFileSync(process.env[name], text);
write('GITHUB_OUTPUT', 'verdict<<E\\npass\\nE\\n');
write('GITHUB_STATE', 'comment=7\\n');
write('GITHUB_ENV', 'A=1\\nNODE_OPTIONS=--inspect\\n');
write('GITHUB_STEP_SUMMARY', '# the-token\\n');
console.log('::notice title=T::done');
console.error('::warning::on stderr');
console.log('the-token is out');
process.exitCode = 3;
`;

test('what an action leaves behind is read, and masked where it is shown', async () => {
  const result = await runBundle({ ...(await tiny(writes)), token: 'the-token', post: false, inputs: { typo: '1' } });
  expect(result).toMatchObject({ exitCode: 3, signal: null, succeeded: false, post: undefined });
  expect(result).toMatchObject({ outputs: { verdict: 'pass' }, state: { comment: '7' }, env: { A: '1' } });
  expect(result.env).not.toHaveProperty('NODE_OPTIONS');
  expect(result.summary).toBe('# ***\n');
  expect(result.log).toContain('*** is out');
  expect(result.stdout).toContain('the-token is out');
  expect(new Set(result.annotations.map(({ level, message }) => `${level} ${message.slice(0, 12)}`))).toEqual(
    new Set(['notice done', 'warning on stderr', "error Can't store "]),
  );
  expect(result.inputWarning).toContain("'typo'");
});

test('post runs after a failed main, with its state and the same inputs', async () => {
  const post = show("[process.env.STATE_comment, process.env['INPUT_DRY-RUN']]");
  const { post: result } = await runBundle(await tiny(writes, post));
  expect(JSON.parse(result?.stdout ?? '')).toEqual(['7', 'false']);
  expect(result?.succeeded).toBe(true);
});

const stubborn = (signals: string) => `
for (const name of ${signals}) process.on(name, () => { console.log(name); if (name === 'SIGTERM') process.exitCode = 9, clearInterval(timer); });
const timer = setInterval(() => {}, 1000);
console.log('ready');
`;

/** Cancels as soon as the action says that it listens. */
async function cancelWhenReady(main: string) {
  const controller = new AbortController();
  const onLine = (line: string) => line === 'ready' && controller.abort();
  const cancelTimes = { interruptMs: 60, terminateMs: 60 };
  return runBundle({ ...(await tiny(main)), signal: controller.signal, cancelTimes, onLine });
}

describe('a cancelled action', () => {
  test('is interrupted first', async () => {
    expect(await cancelWhenReady(stubborn('[]'))).toMatchObject({ exitCode: null, signal: 'SIGINT' });
  });

  test('is terminated when it goes on', async () => {
    expect(await cancelWhenReady(stubborn("['SIGINT', 'SIGTERM']"))).toMatchObject({
      exitCode: 9,
      stdout: 'ready\nSIGINT\nSIGTERM\n',
    });
  });

  test('is killed with everything it started when that does not help either', async () => {
    const child = "const { pid } = require('node:child_process').spawn('sleep', ['60']); console.log(pid);";
    const keep = "for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => {}); setInterval(() => {}, 1000);";
    const { signal, stdout } = await cancelWhenReady(`${child}${keep} console.log('ready');`);
    expect(signal).toBe('SIGKILL');
    await expect.poll(() => isRunning(Number(stdout.split('\n')[0]))).toBe(false);
  });
});

test('what an action leaves running is ended with it', async () => {
  const script =
    "const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore' }); child.unref(); console.log(child.pid);";
  const { stdout } = await runBundle(await tiny(script));
  await expect.poll(() => isRunning(Number(stdout))).toBe(false);
});

test('an action of another kind is refused by name', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'action.yml'), 'name: X\nruns: { using: docker, image: x }');
  await expect(runBundle({ action: folder, workspace: folder, event })).rejects.toThrow('uses docker');
});

// In a container nobody collects ended orphans: they stay as zombies.
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
