import { requireSameLength, totalWeight } from './samples.ts';

/** Values on a line with the mass each carries. */
export interface WeightedSample {
  /** Finite, at least one. */
  readonly values: ArrayLike<number>;
  /** As many, finite, at least 0, one above 0; absent: all the same. */
  readonly weights?: ArrayLike<number> | undefined;
}

/**
 * First Wasserstein distance: the area between the two distribution functions, in the values' unit.
 * Source: Vallender (1974), Theory of Probability and Its Applications 18:784–786.
 * @throws RangeError on empty samples, values that are not finite, or broken weights.
 */
export function wasserstein1d(u: WeightedSample, v: WeightedSample): number {
  const [left, right] = [ascending('u', u), ascending('v', v)];
  let [i, j, distance] = [0, 0, 0];
  let [below, above] = [0, 0];
  let position = Math.min(left.values[0] as number, right.values[0] as number);
  while (i < left.values.length || j < right.values.length) {
    const next = Math.min(left.values[i] ?? Infinity, right.values[j] ?? Infinity);
    distance += Math.abs(below - above) * (next - position);
    position = next;
    while (left.values[i] === next) below += left.shares[i++] as number;
    while (right.values[j] === next) above += right.shares[j++] as number;
  }
  return distance;
}

function ascending(name: string, { values, weights }: WeightedSample): { values: Float64Array; shares: Float64Array } {
  const n = values.length;
  if (n === 0) throw new RangeError(`${name} must not be empty`);
  if (!Float64Array.from(values).every(Number.isFinite)) throw new RangeError(`${name} must hold finite values`);
  // Equal values need no weights of their own to be ordered by.
  if (weights === undefined) {
    return { values: Float64Array.from(values).toSorted(), shares: new Float64Array(n).fill(1 / n) };
  }
  requireSameLength(`values and weights of ${name}`, values, weights);
  const total = totalWeight(`weights of ${name}`, weights);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (values[a] as number) - (values[b] as number));
  return {
    values: Float64Array.from(order, (i) => values[i] as number),
    shares: Float64Array.from(order, (i) => (weights[i] as number) / total),
  };
}
