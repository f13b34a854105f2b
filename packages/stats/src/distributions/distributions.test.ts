import { assert, double, property, tuple } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { normalSf } from '../normal.ts';
import { regularizedBeta, regularizedBetaSf } from './beta.ts';
import { chiSquaredSf } from './chi-squared.ts';
import { kolmogorovSf } from './kolmogorov.ts';
import { studentTCdf, studentTPpf, studentTSf } from './student-t.ts';

const always = { seed: 20_240_601, numRuns: 300 };
const freedom = double({ min: 0, max: 8, noNaN: true }).map((exponent) => 10 ** exponent);

describe('Student’s distribution', () => {
  it('is inverted by its quantile in both tails, at whole and broken degrees of freedom', () => {
    const exponent = double({ min: -100, max: -0.31, noNaN: true });
    const inverts = property(tuple(exponent, freedom), ([power, df]) => {
      const p = 10 ** power;
      expect(studentTCdf(studentTPpf(p, df), df) / p).toBeCloseTo(1, 9);
      expect(studentTSf(-studentTPpf(p, df), df) / p).toBeCloseTo(1, 9);
    });
    assert(inverts, always);
  });

  it('keeps its digits far out where degrees of freedom are many', () => {
    // By mpmath 1.3 with 40 digits.
    expect(studentTSf(30, 1e6) / 6.0100471168317189e-198).toBeCloseTo(1, 11);
    expect(studentTSf(5, 1e8) / 2.866520550633643e-7).toBeCloseTo(1, 11);
  });

  it('has its closed forms at 1 and 2 degrees of freedom', () => {
    for (const t of [-40, -1, -1e-9, 0, 0.3, 1, 1e6]) {
      expect(studentTCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
      expect(studentTCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
    }
  });

  it('has a quantile of its own right beside the median', () => {
    expect(studentTPpf(0.499999999, 1) / Math.tan(-1e-9 * Math.PI)).toBeCloseTo(1, 6);
    expect(studentTPpf(0.500000001, 3)).toBeGreaterThan(2e-9);
  });

  it('is the normal one at infinite degrees of freedom', () => {
    expect(studentTSf(3, Infinity)).toBe(normalSf(3));
    expect(studentTPpf(0.025, Infinity)).toBeCloseTo(-1.959963984540054, 14);
  });

  it('has its median at exactly 0 and its ends at exactly 0 and 1', () => {
    expect(studentTPpf(0.5, 3)).toBe(0);
    expect(studentTCdf(0, 3)).toBe(0.5);
    expect([studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3)]).toEqual([0, 1]);
  });
});

it('both tails of the incomplete beta function add up to 1', () => {
  const shape = double({ min: 0.01, max: 1000, noNaN: true });
  const adds = property(tuple(double({ min: 0, max: 1, noNaN: true }), shape, shape), ([x, a, b]) => {
    expect(regularizedBeta(x, a, b) + regularizedBetaSf(x, a, b)).toBeCloseTo(1, 11);
  });
  assert(adds, always);
});

it('Kolmogorov’s two series meet where they hand over', () => {
  expect(kolmogorovSf(1 - 1e-12)).toBeCloseTo(kolmogorovSf(1), 11);
});

it('chi-squared with two degrees of freedom is exponential', () => {
  expect(chiSquaredSf(1400, 2) / Math.exp(-700)).toBeCloseTo(1, 11);
  expect(chiSquaredSf(Infinity, 2)).toBe(0);
});

test.each<[string, () => number, RegExp]>([
  ['x outside the unit interval', () => regularizedBeta(1.1, 1, 1), /x must lie/],
  ['a shape of 0', () => regularizedBeta(0.5, 0, 1), /a and b/],
  ['a shape that is NaN', () => regularizedBeta(0.5, 1, Number.NaN), /a and b/],
  ['t that is NaN', () => studentTSf(Number.NaN, 3), /t must be/],
  ['no degrees of freedom', () => studentTCdf(1, 0), /df must be above 0/],
  ['degrees of freedom that are NaN', () => studentTPpf(0.1, Number.NaN), /df must be above 0/],
  ['p of 0', () => studentTPpf(0, 3), /p must lie/],
  ['p of 1', () => studentTPpf(1, 3), /p must lie/],
  ['a negative chi-squared', () => chiSquaredSf(-1, 3), /x must be/],
  ['infinite degrees of freedom of chi-squared', () => chiSquaredSf(1, Infinity), /df must be/],
  ['Kolmogorov’s x that is NaN', () => kolmogorovSf(Number.NaN), /x must be/],
])('%s is refused', (_, compute, message) => {
  expect(compute).toThrow(RangeError);
  expect(compute).toThrow(message);
});
