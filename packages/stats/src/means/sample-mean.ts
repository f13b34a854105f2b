import type { Sample } from '../contrast.ts';
import { TOO_FEW_CLUSTERS } from './contrast-means.ts';
import { momentsOf } from './moments.ts';
import { studentInterval } from './student-contrast.ts';
import { requireUnits } from './unit-values.ts';

/** Values of one side, each with its weight and cluster as in `UnitValues`. */
export interface MeanInput {
  readonly values: Float64Array;
  readonly weight?: Float64Array | undefined;
  readonly clusters?: Uint32Array | undefined;
}

/**
 * The (weighted) mean of one side with its t interval: `mean-t`, or `clustered-mean-t` with cluster-robust errors.
 * The interval is null where the noise is not known: a single unit, fewer than 5 clusters, or values all equal.
 * @throws RangeError as `contrastMeans` does.
 */
export function sampleMean({ values, weight, clusters }: MeanInput): Sample {
  const units = { baseline: values, candidate: values, weight, clusters };
  requireUnits(units);
  const { groups, baseline: value, baselineVariance: variance } = momentsOf(units, 1);
  const tooFew = groups < (clusters === undefined ? 2 : TOO_FEW_CLUSTERS);
  const unknown = tooFew || variance === 0;
  return {
    test: clusters === undefined ? 'mean-t' : 'clustered-mean-t',
    n: groups,
    value,
    interval: (level) => (unknown ? null : studentInterval({ estimate: value, variance, df: groups - 1 }, level)),
  };
}
