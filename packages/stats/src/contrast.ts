/** Which way a metric is better. */
export type Direction = 'higher' | 'lower';

/** The size of a worsening that has to be ruled out. */
export interface Margin {
  /** Above 0: in the metric's unit, or as a share of the baseline's own value. */
  readonly size: number;
  /** Whether `size` is a share of the baseline's value, which must then be above 0. */
  readonly relative: boolean;
}

/** Error rates of a planned one-sided test. */
export interface TestPlan {
  /** Share of false alarms, in (0, 0.5). */
  readonly alpha: number;
  /** Share of true effects found, in [0.5, 1). */
  readonly power: number;
}

/** How resampled tests draw: the same seed and data give the same numbers on every machine. */
export interface Resampling {
  /** Replicates, at least 99; 9999 by default. */
  readonly replicates: number;
  /** Four unsigned 32-bit words. */
  readonly seed: readonly [number, number, number, number];
}

/**
 * What the evidence says of θ = candidate − baseline, oriented so that negative is worse.
 *
 * Two one-sided tests with different nulls rest on it: `regression` for red, `noninferiority` for green. Every p lies in
 * [0, 1]. What has no answer is never a small p.
 */
export interface Contrast {
  /** What was tested, such as `mcnemar-mid-p+tango`. */
  readonly test: string;
  /** Units the noise is judged by: examples, clusters, items. */
  readonly n: number;
  /** In the metric's own unit and direction. */
  readonly baseline: number;
  readonly candidate: number;
  /** θ: candidate − baseline, negated where lower is better. */
  readonly estimate: number;
  /** False where the numbers may be shown and must not decide: no spread at all, fewer than 5 clusters. */
  readonly conclusive: boolean;
  /** Such as `degenerate`, `few-clusters`, `redrawn`. */
  readonly flags: readonly string[];
  /** P of H0 θ ≥ 0: small speaks for a regression. */
  regression(): number;
  /** P of H0 θ ≤ 0: small speaks for a gain. */
  improvement(): number;
  /** P of H0 θ ≤ −margin: small proves the candidate not worse by the margin. Relative: θ + r·baseline ≤ 0. */
  noninferiority(margin: Margin): number;
  /** Two-sided interval of θ; its 1 − 2α form is what `noninferiority` at α leaves open. */
  interval(level: number): [number, number];
  /** The drop of θ this evidence would have seen, above 0; Infinity when none. */
  detectable(plan: TestPlan): number;
  /** Units needed to prove a margin if nothing had changed; null when that cannot be said. */
  needed(margin: Margin, plan: TestPlan): number | null;
}

/** A value of one side alone, with its noise, for floors. */
export interface Sample {
  readonly test: string;
  readonly n: number;
  readonly value: number;
  /** Two-sided interval of the value; null when its noise is not known. */
  interval(level: number): [number, number] | null;
}
