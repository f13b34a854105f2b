import { describe, expect, it, test } from 'vitest';
import { blankComparison } from './comparison.ts';
import { exitCode, gateOutputs } from './exit.ts';

describe('exitCode', () => {
  test.each([
    ['pass', 0, 0, 0],
    ['inconclusive', 0, 1, 0],
    ['fail', 1, 1, 0],
    ['error', 2, 2, 2],
  ] as const)('of %s is %i in merge, %i in promote and improve, %i in report', (verdict, merge, promote, report) => {
    const codes = (['merge', 'promote', 'improve', 'report'] as const).map((mode) =>
      exitCode({ verdict, flags: [] }, mode),
    );
    expect(codes).toEqual([merge, promote, promote, report]);
  });

  it('blocks an open merge where the policy says so', () => {
    const open = { verdict: 'inconclusive', flags: ['inconclusive-blocks'] } as const;
    expect(exitCode({ ...open, flags: [...open.flags] }, 'merge')).toBe(1);
    expect(exitCode({ ...open, flags: [...open.flags] }, 'report')).toBe(0);
  });
});

describe('gateOutputs', () => {
  const subject = { direction: 'higher', where: null, role: 'gate' } as const;
  const of = (metric: string, verdict: 'fail' | 'pass') => ({ ...blankComparison({ ...subject, metric }), verdict });

  it('names each failed metric once', () => {
    const comparisons = [of('recall', 'fail'), of('accuracy', 'pass'), of('recall', 'fail'), of('f1', 'fail')];
    expect(gateOutputs({ verdict: 'fail', flags: [], comparisons }, 'merge')).toEqual({
      verdict: 'fail',
      passed: false,
      blocked: true,
      'failed-metrics': ['recall', 'f1'],
    });
  });

  it('has passed only on pass', () => {
    expect(gateOutputs({ verdict: 'pass', flags: [], comparisons: [] }, 'promote')).toMatchObject({
      passed: true,
      blocked: false,
    });
    expect(gateOutputs({ verdict: 'inconclusive', flags: [], comparisons: [] }, 'merge')).toMatchObject({
      passed: false,
      blocked: false,
    });
    expect(gateOutputs({ verdict: 'inconclusive', flags: [], comparisons: [] }, 'promote')).toMatchObject({
      passed: false,
      blocked: true,
    });
  });
});
