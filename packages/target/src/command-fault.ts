import type { CommandOutcome } from '@mlops-actions/command';
import { UserError } from '@mlops-actions/errors';
import { oneLine } from './one-line.ts';
import type { TargetStep } from './target.ts';

/** Why a call of the script did not do its step; undefined when it did. `ready` may say not yet. */
export function findFault(step: TargetStep, outcome: CommandOutcome, timeLimitMs: number): UserError | undefined {
  const problems = outcome.lastLines.map((message) => ({ message }));
  const text = textOf(step, outcome, timeLimitMs);
  return text === undefined ? undefined : new UserError(text.code, text.message, { problems });
}

type Text = { readonly code: 'E_CANCELLED' | 'E_TIME_LIMIT' | 'E_TARGET'; readonly message: string };

function textOf(step: TargetStep, outcome: CommandOutcome, timeLimitMs: number): Text | undefined {
  const { cancelled, timedOut, exitCode, leftRunning } = outcome;
  const said = lastWords(outcome);
  if (cancelled)
    return {
      code: 'E_CANCELLED',
      message: `The job was cancelled while the command was in the step ${step}. Re-run it if that was not meant.`,
    };
  if (timedOut)
    return {
      code: 'E_TIME_LIMIT',
      message: `The command was ended in the step ${step} after its time limit of ${timeLimitMs / 1000} s. ${said} Raise \`time-limit\`, or let the step only start what takes long: \`ready\` is asked again and again.`,
    };
  if (step === 'ready') return undefined;
  if (exitCode !== 0)
    return {
      code: 'E_TARGET',
      message: `The command ${howItEnded(outcome)} in the step ${step}. ${said} Read the lines before it in the log, and correct the command or what it calls.`,
    };
  if (!leftRunning) return undefined;
  return {
    code: 'E_TARGET',
    message: `The command left programs running in the step ${step}, which were ended with it. Start servers with a service manager, a container, or \`setsid\`.`,
  };
}

/** `ended with exit code 3`, or by which signal. */
export function howItEnded({ exitCode, signal }: CommandOutcome): string {
  return exitCode === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${exitCode}`;
}

function lastWords({ lastLines }: CommandOutcome): string {
  const last = lastLines.at(-1);
  return last === undefined ? 'It wrote nothing.' : `Its last line: ${oneLine(last)}.`;
}
