import { describe, expect, it, test } from 'vitest';
import { accept } from './accept.ts';
import { blankComparison } from './comparison.ts';
import { exitCode } from './exit.ts';
import type { Judgement } from './judgement.ts';

function gate(metric: string, verdict: 'pass' | 'fail' | 'inconclusive') {
  return { ...blankComparison({ metric, where: null, role: 'gate', direction: 'higher' }), verdict };
}

function judgement(changes: Partial<Judgement>): Judgement {
  const examples = { paired: 9, discordant: 1, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 };
  return { verdict: 'fail', examples, alpha: 0.05, comparisons: [], flags: [], error: null, flips: [], ...changes };
}

const failed = judgement({ comparisons: [gate('accuracy', 'fail'), gate('recall', 'fail'), gate('f1', 'pass')] });

describe('an accepted regression', () => {
  it('blocks no more and is not green', () => {
    const { verdict, flags } = accept(failed, { metrics: ['accuracy', 'recall'] }, 'merge');
    expect([verdict, flags]).toEqual(['inconclusive', ['overridden']]);
    expect([exitCode({ verdict, flags }, 'merge'), exitCode({ verdict, flags }, 'promote')]).toEqual([0, 1]);
  });

  it('leaves the others in the way', () => {
    const judged = accept(failed, { metrics: ['accuracy'] }, 'merge');
    expect(judged.verdict).toBe('fail');
    expect(judged.comparisons.map(({ flags }) => flags.includes('accepted'))).toEqual([true, false, false]);
  });

  it.each([[[]], [['precision']], [['f1']]])('of %j changes nothing', (metrics) => {
    expect(accept(failed, { metrics }, 'merge')).toBe(failed);
  });

  test('where proof of everything is asked for, the rest must be proven', () => {
    const strict = (verdict: 'pass' | 'inconclusive') =>
      judgement({
        verdict: 'fail',
        flags: ['inconclusive-blocks'],
        comparisons: [gate('accuracy', 'fail'), gate('f1', verdict)],
      });
    const exits = (['pass', 'inconclusive'] as const).map((verdict) =>
      exitCode(accept(strict(verdict), { metrics: ['accuracy'] }, 'merge'), 'merge'),
    );
    expect(exits).toEqual([0, 1]);
  });

  it('never opens what could not be judged', () => {
    const error = judgement({ verdict: 'error', comparisons: [gate('accuracy', 'fail')] });
    expect(accept(error, { metrics: ['accuracy'] }, 'merge')).toBe(error);
  });

  it('is not asked for where nothing blocks', () => {
    const open = judgement({ verdict: 'inconclusive', comparisons: [gate('accuracy', 'inconclusive')] });
    expect(accept(open, { metrics: ['accuracy'] }, 'merge')).toBe(open);
  });
});
