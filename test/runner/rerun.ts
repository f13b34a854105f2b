import type { JobRun } from './results.ts';

/** Which jobs of an attempt run again; those that need one of them do so too. */
export interface Rerun {
  /** The jobs of the attempt before. */
  readonly previous: readonly JobRun[];
  /** Those that failed or were cancelled, or the one of a name. */
  readonly only: 'failed' | { readonly name: string };
}

/** Whether a job, or one leg of a matrix, runs again of itself. */
export function mustRunAgain({ only }: Rerun, { name, conclusion }: JobRun): boolean {
  return only === 'failed' ? conclusion === 'failure' || conclusion === 'cancelled' : name === only.name;
}

/** The same for all of a job of which nothing is left to run: true for the first attempt. */
export function ranAgain(rerun: Rerun | undefined, id: string): boolean {
  return rerun?.previous.some((run) => run.id === id && mustRunAgain(rerun, run)) ?? true;
}
