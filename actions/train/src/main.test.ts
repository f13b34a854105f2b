import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'train-'));
  await writeFile(join(workspace, 'outputs'), '');
  await writeFile(join(workspace, 'summary'), '');
});
afterEach(() => rm(workspace, { recursive: true }));

interface Ended {
  readonly exitCode: number | null;
  readonly log: string;
}

/** Starts the action as a runner does; `watch` sees the log as it grows. */
async function start(
  inputs: Record<string, string>,
  watch: (log: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_RUN_ID: '7',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_OUTPUT: join(workspace, 'outputs'),
    GITHUB_STEP_SUMMARY: join(workspace, 'summary'),
    GIT_CEILING_DIRECTORIES: tmpdir(),
  };
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.toUpperCase()}`] = value;
  const flags = ['--disable-warning=ExperimentalWarning', '--conditions=@mlops-actions/source'];
  const child = spawn(process.execPath, [...flags, main], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const keep = (chunk: Buffer) => {
    log = `${log}${chunk.toString()}`.slice(-100_000);
    watch(log, child);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, log };
}

/** Resident memory in kilobytes. */
function memoryOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe('the action as a runner starts it', () => {
  it('exits with 0, its record, outputs and summary written', async () => {
    const { exitCode } = await start({ run: `echo '{"a": 1}' > m.json`, metrics: 'm.json' });
    expect(exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(workspace, '.mlops/model/train.json'), 'utf8'))).toMatchObject({
      metrics: { a: 1 },
    });
    expect(readFileSync(join(workspace, 'outputs'), 'utf8')).toContain('{"a":1}');
    expect(readFileSync(join(workspace, 'summary'), 'utf8')).toContain('| `a` | 1 |');
  });

  it('exits with 2 when the command fails, the exit code in the annotation and the last lines in the summary', async () => {
    const { exitCode, log } = await start({ run: 'echo "Error: no CUDA device"; exit 9' });
    expect(exitCode).toBe(2);
    expect(log).toMatch(/^::error title=Train::E_COMMAND: .*exit code 9.*Error: no CUDA device/m);
    expect(readFileSync(join(workspace, 'summary'), 'utf8')).toContain('Error: no CUDA device');
  });

  it('names every wrong input at once', async () => {
    const { exitCode, log } = await start({ 'time-limit': 'soon', model: '../x' });
    expect(exitCode).toBe(2);
    expect(log).toContain('`run`');
    expect(log).toContain('`time-limit`');
    expect(log).toContain('`model`');
  });

  it('lets no output of the command become a workflow command', async () => {
    const hostile = [
      '::error::forged',
      '::add-mask::a',
      '::stop-commands::x',
      '::x::',
      '##[error]forged',
      '::endgroup::',
    ];
    await writeFile(join(workspace, 'hostile'), `${hostile.join('\n')}\nthe last line has no break\r::error::forged`);
    const { exitCode, log } = await start({ run: 'cat hostile; exit 1' });
    expect(exitCode).toBe(2);
    const [, token = '', inside = '', after = ''] = /::stop-commands::(\S+)\n(.*?)\n::\1::\n(.*)/s.exec(log) ?? [];
    expect(token.length).toBeGreaterThanOrEqual(32);
    for (const line of hostile) expect(inside.split('\n')).toContain(line);
    expect(log.split(`::stop-commands::${token}\n`)[0]).not.toMatch(/forged/);
    expect(
      after
        .split(/\r\n|\n|\r/)
        .filter((line) => /^\s*::|##\[/.test(line))
        .map((line) => line.slice(0, 30)),
    ).toEqual(['::endgroup::', expect.stringMatching(/^::error title=Train::E_COMMAND/) as string]);
  });

  it('passes a cancellation on to the command, and says that it was cancelled', async () => {
    const training = `const beat = setInterval(() => {}, 1000); process.on("SIGINT", () => { require("fs").writeFileSync("checkpoint", "saved"); clearInterval(beat) }); console.log("training")`;
    let cancelled = false;
    const { exitCode, log } = await start({ run: `node -e '${training}'` }, (seen, child) => {
      if (cancelled || !/^training$/m.test(seen)) return;
      cancelled = child.kill('SIGINT');
    });
    expect(exitCode).toBe(2);
    expect(log).toContain('E_CANCELLED');
    expect(readFileSync(join(workspace, 'checkpoint'), 'utf8')).toBe('saved');
  });

  it('passes 200 MB of log through without piling it up while nobody reads', async () => {
    let before = 0;
    let after = 0;
    const command = `echo '{"a": 1}' > m.json; echo started; sleep 0.2; head -c 200000000 /dev/zero | tr '\\0' x`;
    const { exitCode } = await start({ run: command, metrics: 'm.json' }, (seen, child) => {
      if (before > 0 || !/^started$/m.test(seen)) return;
      before = memoryOf(child);
      child.stdout?.pause();
      setTimeout(() => {
        after = memoryOf(child);
        child.stdout?.resume();
      }, 1200);
    });
    expect(exitCode).toBe(0);
    expect(before).toBeGreaterThan(0);
    expect(after - before).toBeLessThan(64 * 1024);
  });
});
