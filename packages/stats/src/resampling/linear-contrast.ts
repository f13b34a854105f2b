import type { Contrast, Direction, Margin, TestPlan } from '../contrast.ts';
import { studentTCdf, studentTPpf } from '../distributions/student-t.ts';
import { normalCdf, normalPpf } from '../normal.ts';
import { requireOpenUnit } from '../preconditions.ts';
import { acceleration } from './bca.ts';
import type { Caution } from './clusters.ts';
import { planReach, readMargin, unitsNeeded } from './planning.ts';

/** Variances of estimates of which θ is the candidate less the baseline, oriented. */
export interface Variances {
  /** Var(θ). */
  readonly theta: number;
  /** Cov(θ, baseline). */
  readonly cross: number;
  /** Var(baseline). */
  readonly baseline: number;
}

/** Two values with the variances of a linear approximation. */
export interface LinearEvidence {
  readonly test: string;
  readonly n: number;
  readonly baseline: number;
  readonly candidate: number;
  readonly direction: Direction;
  readonly variances: Variances;
  /** Degrees of freedom; Infinity where the normal distribution judges. */
  readonly df: number;
  /** False where something speaks against deciding, which `flags` then name. */
  readonly conclusive: boolean;
  readonly flags: readonly string[];
}

/**
 * A contrast judged by θ over its standard error. Without spread (standard error × √n below 1e-12) it is `degenerate`
 * and proves nothing: its p are 1, its interval the point.
 * @throws RangeError when a side has no finite value.
 */
export function contrastLinear(evidence: LinearEvidence): Contrast {
  const { n, baseline, candidate, direction, df } = evidence;
  requireFinite(baseline);
  requireFinite(candidate);
  const estimate = (direction === 'higher' ? 1 : -1) * (candidate - baseline);
  const errorOf = (share: number) => standardError(evidence.variances, share);
  const degenerate = !(errorOf(0) * Math.sqrt(n) >= 1e-12);
  /** P of H0 θ + share·baseline ≤ −shift, or ≥ where mirrored. */
  const judge = (o: { share: number; shift: number; mirrored?: boolean }) => {
    const distance = (estimate + o.share * baseline + o.shift) / errorOf(o.share);
    return degenerate || Number.isNaN(distance) ? 1 : cdf(o.mirrored === true ? distance : -distance, df);
  };
  return {
    test: evidence.test,
    n,
    baseline,
    candidate,
    estimate,
    conclusive: evidence.conclusive && !degenerate,
    flags: degenerate ? [...evidence.flags, 'degenerate'] : evidence.flags,
    regression: () => judge({ share: 0, shift: 0, mirrored: true }),
    improvement: () => judge({ share: 0, shift: 0 }),
    noninferiority: (margin) => judge(readMargin(margin, baseline)),
    interval: (level) => {
      requireOpenUnit('level', level);
      const reach = degenerate ? 0 : quantile((1 + level) / 2, df) * errorOf(0);
      return [estimate - reach, estimate + reach];
    },
    detectable: (plan) => (degenerate ? Infinity : planReach(plan) * errorOf(0)),
    needed: (margin: Margin, plan: TestPlan) => {
      const { share, size } = readMargin(margin, baseline);
      return unitsNeeded({ n, error: degenerate ? 0 : errorOf(share), margin: size, plan });
    },
  };
}

/** A value and what each unit moves it by. */
export interface Linearised {
  readonly value: number;
  readonly influence: Float64Array;
}

/** Above |g₁|/√n = 0.1 a t test's one-sided size leaves 5 % by more than a point; BCa's acceleration is a sixth of it. */
const SKEW_LIMIT = 0.1 / 6;

/**
 * A contrast of two linearised sides of the same units: a t test with units − 1 degrees of freedom. Influences too
 * skew for their number are flagged `skewed`.
 * @throws RangeError as contrastLinear does.
 */
export function contrastInfluence(o: {
  readonly test: string;
  readonly direction: Direction;
  readonly baseline: Linearised;
  readonly candidate: Linearised;
  readonly caution: Caution;
}): Contrast {
  const { test, direction, baseline, candidate, caution } = o;
  const sign = direction === 'higher' ? 1 : -1;
  const theta = candidate.influence.map((moved, unit) => sign * (moved - (baseline.influence[unit] as number)));
  const skewed = Math.abs(acceleration(theta)) > SKEW_LIMIT;
  return contrastLinear({
    test,
    n: theta.length,
    baseline: baseline.value,
    candidate: candidate.value,
    direction,
    variances: influenceVariances(theta, baseline.influence),
    df: Math.max(1, theta.length - 1),
    conclusive: caution.enough,
    flags: skewed ? [...caution.flags, 'skewed'] : caution.flags,
  });
}

/** n/(n−1)·Σ of the centred products of influences; 0 throughout for a single unit. */
function influenceVariances(theta: Float64Array, baseline: Float64Array): Variances {
  const n = theta.length;
  const sums = { theta: 0, cross: 0, baseline: 0 };
  if (n < 2) return sums;
  const meanTheta = theta.reduce((sum, value) => sum + value, 0) / n;
  const meanBaseline = baseline.reduce((sum, value) => sum + value, 0) / n;
  for (let i = 0; i < n; i++) {
    const t = (theta[i] as number) - meanTheta;
    const b = (baseline[i] as number) - meanBaseline;
    sums.theta += t * t;
    sums.cross += t * b;
    sums.baseline += b * b;
  }
  const scale = n / (n - 1);
  return { theta: scale * sums.theta, cross: scale * sums.cross, baseline: scale * sums.baseline };
}

function standardError({ theta, cross, baseline }: Variances, share: number): number {
  return Math.sqrt(Math.max(0, theta + 2 * share * cross + share * share * baseline));
}

function cdf(x: number, df: number): number {
  return df === Infinity ? normalCdf(x) : studentTCdf(x, df);
}

function quantile(p: number, df: number): number {
  return df === Infinity ? normalPpf(p) : studentTPpf(p, df);
}

function requireFinite(value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`the metric must have a finite value on every side, not ${value}`);
}
