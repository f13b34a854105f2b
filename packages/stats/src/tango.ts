import { normalPpf, normalSf } from './normal.ts';
import { requireCount, requireOpenUnit, requireProportion } from './preconditions.ts';

/** Outcomes of two sides on the same n examples. */
export interface PairedTable {
  /** Baseline right, candidate wrong. */
  readonly b: number;
  /** Baseline wrong, candidate right. */
  readonly c: number;
  /** All pairs, concordant ones too; n ≥ b + c. */
  readonly n: number;
}

/**
 * Tango's score interval of Δ = (c − b)/n, two-sided at `level`, within [−1, 1].
 * Its 1 − 2α form is the set of margins that `tangoNoninferiority` at α leaves open. Without pairs it is [−1, 1].
 * Source: Tango (1998), Statistics in Medicine 17:891–908.
 * @throws RangeError on broken counts or a level outside (0, 1).
 */
export function tangoInterval(table: PairedTable, level: number): [number, number] {
  requireTable(table);
  requireOpenUnit('level', level);
  const { b, c, n } = table;
  const critical = -normalPpf((1 - level) / 2);
  // Mirrored, so that swapping the sides negates the interval to the last bit.
  return [lowerBound(table, critical), -lowerBound({ b: c, c: b, n }, critical)];
}

/**
 * Score test of H0: Δ ≤ −margin; a small p proves the candidate worse by less than the margin.
 * Without pairs z is 0 and p ½. Margin 0 asks for superiority.
 * Source: Tango (1998), as `tangoInterval`.
 * @param margin proportion in [0, 1].
 * @throws RangeError on broken counts or margin.
 */
export function tangoNoninferiority(table: PairedTable, margin: number): { z: number; p: number } {
  requireTable(table);
  requireProportion('margin', margin);
  const z = scoreStatistic(table, -margin);
  return { z, p: normalSf(z) };
}

/** The θ below the estimate at which z(θ) equals the critical value; z falls as θ rises. */
function lowerBound(table: PairedTable, critical: number): number {
  if (table.n === 0) return -1;
  let low = -1;
  let high = (table.c - table.b) / table.n;
  if (scoreStatistic(table, low) <= critical) return low;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (scoreStatistic(table, middle) > critical) low = middle;
    else high = middle;
  }
  return high;
}

/** z(θ): the difference less its value under Δ = θ, over the standard error that Δ = θ implies. */
function scoreStatistic({ b, c, n }: PairedTable, theta: number): number {
  // For θ ≥ 0 every sum below is free of cancellation; the mirror image covers the rest.
  if (theta < 0) return 0 - scoreStatistic({ b: c, c: b, n }, -theta);
  const excess = c - b - n * theta;
  const variance = n * (2 * lossProbability({ b, c, n }, theta) + theta * (1 - theta));
  return excess === 0 ? 0 : excess / Math.sqrt(variance);
}

/** Maximum-likelihood P(baseline right, candidate wrong) given Δ = θ ≥ 0: the larger root of Aq² + Bq + C. */
function lossProbability({ b, c, n }: PairedTable, theta: number): number {
  const A = 2 * n;
  const B = -(b + c) + (2 * n - c + b) * theta;
  const C = -b * theta * (1 - theta);
  const root = Math.sqrt(B * B - 4 * A * C);
  if (B < 0) return (root - B) / (2 * A);
  return C === 0 ? 0 : (-2 * C) / (B + root);
}

function requireTable({ b, c, n }: PairedTable): void {
  requireCount('b', b);
  requireCount('c', c);
  requireCount('n', n);
  if (b + c > n) throw new RangeError(`b + c must not exceed n: ${b} + ${c} > ${n}`);
}
