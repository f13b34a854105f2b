import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Contrast } from '../contrast.ts';
import { resampling } from '../resampling/worlds.test-support.ts';
import { contrastOrdered, linearOrdered, type OrderedPair, sampleOrdered } from './contrast-ordered.ts';
import { contrastAuc } from './delong.ts';
import { byDefinition, scoredWorld } from './scores.test-support.ts';

const plan = { alpha: 0.05, power: 0.8 };
const margin = { size: 0.02, relative: false };

function words(contrast: Contrast) {
  return {
    ...contrast,
    regression: contrast.regression(),
    improvement: contrast.improvement(),
    noninferiority: contrast.noninferiority(margin),
    interval: contrast.interval(0.9),
    detectable: contrast.detectable(plan),
    needed: contrast.needed(margin, plan),
  };
}

/** The same rows in another order. */
function reorder(input: OrderedPair, order: readonly number[]): OrderedPair {
  const pick = <T extends Float64Array | Uint8Array | Uint32Array>(values: T) =>
    values.map((_, i) => values[order[i] as number] as number) as T;
  return {
    ...input,
    positive: pick(input.positive),
    baseline: pick(input.baseline),
    candidate: pick(input.candidate),
    weight: input.weight && pick(input.weight),
    units: input.units && pick(input.units),
  };
}

const world = scoredWorld({ rows: 80, seed: 1 });
const weight = world.baseline.map((_, row) => 1 + (row % 3));
const units = Uint32Array.from({ length: 80 }, (_, row) => 5 * (row % 20));

describe('compared orderings', () => {
  it('judge red by permutation, green by the bootstrap, and have the values of scikit-learn', () => {
    const { positive, baseline, candidate } = scoredWorld({ rows: 600, seed: 2, noise: 1.2 });
    const said = words(contrastOrdered({ statistic: 'average_precision', positive, baseline, candidate, resampling }));
    const ones = baseline.map(() => 1);
    expect(said).toMatchObject({ test: 'permutation+percentile', n: 600, conclusive: true, flags: [] });
    expect(said.baseline).toBeCloseTo(byDefinition(positive, baseline, ones).average_precision, 12);
    expect(said.candidate).toBeCloseTo(byDefinition(positive, candidate, ones).average_precision, 12);
    expect(said.regression).toBeLessThan(0.01);
    expect(said.interval[1]).toBeLessThan(0);
    expect(said.noninferiority).toBeGreaterThan(0.95);
  });

  test.each<[string, OrderedPair]>([
    ['rows', world],
    ['weighted rows', { ...world, weight }],
    ['units of several rows', { ...world, units }],
    ['tied scores', { ...world, baseline: world.baseline.map(Math.round), candidate: world.candidate.map(Math.round) }],
  ])('do not depend on the order of the rows, nor on the scale of scores: %s', (_, input) => {
    const expected = words(contrastOrdered({ ...input, resampling }));
    const weights = input.weight ?? input.baseline.map(() => 1);
    for (const side of ['baseline', 'candidate'] as const) {
      const defined = byDefinition(input.positive, input[side], weights);
      expect(expected[side]).toBeCloseTo(defined.average_precision, 12);
    }
    const orders = fc.shuffledSubarray(
      Array.from({ length: 80 }, (_, i) => i),
      { minLength: 80 },
    );
    fc.assert(
      fc.property(orders, (order) => {
        expect(words(contrastOrdered({ ...reorder(input, order), resampling }))).toEqual(expected);
      }),
      { seed: 1, numRuns: 4 },
    );
    const stretched = { ...input, candidate: input.candidate.map((score) => 1e3 * Math.atan(score)) };
    expect(words(contrastOrdered({ ...stretched, resampling }))).toEqual(expected);
  });

  it('mirror when sides are swapped, repeat with their seed and nearly so with another', () => {
    const input = scoredWorld({ rows: 300, seed: 3, noise: 0.7 });
    const one = words(contrastOrdered({ ...input, resampling }));
    const mirror = words(
      contrastOrdered({ ...input, baseline: input.candidate, candidate: input.baseline, resampling }),
    );
    const other = words(contrastOrdered({ ...input, resampling: { ...resampling, seed: [3, 1, 4, 1] } }));
    expect(words(contrastOrdered({ ...input, resampling }))).toEqual(one);
    expect(other.regression).not.toBe(one.regression);
    for (const [got, want] of [
      [other.regression, one.regression],
      [other.noninferiority, one.noninferiority],
      [mirror.improvement, one.regression],
      [mirror.regression, one.improvement],
    ] as const) {
      expect(Math.abs(got - want)).toBeLessThan(0.05);
    }
    const width = one.interval[1] - one.interval[0];
    expect(Math.abs(mirror.interval[0] + one.interval[1])).toBeLessThan(0.1 * width);
  });

  it('know the same noise as DeLong, resampled and linearised', () => {
    const { positive, baseline, candidate } = scoredWorld({ rows: 800, seed: 4, noise: 0.6 });
    const exact = contrastAuc({ positive, baseline, candidate });
    const input = { statistic: 'roc_auc', positive, baseline, candidate } as const;
    for (const [contrast, digits] of [
      [contrastOrdered({ ...input, resampling }), 0.03],
      [linearOrdered(input), 0.003],
    ] as const) {
      expect(contrast.estimate).toBeCloseTo(exact.estimate, 12);
      expect(Math.abs(contrast.regression() - exact.regression())).toBeLessThan(digits);
      expect(Math.abs(contrast.detectable(plan) / exact.detectable(plan) - 1)).toBeLessThan(2 * digits);
    }
  });

  it('linearise average precision to what the bootstrap finds', () => {
    const input = scoredWorld({ rows: 3000, seed: 5 });
    const [linear, resampled] = [linearOrdered(input), contrastOrdered({ ...input, resampling })];
    expect(linear).toMatchObject({ test: 'linearised-t', n: 3000, conclusive: true });
    expect(linear.estimate).toBeCloseTo(resampled.estimate, 12);
    expect(Math.abs(linear.detectable(plan) / resampled.detectable(plan) - 1)).toBeLessThan(0.06);
    expect(Math.abs(linear.regression() - resampled.regression())).toBeLessThan(0.04);
  });

  it('weigh rows in every replicate: those of weight 0 count for nothing', () => {
    const input = scoredWorld({ rows: 800, seed: 9 });
    // Where the weight is 0 the candidate is far better, elsewhere much as the baseline.
    const weight = input.baseline.map((_, row) => (row % 2 === 0 ? 3 : 0));
    const candidate = input.candidate.map((score, row) => score + (row % 2) * 2 * (input.positive[row] as number));
    const [all, half] = [
      contrastOrdered({ ...input, candidate, weight, resampling }),
      contrastOrdered({
        ...input,
        positive: input.positive.filter((_, row) => row % 2 === 0),
        baseline: input.baseline.filter((_, row) => row % 2 === 0),
        candidate: candidate.filter((_, row) => row % 2 === 0),
        resampling,
      }),
    ];
    expect(all.estimate).toBeCloseTo(half.estimate, 12);
    const [[lower, upper], [low, high]] = [all.interval(0.9), half.interval(0.9)];
    expect(Math.abs(lower - low) + Math.abs(upper - high)).toBeLessThan(0.2 * (high - low));
    const other = scoredWorld({ rows: 800, seed: 12 });
    const uneven = { ...other, weight: other.baseline.map((_, row) => (row % 5 === 0 ? 9 : 1)) };
    const [swapped, linear] = [contrastOrdered({ ...uneven, resampling }), linearOrdered(uneven)];
    expect(linear.regression()).toBeLessThan(0.3);
    expect(Math.abs(swapped.regression() - linear.regression())).toBeLessThan(0.05);
    // Swapped midranks of all rows are not those of half of them: p agree roughly.
    expect(Math.abs(all.regression() - half.regression())).toBeLessThan(0.2);
  });

  it('are linearised where there are too many kinds of rows, and not where few positives make few kinds', () => {
    const several = scoredWorld({ rows: 15_000, seed: 6 });
    expect(words(contrastOrdered({ ...several, resampling }))).toEqual(words(linearOrdered(several)));
    const many = scoredWorld({ rows: 30_000, seed: 6 });
    const { positive, baseline: score } = many;
    const sample = sampleOrdered({ statistic: 'average_precision', positive, score, resampling });
    expect(sample).toMatchObject({ test: 'linearised-t', n: 30_000, value: linearOrdered(many).baseline });
    expect(sample.interval(0.9)).not.toBeNull();
    const rare = scoredWorld({ rows: 30_000, seed: 6, share: 0.001 });
    const contrast = contrastOrdered({ ...rare, resampling: { ...resampling, replicates: 99 } });
    expect(contrast).toMatchObject({ test: 'permutation+percentile', n: 30_000 });
    expect(contrast.estimate).toBeCloseTo(linearOrdered(rare).estimate, 12);
  });

  it('count copies of a row in one unit as one unit, and as two when they stand alone', () => {
    const input = scoredWorld({ rows: 200, seed: 7 });
    const twice = (values: Float64Array) => Float64Array.from([...values, ...values]);
    const doubled = {
      ...input,
      positive: Uint8Array.from([...input.positive, ...input.positive]),
      baseline: twice(input.baseline),
      candidate: twice(input.candidate),
    };
    const own = Uint32Array.from({ length: 400 }, (_, i) => i % 200);
    const [single, together, apart] = [
      contrastOrdered({ ...input, resampling }),
      contrastOrdered({ ...doubled, units: own, resampling }),
      contrastOrdered({ ...doubled, resampling }),
    ];
    expect([together.n, apart.n]).toEqual([200, 400]);
    expect(together.estimate).toBeCloseTo(single.estimate, 12);
    expect(Math.abs(together.detectable(plan) / single.detectable(plan) - 1)).toBeLessThan(0.07);
    expect(apart.detectable(plan) / single.detectable(plan)).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('give one side its interval', () => {
    const { statistic, positive, candidate } = scoredWorld({ rows: 500, seed: 8 });
    const sample = sampleOrdered({ statistic, positive, score: candidate, resampling });
    const [lower, upper] = sample.interval(0.9) as [number, number];
    expect(sample).toMatchObject({ test: 'percentile', n: 500 });
    expect(lower < sample.value && sample.value < upper && upper < 1).toBe(true);
  });

  it('do not decide without spread, on few rows of a class, or on few units', () => {
    const same = contrastOrdered({ ...world, candidate: world.baseline, resampling });
    expect(same).toMatchObject({ conclusive: false, estimate: 0 });
    expect(same.flags).toContain('degenerate');
    expect([same.regression(), same.noninferiority(margin)]).toEqual([1, 1]);
    let left = 8;
    const rare = { ...world, positive: world.positive.map((mark) => Number(mark === 1 && left-- > 0)) };
    for (const contrast of [contrastOrdered({ ...rare, resampling }), linearOrdered(rare)]) {
      expect(contrast.conclusive).toBe(false);
      expect(contrast.flags).toContain('few-of-a-class');
    }
    const clustered = contrastOrdered({ ...world, units: units.map((unit) => unit % 4), resampling });
    expect(clustered).toMatchObject({ n: 4, conclusive: false });
    expect(clustered.flags).toContain('too-few-clusters');
    const { statistic, positive, baseline: score } = rare;
    expect(sampleOrdered({ statistic, positive, score, resampling }).interval(0.9)).toBeNull();
  });

  it.each<[string, Partial<OrderedPair>]>([
    ['a missing class', { positive: world.positive.map(() => 0) }],
    ['NaN scores', { candidate: world.candidate.map((score, row) => (row === 3 ? Number.NaN : score)) }],
    ['scores of other rows', { baseline: world.baseline.slice(1) }],
    ['a negative weight', { weight: weight.map((value, row) => (row === 3 ? -1 : value)) }],
    ['units of other rows', { units: units.slice(1) }],
    ['marks that are neither 0 nor 1', { positive: world.positive.map((mark) => 3 * mark) }],
  ])('refuse %s', (_, change) => {
    expect(() => contrastOrdered({ ...world, ...change, resampling })).toThrow(RangeError);
    expect(() => linearOrdered({ ...world, ...change })).toThrow(RangeError);
  });

  it('are called a regression, and a gain, about as often as asked when nothing changed', () => {
    const worlds = 200;
    const quick = { replicates: 199, seed: [1, 2, 3, 4] as const };
    const contrasts = Array.from({ length: worlds }, (_, i) =>
      contrastOrdered({ ...scoredWorld({ rows: 80, seed: i + 1 }), resampling: quick }),
    );
    const spread = 4.5 * Math.sqrt(worlds * 0.09);
    for (const judge of [(c: Contrast) => c.regression(), (c: Contrast) => c.improvement()]) {
      const alarms = contrasts.filter((contrast) => judge(contrast) <= 0.1).length;
      expect(Math.abs(alarms - 0.1 * worlds)).toBeLessThan(spread);
    }
  });
});
