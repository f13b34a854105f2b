import type { Margin, TestPlan } from '../contrast.ts';
import { normalPpf } from '../normal.ts';

/**
 * z(1−α) + z(power): the drop a one-sided test finds, in standard errors.
 * @throws RangeError unless 0 < α < 0.5 and 0.5 ≤ power < 1.
 */
export function planReach({ alpha, power }: TestPlan): number {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha must lie between 0 and 0.5, exclusive, not ${alpha}`);
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`power must be at least 0.5 and below 1, not ${power}`);
  return normalPpf(power) - normalPpf(alpha);
}

/** A margin as the null it stands for: θ + share·baseline ≤ −shift. */
export interface MarginNull {
  readonly share: number;
  readonly shift: number;
  /** The margin in the metric's unit. */
  readonly size: number;
}

/**
 * Reads a margin against the baseline's value.
 * @throws RangeError on a size that is not finite or below 0, and on a relative margin of a baseline not above 0.
 */
export function readMargin({ size, relative }: Margin, baseline: number): MarginNull {
  if (!(size >= 0 && Number.isFinite(size))) throw new RangeError(`the margin must be at least 0, not ${size}`);
  if (!relative) return { share: 0, shift: size, size };
  if (!(baseline > 0)) throw new RangeError(`a relative margin needs a baseline above 0, not ${baseline}`);
  return { share: size, shift: 0, size: size * baseline };
}

/** Units at which the plan proves the margin when nothing changed; null where noise or margin is 0. */
export function unitsNeeded(o: { n: number; error: number; margin: number; plan: TestPlan }): number | null {
  const reach = planReach(o.plan);
  const needed = Math.ceil(o.n * ((reach * o.error) / o.margin) ** 2);
  return o.error > 0 && Number.isFinite(needed) ? needed : null;
}
