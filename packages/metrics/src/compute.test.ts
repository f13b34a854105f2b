import { describe, expect, it, test } from 'vitest';
import { computeMetric, missingNeeds } from './compute.ts';
import type { Cell, Examples } from './examples.ts';
import { outcomes } from './material.ts';
import { findMetric, metricNames, neededFor } from './registry.ts';
import { nearestMetric } from './spelling.ts';

const table = (columns: Record<string, readonly Cell[]>): Examples => ({
  length: Object.values(columns)[0]?.length ?? 0,
  columns: new Map(Object.entries(columns)),
});
const spam = { task: 'binary', positive: 's' };

// tp 2, fn 1, fp 1, tn 2
const answers = table({ label: [...'ssshhh'], prediction: [...'sshshh'] });
// Of class a 2 of 3 are right, of b 1 of 1, of c 0 of 2; d is answered once and never right.
const classes = table({ label: [...'aaabcc'], prediction: [...'aabbad'] });
// As `classes`, with the probabilities of three answers: right with 0.5, wrong with 0.6, right with 0.8.
const distributions = table({
  label: [...'abc'],
  'score:a': [0.5, 0.6, 0.1],
  'score:b': [0.3, 0.4, 0.1],
  'score:c': [0.2, 0, 0.8],
});
// Label x: found once of twice; y: found once of once, and once too often; z: never asked for, answered once.
const sets = table({ label: ['x|y', 'x', '', null], prediction: ['y|x', 'y|y', 'z', ''] });
// Query p: gains 3, 2, 0 ranked 2, 3, 0 with the last two tied; q: the relevant one last; r: nothing relevant.
const queries = table({
  group: [...'ppqqrrp'],
  label: [2, 3, 0, 1, 0, 0, 0],
  score: [0.9, 0.4, 0.8, 0.1, 0.1, 0.2, 0.4],
});
// Pairs of a positive and a negative: 0.9 beats both, 0.4 ties with one and loses to none.
const scores = table({ label: [...'shsh'], score: [0.9, 0.4, 0.4, 0.1] });
const log3 = Math.log2(3);
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
    ['f1_micro', classes, 3 / 6],
    ['f1_weighted', classes, (3 * (4 / 6) + 1 * (2 / 3)) / 6],
    ['roc_auc', scores, 3.5 / 4],
    ['average_precision', scores, 0.5 * 1 + 0.5 * (2 / 3)],
    ['log_loss', scores, -(Math.log(0.9) + 2 * Math.log(0.6) + Math.log(0.4) + Math.log(0.9) - Math.log(0.6)) / 4],
    ['brier_score', scores, (0.01 + 0.16 + 0.36 + 0.01) / 4],
    ['ece', scores, (1 * Math.abs(0.9 - 1) + 2 * Math.abs(0.4 - 0.5) + 1 * Math.abs(0.1 - 0)) / 4],
    ['mae', reals, (1 + 0 + 2) / 3],
    ['rmse', reals, Math.sqrt(5 / 3)],
    ['r2', reals, 1 - 5 / 14],
    ['ndcg', queries, ((2 + 1.5 * (1 / log3 + 1 / 2)) / (3 + 2 / log3) + 1 / log3) / 2],
    ['ndcg@1', queries, (2 / 3 + 0) / 2],
    ['recall:a', classes, 2 / 3],
    ['metric:cost', table({ 'metric:cost': [1, '2', 6] }), 3],
  ])('gives %s as counted by hand', (name, examples, expected) => {
    expect(computeMetric(name, examples, spam)).toBeCloseTo(expected, 12);
  });

  test.each<[string, Examples, number]>([
    ['log_loss', distributions, -(Math.log(0.5) + Math.log(0.4) + Math.log(0.8)) / 3],
    ['brier_score', distributions, (0.25 + 0.09 + 0.04 + (0.36 + 0.36) + (0.01 + 0.01 + 0.04)) / 3],
    ['brier_score', table({ label: [...'ab'], 'score:a': [0.9, 0.6], 'score:b': [0.1, 0.4] }), (0.01 + 0.36) / 2],
    ['ece', distributions, (Math.abs(0.5 - 1) + Math.abs(0.6 - 0) + Math.abs(0.8 - 1)) / 3],
  ])('gives %s of more than two classes as counted by hand', (name, examples, expected) => {
    expect(computeMetric(name, examples, { task: 'multiclass' })).toBeCloseTo(expected, 12);
  });

  test.each<[string, number]>([
    ['accuracy', 2 / 4],
    ['recall:x', 1 / 2],
    ['recall:y', 1],
    ['f1_macro', (2 / 3 + 2 / 3 + 0) / 3],
    ['f1_micro', 4 / 7],
    ['f1_weighted', (2 * (2 / 3) + 1 * (2 / 3)) / 3],
  ])('gives %s of sets of labels as counted by hand', (name, expected) => {
    expect(computeMetric(name, sets, { task: 'multilabel' })).toBeCloseTo(expected, 12);
  });

  test('the table above leaves no metric out', () => {
    expect(metricNames).toHaveLength(18);
  });

  test.each([
    ['recall:z', 'multilabel', sets],
    ['balanced_accuracy', 'multilabel', sets],
    ['recall:d', 'multiclass', classes],
  ])('has no %s of a %s task that lacks it', (name, task, examples) => {
    expect(computeMetric(name, examples, { task })).toBeNaN();
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
    ['log_loss', 'a score is missing', table({ label: ['s'], score: [null] }), Number.NaN],
    ['ece', 'a score is a logit', table({ label: ['s', 'h'], score: [0.5, -0.1] }), Number.NaN],
    ['ece', 'a score is missing', table({ label: ['s', 'h'], score: [0.5, null] }), Number.NaN],
    ['ece', 'it was sure and right', table({ label: ['s', 'h'], score: [1, 0] }), 0],
    ['balanced_accuracy', 'there is one class', table({ label: ['s', 's'], prediction: ['s', 'h'] }), 0.5],
    ['f1_micro', 'nothing is right', table({ label: ['s'], prediction: ['h'] }), 0],
    ['f1_macro', 'a label is missing', table({ label: ['s', null], prediction: ['s', 's'] }), Number.NaN],
    ['accuracy', 'label and prediction are missing', table({ label: [null, 's'], prediction: [null, 's'] }), 0.5],
    ['ndcg', 'nothing is relevant', table({ group: ['q', 'q'], label: [0, 0], score: [1, 2] }), Number.NaN],
    ['ndcg', 'every query has one row', table({ group: ['q', 'r'], label: [1, 1], score: [1, 2] }), Number.NaN],
    ['ndcg', 'a relevance is negative', table({ group: ['q', 'q'], label: [1, -1], score: [1, 2] }), Number.NaN],
    ['ndcg', 'a score is NaN', table({ group: [...'qqrr'], label: [1, 0, 0, 1], score: [2, 1, NaN, 1] }), Number.NaN],
    ['ndcg', 'all scores are the same', table({ group: ['q', 'q'], label: [1, 0], score: [7, 7] }), 0.5 + 0.5 / log3],
    [
      'ndcg',
      'nothing has a rank',
      table({ group: ['q', 'q'], label: [1, 0], score: [-Infinity, -Infinity] }),
      0.5 + 0.5 / log3,
    ],
    ['ndcg@1', 'a tie crosses the depth', table({ group: ['q', 'q'], label: [1, 0], score: [7, 7] }), 0.5],
    ['r2', 'the labels do not vary', table({ label: [0.1, 0.1, 0.1], prediction: [0.1, 0.1, 0.1] }), Number.NaN],
    ['mae', 'a label is text', table({ label: ['x'], prediction: [1] }), Number.NaN],
    ['rmse', 'a prediction is missing', table({ label: [1], prediction: [null] }), Number.NaN],
    ['metric:cost', 'a value is infinite', table({ 'metric:cost': [1, Infinity] }), Infinity],
  ])('gives %s when %s', (name, _, examples, expected) => {
    expect(computeMetric(name, examples, spam)).toBe(expected);
  });

  const everything = { label: [], prediction: [], score: [], group: [], 'metric:cost': [] };
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

  test.each<[string, Record<string, Cell[]>]>([
    ['log_loss', { label: ['a'], 'score:a': [0.9], 'score:b': [0.9] }],
    ['log_loss', { label: ['c'], 'score:a': [0.5], 'score:b': [0.5] }],
    ['log_loss', { label: ['a'], 'score:a': [1], 'score:b': [null] }],
    ['brier_score', { label: ['a'], 'score:a': [1], 'score:b': [1] }],
    ['brier_score', { label: ['c'], 'score:a': [0.5], 'score:b': [0.5] }],
    ['ece', { label: ['a'], 'score:a': [1.2], 'score:b': [-0.2] }],
  ])('has no %s of %j, which are no probabilities of the classes', (name, columns) => {
    expect(computeMetric(name, table(columns), { task: 'multiclass' })).toBeNaN();
  });

  it('tells small differences of large labels from none', () => {
    const large = table({ label: [1e9, 1e9 + 1e-3, 1e9 + 2e-3], prediction: [1e9, 1e9 + 1e-3, 1e9 + 1e-3] });
    const small = table({ label: [0, 1e-3, 2e-3], prediction: [0, 1e-3, 1e-3] });
    expect(computeMetric('r2', small, spam)).toBeCloseTo(0.5, 12);
    expect(computeMetric('r2', large, spam)).toBeCloseTo(0.5, 3);
  });

  it('takes the probability of the positive class from its own column where there is no `score`', () => {
    const columns = { label: [...'shs'], 'score:s': [0.9, 0.2, 0.3], 'score:h': [0.1, 0.8, 0.7] };
    expect(computeMetric('brier_score', table(columns), spam)).toBeCloseTo((0.01 + 0.04 + 0.49) / 3, 12);
    expect(computeMetric('roc_auc', table({ ...columns, score: [0, 1, 0] }), spam)).toBe(0);
  });

  it('takes rows from any array of numbers, and none the examples lack', () => {
    expect(computeMetric('f1', answers, spam, Uint32Array.of(0, 2))).toBeCloseTo(2 / 3, 12);
    expect(computeMetric('f1', answers, spam, [0, 2])).toBeCloseTo(2 / 3, 12);
    for (const rows of [[6], [-1]]) expect(() => computeMetric('f1', answers, spam, rows)).toThrow('below 6');
  });

  it('does not ask that the classes of one side be listed', () => {
    expect(computeMetric('f1_macro', classes, { task: 'multiclass', classes: ['a'] })).toBeCloseTo(1 / 3, 12);
  });

  it('takes labels of different types for the same class', () => {
    const examples = table({ label: [1, '1', true], prediction: ['1', 1, 'true'] });
    expect(computeMetric('recall', examples, { task: 'binary', positive: '1' })).toBe(1);
    expect(computeMetric('accuracy', examples, { task: 'binary' })).toBe(1);
  });

  test.each(['nope', 'metric:', 'recall:', 'ndcg@', 'ndcg@0', 'ndcg@1.5', '__proto__', 'constructor'])(
    'knows no metric %s',
    (name) => {
      expect(findMetric(name)).toBeUndefined();
      expect(() => computeMetric(name, answers, spam)).toThrow(RangeError);
    },
  );
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
    expect([[...found.rows], [...found.hit]]).toEqual([counted, hit]);
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

  it('finds names with a part of their own', () => {
    const found = ['metric:cost', 'recall:new spam', 'ndcg@10'].map((name) => findMetric(name));
    expect(found.map((metric) => [metric?.shape, metric?.needs, metric?.relative])).toEqual([
      ['mean', ['metric:cost'], true],
      ['share', ['label', 'prediction'], false],
      ['grouped-mean', ['group', 'label', 'score'], false],
    ]);
  });

  it('takes shares of a loss without bounds for natural margins', () => {
    expect(metricNames.filter((name) => findMetric(name)?.relative)).toEqual(['log_loss', 'mae', 'rmse']);
  });

  test.each([
    ['binary', ['label', 'score', 'positive']],
    ['multiclass', ['label', 'score:<class>']],
  ])('knows what log_loss needs for a %s task', (task, needs) => {
    const metric = findMetric('log_loss');
    expect(metric && neededFor(metric, task)).toEqual(needs);
    expect(missingNeeds('log_loss', table({}), { task })).toEqual(needs);
    expect(missingNeeds('log_loss', distributions, { task, positive: 'a' })).toEqual([]);
  });

  it('knows which way is better', () => {
    const lower = metricNames.filter((name) => findMetric(name)?.direction === 'lower');
    expect(lower).toEqual(['false_positive_rate', 'log_loss', 'brier_score', 'ece', 'mae', 'rmse']);
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
