import { array, assert, double, integer, property, tuple } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chiSquaredGoodnessOfFit, chiSquaredIndependence } from './chi-squared.ts';
import { jensenShannon } from './jensen-shannon.ts';
import { ksTwoSample } from './kolmogorov-smirnov.ts';
import { psiOfCounts, psiOfValues } from './psi.ts';
import { wasserstein1d } from './wasserstein.ts';

const runs = { seed: 20_240_601, numRuns: 200 };
const value = double({ min: -100, max: 100, noNaN: true });
const sample = array(value, { minLength: 1, maxLength: 30 });

describe('Kolmogorov and Smirnov', () => {
  it('count paths as listing all of them does', () => {
    // Every way to deal the ranks 1 … 7 to samples of 3 and 4.
    const seen = ksTwoSample([1, 2, 4], [3, 5, 6, 7]);
    let [all, asFar] = [0, 0];
    for (let deal = 0; deal < 128; deal++) {
      const a = [1, 2, 3, 4, 5, 6, 7].filter((_, i) => (deal >> i) & 1);
      const b = [1, 2, 3, 4, 5, 6, 7].filter((_, i) => !((deal >> i) & 1));
      if (a.length !== 3) continue;
      all++;
      if (ksTwoSample(a, b).statistic >= seen.statistic) asFar++;
    }
    expect(seen.exact).toBeCloseTo(asFar / all, 14);
    expect(seen.p).toBe(seen.exact);
  });

  it('keep the digits of a small p', () => {
    const low = Array.from({ length: 60 }, (_, i) => i);
    const { exact } = ksTwoSample(
      low,
      low.map((x) => x + 1000),
    );
    // Two of the C(120, 60) paths keep all of one sample below the other.
    expect((exact as number) / (2 / 9.66145084e34)).toBeCloseTo(1, 5);
  });

  it('no longer count paths above a million pairs of values', () => {
    const a = Array.from({ length: 1001 }, (_, i) => i);
    const far = ksTwoSample(a, a.slice(0, 1000));
    expect(far.exact).toBeNull();
    expect(far.p).toBe(far.stephens);
  });

  it('do not care for the order, the sides or a rising scale', () => {
    const invariant = property(sample, sample, (a, b) => {
      const seen = ksTwoSample(a, b);
      expect(ksTwoSample(b.toReversed(), a)).toEqual({
        ...seen,
        exact: expect.closeTo(seen.exact ?? 0, 12) as number,
        p: expect.closeTo(seen.p, 12) as number,
      });
      expect(
        ksTwoSample(
          a.map((x) => 3 * x),
          b.map((x) => 3 * x),
        ).statistic,
      ).toBe(seen.statistic);
    });
    assert(invariant, runs);
  });
});

describe('chi-squared', () => {
  it('leaves out rows and columns without counts', () => {
    const { minExpected, ...plain } = chiSquaredIndependence([
      [10, 20],
      [30, 40],
    ]);
    const padded = chiSquaredIndependence([
      [10, 0, 20],
      [0, 0, 0],
      [30, 0, 40],
    ]);
    expect(padded).toEqual({ ...plain, minExpected });
    expect(padded.yates).not.toBeNull();
  });

  it('finds nothing in equal shares', () => {
    const same = chiSquaredIndependence([
      [10, 20, 30],
      [20, 40, 60],
    ]);
    expect(same).toMatchObject({ statistic: 0, p: 1, cramersV: 0, degenerate: false });
  });
});

describe('the population stability index', () => {
  it('of values is that of the counts in its bins, which hold every value', () => {
    const holds = property(sample, sample, (reference, current) => {
      const { psi, referenceCounts, currentCounts, innerEdges } = psiOfValues(reference, current);
      expect(psi).toBe(psiOfCounts(referenceCounts, currentCounts));
      expect(psi).toBeGreaterThanOrEqual(0);
      expect(referenceCounts.reduce((sum, count) => sum + count, 0)).toBe(reference.length);
      expect(currentCounts.reduce((sum, count) => sum + count, 0)).toBe(current.length);
      expect(innerEdges).toEqual([...new Set(innerEdges)].toSorted((a, b) => a - b));
    });
    assert(holds, runs);
  });

  it('sees shifts of a reference of two values, or of one', () => {
    const zeros = new Float64Array(41).fill(1, 0, 11);
    const { referenceCounts, currentCounts } = psiOfValues(zeros, [1, 1, 1, 0]);
    expect([referenceCounts, currentCounts]).toEqual([
      [30, 11],
      [1, 3],
    ]);
    const constant = psiOfValues([0.1, 0.1], [0, 0.1, 0.1, 0.3]);
    expect(constant).toMatchObject({ referenceCounts: [0, 2, 0], currentCounts: [1, 2, 1] });
    expect(psiOfValues([0, 0], [0, 0]).psi).toBe(0);
  });

  it('is the same with the sides swapped', () => {
    expect(psiOfCounts([10, 0, 5], [3, 4, 1])).toBeCloseTo(psiOfCounts([3, 4, 1], [10, 0, 5]), 14);
  });
});

describe('Jensen and Shannon’s distance', () => {
  it('lies between 0 and 1, is symmetric, and takes counts for shares', () => {
    const weights = array(integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 });
    const pair = tuple(weights, weights).filter(([p, q]) => [p, q].every((w) => w.some((x) => x > 0)));
    const bounded = property(pair, ([p, q]) => {
      const { distance } = jensenShannon(p, q);
      expect(distance >= 0 && distance <= 1 + 1e-12).toBe(true);
      expect(jensenShannon(q, p).distance).toBeCloseTo(distance, 7);
      const scaled = p.map((weight) => weight * 7);
      expect(jensenShannon(scaled, q).distance).toBeCloseTo(distance, 7);
    });
    assert(bounded, runs);
  });

  it('is 1 to base 2 where nothing is shared', () => {
    expect(jensenShannon([1, 0], [0, 3])).toEqual({ divergence: 1, distance: 1 });
    expect(jensenShannon([1, 0], [0, 3], { base: Math.E }).divergence).toBeCloseTo(Math.LN2, 15);
  });
});

describe('Wasserstein’s distance', () => {
  it('is the shift of a shifted sample', () => {
    const shifts = property(sample, value, (values, shift) => {
      const moved = values.map((x) => x + shift);
      expect(wasserstein1d({ values }, { values: moved })).toBeCloseTo(Math.abs(shift), 9);
    });
    assert(shifts, runs);
  });

  it('takes a value twice for a value of double weight', () => {
    const once = wasserstein1d({ values: [0, 1], weights: [2, 1] }, { values: [5, 2, 3] });
    expect(once).toBeCloseTo(wasserstein1d({ values: [0, 0, 1] }, { values: [2, 3, 5] }), 12);
  });
});

test.each<[string, () => unknown]>([
  ['an empty sample', () => ksTwoSample([], [1])],
  ['NaN in a sample', () => ksTwoSample([1], [1, Number.NaN])],
  ['a table without rows', () => chiSquaredIndependence([])],
  ['uneven rows', () => chiSquaredIndependence([[1, 2], [1]])],
  [
    'a table without counts',
    () =>
      chiSquaredIndependence([
        [0, 0],
        [0, 0],
      ]),
  ],
  [
    'a negative count',
    () =>
      chiSquaredIndependence([
        [1, -1],
        [1, 1],
      ]),
  ],
  ['expected counts of another total', () => chiSquaredGoodnessOfFit([1, 2], [1, 3])],
  ['an expected count of 0', () => chiSquaredGoodnessOfFit([1, 2], [3, 0])],
  ['one cell', () => chiSquaredGoodnessOfFit([3], [3])],
  ['bins that differ', () => psiOfCounts([1, 2], [1])],
  ['an empty reference', () => psiOfCounts([0, 0], [1, 1])],
  ['a floor of 0', () => psiOfCounts([1, 2], [1, 1], { floor: 0 })],
  ['one bin', () => psiOfValues([1, 2], [1], { bins: 1 })],
  ['no current values', () => psiOfValues([1, 2], [])],
  ['infinite edges', () => psiOfValues([Infinity, Infinity, Infinity], [1])],
  ['shares that add up to 0', () => jensenShannon([0, 0], [1, 1])],
  ['a base of 1', () => jensenShannon([1, 0], [1, 1], { base: 1 })],
  ['infinite values', () => wasserstein1d({ values: [Infinity] }, { values: [1] })],
  ['too few weights', () => wasserstein1d({ values: [1, 2], weights: [1] }, { values: [1] })],
  ['a weight of NaN', () => wasserstein1d({ values: [1], weights: [Number.NaN] }, { values: [1] })],
])('%s is refused', (_, compute) => {
  expect(compute).toThrow(RangeError);
});
