import { isMissing, translate } from './faults.ts';

/** The repository of a call, by octokit's names. */
export type Place = { readonly owner: string; readonly repo: string };

/** What is not there is no fault. */
export function missing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

/**
 * Awaits a call and puts what went wrong into words.
 *
 * @param what completes "could not …".
 * @param needed permission to name where GitHub does not.
 */
export async function attempt<T>(what: string, call: Promise<T>, needed?: string): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translate(what, error, needed);
  }
}
