import { ServiceError } from '@mlops-actions/errors';
import type { Clock } from './rollout.ts';
import { Stop, throwIfCancelled } from './stop.ts';
import { formatDuration } from './units.ts';

export interface Waiting {
  readonly clock: Clock;
  /** Milliseconds from now. */
  readonly limitMs: number;
  /** What is waited for, as in `1.4.0 was not ready within 5 min`: `1.4.0 was not ready`. */
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
}

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * Asks until the answer is undefined, at once and then with growing pauses; an answer in words says why not yet.
 * A server that cannot be reached counts as not yet.
 *
 * @throws Stop at the deadline or when the signal aborts; whatever else `ask` throws.
 */
export async function until(ask: () => Promise<string | undefined>, waiting: Waiting): Promise<void> {
  const { clock, limitMs, what, signal } = waiting;
  const deadline = clock.now() + limitMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const { reason, code } = await askOnce(ask);
    if (reason === undefined) return;
    throwIfCancelled(signal);
    const left = deadline - clock.now();
    if (!(left > 0)) throw new Stop(`${what} within ${formatDuration(limitMs)}: ${reason}`, code);
    await clock.sleep(Math.min(pause, left), signal);
    throwIfCancelled(signal);
  }
}

async function askOnce(ask: () => Promise<string | undefined>) {
  try {
    return { reason: await ask(), code: undefined };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { reason: error.message, code: error.code };
  }
}
