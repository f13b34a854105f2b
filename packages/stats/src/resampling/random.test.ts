import { describe, expect, it, test } from 'vitest';
import { openRandom, openStream, type Random, requireReplicates } from './random.ts';

const seed = [1, 2, 3, 4] as const;

/** Σ (count − expected)²/expected, over cells of equal expectation. */
function chiSquared(counts: Uint32Array): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('random numbers', () => {
  it('are the same for the same seed and differ between seeds and purposes', () => {
    const draw = (random: Random) => Array.from({ length: 5 }, () => random.bits());
    expect(draw(openRandom(seed))).toEqual(draw(openRandom(seed)));
    const streams = [openRandom([1, 2, 3, 5]), openStream(seed, 'bootstrap'), openStream(seed, 'permutation')];
    const all = [openRandom(seed), openRandom([0, 0, 0, 0]), ...streams].map((random) => draw(random).join());
    expect(new Set(all).size).toBe(all.length);
  });

  it('never change from one release to the next', () => {
    const random = openRandom(seed);
    expect([random.bits(), random.bits(), random.uniform(), random.below(1000)]).toEqual([
      903873393, 3641854082, 0.7470687727539441, 961,
    ]);
  });

  test.each([2, 7, 1000])('fall evenly on %i values, singly and in bulk', (n) => {
    const random = openRandom(seed);
    const [single, bulk] = [new Uint32Array(n), new Uint32Array(n)];
    const draws = new Uint32Array(200 * n);
    random.fillBelow(draws, draws.length, n);
    for (const value of draws) bulk[value] = (bulk[value] as number) + 1;
    for (let i = 0; i < draws.length; i++) {
      const value = random.below(n);
      single[value] = (single[value] as number) + 1;
    }
    // The mean of χ² with n − 1 degrees of freedom and four and a half standard deviations.
    const limit = n - 1 + 4.5 * Math.sqrt(2 * (n - 1));
    for (const counts of [single, bulk]) expect(chiSquared(counts)).toBeLessThan(limit);
    expect(draws.every((value) => value < n)).toBe(true);
  });

  it('reach both ends of a large range and of [0, 1), and fill only what was asked', () => {
    const random = openRandom(seed);
    const large = Array.from({ length: 2000 }, () => random.below(4_000_000_000));
    expect(Math.min(...large)).toBeLessThan(2e7);
    expect(Math.max(...large)).toBeGreaterThan(3.98e9);
    expect(Math.max(...large)).toBeLessThan(4e9);
    const uniform = Array.from({ length: 2000 }, () => random.uniform());
    expect(Math.min(...uniform)).toBeLessThan(0.005);
    expect(Math.max(...uniform)).toBeGreaterThan(0.995);
    const target = new Uint32Array(8).fill(9);
    random.fillBelow(target, 3, 2);
    expect(target.slice(4)).toEqual(new Uint32Array(4).fill(9));
  });

  it.each<[string, () => unknown]>([
    ['a seed that is not four words', () => openRandom([1, 2, 3] as never)],
    ['a seed with a negative word', () => openRandom([1, 2, 3, -1])],
    ['a seed with a fraction', () => openStream([1, 2, 3, 0.5], 'blocks')],
    ['a range of nothing', () => openRandom(seed).below(0)],
    ['a bulk range beyond 16 bits', () => openRandom(seed).fillBelow(new Uint32Array(1), 1, 65_537)],
    ['too few replicates', () => requireReplicates(98)],
    ['a fraction of a replicate', () => requireReplicates(99.5)],
  ])('refuse %s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});
