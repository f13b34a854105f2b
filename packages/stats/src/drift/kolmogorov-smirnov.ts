import { kolmogorovSf } from '../distributions/kolmogorov.ts';
import { sortedSample } from './samples.ts';

/** Two samples compared by the largest distance of their distribution functions. */
export interface KolmogorovSmirnov {
  /** Largest distance, in [0, 1]. */
  readonly statistic: number;
  /** Two-sided: `exact` where it is there, else `stephens`. */
  readonly p: number;
  /** By counting lattice paths; conservative with ties; null for more than a million pairs of values. */
  readonly exact: number | null;
  /** By Kolmogorov's limit distribution. */
  readonly limit: number;
  /** By the limit distribution with Stephens' correction for finite samples. */
  readonly stephens: number;
}

/** Pairs of values above which paths are no longer counted: about 5 ms. */
const MOST_PATH_CELLS = 1e6;

/**
 * Two-sample Kolmogorov–Smirnov test, two-sided.
 * Source: Hodges (1958), Arkiv för Matematik 3:469–486, for the exact p; Stephens (1970), JRSS B 32:115–122.
 * @throws RangeError on an empty sample or NaN.
 */
export function ksTwoSample(a: ArrayLike<number>, b: ArrayLike<number>): KolmogorovSmirnov {
  const [n, m] = [a.length, b.length];
  const steps = largestDistance(sortedSample('a', a), sortedSample('b', b));
  const statistic = steps / (n * m);
  const root = Math.sqrt((n * m) / (n + m));
  const exact = n * m <= MOST_PATH_CELLS ? touchingPaths({ n, m, steps }) : null;
  const stephens = kolmogorovSf((root + 0.12 + 0.11 / root) * statistic);
  return { statistic, p: exact ?? stephens, exact, limit: kolmogorovSf(root * statistic), stephens };
}

/** The largest |i·m − j·n|, a whole number, where i and j values of the sorted samples lie at or below a point. */
function largestDistance(a: Float64Array, b: Float64Array): number {
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const point = Math.min(a[i] as number, b[j] as number);
    while (i < a.length && (a[i] as number) <= point) i++;
    while (j < b.length && (b[j] as number) <= point) j++;
    largest = Math.max(largest, Math.abs(i * b.length - j * a.length));
  }
  return largest;
}

/**
 * Share of the lattice paths from (0, 0) to (n, m), all equally likely, on which |i·m − j·n| reaches `steps`. The
 * recursion adds shares only, so that small p-values keep their digits.
 */
function touchingPaths({ n, m, steps }: { n: number; m: number; steps: number }): number {
  const touched = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) >= steps) touched[j] = 1;
      else if (j === 0) touched[j] = i === 0 ? 0 : (touched[j] as number);
      else if (i === 0) touched[j] = touched[j - 1] as number;
      else touched[j] = (i * (touched[j] as number) + j * (touched[j - 1] as number)) / (i + j);
    }
  }
  return touched[m] as number;
}
