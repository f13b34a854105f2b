import type { CurveLine } from './exhibits.ts';
import { eachScore, type RankedScores } from './ranked-scores.ts';

/** Steps of the grid both axes are read on. */
const steps = 100;
const grid: readonly number[] = Array.from({ length: steps + 1 }, (_, at) => at / steps);

/** Keeps 28.999999999999996 of 100 from being less than 29. */
const slack = 1e-6;

type Line = Pick<CurveLine, 'x' | 'y'>;

/**
 * Recall at each false positive rate of a uniform grid: the highest where several thresholds share the rate, else
 * between its neighbours. Source: Fawcett (2006), An introduction to ROC analysis.
 */
export function rocLine(ranked: RankedScores): Line {
  const { tp, fp } = countAbove(ranked);
  const [positives, negatives] = [ranked.positives.length, ranked.negatives.length];
  let at = 0;
  const y = grid.map((rate) => {
    const wanted = rate * negatives;
    while (at + 1 < fp.length && (fp[at + 1] as number) <= wanted + slack) at += 1;
    return between(wanted, [fp, tp], at) / positives;
  });
  return { x: grid, y };
}

/**
 * Precision at the first threshold that reaches each recall of a uniform grid. Never interpolated: precision does not
 * change along straight lines. Source: Davis and Goadrich (2006), The relationship between precision-recall and ROC curves.
 */
export function precisionRecallLine(ranked: RankedScores): Line {
  const { tp, fp } = countAbove(ranked);
  let at = 0;
  const y = grid.map((recall) => {
    // At recall 0 nothing is found and precision has no value: the first find stands for it.
    const wanted = Math.max(1, recall * ranked.positives.length - slack);
    while ((tp[at] as number) < wanted) at += 1;
    return (tp[at] as number) / ((tp[at] as number) + (fp[at] as number));
  });
  return { x: grid, y };
}

/** Positives and negatives at or above each threshold: none first, all last. */
function countAbove(ranked: RankedScores): { tp: Float64Array; fp: Float64Array } {
  const risen: number[] = [];
  const fallen: number[] = [];
  eachScore(ranked, (_, positives, negatives) => {
    risen.push(positives);
    fallen.push(negatives);
  });
  return { tp: sumFromTop(risen), fp: sumFromTop(fallen) };
}

function sumFromTop(counts: readonly number[]): Float64Array {
  const sums = new Float64Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) {
    sums[at + 1] = (sums[at] as number) + (counts[counts.length - 1 - at] as number);
  }
  return sums;
}

function between(wanted: number, [xs, ys]: readonly [Float64Array, Float64Array], at: number): number {
  const [x0, y0] = [xs[at] as number, ys[at] as number];
  const [x1, y1] = [xs[at + 1] ?? x0, ys[at + 1] ?? y0];
  return x1 > x0 ? y0 + ((y1 - y0) * (wanted - x0)) / (x1 - x0) : y0;
}
