import { mcnemarMidP, tangoInterval, tangoNoninferiority } from '@mlops-actions/stats';

/** Losses, gains and pairs of one comparison; b: only the baseline was right, c: only the candidate. */
export interface PairedTable {
  readonly b: number;
  readonly c: number;
  readonly n: number;
}

/** What the pairs say. Everything is oriented: negative is worse. */
export interface PairedEvidence {
  /** (c − b)/n, a share in [−1, 1]. */
  readonly delta: number;
  /** Tango's interval of delta at `level`. */
  readonly ci: readonly [number, number];
  readonly level: number;
  /** H0: not worse. Mid-p McNemar. */
  readonly pRegression: number;
  /** H0: worse by the margin or more. Tango. */
  readonly pNoninferiority: number;
  /** H0: not worse than the margin. Tango. */
  readonly pBeyondMargin: number;
  /** The largest drop the interval leaves open, which is the smallest margin that would have passed. */
  readonly worstDrop: number;
}

/**
 * Compares two sides on the same n ≥ 1 examples, each right or wrong.
 *
 * Two one-sided tests with different nulls, and the interval they agree with: 1 − 2·alpha, 90 % for alpha 0.05.
 * Source: Fagerland, Lydersen & Laake (2013) for mid-p; Tango (1998).
 */
export function comparePairedBinary(
  table: PairedTable,
  { margin, alpha }: { margin: number; alpha: number },
): PairedEvidence {
  const level = 1 - 2 * alpha;
  const ci = tangoInterval(table, level);
  const pNoninferiority = tangoNoninferiority(table, margin).p;
  return {
    delta: (table.c - table.b) / table.n,
    ci,
    level,
    pRegression: mcnemarMidP(table).regression,
    pNoninferiority,
    pBeyondMargin: 1 - pNoninferiority,
    worstDrop: Math.max(0, -ci[0]),
  };
}

/** The share of alpha a comparison may spend on blocking, and what passing has to prove. */
export interface Levels {
  readonly block: number;
  readonly pass: number;
}

/** Red when it is proven worse and not proven within the margin; green when proven within it; else open. */
export function decide(
  p: { readonly adjusted: number; readonly noninferiority: number },
  { block, pass }: Levels,
): 'pass' | 'fail' | 'inconclusive' {
  if (p.noninferiority <= pass) return 'pass';
  return p.adjusted <= block ? 'fail' : 'inconclusive';
}
