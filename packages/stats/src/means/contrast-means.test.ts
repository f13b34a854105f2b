import { array, assert, constantFrom, double, integer, property, record, tuple, uint8Array } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Margin, Resampling } from '../contrast.ts';
import { studentTCdf } from '../distributions/student-t.ts';
import { contrastMeans, type MeansInput } from './contrast-means.ts';
import { exactSignFlip } from './sign-flip.ts';

const resampling: Resampling = { replicates: 999, seed: [1, 2, 3, 4] };
const plan = { alpha: 0.05, power: 0.8 };
const absolute = (size: number): Margin => ({ size, relative: false });
const relative = (size: number): Margin => ({ size, relative: true });
const floats = (values: readonly number[]) => Float64Array.from(values);

/** n pairs whose differences follow a fixed pattern without skew. */
function pairs(n: number, shift = -0.1): MeansInput & { direction: 'higher' } {
  const baseline = floats(Array.from({ length: n }, (_, i) => 3 + Math.sin(i)));
  const candidate = baseline.map((b, i) => b + shift + 0.5 * Math.sin(7.3 * i));
  return { baseline, candidate, direction: 'higher' };
}

describe('means over the same units', () => {
  it('are compared by the paired t test from 20 units on', () => {
    const input = pairs(50);
    const d = input.candidate.map((c, i) => c - (input.baseline[i] as number));
    const mean = d.reduce((sum, x) => sum + x, 0) / 50;
    const se = Math.sqrt(d.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 49 / 50);
    const contrast = contrastMeans(input);
    expect(contrast).toMatchObject({
      test: 'paired-t',
      n: 50,
      df: 49,
      conclusive: true,
      flags: [],
      designEffect: null,
    });
    expect(contrast.estimate).toBeCloseTo(mean, 14);
    expect(contrast.se).toBeCloseTo(se, 14);
    expect(contrast.regression()).toBeCloseTo(studentTCdf(mean / se, 49), 12);
    expect(contrast.noninferiority(absolute(0.2))).toBeCloseTo(studentTCdf(-(mean + 0.2) / se, 49), 12);
    expect(contrast.detectable(plan)).toBeCloseTo((1.6448536269514722 + 0.8416212335729143) * se, 10);
  });

  it('ask for as many units as make the margin detectable', () => {
    const contrast = contrastMeans(pairs(50));
    const needed = contrast.needed(absolute(0.05), plan) as number;
    expect(contrast.detectable(plan) * Math.sqrt(50 / needed)).toBeLessThanOrEqual(0.05);
    expect(contrast.detectable(plan) * Math.sqrt(50 / (needed - 1))).toBeGreaterThan(0.05);
    expect(contrast.needed(absolute(0), plan)).toBeNull();
  });

  it('test a relative margin as the linear contrast of each unit, the baseline’s own noise included', () => {
    const input = pairs(50);
    const lower = { ...input, direction: 'lower' } as const;
    // (1 + r)·b − c > 0, as a difference of its own.
    const linear = contrastMeans({
      ...input,
      candidate: input.candidate,
      baseline: input.baseline.map((b) => 1.05 * b),
    });
    expect(contrastMeans(lower).noninferiority(relative(0.05))).toBeCloseTo(linear.regression(), 12);
    const fixed = contrastMeans(lower).noninferiority(absolute(0.05 * contrastMeans(lower).baseline));
    expect(contrastMeans(lower).noninferiority(relative(0.05))).not.toBeCloseTo(fixed, 6);
  });

  it('refuse a relative margin of a baseline that is not above 0', () => {
    const contrast = contrastMeans({ ...pairs(30), baseline: new Float64Array(30) });
    expect(() => contrast.noninferiority(relative(0.02))).toThrow(/baseline above 0/);
  });

  it('take the exact sign-flip test below 20 units, and t for the margin', () => {
    const contrast = contrastMeans(pairs(19));
    const d = pairs(19).candidate.map((c, i) => c - (pairs(19).baseline[i] as number));
    expect(contrast.test).toBe('sign-flip+t');
    expect(contrast.regression()).toBe(exactSignFlip(d).regression);
    const lower = contrastMeans({ ...pairs(19), direction: 'lower' });
    expect(lower.regression()).toBe(exactSignFlip(d).improvement);
  });

  it('leave weighted units to t, however few', () => {
    expect(contrastMeans({ ...pairs(10), weight: floats([1, 2, 1, 1, 1, 1, 1, 1, 1, 1]) }).test).toBe('paired-t');
  });

  it('are resampled where the differences are too skewed for t, if they may be', () => {
    const skewed = { ...pairs(60), candidate: pairs(60).baseline.map((b, i) => (i % 20 === 0 ? b - 1 : b)) };
    const contrast = contrastMeans({ ...skewed, resampling });
    expect(contrast).toMatchObject({ test: 'permutation+bca', n: 60, conclusive: true });
    const dense = { ...skewed, candidate: skewed.candidate.map((value, i) => value + 1e-3 * (i % 7)) };
    expect(contrastMeans({ ...dense, resampling })).toMatchObject({ conclusive: false, flags: ['too-skewed'] });
    expect(contrast.estimate).toBeCloseTo(-0.05, 12);
    expect(contrast.interval(0.9)[0]).toBeLessThan(-0.05);
    // All three differences point down: the permutation p is near 1/8.
    expect(Math.abs(contrast.regression() - 0.125)).toBeLessThan(0.04);
    const mild = { ...pairs(60), candidate: pairs(60).baseline.map((b, i) => (i % 4 === 0 ? b - 1 : b)) };
    expect(contrastMeans({ ...mild, resampling })).toMatchObject({ test: 'permutation+bca', conclusive: true });
    expect(contrastMeans(skewed).test).toBe('paired-t');
    expect(contrastMeans({ ...pairs(60), resampling }).test).toBe('paired-t');
  });

  it('weigh units when resampling as in the estimate, and leave out those of weight 0', () => {
    const weight = pairs(60).baseline.map((_, i) => i % 3);
    const candidate = pairs(60).baseline.map((b, i) => (i % 20 === 1 ? b - 1 : b));
    const input = { ...pairs(60), candidate, weight };
    const contrast = contrastMeans({ ...input, resampling });
    expect(contrast).toMatchObject({ test: 'permutation+bca', n: 40 });
    expect(contrast.estimate).toBeCloseTo(contrastMeans(input).estimate, 12);
  });

  it('count no unit of weight 0, whatever its values', () => {
    const input = pairs(31);
    const weight = new Float64Array(31).fill(1, 0, 30);
    input.candidate[30] = Number.NaN;
    const whole = contrastMeans({
      ...input,
      baseline: input.baseline.slice(0, 30),
      candidate: input.candidate.slice(0, 30),
    });
    const weighted = contrastMeans({ ...input, weight });
    expect(weighted.n).toBe(30);
    expect(weighted.se).toBeCloseTo(whole.se, 14);
    expect(weighted.estimate).toBeCloseTo(whole.estimate, 14);
  });

  it('say nothing by a spread of rounding alone: every difference the same', () => {
    const baseline = floats(Array.from({ length: 40 }, (_, i) => i / 7));
    const contrast = contrastMeans({ baseline, candidate: baseline.map((b) => b - 0.1), direction: 'higher' });
    expect(contrast).toMatchObject({ se: 0, conclusive: false, flags: ['degenerate'] });
    expect([contrast.regression(), contrast.improvement()]).toEqual([0, 1]);
    expect(contrast.detectable(plan)).toBe(Infinity);
    expect(contrast.needed(absolute(0.1), plan)).toBeNull();
  });

  it('say nothing by rounding that whole clusters have in common, or that weights enlarge', () => {
    const baseline = floats(Array.from({ length: 20_000 }, (_, i) => (i % 10) / 7));
    const candidate = baseline.map((b) => b - 0.1);
    const clusters = Uint32Array.from(baseline, (_, i) => i % 10);
    const weight = floats(Array.from(baseline, (_, i) => (i < 3 ? 1e6 : 1)));
    for (const noise of [{ clusters }, { weight }, { clusters, weight }]) {
      const contrast = contrastMeans({ baseline, candidate, direction: 'higher', ...noise });
      expect(contrast).toMatchObject({ se: 0, conclusive: false, flags: ['degenerate'] });
    }
  });

  it('are undecided by sides that are equal', () => {
    const { baseline } = pairs(40);
    const contrast = contrastMeans({ baseline, candidate: baseline, direction: 'lower' });
    expect(contrast).toMatchObject({ estimate: 0, conclusive: false, flags: ['degenerate'] });
    expect([contrast.regression(), contrast.improvement()]).toEqual([0.5, 0.5]);
    expect(contrast.interval(0.9)).toEqual([0, 0]);
  });

  it('know no noise of a single unit', () => {
    const contrast = contrastMeans({ baseline: floats([1]), candidate: floats([0.2]), direction: 'higher' });
    expect(contrast).toMatchObject({ n: 1, se: Infinity, conclusive: false, flags: ['single-unit'] });
    expect([contrast.regression(), contrast.improvement(), contrast.noninferiority(absolute(5))]).toEqual([
      0.5, 0.5, 0.5,
    ]);
    expect(contrast.interval(0.9)).toEqual([-Infinity, Infinity]);
    expect(contrast.needed(absolute(0.1), plan)).toBeNull();
  });

  it('survive a large offset', () => {
    const input = pairs(100);
    const far = {
      ...input,
      baseline: input.baseline.map((b) => b + 1e9),
      candidate: input.candidate.map((c) => c + 1e9),
    };
    expect(contrastMeans(far).regression()).toBeCloseTo(contrastMeans(input).regression(), 5);
  });

  it('judge a million units at once', () => {
    const n = 1_000_000;
    const input = { ...pairs(n), clusters: Uint32Array.from({ length: n }, (_, i) => i >> 2) };
    const contrast = contrastMeans(input);
    expect(contrast).toMatchObject({ n: 250_000, conclusive: true });
    expect(contrast.estimate).toBeCloseTo(-0.1, 4);
  });
});

describe('means over clusters', () => {
  const clustered = (n: number, size: number) => ({
    ...pairs(n),
    clusters: Uint32Array.from({ length: n }, (_, i) => Math.floor(i / size)),
  });

  it.each<[number, boolean, string[]]>([
    [10, true, []],
    [9, true, ['few-clusters']],
    [5, true, ['few-clusters']],
    [4, false, ['few-clusters', 'too-few-clusters']],
    [1, false, ['few-clusters', 'too-few-clusters']],
  ])('of number %d are conclusive: %s', (count, conclusive, flags) => {
    const contrast = contrastMeans(clustered(count * 6, 6));
    expect(contrast).toMatchObject({ test: 'clustered-t', n: count, df: Math.max(1, count - 1), conclusive, flags });
  });

  it('are never resampled, nor flipped one by one', () => {
    const candidate = pairs(18).baseline.map((b, i) => (i === 0 ? b - 9 : b));
    expect(contrastMeans({ ...clustered(18, 2), candidate, resampling }).test).toBe('clustered-t');
  });

  it('with the numbers of a subset count those that are there', () => {
    const input = clustered(60, 6);
    expect(contrastMeans({ ...input, clusters: input.clusters.map((c) => 100 + 7 * c) }).n).toBe(10);
  });

  it('ask for clusters, not units', () => {
    const contrast = contrastMeans(clustered(60, 6));
    const target = contrast.detectable(plan);
    expect(contrast.needed(absolute(target), plan)).toBeGreaterThanOrEqual(10);
    expect(contrast.needed(absolute(target), plan)).toBeLessThanOrEqual(11);
  });
});

const unit = record({ b: double({ min: -5, max: 5, noNaN: true }), c: double({ min: -5, max: 5, noNaN: true }) });
const shaped = tuple(
  array(unit, { minLength: 6, maxLength: 60 }),
  constantFrom('plain', 'weighted', 'clustered', 'both'),
  constantFrom('higher' as const, 'lower' as const),
  uint8Array({ minLength: 60, maxLength: 60 }),
);
type Shape = [{ b: number; c: number }[], string, 'higher' | 'lower', Uint8Array];

function shape([units, kind, direction, draws]: Shape): MeansInput {
  return {
    baseline: floats(units.map(({ b }) => b)),
    candidate: floats(units.map(({ c }) => c)),
    direction,
    weight:
      kind === 'weighted' || kind === 'both'
        ? floats(units.map((_, i) => 0.5 + ((draws[i] as number) % 7)))
        : undefined,
    clusters:
      kind === 'clustered' || kind === 'both' ? Uint32Array.from(units, (_, i) => (draws[i] as number) % 8) : undefined,
  };
}

/** What must stay when the units are merely listed otherwise. */
function figures(input: MeansInput): number[] {
  const contrast = contrastMeans(input);
  return [
    contrast.estimate,
    contrast.regression(),
    contrast.improvement(),
    contrast.noninferiority(absolute(0.3)),
    ...contrast.interval(0.9),
  ];
}

function expectClose(got: number[], want: number[]): void {
  expect(got).toHaveLength(want.length);
  for (const [i, value] of want.entries()) {
    if (Number.isFinite(value)) expect(got[i]).toBeCloseTo(value, 8);
    else expect(got[i]).toBe(value);
  }
}

const runs = { seed: 20_240_601, numRuns: 200 };

/** A copy of the input in the order given, units perhaps more than once. */
function listed(input: MeansInput, order: readonly number[]): MeansInput {
  return {
    ...input,
    baseline: Float64Array.from(order, (i) => input.baseline[i] as number),
    candidate: Float64Array.from(order, (i) => input.candidate[i] as number),
    weight: input.weight && Float64Array.from(order, (i) => input.weight?.[i] as number),
    clusters: input.clusters && Uint32Array.from(order, (i) => input.clusters?.[i] as number),
  };
}

describe('for any units', () => {
  it('their order does not matter', () => {
    const reordered = property(shaped, integer(), (drawn, turn) => {
      const input = shape(drawn);
      const n = input.baseline.length;
      const order = Array.from({ length: n }, (_, i) => (((i + turn) % n) + n) % n).toReversed();
      expectClose(figures(listed(input, order)), figures(input));
    });
    assert(reordered, runs);
  });

  it('swapping the sides turns a regression into an improvement and mirrors the interval', () => {
    const swapped = property(shaped, (drawn) => {
      const input = shape(drawn);
      const [one, other] = [
        contrastMeans(input),
        contrastMeans({ ...input, baseline: input.candidate, candidate: input.baseline }),
      ];
      const [lower, upper] = one.interval(0.9);
      const mirrored = [one.improvement(), one.regression(), -upper, -lower];
      expectClose([other.regression(), other.improvement(), ...other.interval(0.9)], mirrored);
    });
    assert(swapped, runs);
  });

  it('the other direction is the same with both sides negated', () => {
    const negated = property(shaped, (drawn) => {
      const input = shape(drawn);
      const direction = input.direction === 'higher' ? 'lower' : 'higher';
      const [baseline, candidate] = [input.baseline.map((b) => -b), input.candidate.map((c) => -c)];
      expectClose(figures({ ...input, baseline, candidate, direction }), figures(input));
    });
    assert(negated, runs);
  });

  it('repeating every row within its cluster changes nothing', () => {
    const repeated = property(shaped, integer({ min: 2, max: 4 }), ([units, , ...rest], times) => {
      const input = shape([units, 'both', ...rest]);
      const order = [...input.baseline.keys()].flatMap((i) => Array.from({ length: times }, () => i));
      expectClose(figures(listed(input, order)), figures(input));
    });
    assert(repeated, runs);
  });

  it('clusters of one unit each are no clusters', () => {
    const single = property(array(unit, { minLength: 20, maxLength: 60 }), (units) => {
      const input = shape([units, 'plain', 'higher', new Uint8Array()]);
      const clusters = Uint32Array.from(units, (_, i) => units.length - 1 - i);
      expectClose(figures({ ...input, clusters }), figures(input));
    });
    assert(single, runs);
  });

  it('equal weights are no weights', () => {
    const weighed = property(array(unit, { minLength: 20, maxLength: 60 }), (units) => {
      const input = shape([units, 'plain', 'higher', new Uint8Array()]);
      expectClose(figures({ ...input, weight: new Float64Array(units.length).fill(0.3) }), figures(input));
    });
    assert(weighed, runs);
  });

  it('a wider margin is proven at least as well', () => {
    const size = double({ min: 0, max: 3, noNaN: true });
    const widened = property(shaped, size, size, (drawn, one, other) => {
      const contrast = contrastMeans(shape(drawn));
      const [narrow, wide] = [Math.min(one, other), Math.max(one, other)];
      expect(contrast.noninferiority(absolute(wide))).toBeLessThanOrEqual(contrast.noninferiority(absolute(narrow)));
    });
    assert(widened, runs);
  });

  it('the 90 % interval is what the margin test at 5 % leaves open', () => {
    const agrees = property(shaped, (drawn) => {
      const contrast = contrastMeans(shape(drawn));
      const [lower] = contrast.interval(0.9);
      if (!contrast.conclusive || lower >= -1e-6) return;
      expect(contrast.noninferiority(absolute(-lower))).toBeCloseTo(0.05, 8);
    });
    assert(agrees, runs);
  });
});

test.each<[string, Partial<MeansInput>, RegExp]>([
  ['sides of unequal length', { candidate: new Float64Array(29) }, /candidate must have as many/],
  ['too few weights', { weight: new Float64Array(3) }, /weight must have as many/],
  ['too few clusters', { clusters: new Uint32Array(3) }, /clusters must have as many/],
  ['a candidate of NaN', { candidate: new Float64Array(30).fill(Number.NaN) }, /unit 0 must be finite: .* and NaN/],
  ['an infinite baseline', { baseline: new Float64Array(30).fill(Infinity) }, /finite/],
  ['a negative weight', { weight: new Float64Array(30).fill(-1) }, /weight of unit 0/],
  ['a weight of NaN', { weight: new Float64Array(30).fill(Number.NaN) }, /weight of unit 0/],
  ['weights of 0 alone', { weight: new Float64Array(30) }, /at least one unit/],
  ['no units', { baseline: new Float64Array(), candidate: new Float64Array() }, /at least one unit/],
])('%s are refused', (_, change, message) => {
  const contrast = () => contrastMeans({ ...pairs(30), ...change });
  expect(contrast).toThrow(RangeError);
  expect(contrast).toThrow(message);
});

test.each<[string, () => unknown, RegExp]>([
  ['a negative margin', () => contrastMeans(pairs(30)).noninferiority(absolute(-0.1)), /margin/],
  ['a margin of NaN', () => contrastMeans(pairs(30)).noninferiority(absolute(Number.NaN)), /margin/],
  ['an infinite margin', () => contrastMeans(pairs(30)).needed(absolute(Infinity), plan), /margin/],
  ['a level of 1', () => contrastMeans(pairs(30)).interval(1), /level/],
  ['an alpha of ½', () => contrastMeans(pairs(30)).detectable({ ...plan, alpha: 0.5 }), /alpha/],
  ['a power of 1', () => contrastMeans(pairs(30)).detectable({ ...plan, power: 1 }), /power/],
])('%s is refused', (_, ask, message) => {
  expect(ask).toThrow(RangeError);
  expect(ask).toThrow(message);
});
