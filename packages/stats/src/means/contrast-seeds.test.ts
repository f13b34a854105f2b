import { array, assert, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { contrastSeeds, type SeedsInput } from './contrast-seeds.ts';

const plan = { alpha: 0.05, power: 0.8 };

/** Scores with noise of items, seeds and single cells, from a fixed pattern. */
function grid(seeds: number, items: number, { shift = 0, bySeed = 0.02 } = {}): Float64Array[] {
  return Array.from({ length: seeds }, (_, s) =>
    Float64Array.from(
      { length: items },
      (_, i) => 0.8 + shift + 0.1 * Math.sin(i) + bySeed * Math.sin(5 * s + 1) + 0.05 * Math.sin(13 * i * (s + 1)),
    ),
  );
}

const recipes: SeedsInput = { baseline: grid(3, 40), candidate: grid(4, 40, { shift: -0.02 }), direction: 'higher' };

describe('two recipes over items and seeds', () => {
  it('count their noise in items and in seeds', () => {
    const contrast = contrastSeeds(recipes);
    expect(contrast).toMatchObject({ test: 'two-way-t', n: 40, conclusive: true, flags: [] });
    const { items, seeds, residual } = contrast.components;
    expect(contrast.se ** 2).toBeCloseTo(Math.max(items + seeds - residual, items, seeds), 15);
  });

  it.each([
    ['baseline', { baseline: grid(2, 40) }],
    ['candidate', { candidate: grid(2, 40) }],
  ])('do not decide by two seeds of the %s', (_, change) => {
    expect(contrastSeeds({ ...recipes, ...change })).toMatchObject({ conclusive: false, flags: ['few-seeds'] });
  });

  it('test a relative margin with the baseline’s noise of either kind', () => {
    const { baseline, candidate } = recipes;
    const grown = baseline.map((scores) => scores.map((score) => 1.05 * score));
    const linear = contrastSeeds({ baseline: grown, candidate, direction: 'higher' });
    const lower = contrastSeeds({ ...recipes, direction: 'lower' });
    expect(lower.noninferiority({ size: 0.05, relative: true })).toBeCloseTo(linear.regression(), 10);
  });

  it('cannot make up for noisy seeds by more items', () => {
    const noisy = { baseline: grid(3, 40, { bySeed: 0.5 }), candidate: grid(3, 40, { bySeed: 0.6 }) };
    expect(contrastSeeds({ ...recipes, ...noisy }).needed({ size: 0.01, relative: false }, plan)).toBeNull();
    const calm = { baseline: grid(3, 40, { bySeed: 0 }), candidate: grid(3, 40, { bySeed: 0 }) };
    expect(contrastSeeds({ ...recipes, ...calm }).needed({ size: 0.002, relative: false }, plan)).toBeGreaterThan(40);
  });

  it('are undecided where nothing varies', () => {
    const constant = Array.from({ length: 3 }, () => new Float64Array(5).fill(0.7));
    const contrast = contrastSeeds({ baseline: constant, candidate: constant, direction: 'lower' });
    expect(contrast).toMatchObject({ conclusive: false, flags: ['degenerate'], estimate: 0 });
    expect(contrast.regression()).toBe(0.5);
  });

  it('mirror when the sides are swapped, and do not depend on the order of items or seeds', () => {
    const score = double({ min: 0, max: 1, noNaN: true });
    const cells = record({
      seeds: integer({ min: 2, max: 5 }),
      scores: array(score, { minLength: 100, maxLength: 100 }),
      direction: constantFrom('higher' as const, 'lower' as const),
    });
    const mirrors = property(cells, ({ seeds, scores, direction }) => {
      const side = (from: number, count: number) =>
        Array.from({ length: count }, (_, s) => Float64Array.from(scores.slice(from + 10 * s, from + 10 * s + 10)));
      const [a, b] = [side(0, seeds), side(50, 3)];
      const one = contrastSeeds({ baseline: a, candidate: b, direction });
      const other = contrastSeeds({ baseline: b, candidate: a, direction });
      expect(other.regression()).toBeCloseTo(one.improvement(), 10);
      expect(other.interval(0.9)[0]).toBeCloseTo(-one.interval(0.9)[1], 8);
      const turned = (grid: Float64Array[]) => grid.map((items) => items.toReversed()).toReversed();
      const reordered = contrastSeeds({ baseline: turned(a), candidate: turned(b), direction });
      expect(reordered.regression()).toBeCloseTo(one.regression(), 10);
    });
    assert(mirrors, { seed: 20_240_601, numRuns: 200 });
  });
});

test.each<[string, Partial<SeedsInput>, RegExp]>([
  ['one seed', { baseline: grid(1, 40) }, /at least 2 seeds/],
  ['no seeds', { candidate: [] }, /at least 2 seeds/],
  ['one item', { baseline: grid(3, 1), candidate: grid(3, 1) }, /at least 2 items/],
  ['seeds with different items', { baseline: [...grid(2, 40), ...grid(1, 39)] }, /seed 2 must have 40 items/],
  ['sides with different items', { candidate: grid(3, 39) }, /same items/],
  ['a score of NaN', { candidate: [...grid(2, 40), new Float64Array(40).fill(Number.NaN)] }, /item 0 of seed 2/],
])('%s is refused', (_, change, message) => {
  const contrast = () => contrastSeeds({ ...recipes, ...change });
  expect(contrast).toThrow(RangeError);
  expect(contrast).toThrow(message);
});
