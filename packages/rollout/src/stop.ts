import { type ErrorCode, ServiceError, UserError } from '@mlops-actions/errors';

/** The rollout does not go on: a limit is broken, a deadline is past, or the job is cancelled. */
export class Stop extends Error {
  override readonly name = 'Stop';
  /** Of the fault behind it, where one was thrown. */
  readonly code: ErrorCode | undefined;

  constructor(message: string, code?: ErrorCode) {
    super(message);
    this.code = code;
  }
}

/** @throws Stop when the job is cancelled. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Stop('cancelled');
}

/** Why it stopped, for people and for the record. */
export interface StopReason {
  readonly reason: string;
  readonly code: ErrorCode | undefined;
}

const longest = 1000;

/** Anything thrown, as an outcome tells it. What no part of the suite throws on purpose is a bug, and says so. */
export function reasonOf(error: unknown): StopReason {
  if (error instanceof Stop || error instanceof UserError || error instanceof ServiceError)
    return { reason: oneLine(error.message), code: error.code };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: oneLine(`this is a bug, please report it: ${message}`), code: 'E_INTERNAL' };
}

/** Reasons are clauses: whoever shows one writes the full stop. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, longest);
}
