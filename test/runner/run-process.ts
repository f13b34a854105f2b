import type { Annotation } from './annotations.ts';
import { CommandFiles } from './command-files.ts';
import type { Masks } from './masks.ts';
import type { ProcessGroups } from './process-groups.ts';
import { type CancelTimes, spawnProcess } from './spawn-process.ts';
import { StepLog } from './step-log.ts';
import type { WorkflowCommand } from './workflow-commands.ts';

/** What a step, or one stage of an action, did. */
export interface ProcessResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Exit code 0, and nothing the runner refused. */
  readonly succeeded: boolean;
  /** Standard output as printed, secrets included. */
  readonly stdout: string;
  /** Both streams as the web page shows them: masked, commands rendered. */
  readonly log: string;
  readonly commands: readonly WorkflowCommand[];
  /** Those GitHub keeps: ten of each level. */
  readonly annotations: readonly Annotation[];
  readonly annotationsDropped: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What it wrote to GITHUB_ENV. */
  readonly env: Readonly<Record<string, string>>;
  /** What it wrote to GITHUB_PATH, first line first. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly masks: readonly string[];
  readonly durationMs: number;
}

export interface StepProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** RUNNER_TEMP, where the command files go. */
  readonly temp: string;
  /** Everything but the command files. */
  readonly environment: Readonly<Record<string, string>>;
  readonly masks: Masks;
  readonly groups: ProcessGroups;
  readonly signal?: AbortSignal | undefined;
  readonly cancelTimes?: CancelTimes | undefined;
  /** Whether a failure is annotated: the runner does so for scripts, not for actions. */
  readonly annotateFailure?: boolean;
  /** Receives each masked line as it comes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** Runs one process as a step: with fresh command files, and with everything it prints read for commands. */
export async function runProcess(request: StepProcess): Promise<ProcessResult> {
  const { masks, temp } = request;
  const started = performance.now();
  const files = await CommandFiles.create(temp);
  const log = new StepLog(masks, request.onLine);
  const stdout: string[] = [];
  const end = await spawnProcess({
    ...request,
    environment: { ...request.environment, ...files.environment },
    onLine: (line, stream) => {
      if (stream === 'stdout') stdout.push(`${line}\n`);
      log.read(line);
    },
  });
  const { problems, failed, ...written } = await files.collect();
  await files.remove();
  for (const message of problems) log.annotate({ level: 'error', message });
  if (request.annotateFailure && end.exitCode !== 0) log.annotate({ level: 'error', message: describeEnd(end) });
  return {
    ...end,
    ...written,
    summary: masks.apply(written.summary),
    succeeded: end.exitCode === 0 && !failed && !log.failed,
    stdout: stdout.join(''),
    log: log.text,
    commands: log.commands,
    annotations: log.annotations.kept,
    annotationsDropped: log.annotations.dropped,
    masks: masks.values,
    durationMs: performance.now() - started,
  };
}

function describeEnd({ exitCode, signal }: { exitCode: number | null; signal: NodeJS.Signals | null }): string {
  return exitCode === null
    ? `Process ended by ${signal ?? 'a signal'}.`
    : `Process completed with exit code ${exitCode}.`;
}
