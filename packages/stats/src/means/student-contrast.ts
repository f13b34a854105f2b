import type { Contrast } from '../contrast.ts';
import { studentTCdf, studentTPpf, studentTSf } from '../distributions/student-t.ts';
import { requireOpenUnit } from '../preconditions.ts';
import { type Allowance, planReach, splitMargin } from './margin.ts';

/** An estimate with its squared standard error. */
export interface Evidence {
  readonly estimate: number;
  /** Squared standard error; 0 where nothing varies, Infinity where it is not known. */
  readonly variance: number;
  /** Degrees of freedom of Student's distribution; Infinity for the normal one. */
  readonly df: number;
  /** The part of `variance` that more units would not shrink; 0 by default. */
  readonly fixed?: number;
}

/** A contrast that rests on Student's or the normal distribution. */
export interface StudentContrast extends Contrast {
  /** Standard error of `estimate`; Infinity where it is not known. */
  readonly se: number;
  /** Degrees of freedom; Infinity for the normal distribution. */
  readonly df: number;
}

/** What `studentContrast` is made of. */
export interface StudentInput {
  readonly test: string;
  readonly n: number;
  readonly baseline: number;
  readonly candidate: number;
  /** Reasons against deciding by this contrast: they make it inconclusive. */
  readonly faults?: readonly string[];
  /** Reasons for caution only. */
  readonly cautions?: readonly string[];
  /** Evidence of the linear contrast θ + share·baseline, whose noise includes the baseline's own. */
  readonly evidence: (share: number) => Evidence;
}

/**
 * The contrast of an estimate with a t or normal distribution: one-sided p-values, intervals and power.
 *
 * Where nothing varies it is inconclusive and flagged `degenerate`; a p is then 0, ½ or 1 by the sign of what it
 * tests. Where the noise is not known every p is ½. `needed` scales with `n`.
 */
export function studentContrast(input: StudentInput): StudentContrast {
  const { test, n, baseline, candidate, evidence, faults = [], cautions = [] } = input;
  const plain = evidence(0);
  const se = Math.sqrt(plain.variance);
  const blocking = se === 0 ? [...faults, 'degenerate'] : faults;
  const scale = Math.abs(baseline) + Math.abs(candidate);
  return {
    test,
    n,
    baseline,
    candidate,
    estimate: plain.estimate,
    se,
    df: plain.df,
    conclusive: blocking.length === 0,
    flags: [...cautions, ...blocking],
    regression: () => studentTCdf(standardised(plain, 0, scale), plain.df),
    improvement: () => studentTSf(standardised(plain, 0, scale), plain.df),
    noninferiority: (margin) => {
      const { size, share } = splitMargin(margin, baseline);
      const tested = evidence(share);
      return studentTSf(standardised(tested, size, scale), tested.df);
    },
    interval: (level) => studentInterval(plain, level),
    detectable: (plan) => (se === 0 ? Infinity : planReach(plan) * se),
    needed: (margin, plan) => {
      const allowance = splitMargin(margin, baseline);
      return unitsNeeded(evidence(allowance.share), { allowance, n, baseline, reach: planReach(plan) });
    },
  };
}

/** Two-sided t interval around an estimate. @throws RangeError on a level outside (0, 1). */
export function studentInterval({ estimate, variance, df }: Evidence, level: number): [number, number] {
  requireOpenUnit('level', level);
  const reach = variance === 0 ? 0 : -studentTPpf((1 - level) / 2, df) * Math.sqrt(variance);
  return [estimate - reach, estimate + reach];
}

/** (estimate + size)/SE; without spread ±Infinity by its sign, and 0 where only rounding separates it from 0. */
function standardised({ estimate, variance }: Evidence, size: number, scale: number): number {
  const excess = estimate + size;
  if (variance > 0) return excess / Math.sqrt(variance);
  if (Math.abs(excess) <= 16 * Number.EPSILON * (scale + size)) return 0;
  return excess > 0 ? Infinity : -Infinity;
}

interface Target {
  readonly allowance: Allowance;
  readonly n: number;
  readonly baseline: number;
  readonly reach: number;
}

/** The n at which reach·SE equals the margin, when only the variance above `fixed` falls as 1/n. */
function unitsNeeded({ variance, fixed = 0 }: Evidence, { allowance, n, baseline, reach }: Target): number | null {
  const size = allowance.size + allowance.share * baseline;
  const spare = (size / reach) ** 2 - fixed;
  if (!(spare > 0) || variance === 0 || variance === Infinity) return null;
  return Math.max(2, Math.ceil((n * (variance - fixed)) / spare));
}
