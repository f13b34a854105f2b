import { type Arbitrary, array, assert, double, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holm,
  mcnemarMidP,
  mdePairedBinary,
  newcombePaired,
  normalCdf,
  normalPpf,
  normalSf,
  type PairedTable,
  requiredNPairedBinary,
  tangoInterval,
  tangoNoninferiority,
  wilsonInterval,
} from './index.ts';

const count = integer({ min: 0, max: 400 });
const cells = record({ n11: count, b: count, c: count, n00: count }).filter((t) => t.n11 + t.b + t.c + t.n00 > 0);
const table = cells.map(({ n11, b, c, n00 }): PairedTable => ({ b, c, n: n11 + b + c + n00 }));
const level = double({ min: 0.5, max: 0.999, noNaN: true });

function always<T>(arbitrary: Arbitrary<T>, holds: (value: T) => void): void {
  assert(property(arbitrary, holds), { seed: 20_240_601, numRuns: 300 });
}

const swap = ({ b, c, n }: PairedTable): PairedTable => ({ b: c, c: b, n });

describe('paired 0/1 statistics', () => {
  it('turn a regression into an improvement when the sides swap', () => {
    always(table, (t) => {
      const p = mcnemarMidP(t);
      expect(mcnemarMidP(swap(t))).toEqual({ ...p, regression: p.improvement, improvement: p.regression });
    });
  });

  it('have one-sided mid-p values that sum to one', () => {
    always(table, (t) => {
      const p = mcnemarMidP(t);
      expect(p.regression + p.improvement).toBeCloseTo(1, 12);
    });
  });

  it('negate Tango’s interval exactly when the sides swap', () => {
    always(tuple(table, level), ([t, l]) => {
      const [lower, upper] = tangoInterval(t, l);
      expect(tangoInterval(swap(t), l)).toEqual([-upper, -lower]);
    });
  });

  it('call one more loss worse by every measure', () => {
    always(table, ({ b, c, n }) => {
      const [less, more] = [
        { b, c, n: n + 1 },
        { b: b + 1, c, n: n + 1 },
      ];
      expect(mcnemarMidP(more).regression).toBeLessThan(mcnemarMidP(less).regression + 1e-15);
      expect(tangoNoninferiority(more, 0.01).p).toBeGreaterThan(tangoNoninferiority(less, 0.01).p - 1e-15);
      expect(tangoInterval(more, 0.9)[0]).toBeLessThanOrEqual(tangoInterval(less, 0.9)[0]);
    });
  });

  it('hold the estimate within the interval, and the interval within [−1, 1]', () => {
    always(tuple(cells, level), ([t, l]) => {
      const n = t.n11 + t.b + t.c + t.n00;
      const estimate = (t.c - t.b) / n;
      for (const [lower, upper] of [tangoInterval({ ...t, n }, l), newcombePaired(t, l).interval]) {
        expect(lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(lower).toBeLessThanOrEqual(estimate + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(estimate - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
      }
    });
  });

  it('prove a margin exactly when the 90 % interval stays above it', () => {
    always(tuple(table, double({ min: 0, max: 0.3, noNaN: true })), ([t, margin]) => {
      const [lower] = tangoInterval(t, 0.9);
      if (Math.abs(lower + margin) < 1e-9) return;
      expect(tangoNoninferiority(t, margin).p <= 0.05).toBe(lower > -margin);
    });
  });

  it('never show a regression and prove superiority at once', () => {
    always(table, (t) => {
      const both = mcnemarMidP(t).regression <= 0.05 && tangoNoninferiority(t, 0).p <= 0.05;
      expect(both).toBe(false);
    });
  });
});

describe('the other statistics', () => {
  it('invert the normal distribution, in both tails', () => {
    always(double({ min: -300, max: -1, noNaN: true }), (exponent) => {
      const p = 10 ** exponent;
      expect(normalCdf(normalPpf(p)) / p).toBeCloseTo(1, 9);
      expect(normalSf(-normalPpf(p)) / p).toBeCloseTo(1, 9);
    });
  });

  it('hold the share within Wilson’s interval and mirror it for failures', () => {
    always(tuple(count, count, level), ([k, failures, l]) => {
      const n = k + failures;
      const [lower, upper] = wilsonInterval(k, n, l);
      const mirrored = wilsonInterval(failures, n, l);
      expect(mirrored[0]).toBeCloseTo(1 - upper, 12);
      expect(mirrored[1]).toBeCloseTo(1 - lower, 12);
      const share = n === 0 ? 0.5 : k / n;
      expect(lower - 1e-12 <= share && share <= upper + 1e-12).toBe(true);
    });
  });

  it('adjust by Holm upwards only, keep the order of the p-values, and follow any permutation', () => {
    always(array(double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
      const adjusted = holm(p);
      expect(adjusted.every((a, i) => a >= (p[i] as number) && a <= 1)).toBe(true);
      expect(holm(p.toReversed())).toEqual(adjusted.toReversed());
    });
  });

  it('need about as many pairs for an effect as make that effect detectable', () => {
    const plan = record({
      disagreement: double({ min: 0.01, max: 0.5, noNaN: true }),
      effect: double({ min: 0.005, max: 0.3, noNaN: true }),
    });
    always(plan, ({ disagreement, effect }) => {
      const { detect } = requiredNPairedBinary({ disagreement, effect, alpha: 0.05, power: 0.8 });
      const mde = (n: number) => mdePairedBinary({ n, disagreement, alpha: 0.05, power: 0.8 });
      expect(mde(detect)).toBeLessThanOrEqual(effect + 1e-12);
      expect(mde(detect - 1)).toBeGreaterThan(effect - 1e-12);
    });
  });

  it('ask for enough pairs to prove even identical predictions not worse', () => {
    const { noninferiority: n } = requiredNPairedBinary({ disagreement: 0, effect: 0.01, alpha: 0.05, power: 0.8 });
    expect(n).toBe(268);
    expect(tangoNoninferiority({ b: 0, c: 0, n }, 0.01).p).toBeLessThanOrEqual(0.05);
    expect(tangoNoninferiority({ b: 0, c: 0, n: n - 1 }, 0.01).p).toBeGreaterThan(0.05);
  });
});
