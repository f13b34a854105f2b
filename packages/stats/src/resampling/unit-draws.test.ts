import { describe, expect, it } from 'vitest';
import { openRandom } from './random.ts';
import { drawCost, openUnitDraws } from './unit-draws.ts';

/** How often each kind was drawn, in one draw. */
function drawn(draws: ReturnType<typeof openUnitDraws>, kinds: number): Float64Array {
  draws.draw();
  const times = new Float64Array(kinds);
  times.set(draws.multiplicity);
  for (const position of draws.rareDrawn().subarray(0, draws.rareCount())) {
    const kind = draws.rare[position] as number;
    times[kind] = (times[kind] as number) + 1;
  }
  return times;
}

describe('draws of units', () => {
  it.each<[string, number[]]>([
    ['common kinds alone', [500, 60, 20]],
    ['rare kinds alone', [3, 2, 1, 1, 1]],
    ['both', [200, 40, 16, 15, 4, 1, 1]],
    ['few rare units among many', [30_000, 1, 1]],
  ])('have the size, the means and the variances of a multinomial: %s', (_, sizes) => {
    const counts = Uint32Array.from(sizes);
    const n = sizes.reduce((sum, size) => sum + size, 0);
    const draws = openUnitDraws(counts, openRandom([1, 1, 1, 1]));
    const repeats = 4000;
    const sums = sizes.map(() => [0, 0] as [number, number]);
    for (let i = 0; i < repeats; i++) {
      const times = drawn(draws, sizes.length);
      expect(times.reduce((sum, value) => sum + value, 0)).toBe(n);
      for (const [kind, sum] of sums.entries()) {
        sum[0] += times[kind] as number;
        sum[1] += ((times[kind] as number) - (sizes[kind] as number)) ** 2;
      }
    }
    for (const [kind, [sum, squares]] of sums.entries()) {
      const size = sizes[kind] as number;
      const variance = size * (1 - size / n);
      expect(Math.abs(sum / repeats - size)).toBeLessThan(4.5 * Math.sqrt(variance / repeats));
      expect(Math.abs(squares / repeats / variance - 1)).toBeLessThan(0.2);
    }
  });

  it('cost as much for a million units of four kinds as for a few dozen', () => {
    expect(drawCost(Uint32Array.of(400_000, 300_000, 200_000, 100_000))).toBeLessThan(100);
    expect(drawCost(new Uint32Array(500).fill(1))).toBe(500);
  });
});
