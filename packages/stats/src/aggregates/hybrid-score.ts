import type { Allowance } from '../means/margin.ts';
import type { Share } from '../newcombe.ts';
import { normalPpf, normalSf } from '../normal.ts';
import { wilsonInterval } from '../wilson.ts';

/** Two independent shares and the orientation of their difference. */
export interface Shares {
  readonly baseline: Share;
  readonly candidate: Share;
  readonly sign: 1 | -1;
}

/** Standard normal quantiles above this are not resolved by a confidence level held as a double. */
const FARTHEST = 8;

/**
 * P of H0: sign·(candidate − baseline) + share·baseline + size ≤ 0: the α at which the bound of the 1 − 2α hybrid
 * score interval meets it; no smaller than 6e-16.
 * Source: Newcombe (1998), method 10, inverted; with coefficients, Zou & Donner (2008).
 */
export function hybridSuperiority(shares: Shares, { size, share }: Allowance): number {
  const excess = combined(shares, share) + size;
  if (excess === 0) return 0.5;
  const side = excess > 0 ? 'below' : 'above';
  const z = standardReach(Math.abs(excess), (z) => hybridReach(shares, { share, side, tail: normalSf(z) }));
  return excess > 0 ? normalSf(z) : normalSf(-z);
}

/** The standard error that the hybrid score interval's lower arm at `alpha` corresponds to; above 0. */
export function hybridError(shares: Shares, alpha: number): number {
  return hybridReach(shares, { share: 0, side: 'below', tail: alpha }) / -normalPpf(alpha);
}

function combined({ baseline, candidate, sign }: Shares, share: number): number {
  return (sign * candidate.k) / candidate.n + ((share - sign) * baseline.k) / baseline.n;
}

interface Arm {
  readonly share: number;
  readonly side: 'below' | 'above';
  /** One-sided error probability. */
  readonly tail: number;
}

/** How far the interval of the combination reaches to one side. */
function hybridReach({ baseline, candidate, sign }: Shares, { share, side, tail }: Arm): number {
  const factors = [
    { of: candidate, factor: sign },
    { of: baseline, factor: share - sign },
  ];
  return Math.hypot(
    ...factors.map(({ of, factor }) => {
      const [lower, upper] = wilsonInterval(of.k, of.n, 1 - 2 * tail);
      const towardsLower = factor > 0 === (side === 'below');
      return factor * (towardsLower ? of.k / of.n - lower : upper - of.k / of.n);
    }),
  );
}

/** The z at which a reach that grows with z arrives at `distance`, by bisection. */
function standardReach(distance: number, reach: (z: number) => number): number {
  if (reach(FARTHEST) <= distance) return FARTHEST;
  let [low, high] = [0, FARTHEST];
  while (high - low > 1e-13) {
    const middle = (low + high) / 2;
    if (reach(middle) < distance) low = middle;
    else high = middle;
  }
  return high;
}
