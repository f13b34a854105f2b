import type { Margin, TestPlan } from '../contrast.ts';
import { normalPpf } from '../normal.ts';

/** A margin taken apart: θ + share·baseline + size is what must be above 0. */
export interface Allowance {
  /** In the metric's unit; 0 where the margin is relative. */
  readonly size: number;
  /** As a share of the baseline; 0 where the margin is absolute. */
  readonly share: number;
}

/**
 * Takes a margin apart into its absolute and its relative share.
 * @throws RangeError on a size that is negative or not finite, or a relative margin of a baseline not above 0.
 */
export function splitMargin({ size, relative }: Margin, baseline: number): Allowance {
  if (!(size >= 0 && size < Infinity)) throw new RangeError(`a margin must be at least 0 and finite, not ${size}`);
  if (!relative) return { size, share: 0 };
  if (!(baseline > 0)) throw new RangeError(`a relative margin needs a baseline above 0, not ${baseline}`);
  return { size: 0, share: size };
}

/**
 * z(1−α) + z(power): how many standard errors an effect must measure to be found as planned.
 * @throws RangeError unless alpha lies in (0, 0.5) and power in [0.5, 1).
 */
export function planReach({ alpha, power }: TestPlan): number {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha must lie between 0 and 0.5, exclusive, not ${alpha}`);
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`power must be at least 0.5 and below 1, not ${power}`);
  return normalPpf(power) - normalPpf(alpha);
}
