import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandOrder, type CommandOutcome, runCommand } from './run-command.ts';

const PATH = [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'backend-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function run(command: string, options: Partial<CommandOrder> = {}): Promise<CommandOutcome & { output: string }> {
  const chunks: Uint8Array[] = [];
  const outcome = await runCommand({
    command,
    cwd,
    env: { PATH },
    graceMs: 5000,
    onOutput: (chunk) => void chunks.push(chunk),
    ...options,
  });
  return { ...outcome, output: Buffer.concat(chunks).toString() };
}

/** An order that is cancelled when its output holds a text. */
function cancelledAt(text: string, reason: string): Partial<CommandOrder> {
  const controller = new AbortController();
  let seen = '';
  return {
    signal: controller.signal,
    onOutput(chunk) {
      seen += Buffer.from(chunk).toString();
      if (seen.includes(text)) controller.abort(reason);
    },
  };
}

describe('a command', () => {
  it('runs in its folder, with its environment and nothing else', async () => {
    const { exitCode, output } = await run(
      'node -p "JSON.stringify([process.cwd(), process.env.A, process.env.HOME])"',
      {
        env: { PATH, A: 'b' },
      },
    );
    expect([exitCode, output]).toEqual([0, `["${cwd}","b",null]\n`]);
  });

  it('keeps the order of what it writes to standard output and error', async () => {
    const { output } = await run('for i in 1 2 3 4 5; do echo out$i; echo err$i >&2; done');
    expect(output).toBe('out1\nerr1\nout2\nerr2\nout3\nerr3\nout4\nerr4\nout5\nerr5\n');
  });

  it('gets no input', async () => {
    expect(await run('read line || echo none')).toMatchObject({ exitCode: 0, output: 'none\n' });
  });

  it.each([
    ['with its exit code', 'exit 7', 7],
    ['at the first line that fails', 'false\nexit 0', 1],
    ['when any part of a pipeline fails', 'exit 3 | cat', 3],
    ['when it is no shell text', 'if then', 2],
    ['when a program is missing', 'no-such-program-here', 127],
    ['when a child dies of a signal', 'node -e "process.kill(process.pid, 9)"; true', 137],
  ])('fails %s', async (_, command, exitCode) => {
    expect(await run(command)).toMatchObject({ exitCode, signal: null, timedOut: false, cancelled: false });
  });

  it('says by which signal it ended', async () => {
    expect(await run('kill -9 $$')).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
  });

  it('shows its last lines', async () => {
    const { lastLines } = await run('seq 1 100; echo "Error: out of memory" >&2; exit 1');
    expect(lastLines).toHaveLength(20);
    expect(lastLines.slice(-2)).toEqual(['100', 'Error: out of memory']);
  });

  it('runs in plain sh where there is no bash', async () => {
    const { output } = await run('if [ -n "$BASH_VERSION" ]; then echo bash; else echo sh; fi', {
      env: { PATH: await onlySh() },
    });
    expect(output).toBe('sh\n');
  });

  it.each([
    ['there is no shell', { env: { PATH: '/nowhere' } }],
    ['its folder is missing', { cwd: '/nowhere' }],
  ])('is refused when %s', async (_, options) => {
    await expect(run('true', options)).rejects.toMatchObject({ code: 'E_COMMAND' });
  });

  it('is killed when its output cannot be passed on', async () => {
    const failure = run('yes', {
      onOutput() {
        throw new Error('disk full');
      },
    });
    await expect(failure).rejects.toThrow('disk full');
  });
});

describe('a command that is asked to end', () => {
  it('gets SIGINT at once, and may finish within the grace', async () => {
    const command = `node -e 'const beat = setInterval(() => {}, 1000); process.on("SIGINT", () => { require("fs").writeFileSync("saved", "state"); clearInterval(beat); process.exitCode = 3 }); console.log("ready")'`;
    const outcome = await run(command, cancelledAt('ready', 'SIGINT'));
    expect(outcome).toMatchObject({ exitCode: 3, cancelled: true, timedOut: false });
    expect(readFileSync(join(cwd, 'saved'), 'utf8')).toBe('state');
  });

  it('is waited for even when the shell around the training has already died of the signal', async () => {
    const training = `const beat = setInterval(() => {}, 1000); process.on("SIGTERM", () => setTimeout(() => { require("fs").writeFileSync("saved", "state"); clearInterval(beat) }, 700)); console.log("ready")`;
    const outcome = await run(`node -e '${training}'\necho after`, cancelledAt('ready', 'SIGTERM'));
    expect(outcome).toMatchObject({ signal: 'SIGTERM', cancelled: true, leftRunning: false });
    expect(readFileSync(join(cwd, 'saved'), 'utf8')).toBe('state');
  });

  it('gets SIGTERM when it ignores SIGINT, and SIGKILL when it ignores both', async () => {
    const soft = await run(`trap '' INT; echo ready; while :; do sleep 0.05; done`, {
      ...cancelledAt('ready', 'SIGINT'),
      graceMs: 600,
    });
    expect(soft).toMatchObject({ signal: 'SIGTERM', cancelled: true });
    const hard = await run(`trap '' INT TERM; echo ready; while :; do sleep 0.05; done`, {
      ...cancelledAt('ready', 'SIGINT'),
      graceMs: 600,
    });
    expect(hard).toMatchObject({ signal: 'SIGKILL', cancelled: true });
    expect(hard.durationMs).toBeGreaterThanOrEqual(590);
  });

  it('ends with everything it started', async () => {
    const command = `(trap '' INT TERM; while :; do date +%s%N > beat; sleep 0.05; done) & echo ready; wait`;
    await run(command, { ...cancelledAt('ready', 'SIGINT'), graceMs: 400 });
    const beat = existsSync(join(cwd, 'beat')) ? readFileSync(join(cwd, 'beat'), 'utf8') : '';
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(existsSync(join(cwd, 'beat')) ? readFileSync(join(cwd, 'beat'), 'utf8') : '').toBe(beat);
  });

  it('does not run on when it was cancelled before it began', async () => {
    expect(await run('sleep 60', { signal: AbortSignal.abort('SIGTERM') })).toMatchObject({
      signal: 'SIGTERM',
      cancelled: true,
    });
  });

  it('is told from one that ran into its time limit', async () => {
    const outcome = await run('echo started; sleep 60', { timeLimitMs: 300 });
    expect(outcome).toMatchObject({ signal: 'SIGTERM', timedOut: true, cancelled: false, lastLines: ['started'] });
    expect(outcome.durationMs).toBeLessThan(5000);
  });

  it('keeps a limit of more than 24 days, which timers cannot count', async () => {
    expect(await run('echo done', { timeLimitMs: 40 * 24 * 3600 * 1000 })).toMatchObject({
      exitCode: 0,
      timedOut: false,
    });
  });
});

describe('a command that leaves something behind', () => {
  it('has its background ended, so that nothing writes to outputs any more', async () => {
    const outcome = await run('sleep 60 & echo done');
    expect(outcome).toMatchObject({ exitCode: 0, leftRunning: true, output: 'done\n' });
    expect(outcome.durationMs).toBeLessThan(2000);
  });

  it('gets the time that a process substitution needs to end by itself', async () => {
    const outcome = await run('echo a > >(sleep 0.2; cat > copy)');
    expect(outcome).toMatchObject({ exitCode: 0, leftRunning: false });
    expect(readFileSync(join(cwd, 'copy'), 'utf8')).toBe('a\n');
  });
});

describe('output without end', () => {
  const flat = 64 * 1024 * 1024;

  it.each([
    ['many lines', '{ yes "epoch 1 loss 0.123456" || true; } | head -c 52428800'],
    ['one line', 'head -c 52428800 /dev/zero | tr "\\0" x'],
  ])('of 50 MB in %s passes through in flat memory', async (_, command) => {
    let bytes = 0;
    let peak = 0;
    const before = process.memoryUsage().rss;
    const { exitCode } = await run(command, {
      async onOutput(chunk) {
        bytes += chunk.length;
        peak = Math.max(peak, process.memoryUsage.rss() - before);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    expect([exitCode, bytes]).toEqual([0, 52_428_800]);
    expect(peak).toBeLessThan(flat);
  });

  it('waits for a slow reader instead of piling up', async () => {
    let inFlight = 0;
    let most = 0;
    await run('head -c 1000000 /dev/zero', {
      async onOutput() {
        most = Math.max(most, ++inFlight);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inFlight -= 1;
      },
    });
    expect(most).toBe(1);
  });
});

async function onlySh(): Promise<string> {
  const { mkdir, symlink } = await import('node:fs/promises');
  await mkdir(join(cwd, 'bin'));
  await symlink('/bin/sh', join(cwd, 'bin', 'sh'));
  return join(cwd, 'bin');
}
