import { describe, expect, it, test } from 'vitest';
import { binomialCdf, binomialPmf } from '../binomial.ts';
import { drawBinomial, drawHeads } from './binomial-draws.ts';
import { openRandom } from './random.ts';

const DRAWS = 40_000;

/** Standardised χ² of drawn numbers against the binomial distribution, cells of small expectation joined. */
function misfit(draws: Uint32Array, { n, p }: { n: number; p: number }): number {
  const counts = new Map<number, number>();
  for (const k of draws) counts.set(k, (counts.get(k) ?? 0) + 1);
  const spread = 6 * Math.sqrt(n * p * (1 - p)) + 6;
  const [from, to] = [Math.max(0, Math.floor(n * p - spread)), Math.min(n, Math.ceil(n * p + spread))];
  let [statistic, cells, seen, expected] = [0, 0, 0, from > 0 ? DRAWS * binomialCdf({ k: from - 1, n, p }) : 0];
  for (let k = from; k <= to; k++) {
    expected += DRAWS * binomialPmf({ k, n, p });
    seen += counts.get(k) ?? 0;
    if (expected < 20 && k < to) continue;
    statistic += (seen - expected) ** 2 / Math.max(expected, 1);
    cells++;
    [seen, expected] = [0, 0];
  }
  return (statistic - (cells - 1)) / Math.sqrt(2 * Math.max(1, cells - 1));
}

describe('binomial draws', () => {
  test.each([
    { n: 1, p: 0.3 },
    { n: 20, p: 0.1 },
    { n: 20, p: 0.95 },
    { n: 40, p: 0.26 },
    { n: 5000, p: 0.001 },
    { n: 1000, p: 0.3 },
    { n: 1_000_000, p: 3e-6 },
    { n: 1_000_000, p: 0.5 },
    { n: 1_000_000, p: 0.97 },
  ])('follow the distribution of $n trials of probability $p', ({ n, p }) => {
    const random = openRandom([5, 6, 7, 8]);
    const draws = Uint32Array.from({ length: DRAWS }, () => drawBinomial(random, n, p));
    expect(misfit(draws, { n, p })).toBeLessThan(4.5);
  });

  test.each([1, 5, 32, 33, 100, 191, 192, 3000])('toss %i coins', (n) => {
    const random = openRandom([5, 6, 7, 8]);
    const draws = Uint32Array.from({ length: DRAWS }, () => drawHeads(random, n));
    expect(misfit(draws, { n, p: 0.5 })).toBeLessThan(4.5);
  });

  it('are certain where nothing is left to chance', () => {
    const random = openRandom([5, 6, 7, 8]);
    expect([drawBinomial(random, 0, 0.4), drawBinomial(random, 7, 0), drawBinomial(random, 7, 1)]).toEqual([0, 0, 7]);
    expect(drawHeads(random, 0)).toBe(0);
  });
});
