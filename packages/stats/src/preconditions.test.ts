import { expect, test } from 'vitest';
import * as stats from './index.ts';

const plan = { n: 100, disagreement: 0.1, effect: 0.01, alpha: 0.05, power: 0.8 };

test.each<[string, () => unknown]>([
  ['a negative count', () => stats.mcnemarMidP({ b: -1, c: 0 })],
  ['a count that is not whole', () => stats.mcnemarExact({ b: 0.5, c: 0 })],
  ['NaN as a count', () => stats.mcnemarChiSquared({ b: 0, c: Number.NaN })],
  ['more discordant pairs than pairs', () => stats.tangoInterval({ b: 3, c: 3, n: 5 }, 0.9)],
  ['a level of 1', () => stats.tangoInterval({ b: 0, c: 0, n: 5 }, 1)],
  ['a level of NaN', () => stats.wilsonInterval(1, 2, Number.NaN)],
  ['a negative margin', () => stats.tangoNoninferiority({ b: 0, c: 0, n: 5 }, -0.01)],
  ['a margin above 1', () => stats.tangoNoninferiority({ b: 0, c: 0, n: 5 }, 1.01)],
  ['more successes than trials', () => stats.wilsonInterval(3, 2, 0.9)],
  ['an empty sample', () => stats.newcombeIndependent({ k: 0, n: 0 }, { k: 0, n: 1 }, 0.9)],
  ['a negative cell', () => stats.newcombePaired({ n11: 1, b: -1, c: 1, n00: 1 }, 0.9)],
  ['a p-value above 1', () => stats.holm([0.5, 1.5])],
  ['a p-value of NaN', () => stats.benjaminiHochberg([Number.NaN])],
  ['a probability of 0 for a quantile', () => stats.normalPpf(0)],
  ['NaN on the normal axis', () => stats.normalCdf(Number.NaN)],
  ['a binomial probability above 1', () => stats.binomialPmf({ k: 1, n: 2, p: 1.5 })],
  ['a negative binomial count', () => stats.binomialCdf({ k: -1, n: 2, p: 0.5 })],
  ['an effect of 0', () => stats.requiredNPairedBinary({ ...plan, effect: 0 })],
  ['a disagreement above 1', () => stats.mdePairedBinary({ ...plan, disagreement: 1.1 })],
  ['an alpha of a half', () => stats.mdePairedBinary({ ...plan, alpha: 0.5 })],
  ['a power below a half', () => stats.mdePairedBinary({ ...plan, power: 0.4 })],
])('refuses %s', (_, call) => {
  expect(call).toThrow(RangeError);
});

test.each<[string, unknown, unknown]>([
  ['Tango’s interval knows nothing', stats.tangoInterval({ b: 0, c: 0, n: 0 }, 0.9), [-1, 1]],
  ['Tango’s test proves nothing', stats.tangoNoninferiority({ b: 0, c: 0, n: 0 }, 0.1), { z: 0, p: 0.5 }],
  ['no drop is detectable', stats.mdePairedBinary({ ...plan, n: 0 }), 1],
])('without pairs %s', (_, got, want) => {
  expect(got).toEqual(want);
});

test.each([
  [{ k: 0, n: 0, p: 0.3 }, 1],
  [{ k: 0, n: 5, p: 0 }, 1],
  [{ k: 5, n: 5, p: 1 }, 1],
  [{ k: 4, n: 5, p: 1 }, 0],
])('gives the degenerate binomial %o its probability', (binomial, pmf) => {
  expect(stats.binomialPmf(binomial)).toBe(pmf);
});

test('sums a binomial distribution to one', () => {
  const total = Array.from({ length: 51 }, (_, k) => stats.binomialPmf({ k, n: 50, p: 0.37 })).reduce((a, b) => a + b);
  expect(total).toBeCloseTo(1, 13);
});
