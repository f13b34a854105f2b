import type { Contrast, Direction, Margin, Sample, TestPlan } from '../contrast.ts';
import { acceleration, type BootstrapDistribution, bcaInterval, bcaP, isDegenerate, medianBias } from './bca.ts';
import type { Caution } from './clusters.ts';
import { hull, sparseInterval, sparseP, studentInterval, studentised, studentP, widened } from './guards.ts';
import { planReach, readMargin, unitsNeeded } from './planning.ts';
import { collectReplicates, type DrawValues, type Replicates } from './replicates.ts';
import type { SparseTable } from './sparse-guard.ts';

/** Values of one or two sides, baseline first, and how to draw them again. */
export interface Resampled {
  readonly test: string;
  /** Units or clusters. */
  readonly n: number;
  readonly caution: Caution;
  readonly values: readonly number[];
  /** Whether replicates are corrected for bias and skewness, or read as they are. */
  readonly correction: 'bca' | 'percentile';
  /** Replicates asked for. */
  readonly replicates: number;
  /** BCa and permutation as published, without what guards their level. */
  readonly textbook?: boolean;
  openBootstrap(): DrawValues;
  /** Values of each side when one unit or block is left out, and how many of those a value stands for. */
  jackknife(): { readonly sides: readonly Float64Array[]; readonly counts?: ArrayLike<number> };
}

/** Two sides, which may also be swapped. */
export interface ResampledPair extends Resampled {
  readonly values: readonly [number, number];
  readonly direction: Direction;
  openPermutation(): DrawValues;
  /** What few differing units say at worst; undefined where there are enough. */
  sparse?(): SparseTable | undefined;
}

/**
 * A contrast from replicates: the bootstrap judges the margin and the interval; a regression or improvement must be
 * shown by the paired permutation and by the bootstrap, for the first takes both models for one and the second takes
 * the sample for the population, and either may err where the other does not. Where few units differ the margin must
 * also stand the score test of `sparse`. Each set of replicates is drawn when first asked for. Replicates without
 * spread (`degenerate`), or of which more than 1 % had no value (`unstable`; `redrawn` where fewer), prove no margin.
 * @throws RangeError when a side has no finite value.
 */
export function contrastResampled(pair: ResampledPair): Contrast {
  const [baseline, candidate] = requireValues(pair) as [number, number];
  const sign = pair.direction === 'higher' ? 1 : -1;
  const estimate = sign * (candidate - baseline);
  const { caution } = pair;
  const bootstrap = once(() => openEvidence(pair, { sign, estimate, baseline }));
  const swapped = once(() => collectSwaps(pair, sign));
  // Replicates equal to the estimate but for rounding count as equal to it.
  const slack = 1e-10 * Math.max(Math.abs(baseline), Math.abs(candidate));
  const tail = (holds: (theta: number) => boolean) => share(swapped(), holds);
  const { textbook = false } = pair;
  const sparse = once(() => (textbook ? undefined : pair.sparse?.()));
  const guarded = () => bootstrap().proves && !textbook;
  /** P of H0 θ ≤ 0 by bootstrap and by Student's t, the first of which knows skewness, the second few units. */
  const better = (): [number, number] => [
    studentised(bcaP(bootstrap().corrected(0), 0), pair.n),
    studentP({ estimate, error: bootstrap().error(0), n: pair.n }),
  ];
  return {
    test: pair.test,
    n: pair.n,
    baseline,
    candidate,
    estimate,
    get conclusive() {
      return caution.enough && bootstrap().proves;
    },
    get flags() {
      return [...caution.flags, ...bootstrap().flags];
    },
    regression: () =>
      Math.max(
        tail((theta) => !(theta > estimate + slack)),
        ...(guarded() ? better().map((p) => 1 - p) : []),
      ),
    improvement: () =>
      Math.max(
        tail((theta) => !(theta < estimate - slack)),
        ...(guarded() ? better() : []),
      ),
    noninferiority: (margin) => {
      const { share, shift, size } = readMargin(margin, baseline);
      if (!bootstrap().proves) return 1;
      const p = bcaP(bootstrap().distribution(share), -shift);
      if (textbook) return p;
      const shifted = { estimate: estimate + share * baseline + shift, error: bootstrap().error(share), n: pair.n };
      return Math.max(studentised(p, pair.n), studentP(shifted), sparseP(sparse(), size));
    },
    interval: (level) => {
      if (!guarded()) return bootstrap().interval(level);
      const student = studentInterval({ estimate, error: bootstrap().error(0), n: pair.n }, level);
      return hull([bootstrap().interval(widened(level, pair.n)), student, sparseInterval(sparse(), level)]);
    },
    detectable: (plan) => (bootstrap().proves ? planReach(plan) * bootstrap().error(0) : Infinity),
    needed: (margin: Margin, plan: TestPlan) => {
      const { share, size } = readMargin(margin, baseline);
      const error = bootstrap().proves ? bootstrap().error(share) : 0;
      return unitsNeeded({ n: pair.n, error, margin: size, plan });
    },
  };
}

/**
 * The value of one side with its bootstrap interval; null where replicates have no spread, more than 1 % of them no value, or
 * caution forbids to decide.
 * @throws RangeError when it has no finite value.
 */
export function sampleResampled(one: Resampled): Sample {
  const [value] = requireValues(one) as [number];
  const bootstrap = once(() => openEvidence(one, { sign: 1, estimate: value, baseline: 0 }));
  return {
    test: one.test,
    n: one.n,
    value,
    interval: (level) =>
      one.caution.enough && bootstrap().proves ? bootstrap().interval(widened(level, one.n)) : null,
  };
}

/** Standard deviations the replicates may lie off the estimate: beyond, resampling bends the metric too far. */
const LARGEST_BIAS = 1;

interface Evidence {
  /** Whether there is spread to judge by, and replicates nearly always have a value. */
  readonly proves: boolean;
  readonly flags: readonly string[];
  /** Of θ + share·baseline, read as asked for. */
  distribution(share: number): BootstrapDistribution;
  /** The same, corrected for bias and skewness in any case. */
  corrected(share: number): BootstrapDistribution;
  /** Standard error of θ + share·baseline. */
  error(share: number): number;
  interval(level: number): [number, number];
}

function openEvidence(
  resampled: Resampled,
  { sign, estimate, baseline }: { sign: number; estimate: number; baseline: number },
): Evidence {
  const { replicates, values } = resampled;
  const drawn = collectReplicates(resampled.openBootstrap(), { replicates, sides: values.length });
  const jackknife = once(() => resampled.jackknife());
  const combine = (sides: readonly Float64Array[], share: number) => contrastOf(sides, sign, share);
  const replicated = byNumber((share) => ({
    sorted: combine(drawn.sides, share).toSorted(),
    estimate: estimate + share * baseline,
  }));
  const corrected = byNumber((share): BootstrapDistribution => {
    const { sides, counts } = jackknife();
    return { ...replicated(share), acceleration: acceleration(combine(sides, share), counts) };
  });
  const plain = byNumber((share): BootstrapDistribution => ({ ...replicated(share), bias: 0, acceleration: 0 }));
  const distribution = resampled.correction === 'percentile' ? plain : corrected;
  const degenerate = isDegenerate(replicated(0).sorted);
  const biased = !degenerate && Math.abs(medianBias(replicated(0))) > LARGEST_BIAS;
  return {
    proves: !degenerate && !drawn.unstable && !biased,
    flags: [...(degenerate ? ['degenerate'] : []), ...(biased ? ['biased'] : []), ...redraws(drawn)],
    distribution,
    corrected,
    error: (share) => standardDeviation(combine(drawn.sides, share)),
    interval: (level) => (drawn.sides[0]?.length === 0 ? [-Infinity, Infinity] : bcaInterval(distribution(0), level)),
  };
}

function redraws({ unstable, redrawn }: Replicates): string[] {
  if (unstable) return ['unstable'];
  return redrawn > 0 ? ['redrawn'] : [];
}

/** θ + share·baseline of each replicate; the values themselves where there is one side. */
function contrastOf(sides: readonly Float64Array[], sign: number, share: number): Float64Array {
  const [baseline, candidate] = sides as [Float64Array, Float64Array | undefined];
  if (candidate === undefined) return baseline.slice();
  return baseline.map((b, i) => sign * ((candidate[i] as number) - b) + share * b);
}

/** θ of each swapped replicate; NaN where a side then has no value. */
function collectSwaps(pair: ResampledPair, sign: number): Float64Array {
  const draw = pair.openPermutation();
  const values = new Float64Array(2);
  const swapped = new Float64Array(pair.replicates);
  for (let i = 0; i < swapped.length; i++) {
    draw(values);
    swapped[i] = sign * ((values[1] as number) - (values[0] as number));
  }
  return swapped;
}

/** The data as they are count as one replicate more: a permutation p is never 0. */
function share(replicates: Float64Array, holds: (theta: number) => boolean): number {
  let count = 1;
  for (const theta of replicates) if (holds(theta)) count++;
  return count / (replicates.length + 1);
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function requireValues({ values }: Resampled): readonly number[] {
  for (const value of values) {
    if (!Number.isFinite(value))
      throw new RangeError(`the metric must have a finite value on every side, not ${value}`);
  }
  return values;
}

function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

function byNumber<T>(compute: (key: number) => T): (key: number) => T {
  const kept = new Map<number, T>();
  return (key) => {
    const value = kept.get(key) ?? compute(key);
    kept.set(key, value);
    return value;
  };
}
