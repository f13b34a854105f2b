import { requireSameLength, sortedSample, totalWeight } from './samples.ts';

/** Share at which empty bins are floored, so that they do not make the index infinite. */
const FLOOR = 1e-4;

/** A population stability index with the bins it was computed from. */
export interface BinnedPsi {
  readonly psi: number;
  /** Edges between neighbouring bins, rising; bin k holds edge[k−1] < x ≤ edge[k]. */
  readonly innerEdges: readonly number[];
  readonly referenceCounts: readonly number[];
  readonly currentCounts: readonly number[];
}

/**
 * Population stability index Σ (q − p)·ln(q/p) of two distributions over the same bins. Shares are floored at
 * `floor`, and not made to sum to 1 again.
 * Source: Lewis (1994), An Introduction to Credit Scoring; it is Jeffreys' divergence of the two.
 * @param reference counts, finite and at least 0, of which one is above 0; likewise `current`.
 * @param floor in (0, 1); 0.0001 by default.
 * @throws RangeError on unequal numbers of bins, broken counts, or a broken floor.
 */
export function psiOfCounts(
  reference: readonly number[],
  current: readonly number[],
  { floor = FLOOR }: { floor?: number } = {},
): number {
  requireSameLength('bins', reference, current);
  if (!(floor > 0 && floor < 1)) throw new RangeError(`floor must lie between 0 and 1, exclusive, not ${floor}`);
  const [before, after] = [totalWeight('reference', reference), totalWeight('current', current)];
  return reference.reduce((sum, count, bin) => {
    const p = Math.max(floor, count / before);
    const q = Math.max(floor, (current[bin] as number) / after);
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}

/**
 * Population stability index of two samples over bins between quantiles of the reference, interpolated linearly;
 * equal quantiles make one edge, and the reference's least and largest value none. A reference of two values is binned
 * at the lower one; of a single value into less, equal and more.
 * @param reference at least one value, none NaN; likewise `current`.
 * @param options.bins at least 2; 10 by default.
 * @throws RangeError on an empty sample, NaN, infinite edges, or broken options.
 */
export function psiOfValues(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  { bins = 10, floor = FLOOR }: { bins?: number; floor?: number } = {},
): BinnedPsi {
  if (!Number.isSafeInteger(bins) || bins < 2) {
    throw new RangeError(`bins must be a whole number of at least 2, not ${bins}`);
  }
  const before = sortedSample('reference', reference);
  const after = sortedSample('current', current);
  const innerEdges = quantileEdges(before, bins);
  const referenceCounts = countsBetween(before, innerEdges);
  const currentCounts = countsBetween(after, innerEdges);
  const psi = psiOfCounts(referenceCounts, currentCounts, { floor });
  return { psi, innerEdges, referenceCounts, currentCounts };
}

function quantileEdges(sorted: Float64Array, bins: number): number[] {
  const quantile = (k: number) => {
    const position = (k * (sorted.length - 1)) / bins;
    const below = Math.floor(position);
    const [low, high] = [sorted[below] as number, sorted[Math.ceil(position)] as number];
    return low === high ? low : low + (high - low) * (position - below);
  };
  const [least, most] = [sorted[0] as number, sorted.at(-1) as number];
  const edges = Array.from({ length: bins - 1 }, (_, k) => quantile(k + 1));
  if (!edges.every(Number.isFinite)) throw new RangeError('quantiles of reference must be finite');
  const inner = [...new Set(edges)].filter((edge) => least < edge && edge < most);
  return inner.length > 0 ? inner : edgesOfFew(least, most);
}

/** Two values or one leave no quantile between them: the index would be blind without edges at the values. */
function edgesOfFew(least: number, most: number): number[] {
  if (least < most) return [least];
  return [least - Math.max(Number.MIN_VALUE, Math.abs(least) * Number.EPSILON), least];
}

/** How many of the sorted values lie up to each edge and above the one before; last, above all edges. */
function countsBetween(sorted: Float64Array, edges: readonly number[]): number[] {
  const upTo = [...edges.map((edge) => countUpTo(sorted, edge)), sorted.length];
  return upTo.map((count, bin) => count - (upTo[bin - 1] ?? 0));
}

function countUpTo(sorted: Float64Array, edge: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
