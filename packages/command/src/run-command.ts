import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeError, UserError } from '@mlops-actions/errors';
import { OutputTail } from './output-tail.ts';
import { ProcessGroup } from './process-group.ts';
import { type Shell, shellFor } from './shell.ts';

/** A command to run on this machine. */
export interface CommandOrder {
  /** Shell text, as under `run:` in a workflow. */
  readonly command: string;
  readonly cwd: string;
  /** The whole environment; nothing is added. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds after which the command is ended with SIGTERM; without it there is no limit. */
  readonly timeLimitMs?: number | undefined;
  /** Gets the output as it comes, standard output and error in one. While a returned promise is pending no more is read. */
  readonly onOutput: (chunk: Uint8Array) => void | Promise<void>;
  /** Ends the command; the reason `SIGINT` or `SIGTERM` is the signal it gets first, SIGTERM otherwise. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from being asked to end until SIGKILL. */
  readonly graceMs: number;
}

/** How a command ended. A failing command is an outcome, not an error. */
export interface CommandOutcome {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly durationMs: number;
  /** The last lines that are not blank: at most 20, of at most 500 characters. */
  readonly lastLines: readonly string[];
  readonly timedOut: boolean;
  /** Whether it was ended through `signal`. */
  readonly cancelled: boolean;
  /** Whether it left processes running in the background, which were then ended. */
  readonly leftRunning: boolean;
}

const longestTimer = 2 ** 31 - 1;
const drainMs = 5000;

/**
 * Runs a command in a process group of its own, without input, its output passed on live in constant memory.
 *
 * @throws UserError E_COMMAND when it cannot be started; whatever `onOutput` throws, after the command was killed.
 */
export async function runCommand(order: CommandOrder): Promise<CommandOutcome> {
  const started = performance.now();
  const { child, group } = await start(await shellFor(order.command, order.env), order);
  const tail = new OutputTail();
  const limits = watch(order, group);
  try {
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.once('exit', (code, signal) => resolve([code, signal]));
    });
    const output = forward(child.stdout, order.onOutput, tail);
    output.catch(() => group.end('SIGKILL'));
    const [exitCode, signal] = await ended;
    const durationMs = performance.now() - started;
    const leftRunning = await group.settle();
    await drained(output, child.stdout);
    return { exitCode, signal, durationMs, lastLines: tail.lines(), leftRunning, ...limits.reached() };
  } finally {
    limits.release();
    group.release();
  }
}

type Child = ChildProcessByStdio<null, Readable, null>;

async function start(
  { file, parameters }: Shell,
  { cwd, env, graceMs }: CommandOrder,
): Promise<{ child: Child; group: ProcessGroup }> {
  const options = { cwd, env: { ...env }, detached: process.platform !== 'win32', windowsHide: true };
  try {
    const child: Child = spawn(file, parameters, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    return { child, group: new ProcessGroup(child.pid ?? Number.NaN, graceMs) };
  } catch (cause) {
    throw new UserError(
      'E_COMMAND',
      `The command could not be started in ${JSON.stringify(cwd)}: ${describeError(cause)}. Check the working directory and the shell.`,
      { cause },
    );
  }
}

function watch({ timeLimitMs, signal }: CommandOrder, group: ProcessGroup) {
  let timedOut = false;
  let cancelled = false;
  const expire = () => {
    timedOut = !group.ending;
    group.end('SIGTERM');
  };
  const cancel = () => {
    cancelled = !group.ending;
    group.end(signal?.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  };
  const timer = timeLimitMs === undefined ? undefined : setTimeout(expire, Math.min(timeLimitMs, longestTimer));
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  return {
    reached: () => ({ timedOut, cancelled }),
    release() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}

async function forward(stream: Readable, onOutput: CommandOrder['onOutput'], tail: OutputTail): Promise<void> {
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    tail.add(chunk);
    await onOutput(chunk);
  }
}

/** A process that made itself independent may hold the stream open for ever; it is not waited for. */
async function drained(output: Promise<void>, stream: Readable): Promise<void> {
  const waiting = new AbortController();
  const late = sleep(drainMs, 'late', { signal: waiting.signal }).catch(() => 'done');
  const first = await Promise.race([output, late]).finally(() => waiting.abort());
  if (first !== 'late') return;
  stream.destroy();
  await output.catch(() => undefined);
}
