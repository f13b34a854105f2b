import { normalCdf } from './normal.ts';
import { requireCount, requireShare } from './preconditions.ts';
import { wilsonInterval } from './wilson.ts';

/** k successes among n. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/** All four cells of a paired 0/1 comparison. */
export interface PairedCells {
  /** Both right. */
  readonly n11: number;
  /** Baseline right, candidate wrong. */
  readonly b: number;
  /** Baseline wrong, candidate right. */
  readonly c: number;
  /** Both wrong. */
  readonly n00: number;
}

/**
 * Hybrid score interval of p(candidate) − p(baseline) for two independent samples, two-sided at `level`.
 * Source: Newcombe (1998), Statistics in Medicine 17:873–890, method 10.
 * @throws RangeError on broken counts, an empty sample, or a level outside (0, 1).
 */
export function newcombeIndependent(baseline: Share, candidate: Share, level: number): [number, number] {
  return hybridScore(baseline, candidate, { level, correlation: 0 });
}

/**
 * One-sided test of H0: p(candidate) ≥ p(baseline) on two independent samples, unpooled normal approximation.
 * @throws RangeError on broken counts or an empty sample.
 */
export function unpairedRegression(baseline: Share, candidate: Share): { z: number; p: number } {
  const pB = proportion(baseline);
  const pC = proportion(candidate);
  const se = Math.sqrt((pB * (1 - pB)) / baseline.n + (pC * (1 - pC)) / candidate.n);
  const z = pC === pB ? 0 : (pC - pB) / se;
  return { z, p: normalCdf(z) };
}

/**
 * Hybrid score interval of Δ = (c − b)/n for paired outcomes, with Newcombe's corrected correlation φ.
 * Source: Newcombe (1998), Statistics in Medicine 17:2635–2650, method 10.
 * @throws RangeError on broken counts, an empty table, or a level outside (0, 1).
 */
export function newcombePaired(cells: PairedCells, level: number): { phi: number; interval: [number, number] } {
  const { n11, b, c } = cells;
  const n = pairs(cells);
  const phi = correlation(cells);
  return { phi, interval: hybridScore({ k: n11 + b, n }, { k: n11 + c, n }, { level, correlation: phi }) };
}

function hybridScore(
  baseline: Share,
  candidate: Share,
  { level, correlation }: { level: number; correlation: number },
): [number, number] {
  const pB = proportion(baseline);
  const pC = proportion(candidate);
  const [lB, uB] = wilsonInterval(baseline.k, baseline.n, level);
  const [lC, uC] = wilsonInterval(candidate.k, candidate.n, level);
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * correlation * x * y + y * y));
  return [pC - pB - reach(pC - lC, uB - pB), pC - pB + reach(uC - pC, pB - lB)];
}

/** φ with n/2 taken off a positive numerator, never below 0; 0 when a margin of the table is empty. */
function correlation({ n11, b, c, n00 }: PairedCells): number {
  const margins = Math.sqrt((n11 + b) * (c + n00)) * Math.sqrt((n11 + c) * (b + n00));
  if (margins === 0) return 0;
  const product = n11 * n00 - b * c;
  const corrected = product > 0 ? Math.max(0, product - (n11 + b + c + n00) / 2) : product;
  return corrected / margins;
}

function proportion({ k, n }: Share): number {
  requireShare(k, n);
  if (n === 0) throw new RangeError('n must be at least 1, not 0');
  return k / n;
}

function pairs({ n11, b, c, n00 }: PairedCells): number {
  for (const [name, count] of Object.entries({ n11, b, c, n00 })) requireCount(name, count);
  return n11 + b + c + n00;
}
