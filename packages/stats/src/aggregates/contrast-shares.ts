import type { Contrast, Direction } from '../contrast.ts';
import { planReach, splitMargin } from '../means/margin.ts';
import { newcombeIndependent, type Share, unpairedRegression } from '../newcombe.ts';
import { hybridError, hybridSuperiority } from './hybrid-score.ts';

/** Two shares of independent samples: k of n examples, n at least 1. */
export interface SharesInput {
  readonly baseline: Share;
  readonly candidate: Share;
  readonly direction: Direction;
}

/**
 * Two shares by their counts alone: `unpaired-z+newcombe`. Conservative on both sides where the examples are the same,
 * because pairing is not known. A regression is judged by the unpaired z; where that has no spread (each share 0 or 1)
 * by the hybrid score interval, as proof within a margin always is. Relative margins combine both shares' Wilson
 * bounds linearly. `n` and `needed` count examples of the smaller side.
 * Source: Newcombe (1998), Statistics in Medicine 17:873–890; Zou & Donner (2008), 27:1693–1702, for relative margins.
 * @throws RangeError on broken counts or an empty sample.
 */
export function contrastShares({ baseline, candidate, direction }: SharesInput): Contrast {
  const sign = direction === 'higher' ? 1 : -1;
  const [before, after] = sign === 1 ? [baseline, candidate] : [missesOf(baseline), missesOf(candidate)];
  const regression = worsening(before, after);
  const improvement = worsening(after, before);
  const [from, to] = [baseline.k / baseline.n, candidate.k / candidate.n];
  const n = Math.min(baseline.n, candidate.n);
  const shares = { baseline, candidate, sign } as const;
  return {
    test: 'unpaired-z+newcombe',
    n,
    baseline: from,
    candidate: to,
    estimate: to === from ? 0 : sign * (to - from),
    conclusive: true,
    flags: [],
    regression: () => regression,
    improvement: () => improvement,
    noninferiority: (margin) => hybridSuperiority(shares, splitMargin(margin, from)),
    interval: (level) => newcombeIndependent(before, after, level),
    detectable: (plan) => planReach(plan) * (unpooledError(shares) || hybridError(shares, plan.alpha)),
    needed: (margin, plan) => {
      const { size, share } = splitMargin(margin, from);
      const target = size + share * from;
      const reach = planReach(plan) * (unpooledError(shares) || hybridError(shares, plan.alpha));
      return target > 0 ? Math.ceil(n * (reach / target) ** 2) : null;
    },
  };
}

/** P of H0: the share did not fall, for shares of which more is better. */
function worsening(before: Share, after: Share): number {
  const { p } = unpairedRegression(before, after);
  const sides = { baseline: after, candidate: before, sign: 1 } as const;
  return unpooledError(sides) === 0 ? hybridSuperiority(sides, { size: 0, share: 0 }) : p;
}

function unpooledError(sides: { readonly baseline: Share; readonly candidate: Share }): number {
  const variance = ({ k, n }: Share) => ((k / n) * (1 - k / n)) / n;
  return Math.sqrt(variance(sides.baseline) + variance(sides.candidate));
}

function missesOf({ k, n }: Share): Share {
  return { k: n - k, n };
}
