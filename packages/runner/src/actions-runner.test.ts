import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/** Runs code with `runner` in a process of its own, whose standard output is what GitHub's runner would read. */
async function step(code: string) {
  const folder = await mkdtemp(join(tmpdir(), 'actions-runner-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const environment = Object.fromEntries(files.map((name) => [name, join(folder, name)]));
  for (const file of Object.values(environment)) await writeFile(file, '');
  const start = `import { actionsRunner } from ${JSON.stringify(new URL('actions-runner.ts', import.meta.url).href)};
    const runner = actionsRunner(process.env); const secret = ${JSON.stringify(secret)};`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--conditions=@mlops-actions/source',
      '--input-type=module',
      '-e',
      start + code,
    ],
    { env: { PATH: process.env['PATH'], ...environment }, cwd: import.meta.dirname },
  );
  const [output, state, summary] = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return { lines: stdout.split('\n').filter((line) => line !== ''), output, state, summary };
}

const secret = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a';

test('a secret goes nowhere once it is masked, but to the mask', async () => {
  const { lines, output, state, summary } = await step(`
    const forms = [secret, btoa(secret), btoa('x-access-token:' + secret)].join(' | ');
    runner.mask('');
    runner.mask(secret);
    runner.output('text', forms);
    runner.output('list', [secret]);
    runner.output('number', 7);
    runner.saveState('state', forms);
    runner.info(forms);
    runner.debug(forms);
    runner.annotate({ level: 'notice', message: forms, title: forms, file: secret });
    await runner.group(forms, async () => {});
    await runner.summary(forms);`);
  expect(lines.shift()).toBe(`::add-mask::${secret}`);
  const all = [...lines, output, state, summary].join('\n');
  expect(all).not.toMatch(/16C7e42F|MTZDN2U0|Z2hzXz/);
  expect(output).toMatch(/^text<<(\S+)\n\*\*\* \| .*\n\1\nlist<<(\S+)\n\["\*\*\*"\]\n\2\nnumber<<(\S+)\n7\n\3\n$/);
  expect(lines.filter((line) => line.startsWith('::warning'))).toEqual([
    '::warning::The output text held a secret, now *** in its place.',
    '::warning::The output list held a secret, now *** in its place.',
  ]);
});

test('no text acts as a workflow command', async () => {
  const { lines } = await step(String.raw`
    for (const text of ['::set-env::x', 'a\n::error::x', 'a\r::error::x', 'a\u2028::error::x', '\ufeff::error::x', '##[error]x']) {
      runner.info(text);
      runner.debug(text);
      runner.annotate({ level: 'notice', message: text, title: text, file: text });
      await runner.group(text, async () => {});
    }
    for (let n = 0; n < 20; n += 1) runner.annotate({ level: 'notice', message: 'a\n::error::x' });`);
  const commands = lines
    .flatMap((line) => line.split('\r'))
    .map((line) => /^[\s\ufeff]*::(\S*?)(?: .*?)?::/.exec(line)?.[1]);
  expect(new Set(commands)).toEqual(new Set([undefined, 'debug', 'notice', 'group', 'endgroup']));
  expect(lines.filter((line) => line.startsWith('::notice')).length).toBe(10);
  expect(lines.filter((line) => !line.startsWith('::')).join('\n')).not.toMatch(/##\[|^\s*::/m);
  expect(lines.at(-1)).toBe('Only in this log, as GitHub shows 10 of a kind: 16 notices.');
});

test.each(['a=b', 'a<<b', 'a\nb', 'a\rb', '', 'ä', '7a'])('no output or state is called %j', async (name) => {
  const { lines, output, state } = await step(`
    for (const method of ['output', 'saveState'])
      try { runner[method](${JSON.stringify(name)}, 'x'); } catch (error) { console.log(error.name); }`);
  expect({ lines, output, state }).toEqual({ lines: ['RangeError', 'RangeError'], output: '', state: '' });
});

test('a summary that is full is cut, and the step says so', async () => {
  const { lines, summary } = await step(`await runner.summary('block\\n\\n'.repeat(200_000));`);
  expect(summary?.length).toBeLessThanOrEqual(1024 * 1024);
  expect(lines).toEqual(["::warning::The step's summary is full: a part was cut."]);
});
