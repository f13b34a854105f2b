const longestTimer = 2 ** 31 - 1;

/** A time limit together with the caller's own signal. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** What ended it first; undefined while neither did. */
  readonly ended: () => 'limit' | 'cancelled' | undefined;
  readonly release: () => void;
}

export function startDeadline(timeLimitMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let first: 'limit' | 'cancelled' | undefined;
  const end = (by: 'limit' | 'cancelled') => {
    first ??= by;
    controller.abort();
  };
  const cancel = () => end('cancelled');
  const timer = setTimeout(() => end('limit'), Math.min(timeLimitMs, longestTimer));
  if (outer?.aborted) cancel();
  else outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    ended: () => first,
    release() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}
