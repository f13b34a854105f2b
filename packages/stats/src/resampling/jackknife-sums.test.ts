import { expect, it } from 'vitest';
import { acceleration } from './bca.ts';
import { openOmissions } from './jackknife-sums.ts';
import { findKinds } from './kinds.ts';
import { meanInput, normal, resampling, seeded } from './worlds.test-support.ts';

it('finds by 500 blocks of many units the acceleration that single units give', () => {
  const random = seeded(1);
  // Skewness 2·√2 for a χ² of one degree of freedom: a is a sixth of it over √n.
  const values = Float64Array.from({ length: 9000 }, () => normal(random) ** 2);
  const { baseline, value } = meanInput(values, values);
  const { counts, omit } = openOmissions(findKinds([baseline], resampling), resampling.seed);
  const sums = new Float64Array(2);
  const left = Float64Array.from(counts, (_, i) => {
    omit(i, sums);
    return value(sums);
  });
  expect(left.length).toBe(500);
  expect(acceleration(left)).toBeCloseTo(Math.sqrt(8) / 6 / Math.sqrt(9000), 2.5);
});

it('leaves out one unit of each kind where kinds are few', () => {
  const { baseline } = meanInput([1, 1, 1, 5], [0, 0, 0, 0]);
  const { counts, omit } = openOmissions(findKinds([baseline], resampling), resampling.seed);
  const sums = new Float64Array(2);
  const left = Array.from(counts, (count, i) => {
    omit(i, sums);
    return [count, ...sums];
  });
  expect(left).toEqual([
    [3, 3, 7],
    [1, 3, 3],
  ]);
});
