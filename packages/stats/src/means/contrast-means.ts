import type { Contrast, Direction, Resampling } from '../contrast.ts';
import { contrastSums, type UnitSums } from '../resampling/contrast-sums.ts';
import { FEW_DIFFERING } from '../resampling/sparse-guard.ts';
import { type Moments, momentsOf } from './moments.ts';
import { exactSignFlip } from './sign-flip.ts';
import { type Evidence, type StudentContrast, studentContrast } from './student-contrast.ts';
import { requireUnits, type UnitValues } from './unit-values.ts';

/** Two sides of a mean over the same units. */
export interface MeansInput extends UnitValues {
  readonly direction: Direction;
  /** How to resample where the differences are too skewed for t; absent: t in any case. */
  readonly resampling?: Resampling | undefined;
}

/** A contrast of two means. */
export interface MeansContrast extends StudentContrast {
  /** Squared standard error over what it would be with independent units; null without clusters or spread. */
  readonly designEffect: number | null;
}

/** Below this many units the sign-flip test replaces t. */
const FEW_UNITS = 20;
/** |skewness|/√n above which the size of a one-sided t test at 5 % leaves 4 % … 6 %. */
const SKEWED = 0.1;
/** Where resampling errs as well: a few units decide, and those that were not drawn would have decided otherwise. */
const TOO_SKEWED = 0.25;
/** Clusters below which the numbers carry a warning, and below which they decide nothing. */
export const FEW_CLUSTERS = 10;
export const TOO_FEW_CLUSTERS = 5;

/**
 * Two sides of a (weighted) mean over the same units, with θ the weighted mean of the oriented differences.
 *
 * `paired-t` on n − 1 degrees of freedom; `clustered-t` with cluster-robust errors on C − 1 where there are clusters;
 * `sign-flip+t` for fewer than 20 unweighted, unclustered units, whose regression and improvement are exact;
 * `permutation+bca` for 20 or more unclustered units too skewed for t, where `resampling` is given, and inconclusive
 * (`too-skewed`) where they are too skewed for that as well. `n` and `needed`
 * count clusters where there are any, and units otherwise. Flags: `few-clusters` (below 10); inconclusive are
 * `too-few-clusters` (below 5), `degenerate` (no spread) and `single-unit`.
 *
 * Source: Miller (2024), arXiv 2411.00640; relative margins by the linear contrast of each unit.
 * @throws RangeError on sides of unequal length, values that are not finite, or weights that are negative or all 0.
 */
export function contrastMeans(input: MeansInput): MeansContrast {
  requireUnits(input);
  const moments = momentsOf(input, input.direction === 'higher' ? 1 : -1);
  if (input.clusters !== undefined) return contrastClusters(moments);
  if (moments.units < FEW_UNITS) return contrastFew(input, moments);
  const skewed = Math.abs(moments.skewness) > SKEWED * Math.sqrt(moments.units);
  const byT = contrastUnits(moments);
  if (!skewed || input.resampling === undefined) return byT;
  const resampled = { ...byT, ...resample(input, input.resampling) };
  const wild = Math.abs(moments.skewness) > TOO_SKEWED * Math.sqrt(moments.units);
  return wild && differing(input) >= FEW_DIFFERING
    ? { ...resampled, conclusive: false, flags: [...resampled.flags, 'too-skewed'] }
    : resampled;
}

function contrastUnits(moments: Moments): MeansContrast {
  const faults = moments.units < 2 ? ['single-unit'] : [];
  return { ...fromMoments(moments, { test: 'paired-t', faults }), designEffect: null };
}

function contrastClusters(moments: Moments): MeansContrast {
  const { groups, variance, independent } = moments;
  const cautions = groups < FEW_CLUSTERS ? ['few-clusters'] : [];
  const faults = groups < TOO_FEW_CLUSTERS ? ['too-few-clusters'] : [];
  const known = independent > 0 && variance < Infinity;
  return {
    ...fromMoments(moments, { test: 'clustered-t', faults, cautions }),
    designEffect: known ? variance / independent : null,
  };
}

function contrastFew({ baseline, candidate, weight, direction }: MeansInput, moments: Moments): MeansContrast {
  const byT = contrastUnits(moments);
  if (weight !== undefined || !byT.conclusive) return byT;
  const differences = candidate.map((c, i) => c - (baseline[i] as number));
  const oriented = direction === 'higher' ? differences : differences.map((d) => -d);
  return {
    ...byT,
    test: 'sign-flip+t',
    regression: () => exactSignFlip(oriented).regression,
    improvement: () => exactSignFlip(oriented).improvement,
  };
}

/** Units whose sides differ: where they are few, resampling is guarded by what they say at worst. */
function differing({ baseline, candidate }: MeansInput): number {
  let count = 0;
  for (let i = 0; i < baseline.length; i++) count += Number(baseline[i] !== candidate[i]);
  return count;
}

function resample({ baseline, candidate, weight, direction }: MeansInput, resampling: Resampling): Contrast {
  return contrastSums({
    baseline: weightedSums(baseline, weight),
    candidate: weightedSums(candidate, weight),
    value: (sums) => (sums[0] as number) / (sums[1] as number),
    direction,
    resampling,
    test: 'permutation+bca',
  });
}

/** Each unit of weight above 0 as (weight·value, weight). */
function weightedSums(values: Float64Array, weight: Float64Array | undefined): UnitSums {
  const units = weight === undefined ? values.length : weight.reduce((count, w) => count + Number(w > 0), 0);
  const amount = new Float64Array(2 * units);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weight === undefined ? 1 : (weight[i] as number);
    if (w === 0) continue;
    amount[at++] = w * (values[i] as number);
    amount[at++] = w;
  }
  const start = Uint32Array.from({ length: units + 1 }, (_, unit) => 2 * unit);
  const index = Uint32Array.from(amount, (_, j) => j % 2);
  return { width: 2, start, index, amount };
}

/**
 * The plain paired t test of contrastMeans under another name, whatever the number of units, never resampled.
 * @throws RangeError as `contrastMeans` does.
 */
export function contrastDifferences(input: MeansInput, naming: Naming): StudentContrast {
  requireUnits(input);
  return fromMoments(momentsOf(input, input.direction === 'higher' ? 1 : -1), naming);
}

/** What a contrast is called, and what speaks against deciding by it. */
export interface Naming {
  readonly test: string;
  readonly faults: readonly string[];
  readonly cautions?: readonly string[];
}

function fromMoments(moments: Moments, naming: Naming): StudentContrast {
  const { groups: n, baseline, candidate } = moments;
  return studentContrast({ ...naming, n, baseline, candidate, evidence: (share) => linear(moments, share) });
}

/** θ + share·baseline: its variance from those of θ and the baseline's mean, and their covariance. */
function linear(moments: Moments, share: number): Evidence {
  const { estimate, variance, covariance, baselineVariance } = moments;
  return {
    estimate: estimate + share * moments.baseline,
    variance: share === 0 ? variance : Math.max(0, variance + share * (2 * covariance + share * baselineVariance)),
    df: Math.max(1, moments.groups - 1),
  };
}
