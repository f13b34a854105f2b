import { describe, expect, it, test } from 'vitest';
import type { Contrast } from '../contrast.ts';
import { contrastOrdered } from '../ranking/contrast-ordered.ts';
import { placements } from '../ranking/placements.ts';
import { acceleration, bcaInterval, bcaLevels, bcaP, isDegenerate, medianBias } from './bca.ts';
import { contrastSums } from './contrast-sums.ts';
import { differences, family, resampling, sumMetrics, type Value } from './reference-vectors.test-support.ts';

interface Sides {
  readonly metric: string;
  readonly y: number[];
  readonly baseline: number[];
  readonly candidate: number[];
  readonly confidence: number;
}

const fromReplicates = family<Sides & { replicates: number[]; margin: number }>('bca_from_replicates');
const endToEnd = family<Sides>('bca_end_to_end');

/** The oriented difference of the sides on the units kept. */
function theta({ metric, y, baseline, candidate }: Sides, keep: (unit: number) => boolean): number {
  const [label, b, c] = [y, baseline, candidate].map((values) => values.filter((_, unit) => keep(unit))) as [
    number[],
    number[],
    number[],
  ];
  if (metric === 'roc_auc') return auc(label, c) - auc(label, b);
  const { rows, value, direction } = sumMetrics[metric] as (typeof sumMetrics)[string];
  const side = (prediction: number[]) => {
    const { width, index, amount } = rows(label, prediction);
    const sums = new Float64Array(width);
    for (const [j, sum] of index.entries()) sums[sum] = (sums[sum] as number) + (amount[j] as number);
    return value(sums);
  };
  return (direction === 'higher' ? 1 : -1) * (side(c) - side(b));
}

function auc(label: number[], score: number[]): number {
  const placed = placements(Uint8Array.from(label), Float64Array.from(score));
  const positives = placed.filter((_, row) => label[row] === 1);
  return positives.reduce((sum, value) => sum + value, 0) / positives.length;
}

function contrast(input: Sides): Contrast {
  const { metric, y, baseline, candidate } = input;
  if (metric === 'roc_auc') {
    const scores = { baseline: Float64Array.from(baseline), candidate: Float64Array.from(candidate) };
    return contrastOrdered({ statistic: 'roc_auc', positive: Uint8Array.from(y), ...scores, resampling });
  }
  const { rows, value, direction } = sumMetrics[metric] as (typeof sumMetrics)[string];
  return contrastSums({
    baseline: rows(y, baseline),
    candidate: rows(y, candidate),
    value,
    direction,
    resampling,
    reading: 'textbook',
  });
}

describe('BCa from given replicates', () => {
  it('has cases', () => {
    expect(fromReplicates.length).toBeGreaterThan(5);
  });

  test.each(fromReplicates)('agrees with the reference: $name', (vector) => {
    const { input } = vector;
    const jackknife = Float64Array.from(input.y, (_, left) => theta(input, (unit) => unit !== left));
    const sorted = Float64Array.from(input.replicates).toSorted();
    const estimate = theta(input, () => true);
    const distribution = { sorted, estimate, acceleration: acceleration(jackknife) };
    const [lower, upper] = bcaInterval(distribution, input.confidence);
    const common = { theta: estimate, degenerate: isDegenerate(sorted), lower, upper };
    const [alpha1, alpha2] = bcaLevels(distribution, input.confidence);
    const corrected = {
      z0: medianBias(distribution),
      acceleration: distribution.acceleration,
      alpha1,
      alpha2,
      p_regression: 1 - bcaP(distribution, 0),
      p_noninferiority: bcaP(distribution, -input.margin),
    };
    const got: Record<string, Value> = common.degenerate ? common : { ...common, ...corrected };
    expect({ wrong: differences(got, vector), got }).toEqual({ wrong: [], got });
  });
});

describe('BCa with our own replicates', () => {
  it('has cases', () => {
    expect(endToEnd.length).toBeGreaterThan(4);
  });

  test.each(endToEnd)('agrees with scipy within its own noise: $name', (vector) => {
    const { estimate, ...judged } = contrast(vector.input);
    const [lower, upper] = judged.interval(vector.input.confidence);
    const got = { theta: estimate, lower, upper };
    expect({ wrong: differences(got, vector), got }).toEqual({ wrong: [], got });
  });
});
