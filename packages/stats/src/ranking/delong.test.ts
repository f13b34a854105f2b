import { describe, expect, it } from 'vitest';
import { normalSf } from '../normal.ts';
import { contrastAuc, delong, sampleAuc } from './delong.ts';
import { scoredWorld } from './scores.test-support.ts';

const plan = { alpha: 0.05, power: 0.8 };

describe("DeLong's test", () => {
  it('sees only the order of scores, and mirrors when sides are swapped', () => {
    const { positive, baseline, candidate } = scoredWorld({ rows: 300, seed: 1, noise: 0.9 });
    const one = contrastAuc({ positive, baseline, candidate });
    const stretched = contrastAuc({ positive, baseline: baseline.map(Math.exp), candidate: candidate.map(Math.atan) });
    expect(one).toMatchObject({ test: 'delong', n: 300, conclusive: true, flags: [] });
    expect([stretched.regression(), stretched.interval(0.9)]).toEqual([one.regression(), one.interval(0.9)]);
    const other = contrastAuc({ positive, baseline: candidate, candidate: baseline });
    expect(other.improvement()).toBeCloseTo(one.regression(), 12);
    expect(other.interval(0.9)[0]).toBeCloseTo(-one.interval(0.9)[1], 12);
    expect(one.noninferiority({ size: 0.5, relative: false })).toBeLessThan(1e-6);
    expect(one.noninferiority({ size: 0.01, relative: true })).toBeGreaterThan(
      one.noninferiority({ size: 0.02, relative: true }),
    );
    expect(one.detectable(plan)).toBeCloseTo((2.4865 * (one.interval(0.9)[1] - one.interval(0.9)[0])) / 2 / 1.64485, 4);
  });

  it('judges a relative margin by the noise of candidate − (1 − r)·baseline', () => {
    const scores = scoredWorld({ rows: 300, seed: 1, noise: 0.9 });
    const { baseline, candidate, varBaseline, varCandidate, covariance } = delong(scores);
    const error = Math.sqrt(varCandidate + 0.95 ** 2 * varBaseline - 2 * 0.95 * covariance);
    expect(contrastAuc(scores).noninferiority({ size: 0.05, relative: true })).toBeCloseTo(
      normalSf((candidate - 0.95 * baseline) / error),
      10,
    );
  });

  it('takes −0 and 0 for a tie', () => {
    const positive = Uint8Array.of(1, 1, 0, 0);
    const score = (zero: number) => Float64Array.of(zero, 1, 0, -1);
    expect(sampleAuc({ positive, score: score(-0) }).value).toBe(sampleAuc({ positive, score: score(0) }).value);
  });

  it('does not decide on fewer than 10 rows of a class, nor without variance', () => {
    const { positive, baseline, candidate } = scoredWorld({ rows: 100, seed: 2 });
    const few = positive.map((mark, row) => (row < 25 ? mark : 0));
    expect(contrastAuc({ positive: few, baseline, candidate })).toMatchObject({
      conclusive: false,
      flags: ['few-of-a-class'],
    });
    expect(sampleAuc({ positive: few, score: baseline }).interval(0.9)).toBeNull();
    const same = contrastAuc({ positive, baseline, candidate: baseline });
    expect(same).toMatchObject({ conclusive: false, flags: ['degenerate'] });
    expect([same.regression(), same.noninferiority({ size: 0.1, relative: false })]).toEqual([1, 1]);
    const perfect = sampleAuc({ positive, score: Float64Array.from(positive) });
    expect([perfect.value, perfect.interval(0.9)]).toEqual([1, null]);
  });

  it('gives one side an interval within [0, 1]', () => {
    const { positive, candidate } = scoredWorld({ rows: 60, seed: 3, noise: 0.1 });
    const sample = sampleAuc({ positive, score: candidate.map((value, row) => value + (positive[row] as number)) });
    const [lower, upper] = sample.interval(0.99) as [number, number];
    expect(lower).toBeLessThan(sample.value);
    expect(upper).toBeLessThanOrEqual(1);
    expect(() => sample.interval(2)).toThrow(RangeError);
  });

  const { positive, baseline, candidate } = scoredWorld({ rows: 50, seed: 4 });
  it.each<[string, Partial<Parameters<typeof contrastAuc>[0]>]>([
    ['a class of one', { positive: positive.map((_, row) => Number(row === 0)) }],
    ['NaN scores', { candidate: candidate.map((value, row) => (row === 7 ? Number.NaN : value)) }],
    ['scores of other rows', { baseline: baseline.slice(1) }],
    ['marks that are neither 0 nor 1', { positive: positive.map((mark) => 2 * mark) }],
  ])('refuses %s', (_, change) => {
    expect(() => contrastAuc({ positive, baseline, candidate, ...change })).toThrow(RangeError);
  });
});
