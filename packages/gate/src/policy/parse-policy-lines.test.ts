import { describeProblem, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { parsePolicyLines } from './parse-policy-lines.ts';

function faults(lines: readonly string[]): string[] {
  try {
    parsePolicyLines(lines);
  } catch (error) {
    if (error instanceof UserError && error.code === 'E_POLICY') return error.problems.map(describeProblem);
    throw error;
  }
  return [];
}

const points = (size: number) => ({ size, relative: false });

describe('parsePolicyLines', () => {
  it('merges the clauses of a metric', () => {
    const policy = parsePolicyLines([
      'accuracy margin 0.02',
      '',
      'accuracy >= 0.85',
      'false_positive_rate<=0.02',
      'recall',
    ]);
    expect(policy.gating).toEqual([
      { name: 'accuracy', direction: 'higher', margin: points(0.02), marginGiven: true, min: 0.85, max: null },
      {
        name: 'false_positive_rate',
        direction: 'lower',
        margin: points(0.01),
        marginGiven: false,
        min: null,
        max: 0.02,
      },
      { name: 'recall', direction: 'higher', margin: points(0.01), marginGiven: false, min: null, max: null },
    ]);
  });

  it('names the line of every fault', () => {
    expect(faults(['accuracy margin 0.01', 'recal >= 0.9', 'accuracy about 0.9', 'accuracy margin 0.02'])).toEqual([
      'input metrics:2: unknown metric "recal": did you mean "recall"?',
      expect.stringContaining('input metrics:3: cannot read "accuracy about 0.9"'),
      expect.stringContaining('input metrics:4: a second margin for "accuracy": the first is in line 1'),
    ]);
  });

  test.each([
    [['recall margin 2%'], 'a relative margin has no meaning for "recall"'],
    [['recall margin -1'], 'to be above 0, found -1'],
    [['recall >= high'], 'expected a number after >=, found "high"'],
    [['recall >= 95'], 'a share from 0 to 1'],
    [['recall >= NaN'], 'expected a number after >='],
    [[], 'nothing would gate'],
    [['  ', ''], 'nothing would gate'],
    [Array.from({ length: 101 }, () => ''), 'at most 100 lines'],
  ])('refuses %j', (lines, message) => {
    expect(faults(lines).join('\n')).toContain(message);
  });

  it('is quick on a line made to confuse it', () => {
    const started = performance.now();
    expect(faults([`${'a'.repeat(200)}${' '.repeat(50_000)}margin`])).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
