import { binomialPmf, binomialSf } from './binomial.ts';
import { normalSf } from './normal.ts';
import { requireCount } from './preconditions.ts';

/** The pairs on which the two sides disagree. */
export interface DiscordantPairs {
  /** Baseline right, candidate wrong. */
  readonly b: number;
  /** Baseline wrong, candidate right. */
  readonly c: number;
}

/** P-values of one paired comparison, each in [0, 1]. */
export interface PairedPValues {
  /** H0: the candidate is not worse. Small speaks for a regression. */
  readonly regression: number;
  /** H0: the candidate is not better. Small speaks for an improvement. */
  readonly improvement: number;
  /** H0: neither differs. */
  readonly twoSided: number;
}

/**
 * McNemar's test with mid-p: P(X > b) + ½·P(X = b) for X ~ Bin(b + c, ½).
 * Source: Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91; the two-sided p is 2·min.
 * @throws RangeError on counts that are negative or not whole.
 */
export function mcnemarMidP({ b, c }: DiscordantPairs): PairedPValues {
  requirePairs({ b, c });
  // Both sides subtract the same half, so that swapping them swaps the p-values to the last bit.
  const half = binomialPmf({ k: Math.max(b, c), n: b + c, p: 0.5 }) / 2;
  const midP = (k: number) => binomialSf({ k, n: b + c, p: 0.5 }) - half;
  // A balanced table is exactly ½ by symmetry; the sum would carry a rounding error.
  return b === c ? withTwoSided(0.5, 0.5) : withTwoSided(midP(b), midP(c));
}

/**
 * McNemar's exact test: P(X ≥ b) for X ~ Bin(b + c, ½); conservative beside mid-p.
 * @throws RangeError on counts that are negative or not whole.
 */
export function mcnemarExact({ b, c }: DiscordantPairs): PairedPValues {
  requirePairs({ b, c });
  const exact = (k: number) => binomialSf({ k, n: b + c, p: 0.5 });
  return withTwoSided(exact(b), exact(c));
}

/** A chi-squared statistic on one degree of freedom, and its p. */
export interface ChiSquared {
  readonly statistic: number;
  readonly p: number;
}

/**
 * McNemar's asymptotic test, plain and with Edwards' continuity correction; 0 without discordant pairs.
 * @throws RangeError on counts that are negative or not whole.
 */
export function mcnemarChiSquared({ b, c }: DiscordantPairs): { plain: ChiSquared; corrected: ChiSquared } {
  requirePairs({ b, c });
  const difference = Math.abs(b - c);
  return { plain: chiSquared(difference, b + c), corrected: chiSquared(Math.max(0, difference - 1), b + c) };
}

function chiSquared(difference: number, discordant: number): ChiSquared {
  const root = discordant === 0 ? 0 : difference / Math.sqrt(discordant);
  return { statistic: root * root, p: 2 * normalSf(root) };
}

function withTwoSided(regression: number, improvement: number): PairedPValues {
  return { regression, improvement, twoSided: Math.min(1, 2 * Math.min(regression, improvement)) };
}

function requirePairs({ b, c }: DiscordantPairs): void {
  requireCount('b', b);
  requireCount('c', c);
}
