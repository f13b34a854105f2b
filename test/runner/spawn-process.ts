import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepFault } from './faults.ts';
import { splitLines } from './line-splitter.ts';
import { killGroup, type ProcessGroups } from './process-groups.ts';

/** How long a cancelled process may take, in milliseconds: from SIGINT to SIGTERM, and from there to SIGKILL. */
export interface CancelTimes {
  readonly interruptMs: number;
  readonly terminateMs: number;
}

/** What actions/runner waits. */
export const runnerCancelTimes: CancelTimes = { interruptMs: 7500, terminateMs: 2500 };

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly groups: ProcessGroups;
  readonly signal?: AbortSignal | undefined;
  readonly cancelTimes?: CancelTimes | undefined;
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface ProcessEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

const drainMs = 1000;

/**
 * Runs one process in a group of its own, stdin closed, both streams read by the line.
 * Cancelling sends SIGINT and SIGTERM to the process alone, as the runner does, and SIGKILL to the group.
 *
 * @throws StepFault when it cannot be started.
 */
export async function spawnProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const { command, args, cwd, environment, groups, signal, onLine } = request;
  const child = spawn(command, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  if (child.pid !== undefined) groups.add(child.pid);
  const drained = Promise.all([
    readLines(child.stdout, (line) => onLine(line, 'stdout')),
    readLines(child.stderr, (line) => onLine(line, 'stderr')),
  ]);
  const ended = new Promise<ProcessEnd>((resolve, reject) => {
    child.on('error', (cause) => reject(new StepFault(`${command} cannot be started: ${cause.message}`, { cause })));
    child.on('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  const cancelling = new AbortController();
  const cancel = () => void cancelInSteps(child, request.cancelTimes ?? runnerCancelTimes, cancelling.signal);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  try {
    const end = await ended;
    // What it started may hold the streams open for ever.
    await Promise.race([drained, sleep(drainMs, undefined, { ref: false })]);
    return end;
  } finally {
    cancelling.abort();
    signal?.removeEventListener('abort', cancel);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

async function cancelInSteps(
  child: { pid?: number | undefined; kill: (signal: NodeJS.Signals) => boolean },
  { interruptMs, terminateMs }: CancelTimes,
  stopped: AbortSignal,
): Promise<void> {
  try {
    child.kill('SIGINT');
    await sleep(interruptMs, undefined, { signal: stopped });
    child.kill('SIGTERM');
    await sleep(terminateMs, undefined, { signal: stopped });
    if (child.pid !== undefined) killGroup(child.pid);
  } catch {
    // It ended in time.
  }
}

async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  const splitter = splitLines(onLine);
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => splitter.write(text));
  await new Promise((resolve) => stream.on('close', resolve));
  splitter.end();
}
