import type { OrderedShape } from './shapes.ts';

/** Probability that a positive example scores above a negative one, ties counting half; NaN without both classes. */
export const rocAuc: OrderedShape = {
  shape: 'ordered',
  value(positives, negatives) {
    let [above, below, wins] = [0, 0, 0];
    for (let at = 0; at < positives.length; at += 1) {
      wins += (positives[at] as number) * (below + (negatives[at] as number) / 2);
      above += positives[at] as number;
      below += negatives[at] as number;
    }
    return wins / (above * below);
  },
};

/** Sum over thresholds of precision times the rise in recall, as scikit-learn defines it; NaN without positives. */
export const averagePrecision: OrderedShape = {
  shape: 'ordered',
  value(positives, negatives) {
    let [tp, fp, area] = [0, 0, 0];
    for (let at = positives.length - 1; at >= 0; at -= 1) {
      const risen = positives[at] as number;
      tp += risen;
      fp += negatives[at] as number;
      if (risen > 0) area += risen * (tp / (tp + fp));
    }
    return area / tp;
  },
};

/** Who scored what. */
export interface Ranking {
  /** 1 for positives. */
  readonly positive: Uint8Array;
  readonly score: Float64Array;
}

/** Weight of positives and negatives at each distinct score, lowest first; undefined when a score is no number. */
export function weighScores(
  { positive, score }: Ranking,
  weights: Float64Array | undefined,
): { positives: Float64Array; negatives: Float64Array } | undefined {
  if (score.some(Number.isNaN)) return undefined;
  const distinct = distinctScores(score);
  const sides = [new Float64Array(distinct.length), new Float64Array(distinct.length)] as const;
  for (let at = 0; at < score.length; at += 1) {
    const side = sides[positive[at] as 0 | 1];
    const rank = find(distinct, score[at] as number);
    side[rank] = (side[rank] as number) + (weights === undefined ? 1 : (weights[at] as number));
  }
  return { positives: sides[1], negatives: sides[0] };
}

function distinctScores(score: Float64Array): Float64Array {
  const sorted = score.toSorted();
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1)
    if (at === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at] as number;
  return sorted.subarray(0, count);
}

function find(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
