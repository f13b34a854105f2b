import type { Contrast, Sample } from '../contrast.ts';
import { type DrawSums, openBootstrap, totalSums } from './bootstrap-sums.ts';
import { judgeClusters } from './clusters.ts';
import { openOmissions } from './jackknife-sums.ts';
import { findKinds, type Kinds } from './kinds.ts';
import { openStream, requireReplicates } from './random.ts';
import type { DrawValues } from './replicates.ts';
import { contrastResampled, type Resampled, sampleResampled } from './resampled-contrast.ts';
import { type SparseTable, tabulateSparse } from './sparse-guard.ts';
import { openSwaps } from './swap-sums.ts';
import type { SampleSumsInput, SumsInput } from './unit-sums.ts';

export type { SampleSumsInput, SumsInput, UnitSums } from './unit-sums.ts';

/**
 * Compares a metric computed from sums on two sides of the same units: paired permutation for red, paired bootstrap
 * (BCa) for green and the interval, each guarded where it alone would err. The numbers do not depend on the order of the units. More units than draw quickly
 * are gathered into 2000 random blocks (see `findKinds`).
 *
 * Source: Efron (1987); DiCiccio & Efron (1996); Noreen (1989); Yeh (2000).
 * @throws RangeError on broken rows, clusters, seed or replicates, and when the metric has no value on a side.
 */
export function contrastSums(input: SumsInput): Contrast {
  const kinds = findKinds([input.baseline, input.candidate], { ...input, ...input.resampling });
  const resampled = resampleSums(kinds, { ...input, test: input.test ?? 'permutation+bca' });
  const { seed } = input.resampling;
  return contrastResampled({
    ...resampled,
    values: resampled.values as [number, number],
    direction: input.direction,
    sparse: () => findSparse(kinds, resampled, input),
    openPermutation: () => evaluated(kinds, openSwaps(kinds, openStream(seed, 'permutation')), input.value),
  });
}

/** By the jackknife, which leaves out a unit of each kind: what a unit moves each side by, times n. */
function findSparse(
  kinds: Kinds,
  resampled: Resampled,
  { direction }: Pick<SumsInput, 'direction'>,
): SparseTable | undefined {
  const { values } = resampled;
  const { sides, counts } = resampled.jackknife();
  // Blocks stand for many units each, and are only made where very many differ.
  if (counts?.length !== kinds.rows.units || kinds.rows.units === 0) return undefined;
  const sign = direction === 'higher' ? 1 : -1;
  const influence = (side: number) =>
    (sides[side] as Float64Array).map((value) => sign * kinds.n * ((values[side] as number) - value));
  return tabulateSparse(kinds, { baseline: influence(0), candidate: influence(1) });
}

/**
 * The value of one side with its bootstrap (BCa) interval.
 * @throws RangeError as contrastSums does.
 */
export function sampleSums(input: SampleSumsInput): Sample {
  const kinds = findKinds([input.sums], { ...input, ...input.resampling });
  return sampleResampled(resampleSums(kinds, { ...input, test: input.test ?? 'bca' }));
}

function resampleSums(
  kinds: Kinds,
  { value, resampling, reading, test }: Pick<SumsInput, 'value' | 'resampling' | 'reading'> & { readonly test: string },
): Resampled {
  const { seed, replicates } = resampling;
  requireReplicates(replicates);
  return {
    test,
    n: kinds.n,
    caution: judgeClusters(kinds.clusters),
    values: Array.from(views(kinds, totalSums(kinds)), value),
    correction: 'bca',
    textbook: reading === 'textbook',
    replicates,
    openBootstrap: () => evaluated(kinds, openBootstrap(kinds, openStream(seed, 'bootstrap')), value),
    jackknife: () => leaveOneOut(kinds, { value, seed }),
  };
}

type Value = SumsInput['value'];

/** The metric of each side under the next draw of sums. */
function evaluated(kinds: Kinds, draw: DrawSums, value: Value): DrawValues {
  const sums = new Float64Array(kinds.rows.width);
  const sides = views(kinds, sums);
  return (values) => {
    draw(sums);
    for (let s = 0; s < sides.length; s++) values[s] = value(sides[s] as Float64Array);
  };
}

function leaveOneOut(kinds: Kinds, { value, seed }: { value: Value; seed: SumsInput['resampling']['seed'] }) {
  const { counts, omit } = openOmissions(kinds, seed);
  const sums = new Float64Array(kinds.rows.width);
  const sides = views(kinds, sums);
  const values = sides.map(() => new Float64Array(counts.length));
  for (let i = 0; i < counts.length; i++) {
    omit(i, sums);
    for (let s = 0; s < sides.length; s++) (values[s] as Float64Array)[i] = value(sides[s] as Float64Array);
  }
  return { sides: values, counts };
}

function views({ sides, rows }: Kinds, sums: Float64Array): Float64Array[] {
  const width = rows.width / sides;
  return Array.from({ length: sides }, (_, s) => sums.subarray(s * width, (s + 1) * width));
}
