import type { BytesAnswer, BytesRequest } from '@mlops-actions/http';
import { type Attempt, attempt, type Wire } from './attempt.ts';
import type { Place } from './place.ts';
import { saidBy } from './said.ts';

/** How often, and after which waits, a request is sent again. */
export interface Retries extends Wire {
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** How a request ended after every retry. */
export type Outcome = Attempt & {
  /** Whether an earlier try may have been carried out although no answer said so. */
  readonly uncertain: boolean;
};

const tries = 5;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** Sends a request until it is answered for good, at most five times. */
export async function send(wire: Retries, place: Place, request: BytesRequest): Promise<Outcome> {
  let uncertain = false;
  for (let count = 1; ; count += 1) {
    const result = await attempt(wire, place, request);
    const wait = count < tries ? pauseAfter(result, count, wire.now()) : undefined;
    if (wait === undefined) return { ...result, uncertain };
    uncertain ||= 'fault' in result || result.answer.status >= 500;
    await wire.pause(wait);
  }
}

/** Milliseconds to wait before the next try; undefined: it would not help. */
function pauseAfter(result: Attempt, count: number, now: Date): number | undefined {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (count - 1));
  // A fault with a status is an answer that was too large.
  if ('fault' in result) return result.fault.status === undefined ? pause : undefined;
  if (!mayPass(result.answer)) return undefined;
  const asked = retryAfter(result.answer.headers.get('retry-after'), now);
  return asked > longestPauseMs ? undefined : Math.max(pause, asked);
}

/** `RequestTimeout` and `ConditionalRequestConflict` are about this try alone, though their statuses are of the 400s. */
const passingCodes = new Set(['RequestTimeout', 'ConditionalRequestConflict', 'OperationAborted', 'SlowDown']);

function mayPass(answer: BytesAnswer): boolean {
  if (answer.status < 400) return false;
  if (answer.status === 429 || (answer.status >= 500 && answer.status !== 501)) return true;
  return passingCodes.has(saidBy(answer).code ?? '');
}

/** Milliseconds by `retry-after`, a count of seconds or a date; 0 without. */
function retryAfter(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
