import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Contrast } from '../contrast.ts';
import { normalCdf } from '../normal.ts';
import { contrastSums, type SumsInput, sampleSums } from './contrast-sums.ts';
import { findKinds } from './kinds.ts';
import { family } from './reference-vectors.test-support.ts';
import {
  f1World,
  macroWorld,
  meanInput,
  normal,
  reorder,
  resampling,
  rmseWorld,
  seeded,
} from './worlds.test-support.ts';

const plan = { alpha: 0.05, power: 0.8 };
const point = { size: 0.01, relative: false };

/** Everything a contrast says. */
function words(contrast: Contrast) {
  return {
    ...contrast,
    regression: contrast.regression(),
    improvement: contrast.improvement(),
    noninferiority: contrast.noninferiority(point),
    relative: contrast.noninferiority({ size: 0.02, relative: true }),
    interval: contrast.interval(0.9),
    detectable: contrast.detectable(plan),
    needed: contrast.needed(point, plan),
  };
}

function swapped(input: SumsInput): SumsInput {
  return { ...input, baseline: input.candidate, candidate: input.baseline };
}

describe('resampled sums', () => {
  it('judge red by permutation and green by BCa, and say how far they see', () => {
    const said = words(contrastSums(f1World({ units: 400, seed: 1, worse: 0.08 })));
    expect(said).toMatchObject({ test: 'permutation+bca', n: 400, conclusive: true, flags: [] });
    expect(said.estimate).toBe(said.candidate - said.baseline);
    expect(said.regression).toBeLessThan(0.01);
    expect(said.improvement).toBeGreaterThan(0.99);
    expect(said.noninferiority).toBeGreaterThan(0.95);
    expect(said.interval[1]).toBeLessThan(0);
    const error = said.detectable / 2.4865;
    expect(said.interval[1] - said.interval[0]).toBeCloseTo(2 * 1.645 * error, 2);
    expect(said.needed).toBeCloseTo(400 * (said.detectable / 0.01) ** 2, -2);
  });

  test.each([
    ['kinds', f1World({ units: 60, seed: 2 })],
    ['units', rmseWorld({ units: 60, seed: 2 })],
    ['sparse sums', macroWorld({ units: 60, seed: 2 })],
    [
      'clusters',
      { ...rmseWorld({ units: 60, seed: 2 }), clusters: Uint32Array.from({ length: 60 }, (_, i) => i % 12) },
    ],
  ])('do not depend on the order of the units: %s', (_, input) => {
    const expected = words(contrastSums(input));
    const orders = fc.shuffledSubarray(
      Array.from({ length: 60 }, (_, i) => i),
      { minLength: 60 },
    );
    fc.assert(
      fc.property(orders, (order) => {
        expect(words(contrastSums(reorder(input, order)))).toEqual(expected);
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  test.each([
    ['kinds', f1World({ units: 300, seed: 3, worse: 0.03 })],
    ['units', rmseWorld({ units: 300, seed: 3, scale: 1.03 })],
    ['sparse sums', macroWorld({ units: 300, seed: 3 })],
  ])('mirror when sides are swapped, repeat with their seed and nearly so with another: %s', (_, input) => {
    const one = words(contrastSums(input));
    const again = words(contrastSums(input));
    const other = words(contrastSums({ ...input, resampling: { ...resampling, seed: [9, 9, 9, 9] } }));
    const mirror = words(contrastSums(swapped(input)));
    expect(again).toEqual(one);
    expect(other.interval).not.toEqual(one.interval);
    // Four standard errors of a share among 1999 replicates, twice.
    const near = (p: number) => 6 * Math.sqrt((p * (1 - p) + 0.001) / 1999);
    for (const field of ['regression', 'improvement', 'noninferiority', 'relative'] as const) {
      expect(Math.abs(other[field] - one[field])).toBeLessThan(near(one[field]));
    }
    expect(mirror.estimate).toBe(-one.estimate);
    expect(Math.abs(mirror.regression - one.improvement)).toBeLessThan(near(one.improvement));
    const width = one.interval[1] - one.interval[0];
    expect(Math.abs(mirror.interval[0] + one.interval[1])).toBeLessThan(0.1 * width);
    expect(Math.abs(mirror.interval[1] + one.interval[0])).toBeLessThan(0.1 * width);
  });

  test.each(family<{ diffs: number[] }>('sign_flip_exact'))(
    'swap as the enumeration of all sign flips does: $name',
    ({ input, expected }) => {
      const contrast = contrastSums({
        ...meanInput(
          input.diffs.map(() => 0),
          input.diffs,
        ),
        reading: 'textbook',
      });
      // A permutation p counts the data as one replicate more.
      for (const [got, want] of [
        [contrast.regression(), Number(expected['p_regression'])],
        [contrast.improvement(), Number(expected['p_improvement'])],
      ] as const) {
        expect(Math.abs(got - want)).toBeLessThan(1 / 2000 + 4.5 * Math.sqrt((want * (1 - want)) / 1999));
      }
    },
  );

  it('see the same noise whether sums are columns or sparse, kinds or units', () => {
    const plain = f1World({ units: 500, seed: 4, worse: 0.02 });
    // A sum of its own for each of 30 groups of units, of which the metric takes no notice.
    const extended = (side: SumsInput['baseline']): SumsInput['baseline'] => ({
      width: side.width + 30,
      start: side.start.map((from, unit) => from + unit),
      index: Uint32Array.from(
        Array.from({ length: 500 }, (_, unit) => [
          ...side.index.subarray(...rowOf(side, unit)),
          2 + (unit % 30),
        ]).flat(),
      ),
      amount: Float64Array.from(
        Array.from({ length: 500 }, (_, unit) => [...side.amount.subarray(...rowOf(side, unit)), 1]).flat(),
      ),
    });
    const sparse = contrastSums({ ...plain, baseline: extended(plain.baseline), candidate: extended(plain.candidate) });
    const dense = contrastSums(plain);
    expect(sparse.estimate).toBeCloseTo(dense.estimate, 12);
    expect(sparse.detectable(plan) / dense.detectable(plan)).toBeCloseTo(1, 1);
    expect(Math.abs(sparse.regression() - dense.regression())).toBeLessThan(0.05);
  });

  it('find the textbook standard error in units, kinds, blocks and clusters', () => {
    const random = seeded(5);
    const differences = Array.from({ length: 30_000 }, () => normal(random));
    for (const units of [2000, 30_000]) {
      const values = differences.slice(0, units);
      const input = meanInput(
        values.map(() => 1),
        values.map((value) => 1 + value),
      );
      const error = 2.4865 / Math.sqrt(units);
      expect(contrastSums(input).detectable(plan) / error).toBeCloseTo(1, 1);
      const clusters = Uint32Array.from(values, (_, i) => i % (units / 10));
      const clustered = contrastSums({ ...input, clusters });
      expect(clustered.n).toBe(units / 10);
      // 200 clusters know their own standard error to 5 %.
      expect(Math.abs(clustered.detectable(plan) / error - 1)).toBeLessThan(0.15);
    }
  });

  it('gather many different units into 2000 blocks of nearly even size', () => {
    const { baseline, candidate } = rmseWorld({ units: 30_001, seed: 6 });
    const { rows, n, counts } = findKinds([baseline, candidate], resampling);
    expect([rows.units, n, counts.length]).toEqual([2000, 30_001, 2000]);
    const sizes = rows.amount.filter((_, j) => rows.index[j] === 0);
    expect(new Set(sizes)).toEqual(new Set([15, 16]));
    const few = f1World({ units: 30_001, seed: 6 });
    expect(findKinds([few.baseline, few.candidate], resampling).rows.units).toBeLessThan(10);
  });

  it('judge a relative margin against the noise of the baseline too', () => {
    const contrast = contrastSums(rmseWorld({ units: 500, seed: 8 }));
    const { baseline } = contrast;
    const [relative, absolute] = [
      contrast.noninferiority({ size: 0.05, relative: true }),
      contrast.noninferiority({ size: 0.05 * baseline, relative: false }),
    ];
    expect(relative).not.toBe(absolute);
    expect(Math.abs(relative - absolute)).toBeLessThan(0.05);
    expect(contrast.noninferiority({ size: 0.2, relative: true })).toBeLessThan(0.001);
    expect(contrast.needed({ size: 0.05, relative: true }, plan)).toBeGreaterThan(1);
  });
});

describe('resampled sums that cannot decide', () => {
  it('are flagged when there is no spread, and prove nothing', () => {
    const shifted = contrastSums(meanInput([1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5]));
    expect(shifted).toMatchObject({ conclusive: false, flags: ['degenerate'], estimate: -1 });
    expect(shifted.noninferiority({ size: 5, relative: false })).toBe(1);
    expect(shifted.interval(0.9)).toEqual([-1, -1]);
    expect([shifted.detectable(plan), shifted.needed(point, plan)]).toEqual([Infinity, null]);
    const same = contrastSums(swapSame(f1World({ units: 50, seed: 1 })));
    expect(same).toMatchObject({ conclusive: false, flags: ['degenerate'], estimate: 0 });
    expect([same.regression(), same.improvement()]).toEqual([1, 1]);
  });

  it('draw again what has no value, count it, and give up when it is more than 1 %', () => {
    // A mean over the units of weight 1: without any of them there is none.
    const weighted = (units: number): SumsInput => {
      const input = meanInput(
        Array.from({ length: 60 }, (_, i) => i % 3),
        Array.from({ length: 60 }, (_, i) => (i * 7) % 4),
      );
      const amount = (side: SumsInput['baseline']) => ({
        ...side,
        amount: side.amount.map((value, j) => (Math.floor(j / 2) < units ? value : 0)),
      });
      return { ...input, baseline: amount(input.baseline), candidate: amount(input.candidate) };
    };
    expect(contrastSums(weighted(40)).flags).toEqual([]);
    expect(contrastSums(weighted(6))).toMatchObject({ flags: ['redrawn'], conclusive: true });
    const unstable = contrastSums(weighted(2));
    expect(unstable).toMatchObject({ flags: ['unstable'], conclusive: false });
    expect(unstable.noninferiority({ size: 50, relative: false })).toBe(1);
    expect(unstable.regression()).toBeGreaterThan(0.2);
  });

  it('end when hardly any replicate has a value', () => {
    const input = meanInput([1, 2, 3], [2, 3, 5]);
    const total = 3;
    const value = (sums: Float64Array) => (sums[1] === 6 || sums[1] === 10 ? (sums[1] as number) / total : Number.NaN);
    const contrast = contrastSums({ ...input, value });
    expect(contrast).toMatchObject({ conclusive: false });
    expect(contrast.flags).toContain('unstable');
    const never = contrastSums({ ...input, value: onlyAtFirst(input.value) });
    expect(never.interval(0.9)).toEqual([-Infinity, Infinity]);
    expect(never.regression()).toBe(1);
  });

  test.each([
    [12, [], true],
    [9, ['few-clusters'], true],
    [4, ['too-few-clusters'], false],
  ])('say what %i clusters are worth', (clusters, flags, conclusive) => {
    const input = rmseWorld({ units: 60, seed: 2 });
    const numbers = Uint32Array.from({ length: 60 }, (_, i) => 3 * (i % clusters));
    const contrast = contrastSums({ ...input, clusters: numbers });
    expect(contrast).toMatchObject({ n: clusters, flags, conclusive });
    const sample = sampleSums({ ...input, sums: input.candidate, clusters: numbers });
    expect(sample.interval(0.9) === null).toBe(!conclusive);
  });

  const input = f1World({ units: 20, seed: 1 });
  it.each<[string, Partial<SumsInput>]>([
    ['no units', { baseline: empty(), candidate: empty() }],
    ['sides of different size', { candidate: f1World({ units: 21, seed: 1 }).candidate }],
    ['sides of different width', { candidate: { ...input.candidate, width: 3 } }],
    ['an index out of range', { candidate: { ...input.candidate, index: input.candidate.index.map(() => 7) } }],
    [
      'a NaN among the amounts',
      { candidate: { ...input.candidate, amount: input.candidate.amount.map(() => Number.NaN) } },
    ],
    ['rows that do not cover the entries', { candidate: { ...input.candidate, amount: new Float64Array(3) } }],
    [
      'rows that fall',
      { candidate: { ...input.candidate, start: input.candidate.start.map((at, i) => (i === 5 ? 39 : at)) } },
    ],
    ['clusters of other units', { clusters: new Uint32Array(19) }],
    ['too few replicates', { resampling: { ...resampling, replicates: 10 } }],
    ['a broken seed', { resampling: { ...resampling, seed: [1, 2, 3, 0.5] } }],
    ['a metric without a value', { value: () => Number.NaN }],
  ])('refuse %s', (_, change) => {
    expect(() => contrastSums({ ...input, ...change }).interval(0.9)).toThrow(RangeError);
  });

  it('refuse margins that are none, and relative ones where the baseline is not above 0', () => {
    const contrast = contrastSums(meanInput([-1, -2, 1, 0], [0, 1, 2, 1.5]));
    for (const size of [-0.1, Number.NaN, Infinity]) {
      expect(() => contrast.noninferiority({ size, relative: false })).toThrow(RangeError);
    }
    expect(() => contrast.noninferiority({ size: 0.02, relative: true })).toThrow(/above 0/);
    expect(() => contrast.needed({ size: 0.02, relative: true }, plan)).toThrow(/above 0/);
    expect(() => contrast.detectable({ alpha: 0.7, power: 0.8 })).toThrow(RangeError);
  });
});

describe('blocks of units', () => {
  it('are swapped as exact a test as units: p is that of the normal distribution, and small as often as asked', () => {
    const units = 20_100;
    const quick = { replicates: 499, seed: [1, 2, 3, 4] as const };
    const random = seeded(11);
    let alarms = 0;
    const worlds = 60;
    for (let world = 0; world < worlds; world++) {
      const differences = Float64Array.from({ length: units }, () => normal(random));
      const zero = new Float64Array(units);
      const p = contrastSums({ ...meanInput(zero, differences), resampling: quick }).regression();
      const theory = normalCdf(differences.reduce((sum, value) => sum + value, 0) / Math.sqrt(units));
      expect(Math.abs(p - theory)).toBeLessThan(0.12);
      if (p <= 0.2) alarms++;
    }
    expect(Math.abs(alarms - 0.2 * worlds)).toBeLessThan(4.5 * Math.sqrt(worlds * 0.16));
  });
});

describe('one side alone', () => {
  it('has the interval of its value', () => {
    const random = seeded(3);
    const values = Array.from({ length: 400 }, () => normal(random));
    const { candidate, value } = meanInput(values, values);
    const sample = sampleSums({ sums: candidate, value, resampling });
    expect(sample).toMatchObject({ test: 'bca', n: 400 });
    const [lower, upper] = sample.interval(0.9) as [number, number];
    expect(upper - lower).toBeCloseTo((2 * 1.645) / 20, 1.5);
    expect((upper + lower) / 2).toBeCloseTo(sample.value, 1.5);
  });

  it('has none where nothing varies', () => {
    const { candidate, value } = meanInput([1, 1, 1], [1, 1, 1]);
    expect(sampleSums({ sums: candidate, value, resampling }).interval(0.9)).toBeNull();
  });
});

describe('under no change', () => {
  // 300 worlds: 4.5 standard deviations of the number of false alarms at 10 %.
  const worlds = 300;
  const allowed = worlds * 0.1 + 4.5 * Math.sqrt(worlds * 0.09);
  const quick = { replicates: 199, seed: [1, 2, 3, 4] as const };

  test.each<[string, (seed: number) => SumsInput]>([
    ['F1 of 80', (seed) => f1World({ units: 80, seed, resampling: quick })],
    ['RMSE of 80', (seed) => rmseWorld({ units: 80, seed, resampling: quick })],
    [
      'RMSE of 80 in 20 clusters',
      (seed) => ({
        ...rmseWorld({ units: 80, seed, resampling: quick }),
        clusters: Uint32Array.from({ length: 80 }, (_, i) => i % 20),
      }),
    ],
  ])('%s is called a regression, and a gain, about as often as was asked', (_, world) => {
    const contrasts = Array.from({ length: worlds }, (_, i) => contrastSums(world(i + 1)));
    for (const judge of [(c: Contrast) => c.regression(), (c: Contrast) => c.improvement()]) {
      const alarms = contrasts.filter((contrast) => judge(contrast) <= 0.1).length;
      expect(alarms).toBeLessThan(allowed);
      expect(alarms).toBeGreaterThan(worlds * 0.1 - 4.5 * Math.sqrt(worlds * 0.09));
    }
  });
});

function rowOf({ start }: SumsInput['baseline'], unit: number): [number, number] {
  return [start[unit] as number, start[unit + 1] as number];
}

function swapSame(input: SumsInput): SumsInput {
  return { ...input, candidate: input.baseline };
}

function empty(): SumsInput['baseline'] {
  return { width: 2, start: new Uint32Array(1), index: new Uint32Array(0), amount: new Float64Array(0) };
}

/** A metric that has a value twice, for the two sides as they are, and never again. */
function onlyAtFirst(value: SumsInput['value']): SumsInput['value'] {
  let calls = 0;
  return (sums) => (calls++ < 2 ? value(sums) : Number.NaN);
}
