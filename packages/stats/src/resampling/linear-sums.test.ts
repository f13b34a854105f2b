import { describe, expect, it, test } from 'vitest';
import { studentTCdf } from '../distributions/student-t.ts';
import { contrastSums } from './contrast-sums.ts';
import { linearSums } from './linear-sums.ts';
import { f1World, macroWorld, meanInput, normal, rmseWorld, seeded } from './worlds.test-support.ts';

const plan = { alpha: 0.05, power: 0.8 };

describe('linearised sums', () => {
  it('are the paired t test where the metric is a mean', () => {
    const random = seeded(1);
    const [b, c] = [1, 2].map(() => Array.from({ length: 40 }, () => 2 + normal(random))) as [number[], number[]];
    const differences = c.map((value, i) => value - (b[i] as number));
    const mean = differences.reduce((sum, d) => sum + d, 0) / 40;
    const error = Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 39 / 40);
    const contrast = linearSums(meanInput(b, c));
    expect(contrast).toMatchObject({ test: 'linearised-t', n: 40, conclusive: true, flags: [] });
    expect(contrast.estimate).toBeCloseTo(mean, 12);
    expect(contrast.regression()).toBeCloseTo(studentTCdf(mean / error, 39), 8);
    expect(contrast.improvement()).toBeCloseTo(studentTCdf(-mean / error, 39), 8);
    expect(contrast.noninferiority({ size: 0.1, relative: false })).toBeCloseTo(
      studentTCdf(-(mean + 0.1) / error, 39),
      8,
    );
    // Relative: a t test of c − (1 − r)·b.
    const shifted = c.map((value, i) => value - 0.9 * (b[i] as number));
    const relative = linearSums(
      meanInput(
        shifted.map(() => 0),
        shifted,
      ),
    ).improvement();
    expect(contrast.noninferiority({ size: 0.1, relative: true })).toBeCloseTo(relative, 8);
    const [lower, upper] = contrast.interval(0.9);
    expect(studentTCdf((mean - lower) / error, 39)).toBeCloseTo(0.95, 8);
    expect(upper + lower).toBeCloseTo(2 * mean, 12);
    expect(contrast.detectable(plan)).toBeCloseTo(2.4865 * error, 4);
    expect(contrast.needed({ size: 0.1, relative: false }, plan)).toBe(
      Math.ceil(40 * ((2.48647486 * error) / 0.1) ** 2),
    );
  });

  it('are the CR1 t test over clusters where the metric is a mean', () => {
    const random = seeded(2);
    const clusters = Uint32Array.from({ length: 60 }, (_, i) => 2 * (i % 15));
    const shift = Array.from({ length: 30 }, () => normal(random));
    const d = Array.from(clusters, (cluster) => (shift[cluster] as number) + normal(random));
    const mean = d.reduce((sum, value) => sum + value, 0) / 60;
    const sums = shift.map((_, cluster) => d.reduce((sum, v, i) => sum + (clusters[i] === cluster ? v - mean : 0), 0));
    const error = Math.sqrt((15 / 14) * sums.reduce((total, sum) => total + sum * sum, 0)) / 60;
    const contrast = linearSums({
      ...meanInput(
        d.map(() => 0),
        d,
      ),
      clusters,
    });
    expect(contrast.n).toBe(15);
    expect(contrast.regression()).toBeCloseTo(studentTCdf(mean / error, 14), 8);
  });

  test.each([
    ['F1', f1World({ units: 2000, seed: 3, worse: 0.01 })],
    ['RMSE', rmseWorld({ units: 2000, seed: 3, scale: 1.01 })],
    ['macro F1', macroWorld({ units: 2000, seed: 3 })],
  ])('find what the bootstrap finds: %s', (_, input) => {
    const [linear, resampled] = [linearSums(input), contrastSums(input)];
    expect(linear.estimate).toBeCloseTo(resampled.estimate, 10);
    expect(linear.detectable(plan) / resampled.detectable(plan)).toBeCloseTo(1, 0.9);
    expect(Math.abs(linear.regression() - resampled.regression())).toBeLessThan(0.04);
    const margin = { size: 0.02, relative: true };
    expect(Math.abs(linear.noninferiority(margin) - resampled.noninferiority(margin))).toBeLessThan(0.04);
  });

  it('prove nothing without spread', () => {
    const same = linearSums(meanInput([1, 2, 3], [1, 2, 3]));
    expect(same).toMatchObject({ conclusive: false, flags: ['degenerate'], estimate: 0 });
    expect([same.regression(), same.improvement(), same.noninferiority({ size: 9, relative: false })]).toEqual([
      1, 1, 1,
    ]);
    expect(same.interval(0.9)).toEqual([0, 0]);
    expect([same.detectable(plan), same.needed({ size: 1, relative: false }, plan)]).toEqual([Infinity, null]);
    expect(linearSums(meanInput([1], [2])).conclusive).toBe(false);
  });

  it('do not decide where the metric has no derivative, few clusters, or influences too skew for their number', () => {
    const input = meanInput([1, 2, 3, 4, 4, 6], [2, 2, 5, 3, 1, 1]);
    const cliff = linearSums({ ...input, value: (sums) => (sums[1] === 20 || sums[1] === 14 ? 1 : Number.NaN) });
    expect(cliff).toMatchObject({ conclusive: false });
    expect(cliff.flags).toContain('unstable');
    expect(cliff.regression()).toBe(1);
    const oneSided = linearSums({
      ...input,
      value: (sums) => (sums[1] as number) ** (2 * Number((sums[0] as number) >= 6)),
    });
    expect(oneSided.flags).not.toContain('unstable');
    const clustered = linearSums({ ...input, clusters: Uint32Array.of(0, 0, 1, 1, 2, 2) });
    expect(clustered).toMatchObject({ n: 3, conclusive: false });
    expect(clustered.flags).toContain('too-few-clusters');
    const skewed = linearSums(
      meanInput(
        new Float64Array(50),
        Float64Array.from({ length: 50 }, (_, i) => Number(i < 2)),
      ),
    );
    expect(skewed.flags).toEqual(['skewed']);
  });

  it('refuse what the bootstrap refuses', () => {
    const input = meanInput([1, 2, 3], [2, 3, 5]);
    expect(() => linearSums({ ...input, value: () => Number.NaN })).toThrow(RangeError);
    expect(() => linearSums({ ...input, clusters: new Uint32Array(2) })).toThrow(RangeError);
    expect(() => linearSums({ ...input, candidate: meanInput([1], [1]).baseline })).toThrow(RangeError);
    expect(() => linearSums(input).interval(1)).toThrow(RangeError);
  });
});
