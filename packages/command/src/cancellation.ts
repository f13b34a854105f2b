const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs `body` with a signal that aborts, its reason the name of the signal, when GitHub cancels the job. Meanwhile
 * this process does not end by these signals itself; once cancelled, neither afterwards, so that it can still tell what
 * happened before it is killed.
 *
 * A runner cancels with SIGINT, follows after 7.5 s with SIGTERM, and after 2.5 s more kills the process tree.
 */
export async function withCancellation<T>(body: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (signal: NodeJS.Signals) => controller.abort(signal);
  for (const signal of signals) process.on(signal, abort);
  try {
    return await body(controller.signal);
  } finally {
    if (!controller.signal.aborted) for (const signal of signals) process.off(signal, abort);
  }
}
