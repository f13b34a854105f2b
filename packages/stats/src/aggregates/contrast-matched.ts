import type { Direction } from '../contrast.ts';
import { contrastDifferences } from '../means/contrast-means.ts';
import { FEWEST_SEEDS } from '../means/contrast-seeds.ts';
import type { StudentContrast } from '../means/student-contrast.ts';

/** One value of the metric per seed or split, at least 2, the same seeds in the same order on both sides. */
export interface MatchedInput {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
  readonly direction: Direction;
}

/**
 * Two recipes run with the same seeds or splits: `matched-t`, the paired t test on n − 1 degrees of freedom.
 * Fewer than 3 pairs: flag `few-seeds`, inconclusive; no spread: `degenerate`. `n` and `needed` count pairs.
 * @throws RangeError on fewer than 2 pairs, sides of unequal length, or values that are not finite.
 */
export function contrastMatched({ baseline, candidate, direction }: MatchedInput): StudentContrast {
  if (baseline.length < 2) throw new RangeError(`there must be at least 2 pairs, not ${baseline.length}`);
  const units = { baseline: Float64Array.from(baseline), candidate: Float64Array.from(candidate), direction };
  const faults = baseline.length < FEWEST_SEEDS ? ['few-seeds'] : [];
  return contrastDifferences(units, { test: 'matched-t', faults });
}
