import type { Direction } from '../contrast.ts';
import { type StudentContrast, studentContrast } from '../means/student-contrast.ts';
import { spreadOf } from './spread.ts';

/** Repeated values of an unchanged baseline on one dataset, and one value of the candidate. */
export interface PredictionInput {
  /** At least 5. */
  readonly baseline: readonly number[];
  readonly candidate: number;
  readonly direction: Direction;
}

/** Repeats below which their spread is no measure of noise. */
const FEWEST_REPEATS = 5;

/**
 * Whether one new value fits among k repeats of the baseline: `prediction-t`, (y − x̄)/(s·√(1 + 1/k)) on k − 1 degrees
 * of freedom. `n` and `needed` count repeats of the baseline; `needed` is null where the noise of the one candidate
 * alone is too large for the margin. No spread: flag `degenerate`, inconclusive.
 * @throws RangeError on fewer than 5 repeats, or values that are not finite.
 */
export function contrastPrediction({ baseline, candidate, direction }: PredictionInput): StudentContrast {
  const { n, mean, variance } = spreadOf('baseline', baseline, FEWEST_REPEATS);
  if (!Number.isFinite(candidate)) throw new RangeError(`candidate must be finite, not ${candidate}`);
  const sign = direction === 'higher' ? 1 : -1;
  return studentContrast({
    test: 'prediction-t',
    n,
    baseline: mean,
    candidate,
    evidence: (share) => ({
      estimate: sign * (candidate - mean) + share * mean,
      variance: variance * (1 + (share - sign) ** 2 / n),
      df: n - 1,
      fixed: variance,
    }),
  });
}
