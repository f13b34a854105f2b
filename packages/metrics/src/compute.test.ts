import { describe, expect, it, test } from 'vitest';
import { computeMetric, findMetric, metricNames, nearestMetric, outcomes } from './compute.ts';
import type { Cell, Examples } from './examples.ts';

const table = (columns: Record<string, readonly Cell[]>): Examples => ({
  length: Object.values(columns)[0]?.length ?? 0,
  columns: new Map(Object.entries(columns)),
});
const spam = { task: 'binary', positive: 's' };

// tp 2, fn 1, fp 1, tn 2
const answers = table({ label: [...'ssshhh'], prediction: [...'sshshh'] });
// Of class a 2 of 3 are right, of b 1 of 1, of c 0 of 2; d is answered once and never right.
const classes = table({ label: [...'aaabcc'], prediction: [...'aabbad'] });
// Pairs of a positive and a negative: 0.9 beats both, 0.4 ties with one and loses to none.
const scores = table({ label: [...'shsh'], score: [0.9, 0.4, 0.4, 0.1] });
const reals = table({ label: [1, 2, 6], prediction: [2, '2', 4] });

describe('computeMetric', () => {
  test.each<[string, Examples, number]>([
    ['accuracy', answers, 4 / 6],
    ['recall', answers, 2 / 3],
    ['false_positive_rate', answers, 1 / 3],
    ['precision', answers, 2 / 3],
    ['f1', answers, 4 / 6],
    ['balanced_accuracy', classes, (2 / 3 + 1 + 0) / 3],
    ['f1_macro', classes, (4 / 6 + 2 / 3 + 0 + 0) / 4],
    ['f1_weighted', classes, (3 * (4 / 6) + 1 * (2 / 3)) / 6],
    ['roc_auc', scores, 3.5 / 4],
    ['average_precision', scores, 0.5 * 1 + 0.5 * (2 / 3)],
    ['log_loss', scores, -(Math.log(0.9) + 2 * Math.log(0.6) + Math.log(0.4) + Math.log(0.9) - Math.log(0.6)) / 4],
    ['brier_score', scores, (0.01 + 0.16 + 0.36 + 0.01) / 4],
    ['mae', reals, (1 + 0 + 2) / 3],
    ['rmse', reals, Math.sqrt(5 / 3)],
    ['r2', reals, 1 - 5 / 14],
    ['metric:cost', table({ 'metric:cost': [1, '2', 6] }), 3],
  ])('gives %s as counted by hand', (name, examples, expected) => {
    expect(computeMetric(name, examples, spam)).toBeCloseTo(expected, 12);
  });

  test('the table above leaves no metric out', () => {
    expect(metricNames).toHaveLength(15);
  });

  test.each<[string, string, Examples, number]>([
    ['recall', 'there are no positives', table({ label: ['h'], prediction: ['h'] }), Number.NaN],
    ['false_positive_rate', 'there are no negatives', table({ label: ['s'], prediction: ['s'] }), Number.NaN],
    ['precision', 'nothing was called positive', table({ label: ['s'], prediction: ['h'] }), Number.NaN],
    ['f1', 'there is no positive and none was called', table({ label: ['h'], prediction: ['h'] }), 0],
    ['f1_macro', 'nothing is right', table({ label: ['s'], prediction: ['h'] }), 0],
    ['roc_auc', 'there are no positives', table({ label: ['h', 'h'], score: [1, 0] }), Number.NaN],
    ['roc_auc', 'there are no negatives', table({ label: ['s', 's'], score: [1, 0] }), Number.NaN],
    ['roc_auc', 'all scores are the same', table({ label: ['s', 'h', 'h'], score: [3, 3, 3] }), 0.5],
    ['roc_auc', 'every positive is above', table({ label: ['h', 's'], score: [-5, 7] }), 1],
    ['roc_auc', 'every positive is below', table({ label: ['s', 'h'], score: [-5, 7] }), 0],
    ['roc_auc', 'a score is NaN', table({ label: ['s', 'h'], score: [1, Number.NaN] }), Number.NaN],
    ['average_precision', 'there are no positives', table({ label: ['h'], score: [1] }), Number.NaN],
    ['average_precision', 'a score is missing', table({ label: ['s', 'h'], score: [1, null] }), Number.NaN],
    ['log_loss', 'it was sure and right', table({ label: ['s', 'h'], score: [1, 0] }), -Math.log(1 - Number.EPSILON)],
    ['log_loss', 'it was sure and wrong', table({ label: ['h', 's'], score: [1, 0] }), -Math.log(Number.EPSILON)],
    ['log_loss', 'a score is a logit', table({ label: ['s', 'h'], score: [3, 0.1] }), Number.NaN],
    ['brier_score', 'a score is a logit', table({ label: ['s', 'h'], score: [0.5, -0.1] }), Number.NaN],
    ['r2', 'the labels do not vary', table({ label: [0.1, 0.1, 0.1], prediction: [0.1, 0.1, 0.1] }), Number.NaN],
    ['mae', 'a label is text', table({ label: ['x'], prediction: [1] }), Number.NaN],
    ['rmse', 'a prediction is missing', table({ label: [1], prediction: [null] }), Number.NaN],
    ['metric:cost', 'a value is infinite', table({ 'metric:cost': [1, Infinity] }), Infinity],
  ])('gives %s when %s', (name, _, examples, expected) => {
    expect(computeMetric(name, examples, spam)).toBe(expected);
  });

  const everything = { label: [], prediction: [], score: [], 'metric:cost': [] };
  test.each([...metricNames, 'metric:cost'])('has no %s of no rows', (name) => {
    expect(computeMetric(name, table(everything), spam)).toBeNaN();
    expect(
      computeMetric(name, table({ ...everything, label: ['s'], prediction: ['s'], score: [1] }), spam, []),
    ).toBeNaN();
  });

  test.each([...metricNames, 'metric:cost'])('does not compute %s when anything it needs is missing', (name) => {
    const { needs = [] } = findMetric(name) ?? {};
    expect(needs).not.toEqual([]);
    for (const missing of needs) {
      const columns = needs.filter((need) => need !== missing && need !== 'positive').map((need) => [need, ['s']]);
      const task = missing === 'positive' ? { task: 'binary', positive: null } : spam;
      const examples = table(Object.fromEntries(columns) as Record<string, Cell[]>);
      expect(computeMetric(name, examples, task), missing).toBeUndefined();
    }
  });

  it('computes accuracy from `correct`, also where label and prediction say otherwise', () => {
    expect(computeMetric('accuracy', table({ correct: [true, false, true, true] }), spam)).toBe(0.75);
    expect(computeMetric('accuracy', table({ correct: [true], label: ['a'], prediction: ['b'] }), spam)).toBe(1);
    expect(computeMetric('f1_macro', table({ correct: [true] }), spam)).toBeUndefined();
  });

  it('counts the rows of a slice alone', () => {
    expect(computeMetric('accuracy', answers, spam, [0, 1, 2])).toBeCloseTo(2 / 3, 12);
    expect(computeMetric('recall', answers, spam, [3, 4, 5])).toBeNaN();
    expect(computeMetric('mae', reals, spam, [2])).toBe(2);
  });

  it('takes labels of different types for the same class', () => {
    const examples = table({ label: [1, '1', true], prediction: ['1', 1, 'true'] });
    expect(computeMetric('recall', examples, { task: 'binary', positive: '1' })).toBe(1);
    expect(computeMetric('accuracy', examples, { task: 'binary' })).toBe(1);
  });

  test.each(['nope', 'metric:', '__proto__', 'constructor'])('knows no metric %s', (name) => {
    expect(findMetric(name)).toBeUndefined();
    expect(() => computeMetric(name, answers, spam)).toThrow(RangeError);
  });
});

describe('outcomes', () => {
  test.each<[string, number[] | undefined, number[], number[]]>([
    ['accuracy', undefined, [0, 1, 2, 3, 4, 5], [1, 1, 0, 0, 1, 1]],
    ['recall', undefined, [0, 1, 2], [1, 1, 0]],
    ['false_positive_rate', undefined, [3, 4, 5], [1, 0, 0]],
    ['recall', [5, 2, 0], [2, 0], [0, 1]],
    ['false_positive_rate', [0, 1], [], []],
  ])('of %s on rows %j are those it counts and where it happens', (name, rows, counted, hit) => {
    const found = outcomes(name, answers, spam, rows);
    expect([found.rows, [...found.hit]]).toEqual([counted, hit]);
  });

  test.each(['precision', 'rmse', 'metric:cost'])('of %s there are none: it is no share', (name) => {
    expect(() => outcomes(name, answers, spam)).toThrow('no share');
  });

  it('are not made up where the positive class is not known', () => {
    expect(() => outcomes('false_positive_rate', answers, { task: 'binary' })).toThrow('needs a positive class');
  });
});

describe('findMetric', () => {
  it('tests shares of examples in pairs and shows the others', () => {
    const paired = metricNames.filter((name) => findMetric(name)?.engine === 'paired-binary');
    expect(paired).toEqual(['accuracy', 'recall', 'false_positive_rate']);
  });

  it('knows which way is better', () => {
    const lower = metricNames.filter((name) => findMetric(name)?.direction === 'lower');
    expect(lower).toEqual(['false_positive_rate', 'log_loss', 'brier_score', 'mae', 'rmse']);
  });
});

test.each([
  ['acuracy', 'accuracy'],
  ['Accuracy', 'accuracy'],
  ['logloss', 'log_loss'],
  ['f1-macro', 'f1_macro'],
  ['rocauc', 'roc_auc'],
  ['recal', 'recall'],
  ['false_positive', 'false_positive_rate'],
  ['f2', 'f1'],
  ['map', 'mae'],
  ['xy', undefined],
  ['ab', undefined],
  ['loss', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('the metric nearest to %j is %s', (name, nearest) => {
  expect(nearestMetric(name)).toBe(nearest);
});
