import { describe, expect, it, test } from 'vitest';
import { blankComparison } from './comparison.ts';
import { exitCode, gateOutputs } from './exit.ts';

describe('exitCode', () => {
  test.each([
    ['pass', 0, 0, 0],
    ['inconclusive', 0, 1, 0],
    ['fail', 1, 1, 0],
    ['error', 2, 2, 2],
  ] as const)('of %s is %i in merge, %i in promote, %i in report', (verdict, merge, promote, report) => {
    expect([exitCode(verdict, 'merge'), exitCode(verdict, 'promote'), exitCode(verdict, 'report')]).toEqual([
      merge,
      promote,
      report,
    ]);
  });
});

describe('gateOutputs', () => {
  const subject = { direction: 'higher', margin: 0.01, where: null, role: 'gate' } as const;
  const of = (metric: string, verdict: 'fail' | 'pass') => ({ ...blankComparison({ ...subject, metric }), verdict });

  it('names each failed metric once', () => {
    const comparisons = [of('recall', 'fail'), of('accuracy', 'pass'), of('recall', 'fail'), of('f1', 'fail')];
    expect(gateOutputs({ verdict: 'fail', comparisons }, 'merge')).toEqual({
      verdict: 'fail',
      passed: false,
      blocked: true,
      'failed-metrics': ['recall', 'f1'],
    });
  });

  it('has passed only on pass', () => {
    expect(gateOutputs({ verdict: 'pass', comparisons: [] }, 'promote')).toMatchObject({
      passed: true,
      blocked: false,
    });
    expect(gateOutputs({ verdict: 'inconclusive', comparisons: [] }, 'merge')).toMatchObject({
      passed: false,
      blocked: false,
    });
    expect(gateOutputs({ verdict: 'inconclusive', comparisons: [] }, 'promote')).toMatchObject({
      passed: false,
      blocked: true,
    });
  });
});
