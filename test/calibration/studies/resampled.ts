import type { Resampling } from '@mlops-actions/stats';
import type { Random } from '../generators/random.ts';
import type { Truth } from '../study.ts';

/**
 * Replicates of a resampled test: fewer than the gate's 9999, since thousands of test sets are judged. A permutation
 * test holds its level at any number of replicates that divides evenly, and what is equal is judged by it.
 */
export function replicatesFor(truth: Truth, n: number): number {
  if (truth === 'equal') return n <= 1000 ? 199 : 99;
  return n <= 1000 ? 999 : 499;
}

/** How an engine is to resample one simulated test set. */
export function resamplingOf(truth: Truth, n: number, random: Random): Resampling {
  return { replicates: replicatesFor(truth, n), seed: random.words() };
}

/** Test sets of each population of a resampled engine. */
export function resampledDraws(n: number): number {
  return n <= 200 ? 6000 : n <= 1000 ? 4000 : 2000;
}
