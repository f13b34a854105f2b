import { describe, expect, it, test } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { judgeNumbers } from './judge-numbers.ts';

const policy = parsePolicy('metrics: { accuracy: { min: 0.85 }, log_loss: { max: 0.5 } }\nshow: [f1]', 'gate.yml');
const good = new Map([
  ['accuracy', 0.99],
  ['log_loss', 0.2],
]);

describe('judgeNumbers', () => {
  it('is open at best, however good the numbers', () => {
    const baseline = new Map([
      ['accuracy', 0.9],
      ['log_loss', 0.4],
    ]);
    const judgement = judgeNumbers({ policy, candidate: good, baseline, flags: ['policy-from-head'] });
    expect(judgement).toMatchObject({
      verdict: 'inconclusive',
      flags: ['policy-from-head', 'no-noise-estimate'],
      error: null,
    });
    expect(judgement.comparisons).toMatchObject([
      {
        metric: 'accuracy',
        role: 'gate',
        baseline: 0.9,
        candidate: 0.99,
        ci: null,
        test: null,
        verdict: 'inconclusive',
        flags: ['no-noise-estimate'],
      },
      { metric: 'accuracy', against: 'floor', verdict: 'pass' },
      { metric: 'log_loss', role: 'show', verdict: 'not-judged', flags: ['not-judged-yet'] },
      { metric: 'log_loss', against: 'floor', direction: 'lower', verdict: 'pass' },
      { metric: 'f1', candidate: null, verdict: 'not-judged' },
    ]);
    expect(judgement.comparisons[2]?.delta).toBeCloseTo(0.2, 12);
  });

  it('says when there is no baseline, and that guarded slices cannot be seen', () => {
    const guarded = parsePolicy(
      'metrics: { accuracy: }\nslices: { guard: [{ where: { a: b }, metric: accuracy }] }',
      'gate.yml',
    );
    expect(judgeNumbers({ policy: guarded, candidate: good, baseline: null })).toMatchObject({
      verdict: 'inconclusive',
      flags: ['no-noise-estimate', 'no-baseline'],
      comparisons: [
        { flags: ['no-baseline'] },
        { role: 'guard', slice: { a: 'b' }, verdict: 'inconclusive', flags: ['no-predictions'] },
      ],
    });
  });

  test.each([
    [
      'a broken floor',
      [
        ['accuracy', 0.84],
        ['log_loss', 0.2],
      ],
      'fail',
      undefined,
    ],
    [
      'a floor broken from above',
      [
        ['accuracy', 0.9],
        ['log_loss', 0.6],
      ],
      'fail',
      undefined,
    ],
    ['a missing metric', [['accuracy', 0.9]], 'error', 'E_METRIC_MISSING'],
    [
      'NaN',
      [
        ['accuracy', Number.NaN],
        ['log_loss', 0.2],
      ],
      'error',
      'E_METRIC_NAN',
    ],
    [
      'infinity',
      [
        ['accuracy', 0.9],
        ['log_loss', Number.NEGATIVE_INFINITY],
      ],
      'error',
      'E_METRIC_NAN',
    ],
    [
      'per cent for a share',
      [
        ['accuracy', 98.7],
        ['log_loss', 0.2],
      ],
      'error',
      'E_METRIC_RANGE',
    ],
  ] as const)('never passes %s', (_, numbers, verdict, code) => {
    const judgement = judgeNumbers({ policy, candidate: new Map(numbers), baseline: good });
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.error?.code).toBe(code);
  });
});
