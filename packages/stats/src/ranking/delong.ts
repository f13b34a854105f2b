import type { Contrast, Sample } from '../contrast.ts';
import { normalPpf } from '../normal.ts';
import { requireOpenUnit } from '../preconditions.ts';
import type { Caution } from '../resampling/clusters.ts';
import { contrastLinear } from '../resampling/linear-contrast.ts';
import { judgeClasses, requireClasses, requireRows } from './classes.ts';
import { placements } from './placements.ts';

/** Scores of two models on the same rows. */
export interface PairedScores {
  /** 1 for rows of the positive class, else 0. */
  readonly positive: Uint8Array;
  /** Higher speaks for the positive class; only the order counts. */
  readonly baseline: Float64Array;
  readonly candidate: Float64Array;
}

/** Areas under two ROC curves with their variances. */
export interface DeLong {
  readonly baseline: number;
  readonly candidate: number;
  readonly varBaseline: number;
  readonly varCandidate: number;
  readonly covariance: number;
  /** Var(candidate − baseline), free of cancellation: 0 where both rank alike. */
  readonly varDifference: number;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Areas under two correlated ROC curves and their covariance; ties count half.
 * Source: DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837–845; Sun & Xu (2014).
 * @throws RangeError on arrays of different length, fewer than 2 rows of a class, or NaN scores.
 */
export function delong({ positive, baseline, candidate }: PairedScores): DeLong {
  requireRows(positive, baseline, candidate);
  const counts = requireClasses(positive);
  const b = placements(positive, baseline);
  const c = placements(positive, candidate);
  const difference = c.map((placed, row) => placed - (b[row] as number));
  const classes = { positive, ...counts };
  return {
    baseline: areaOf(b, classes),
    candidate: areaOf(c, classes),
    varBaseline: covarianceOf(b, b, classes),
    varCandidate: covarianceOf(c, c, classes),
    covariance: covarianceOf(b, c, classes),
    varDifference: covarianceOf(difference, difference, classes),
    ...counts,
  };
}

/**
 * Compares two areas under the ROC curve by DeLong's test. With fewer than 10 rows of a class it is not conclusive.
 * @throws RangeError as delong does.
 */
export function contrastAuc(scores: PairedScores): Contrast {
  const { baseline, candidate, varDifference, varBaseline, covariance, positives, negatives } = delong(scores);
  const { enough, flags } = judgeClasses({ positives, negatives });
  return contrastLinear({
    test: 'delong',
    n: scores.positive.length,
    baseline,
    candidate,
    direction: 'higher',
    variances: { theta: varDifference, cross: covariance - varBaseline, baseline: varBaseline },
    df: Infinity,
    conclusive: enough,
    flags,
  });
}

/**
 * The area under one ROC curve with DeLong's interval, cut to [0, 1]; null with fewer than 10 rows of a class, or where
 * no row is misplaced and there is no variance to judge by.
 * @throws RangeError as delong does.
 */
export function sampleAuc({ positive, score }: { positive: Uint8Array; score: Float64Array }): Sample {
  requireRows(positive, score);
  const counts = requireClasses(positive);
  const caution: Caution = judgeClasses(counts);
  const placed = placements(positive, score);
  const value = areaOf(placed, { positive, ...counts });
  const error = Math.sqrt(covarianceOf(placed, placed, { positive, ...counts }));
  return {
    test: 'delong',
    n: positive.length,
    value,
    interval: (level) => {
      requireOpenUnit('level', level);
      const reach = normalPpf((1 + level) / 2) * error;
      return caution.enough && error > 0 ? [Math.max(0, value - reach), Math.min(1, value + reach)] : null;
    },
  };
}

interface Classes {
  readonly positive: Uint8Array;
  readonly positives: number;
  readonly negatives: number;
}

/** The mean placement of positives. */
function areaOf(placed: Float64Array, { positive, positives }: Classes): number {
  return classSum(placed, positive, 1) / positives;
}

/** Cov of placements among positives over their number, plus the same among negatives. */
function covarianceOf(a: Float64Array, b: Float64Array, { positive, positives, negatives }: Classes): number {
  const sums = [0, 0];
  const meansA = [classSum(a, positive, 0) / negatives, classSum(a, positive, 1) / positives];
  const meansB = [classSum(b, positive, 0) / negatives, classSum(b, positive, 1) / positives];
  for (let row = 0; row < a.length; row++) {
    const side = positive[row] as 0 | 1;
    const product = ((a[row] as number) - (meansA[side] as number)) * ((b[row] as number) - (meansB[side] as number));
    sums[side] = (sums[side] as number) + product;
  }
  const [negative, positiveSum] = sums as [number, number];
  return negative / (negatives - 1) / negatives + positiveSum / (positives - 1) / positives;
}

function classSum(placed: Float64Array, positive: Uint8Array, side: 0 | 1): number {
  let sum = 0;
  for (let row = 0; row < placed.length; row++) if (positive[row] === side) sum += placed[row] as number;
  return sum;
}
