import { z } from 'zod';

/** How a job ended that this one needs. */
export interface Need {
  readonly job: string;
  /** As GitHub says: `success`, `failure`, `cancelled`, `skipped`. */
  readonly result: string;
  /** Nothing but `success` counts. */
  readonly passed: boolean;
}

const needs = z.record(z.string(), z.object({ result: z.string(), outputs: z.record(z.string(), z.unknown()) }));

const form = 'expected the JSON of `${{ toJSON(needs) }}`, job to result';

/**
 * Reads what GitHub says of the jobs this one needs.
 *
 * Only how they ended is used: GitHub drops outputs that hold a masked value, and a job can write any.
 */
export function parseNeeds(text: string, context: z.core.$RefinementCtx): Need[] {
  const refuse = (message: string): never => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const result = needs.safeParse(toJson(text));
  if (!result.success) return refuse(form);
  const jobs = Object.entries(result.data).map(([job, { result }]) => ({ job, result, passed: result === 'success' }));
  return jobs.length === 0 ? refuse('this job needs no other: list the jobs under `needs:`') : jobs;
}

/** Undefined for what is no JSON: no schema takes that. */
function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
