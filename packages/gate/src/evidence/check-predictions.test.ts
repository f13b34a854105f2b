import type { Cell } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { samplePredictions } from '../samples/sample-predictions.ts';
import { checkPredictions } from './check-predictions.ts';
import { resolveTask } from './resolve-task.ts';

const seen = ['ham', 'spam'];
const binary = { task: 'binary', labels: seen, classes: seen, positive: 'spam' } as const;
const whole = { id: ['a', 'b'], label: ['ham', 'spam'], prediction: ['spam', 'spam'], score: [0.5, '0.9'] };

function refusal(act: () => unknown): Pick<UserError, 'code' | 'message' | 'problems'> {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('checkPredictions', () => {
  it('accepts answers among the classes', () => {
    expect(() => checkPredictions(samplePredictions(whole), binary)).not.toThrow();
  });

  it('takes any one answer for the second class when all labels are the same', () => {
    const task = { ...binary, labels: ['spam'] };
    const labels = { label: ['spam', 'spam', 'spam'] };
    expect(() =>
      checkPredictions(samplePredictions({ ...labels, prediction: ['spam', 'ham', 'ham'] }), task),
    ).not.toThrow();
    expect(() => checkPredictions(samplePredictions({ ...labels, prediction: ['spam', 'ham', 'x'] }), task)).toThrow(
      UserError,
    );
  });

  it('takes an answer no example has as wrong, with more than two classes', () => {
    const classes = ['a', 'b', 'c'];
    const task = { task: 'multiclass', labels: classes, classes, positive: null } as const;
    expect(() =>
      checkPredictions(samplePredictions({ label: ['a', 'b', 'c'], prediction: ['a', 'd', 'c'] }), task),
    ).not.toThrow();
  });

  test.each<[string, Record<string, readonly Cell[]>, string, string]>([
    ['no label column', { id: ['a'], prediction: ['ham'] }, 'E_PREDICTIONS_LABEL', 'has no column label'],
    ['no prediction column', { id: ['a'], label: ['ham'] }, 'E_PREDICTIONS_VALUE', 'has no column prediction'],
    ['no rows', { label: [], prediction: [] }, 'E_PREDICTIONS_VALUE', 'has no rows'],
    [
      'a missing label',
      { ...whole, label: ['ham', null] },
      'E_PREDICTIONS_LABEL',
      '1 of 2 rows with no label, first in line 3',
    ],
    [
      'a missing answer',
      { ...whole, prediction: ['', 'ham'] },
      'E_PREDICTIONS_VALUE',
      'no prediction, first in line 2',
    ],
    ['an answer that is NaN', { ...whole, prediction: [Number.NaN, 'ham'] }, 'E_PREDICTIONS_VALUE', 'no prediction'],
    [
      'an answer outside',
      { ...whole, prediction: ['Spam', 'ham'] },
      'E_PREDICTIONS_LABEL',
      'outside the classes "ham", "spam": "Spam"',
    ],
    [
      'a score that is NaN',
      { ...whole, score: [0.1, Number.NaN] },
      'E_PREDICTIONS_VALUE',
      'score that is no finite number: "NaN", first in line 3',
    ],
    [
      'a missing score',
      { ...whole, 'score:a': [0.1, null] },
      'E_PREDICTIONS_VALUE',
      'score:a that is no finite number',
    ],
  ])('refuses %s', (_, columns, code, message) => {
    const error = refusal(() => checkPredictions(samplePredictions(columns), binary));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});

describe('resolveTask', () => {
  const asking = parsePolicy('metrics: { recall: }', 'gate.yml');
  const plain = parsePolicy('metrics: { accuracy: }', 'gate.yml');
  const named = parsePolicy('positive: spam\nmetrics: { recall: }', 'gate.yml');

  test.each([
    ['0 and 1', asking, [0, 1, 1], '1'],
    ['true and false', asking, [true, false], 'true'],
    ['True and False as Python writes them', asking, ['True', 'False'], 'True'],
    ['what the policy names', named, ['ham', 'spam'], 'spam'],
    ['nothing when no metric asks', plain, ['ham', 'spam'], null],
  ] as const)('takes for positive %s', (_, policy, labels, positive) => {
    expect(resolveTask(policy, [samplePredictions({ label: labels })])).toMatchObject({ task: 'binary', positive });
  });

  it('takes three labels for classes', () => {
    expect(
      resolveTask(plain, [samplePredictions({ label: ['b', 'a', 'c', 'a', null], prediction: ['d', 'a'] })]),
    ).toEqual({
      task: 'multiclass',
      labels: ['a', 'b', 'c'],
      classes: ['a', 'b', 'c', 'd'],
      positive: null,
    });
  });

  test.each([
    [
      'asking for the positive class',
      asking,
      ['ham', 'spam'],
      'E_POSITIVE',
      'which of the labels "ham", "spam" is the positive one',
    ],
    ['a positive label nobody has', named, ['ham', 'Spam'], 'E_POSITIVE', 'did you mean "Spam"?'],
    ['a third label', named, ['ham', 'spam', 'hm'], 'E_PREDICTIONS_LABEL', 'found 3: "ham", "hm", "spam"'],
    [
      'a third label of a binary task',
      parsePolicy('task: binary\nmetrics: { accuracy: }', 'g'),
      ['a', 'b', 'c'],
      'E_PREDICTIONS_LABEL',
      'found 3',
    ],
    ['recall of many classes', asking, ['a', 'b', 'c'], 'E_POSITIVE', 'the labels name 3 classes'],
  ] as const)('refuses %s', (_, policy, labels, code, message) => {
    const error = refusal(() => resolveTask(policy, [samplePredictions({ label: labels })]));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});
