import { describe, expect, it } from 'vitest';
import { acceleration, bcaInterval, bcaLevels, bcaP, isDegenerate, medianBias, percentile } from './bca.ts';

const sorted = Float64Array.from({ length: 1001 }, (_, i) => i / 1000);

describe('BCa', () => {
  it('is the percentile interval where there is neither bias nor skewness', () => {
    const [lower, upper] = bcaInterval({ sorted, estimate: 0.5, acceleration: 0 }, 0.9);
    expect([lower, upper]).toEqual([expect.closeTo(0.05, 10), expect.closeTo(0.95, 10)]);
    expect(bcaP({ sorted, estimate: 0.5, acceleration: 0 }, 0.5)).toBeCloseTo(0.5, 10);
  });

  it('reads plain percentiles where it is told that there is no bias', () => {
    const [lower, upper] = bcaInterval({ sorted, estimate: 0.2, acceleration: 0, bias: 0 }, 0.9);
    expect([lower, upper]).toEqual([expect.closeTo(0.05, 10), expect.closeTo(0.95, 10)]);
    expect(bcaP({ sorted, estimate: 0.2, acceleration: 0, bias: 0 }, 0.1)).toBeCloseTo(0.1, 3);
  });

  it('counts replicates equal to the estimate half', () => {
    expect(medianBias({ sorted: Float64Array.of(0, 1, 1, 1, 2), estimate: 1 })).toBeCloseTo(0, 12);
  });

  it('tests what its interval leaves out', () => {
    const distribution = { sorted, estimate: 0.45, acceleration: 0.05 };
    for (const level of [0.8, 0.9, 0.95]) {
      const [lower, upper] = bcaInterval(distribution, level);
      expect(bcaP(distribution, lower)).toBeCloseTo((1 - level) / 2, 2);
      expect(1 - bcaP(distribution, upper)).toBeCloseTo((1 - level) / 2, 2);
    }
  });

  it('keeps p half a replicate away from certainty, and finite when every replicate lies on one side', () => {
    const lopsided = { sorted, estimate: -1, acceleration: 0 };
    expect(Number.isFinite(medianBias(lopsided))).toBe(true);
    for (const level of bcaLevels(lopsided, 0.9)) expect(level >= 0 && level <= 1).toBe(true);
    expect(bcaP({ sorted, estimate: 0.5, acceleration: 0 }, -5)).toBeCloseTo(0.5 / 1001, 5);
  });

  it('proves nothing by replicates without spread', () => {
    const flat = { sorted: new Float64Array(100).fill(0.3), estimate: 0.3, acceleration: 0 };
    expect(isDegenerate(flat.sorted)).toBe(true);
    expect(bcaInterval(flat, 0.9)).toEqual([0.3, 0.3]);
    expect(bcaP(flat, -1)).toBe(1);
    expect(isDegenerate(new Float64Array(0))).toBe(true);
  });

  it('goes no further than its replicates when the correction has a pole', () => {
    const [lower, upper] = bcaInterval({ sorted, estimate: 0.5, acceleration: 0.9 }, 0.95);
    expect(lower).toBeGreaterThanOrEqual(0);
    expect(upper).toBe(1);
    const p = bcaP({ sorted, estimate: 0.5, acceleration: 0.9 }, 0.01);
    expect(p).toBe(0.5 / 1001);
  });

  it('takes its acceleration from values that exist, each as often as it stands for', () => {
    expect(acceleration(Float64Array.of(1, 2, 2, 5))).toBeCloseTo(
      acceleration(Float64Array.of(1, 2, 5), [1, 2, 1]),
      12,
    );
    expect(acceleration(Float64Array.of(1, 2, Number.NaN, 5))).toBe(acceleration(Float64Array.of(1, 2, 5)));
    expect(acceleration(Float64Array.of(1, 2, 5))).toBeLessThan(0);
    expect([acceleration(Float64Array.of(2, 2)), acceleration(new Float64Array(0))]).toEqual([0, 0]);
  });

  it('interpolates percentiles linearly and refuses levels outside (0, 1)', () => {
    expect(percentile(Float64Array.of(10, 20, 40), 0.75)).toBe(30);
    expect(percentile(Float64Array.of(10, 20, 40), 1)).toBe(40);
    for (const level of [0, 1, Number.NaN]) {
      expect(() => bcaInterval({ sorted, estimate: 0.5, acceleration: 0 }, level)).toThrow(RangeError);
    }
  });
});
