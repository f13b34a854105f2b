import type { Aggregate } from '@mlops-actions/metrics';
import { describe, expect, it, test } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { judgeNumbers } from './judge-numbers.ts';

type Numbers = Readonly<Record<string, number | Partial<Aggregate>>>;

/** Numbers as a metrics file gives them. */
function numbers(values: Numbers): Map<string, Aggregate> {
  return new Map(
    Object.entries(values).map(([name, given]) => {
      const bare = { value: Number.NaN, n: null, stderr: null, values: null };
      return [name, typeof given === 'number' ? { ...bare, value: given } : { ...bare, ...given }];
    }),
  );
}

const policy = parsePolicy('metrics: { accuracy: { min: 0.85 }, log_loss: { max: 0.5 } }\nshow: [f1]', 'gate.yml');
const limits = parsePolicy('metrics: { accuracy: { margin: 0.01 }, log_loss: { margin: 10% } }', 'gate.yml');
const good = numbers({ accuracy: 0.99, log_loss: 0.2 });

describe('bare numbers', () => {
  it('are open at best under default margins, however good they are', () => {
    const baseline = numbers({ accuracy: 0.9, log_loss: 0.4 });
    const judgement = judgeNumbers({ policy, candidate: good, baseline, flags: ['policy-from-head'] });
    expect(judgement).toMatchObject({ verdict: 'inconclusive', error: null });
    expect(judgement.flags).toEqual(['policy-from-head', 'numbers-only', 'no-noise-estimate']);
    expect(judgement.comparisons).toMatchObject([
      {
        metric: 'accuracy',
        role: 'gate',
        baseline: 0.9,
        candidate: 0.99,
        ci: null,
        test: null,
        verdict: 'inconclusive',
      },
      { metric: 'log_loss', role: 'gate', verdict: 'inconclusive', flags: ['no-noise-estimate', 'relative-margin'] },
      { metric: 'accuracy', against: 'floor', verdict: 'pass' },
      { metric: 'log_loss', against: 'floor', direction: 'lower', verdict: 'pass' },
      { metric: 'f1', candidate: null, verdict: 'not-judged' },
    ]);
    expect(judgement.comparisons[1]?.delta).toBeCloseTo(0.2, 12);
  });

  test.each([
    ['pass', { accuracy: 0.89, log_loss: 0.43 }],
    ['fail', { accuracy: 0.88, log_loss: 0.4 }],
    ['fail', { accuracy: 0.95, log_loss: 0.45 }],
  ])('are held against limits the policy names: %s for %j', (verdict, candidate) => {
    const baseline = numbers({ accuracy: 0.9, log_loss: 0.4 });
    const judgement = judgeNumbers({ policy: limits, candidate: numbers(candidate), baseline });
    expect(judgement).toMatchObject({ verdict, flags: ['numbers-only', 'no-noise-estimate'] });
    expect(judgement.comparisons[0]).toMatchObject({ test: 'limit', pRegression: null });
  });

  test.each(['promote', 'improve'] as const)('never pass under %s, which asks for proof', (mode) => {
    const baseline = numbers({ accuracy: 0.5, log_loss: 0.6 });
    expect(judgeNumbers({ policy: limits, candidate: good, baseline, mode })).toMatchObject({
      verdict: 'inconclusive',
      flags: expect.arrayContaining(['proof-asked']) as unknown,
    });
  });

  test.each([0, -0.3])('have no relative margin on a baseline of %d', (before) => {
    const one = parsePolicy('metrics: { "metric:cost": { better: lower, margin: 5% } }', 'gate.yml');
    const judgement = judgeNumbers({
      policy: one,
      candidate: numbers({ 'metric:cost': 0.1 }),
      baseline: numbers({ 'metric:cost': before }),
    });
    expect(judgement).toMatchObject({ verdict: 'error', error: { code: 'E_MARGIN' } });
  });

  it('say when there is no baseline, and that guarded slices cannot be seen', () => {
    const guarded = parsePolicy(
      'metrics: { accuracy: }\nslices: { guard: [{ where: { a: b }, metric: accuracy }] }',
      'gate.yml',
    );
    expect(judgeNumbers({ policy: guarded, candidate: good, baseline: null })).toMatchObject({
      verdict: 'inconclusive',
      comparisons: [
        { flags: ['no-baseline'] },
        { role: 'guard', slice: { a: 'b' }, verdict: 'inconclusive', flags: ['no-predictions'] },
      ],
    });
  });

  test.each<[string, Numbers, string, string | undefined]>([
    ['a broken floor', { accuracy: 0.84, log_loss: 0.2 }, 'fail', undefined],
    ['a floor broken from above', { accuracy: 0.9, log_loss: 0.6 }, 'fail', undefined],
    ['a missing metric', { accuracy: 0.9 }, 'error', 'E_METRIC_MISSING'],
    ['NaN', { accuracy: Number.NaN, log_loss: 0.2 }, 'error', 'E_METRIC_NAN'],
    ['infinity', { accuracy: 0.9, log_loss: Number.NEGATIVE_INFINITY }, 'error', 'E_METRIC_NAN'],
    ['per cent for a share', { accuracy: 98.7, log_loss: 0.2 }, 'error', 'E_METRIC_RANGE'],
  ])('never pass %s', (_, candidate, verdict, code) => {
    const judgement = judgeNumbers({ policy, candidate: numbers(candidate), baseline: good });
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.error?.code).toBe(code);
  });

  it('are not compared when they were made differently', () => {
    const mismatches = ['the judge is "b" on one side and "a" on the other'];
    expect(judgeNumbers({ policy: limits, candidate: good, baseline: good, mismatches })).toMatchObject({
      verdict: 'error',
      error: { code: 'E_INCOMPARABLE' },
    });
  });
});

describe('numbers with their noise', () => {
  const wide = parsePolicy('metrics: { accuracy: { margin: 0.05 } }', 'gate.yml');
  const runs = (center: number) => [center - 0.002, center, center + 0.002, center - 0.001, center + 0.001];

  test.each<[string, Numbers, Numbers, string, string]>([
    [
      'shares of n examples',
      { accuracy: { value: 0.9, n: 2000 } },
      { accuracy: { value: 0.9, n: 2000 } },
      'unpaired-z+newcombe',
      'pass',
    ],
    [
      'shares of n examples',
      { accuracy: { value: 0.8, n: 2000 } },
      { accuracy: { value: 0.9, n: 2000 } },
      'unpaired-z+newcombe',
      'fail',
    ],
    [
      'shares of n examples',
      { accuracy: { value: 0.9, n: 200 } },
      { accuracy: { value: 0.9, n: 200 } },
      'unpaired-z+newcombe',
      'inconclusive',
    ],
    [
      'shares of too few',
      { accuracy: { value: 0.5, n: 20 } },
      { accuracy: { value: 1, n: 20 } },
      'unpaired-z+newcombe',
      'inconclusive',
    ],
    [
      'standard errors',
      { accuracy: { value: 0.9, stderr: 0.01 } },
      { accuracy: { value: 0.9, stderr: 0.01 } },
      'stderr-z',
      'pass',
    ],
    [
      'several runs on both sides',
      { accuracy: { value: 0.9, values: runs(0.9) } },
      { accuracy: { value: 0.9, values: runs(0.9) } },
      'welch-t',
      'pass',
    ],
    [
      'several runs on both sides',
      { accuracy: { value: 0.88, values: runs(0.88) } },
      { accuracy: { value: 0.9, values: runs(0.9) } },
      'welch-t',
      'pass',
    ],
    [
      'two runs',
      { accuracy: { value: 0.7, values: [0.7, 0.71] } },
      { accuracy: { value: 0.9, values: runs(0.9) } },
      'welch-t',
      'inconclusive',
    ],
    [
      'one run against five',
      { accuracy: 0.8 },
      { accuracy: { value: 0.9, values: runs(0.9) } },
      'prediction-t',
      'fail',
    ],
  ])('are tested by what they bring: %s', (_, candidate, baseline, test, verdict) => {
    const judgement = judgeNumbers({ policy: wide, candidate: numbers(candidate), baseline: numbers(baseline) });
    expect({ verdict: judgement.verdict, test: judgement.comparisons[0]?.test, flags: judgement.flags }).toEqual({
      verdict,
      test,
      flags: ['numbers-only'],
    });
  });
});
