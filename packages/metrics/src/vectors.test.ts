import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { computeMetric } from './compute.ts';

interface Case {
  readonly name: string;
  readonly input: {
    readonly metric: string;
    readonly y?: readonly number[];
    readonly rel?: readonly number[];
    readonly k?: number;
    readonly pred?: readonly number[];
    readonly score?: readonly number[];
    readonly prob?: readonly number[];
  };
  readonly expected: { readonly value: number | 'NaN' };
  readonly tol_abs?: number;
  readonly tol_rel?: number;
}

const fixture = new URL('../../../test/fixtures/stat-vectors.json', import.meta.url);
const { meta, metrics } = JSON.parse(readFileSync(fixture, 'utf8')) as {
  meta: { tolerance: { default_abs: number; default_rel: number } };
  metrics: Case[];
};

test('the fixture has its metrics', () => {
  expect(metrics.map(({ input }) => input.metric)).toEqual(['roc_auc', 'roc_auc', 'f1', 'log_loss', 'rmse', 'ndcg']);
});

test.each(metrics)('$name is as numpy, scipy and scikit-learn have it', ({ input, expected, tol_abs, tol_rel }) => {
  const { metric, y, rel, k, pred, score, prob } = input;
  const label = y ?? rel ?? [];
  const columns = { label, prediction: pred, score: score ?? prob, group: label.map(() => 'query') };
  const present = Object.entries(columns).flatMap(([name, cells]) =>
    cells === undefined ? [] : [[name, cells] as const],
  );
  const value = computeMetric(
    k === undefined ? metric : `${metric}@${k}`,
    { length: label.length, columns: new Map(present) },
    { task: 'binary', positive: '1' },
  );
  if (expected.value === 'NaN') return expect(value).toBeNaN();
  const { default_abs, default_rel } = meta.tolerance;
  const tolerance = Math.max(tol_abs ?? default_abs, (tol_rel ?? default_rel) * Math.abs(expected.value));
  expect(Math.abs((value ?? Number.NaN) - expected.value)).toBeLessThanOrEqual(tolerance);
});
