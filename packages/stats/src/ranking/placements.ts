import { argsort } from './argsort.ts';

/**
 * The share of the other class that each row outranks (positives) or is outranked by (negatives), ties counted half.
 * Their mean over the rows of either class is the area under the ROC curve.
 * Source: the structural components of DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, found by one sort as in
 * Sun & Xu (2014), IEEE Signal Processing Letters 21.
 * @param positive 1 for rows of the positive class, else 0.
 * @throws RangeError on NaN scores.
 */
export function placements(positive: Uint8Array, score: Float64Array): Float64Array {
  const order = argsort(score);
  const positives = positive.reduce((sum, one) => sum + one, 0);
  const negatives = positive.length - positives;
  const placed = new Float64Array(order.length);
  let positivesBelow = 0;
  let negativesBelow = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = score[order[from] as number];
    let tied = 0;
    for (; to < order.length && score[order[to] as number] === value; to++) {
      tied += positive[order[to] as number] as number;
    }
    const outranked = (negativesBelow + (to - from - tied) / 2) / negatives;
    const outranking = 1 - (positivesBelow + tied / 2) / positives;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      placed[row] = positive[row] === 1 ? outranked : outranking;
    }
    positivesBelow += tied;
    negativesBelow += to - from - tied;
  }
  return placed;
}
