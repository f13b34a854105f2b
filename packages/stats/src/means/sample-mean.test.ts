import { expect, it, test } from 'vitest';
import { studentTPpf } from '../distributions/student-t.ts';
import { sampleMean } from './sample-mean.ts';

const values = Float64Array.from([0.2, 0.4, 0.4, 0.8, 0.9, 1, 0.3, 0.1]);

it('gives the mean of one side its t interval', () => {
  const sample = sampleMean({ values });
  const mean = values.reduce((sum, x) => sum + x, 0) / 8;
  const se = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 7 / 8);
  expect(sample).toMatchObject({ test: 'mean-t', n: 8 });
  expect(sample.value).toBeCloseTo(mean, 14);
  expect(sample.interval(0.9)?.[0]).toBeCloseTo(mean - studentTPpf(0.95, 7) * se, 12);
  expect(sample.interval(0.9)?.[1]).toBeCloseTo(mean + studentTPpf(0.95, 7) * se, 12);
});

it('counts clusters, which repeated rows do not make more', () => {
  const clusters = Uint32Array.from([0, 1, 2, 3, 4, 5, 5, 0]);
  const sample = sampleMean({ values, clusters });
  expect(sample).toMatchObject({ test: 'clustered-mean-t', n: 6 });
  const twice = sampleMean({
    values: Float64Array.from([...values, ...values]),
    clusters: Uint32Array.from([...clusters, ...clusters]),
  });
  expect(twice.interval(0.9)?.[0]).toBeCloseTo(sample.interval(0.9)?.[0] as number, 12);
});

it('weighs its values', () => {
  const sample = sampleMean({ values, weight: Float64Array.from([1, 3, 0, 0, 0, 0, 0, 0]) });
  expect(sample.n).toBe(2);
  expect(sample.value).toBeCloseTo(0.35, 14);
});

test.each<[string, Parameters<typeof sampleMean>[0]]>([
  ['a single value', { values: values.slice(0, 1) }],
  ['values all equal', { values: new Float64Array(100).fill(0.1) }],
  ['four clusters', { values, clusters: Uint32Array.from([0, 1, 2, 3, 0, 1, 2, 3]) }],
])('knows no noise of %s', (_, input) => {
  expect(sampleMean(input).interval(0.9)).toBeNull();
});

it('refuses values that are not finite', () => {
  expect(() => sampleMean({ values: Float64Array.from([1, Number.NaN]) })).toThrow(/unit 1/);
});
