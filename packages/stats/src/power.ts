import type { TestPlan } from './contrast.ts';
import { normalPpf } from './normal.ts';
import { requireCount, requireProportion } from './preconditions.ts';

/**
 * The smallest drop in a paired proportion that n pairs would reveal with the given power, in (0, 1].
 * Solves x√n = z(1−α)·√D + z(power)·√(D − x²) with D = max(disagreement, x); 1 when n is too small for any drop.
 * Source: Connor (1987), Biometrics 43:207–211, extended to drops above the disagreement seen.
 * @param o.disagreement share of pairs on which the sides differ, in [0, 1].
 * @throws RangeError on arguments outside these ranges.
 */
export function mdePairedBinary(o: TestPlan & { readonly n: number; readonly disagreement: number }): number {
  requireCount('n', o.n);
  requireProportion('disagreement', o.disagreement);
  const quantiles = planQuantiles(o);
  const reveals = (x: number) => x * Math.sqrt(o.n) >= noise(x, { ...quantiles, disagreement: o.disagreement });
  if (!reveals(1)) return 1;
  let low = 0;
  let high = 1;
  for (let middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
    if (reveals(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Pairs needed to reveal a drop of `effect` (`detect`), and to prove a candidate that equals its baseline not worse
 * by the margin `effect` (`noninferiority`: never fewer than identical predictions need under Tango's test).
 * Source: Connor (1987) for the first; (z(1−α) + z(power))²·disagreement/margin² for the second.
 * @param o.disagreement share of pairs on which the sides differ, in [0, 1].
 * @param o.effect drop or margin, in (0, 1].
 * @throws RangeError on arguments outside these ranges.
 */
export function requiredNPairedBinary(o: TestPlan & { readonly disagreement: number; readonly effect: number }): {
  detect: number;
  noninferiority: number;
} {
  const { disagreement, effect } = o;
  requireProportion('disagreement', disagreement);
  requireProportion('effect', effect);
  if (effect === 0) throw new RangeError('effect must be above 0');
  const { zAlpha, zPower } = planQuantiles(o);
  const detect = (noise(effect, { zAlpha, zPower, disagreement }) / effect) ** 2;
  const equal = ((zAlpha + zPower) / effect) ** 2 * disagreement;
  // Identical predictions leave Tango's bound at z²/(n + z²): fewer pairs prove nothing.
  const identical = (zAlpha ** 2 * (1 - effect)) / effect;
  return { detect: Math.ceil(detect), noninferiority: Math.ceil(Math.max(equal, identical)) };
}

interface Noise {
  readonly zAlpha: number;
  readonly zPower: number;
  readonly disagreement: number;
}

/** What √n·x must exceed; a drop of x needs at least x of the pairs to differ. */
function noise(x: number, { zAlpha, zPower, disagreement }: Noise): number {
  const differing = Math.max(disagreement, x);
  return zAlpha * Math.sqrt(differing) + zPower * Math.sqrt(differing - x * x);
}

function planQuantiles({ alpha, power }: TestPlan): { zAlpha: number; zPower: number } {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha must lie between 0 and 0.5, exclusive, not ${alpha}`);
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`power must be at least 0.5 and below 1, not ${power}`);
  return { zAlpha: -normalPpf(alpha), zPower: normalPpf(power) };
}
