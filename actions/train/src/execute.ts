import { type CommandOutcome, commandEnvironment, runCommand, withCancellation } from '@mlops-actions/command';
import { UserError } from '@mlops-actions/errors';
import type { Runner } from '@mlops-actions/runner';
import { describeDuration } from './duration.ts';
import type { Places } from './places.ts';

/** What to run, and how long at most, in milliseconds. */
export interface Training {
  readonly command: string;
  readonly seed: number;
  readonly timeLimitMs: number | undefined;
}

/** The runner kills the whole tree ten seconds after it cancels; the record's faults need the last of them. */
const graceMs = 7000;

/**
 * Runs the training command, its output in the log as it comes and never taken for workflow commands.
 *
 * @throws UserError E_COMMAND, E_TIME_LIMIT, E_CANCELLED with the last lines of the output.
 */
export async function execute(training: Training, places: Places, runner: Runner): Promise<CommandOutcome> {
  const { command, timeLimitMs } = training;
  const env = commandEnvironment(runner.context.environment, variables(training, places, runner));
  runner.info(command);
  const outcome = await withCancellation((signal) =>
    runner.untrusted((onOutput) =>
      runCommand({ command, cwd: places.folder, env, timeLimitMs, onOutput, signal, graceMs }),
    ),
  );
  if (outcome.leftRunning) runner.info('The command left programs running in the background; they were ended.');
  const failure = explain(outcome, timeLimitMs);
  if (failure !== undefined) throw failure;
  return outcome;
}

function variables({ seed }: Training, { output, params, progress, checkpoints }: Places, { context }: Runner) {
  return {
    MLOPS_SEED: String(seed),
    MLOPS_OUTPUT_DIR: output,
    MLOPS_PARAMS: params,
    MLOPS_PROGRESS_FILE: progress,
    MLOPS_CHECKPOINT_DIR: checkpoints,
    MLOPS_RESUME_FROM: '',
    // Python holds output back when it goes to a pipe; then the log would not be live.
    PYTHONUNBUFFERED: context.environment['PYTHONUNBUFFERED'] ?? '1',
  };
}

function explain(outcome: CommandOutcome, timeLimitMs = 0): UserError | undefined {
  const { exitCode, signal, durationMs, lastLines, timedOut, cancelled } = outcome;
  const after = describeDuration(durationMs);
  const problems = lastLines.map((message) => ({ message }));
  if (cancelled)
    return new UserError(
      'E_CANCELLED',
      `The job was cancelled; the command was ended after ${after}. Re-run the job if that was not meant.`,
      { problems },
    );
  if (timedOut) {
    return new UserError(
      'E_TIME_LIMIT',
      `The command was ended after ${after}, as its time limit is ${describeDuration(timeLimitMs)}. Raise \`time-limit\`, or make the command quicker.`,
      { problems },
    );
  }
  if (exitCode === 0) return undefined;
  const how = exitCode === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${exitCode}`;
  const last = lastLines.at(-1);
  const said = last === undefined ? 'It wrote nothing.' : `Its last line: ${last}`;
  return new UserError(
    'E_COMMAND',
    `The command ${how} after ${after}. ${said} (read the lines before it in the log, and correct the command)`,
    { problems },
  );
}
