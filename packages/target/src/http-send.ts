import { setTimeout as timeout } from 'node:timers/promises';
import { ServiceError } from '@mlops-actions/errors';
import type { Http, HttpAnswer, HttpRequest } from '@mlops-actions/http';

/** Time, passed in. */
export interface RetryClock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: RetryClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => timeout(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};

/** Milliseconds before the second and the third try. */
const waits = [1000, 3000] as const;

export interface Retries {
  readonly http: Http;
  readonly clock: RetryClock;
  /** Whether an answer is to be asked for again. */
  readonly again: (status: number) => boolean;
}

/**
 * Sends a request that may be repeated, up to three times while nothing comes back or `again` says so. All tries and
 * waits share the request's time limit.
 *
 * @throws what the last try threw.
 */
export async function sendAgain(request: HttpRequest, { http, clock, again }: Retries): Promise<HttpAnswer> {
  const end = clock.now() + request.timeLimitMs;
  for (let tried = 0; ; tried++) {
    const timeLimitMs = Math.max(1, Math.ceil(end - clock.now()));
    const result = await attempt(http, { ...request, timeLimitMs }, again);
    const wait = waits[tried];
    const over = wait === undefined || clock.now() + wait >= end || request.signal?.aborted === true;
    if (result.settled || over) {
      if (result.fault !== undefined) throw result.fault;
      return result.answer;
    }
    await clock.sleep(wait, request.signal);
  }
}

type Attempt =
  | { readonly settled: boolean; readonly answer: HttpAnswer; readonly fault?: undefined }
  | { readonly settled: boolean; readonly fault: Error };

async function attempt(http: Http, request: HttpRequest, again: Retries['again']): Promise<Attempt> {
  try {
    const answer = await http.send(request);
    return { settled: !again(answer.status), answer };
  } catch (error) {
    // A fault with a status is a redirect or too large an answer: it would come again.
    const lost = error instanceof ServiceError && error.code === 'E_HTTP' && error.status === undefined;
    if (lost) return { settled: false, fault: error };
    throw error;
  }
}
