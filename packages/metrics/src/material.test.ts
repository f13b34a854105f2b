import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { computeMetric } from './compute.ts';
import type { Cell, Examples, Task } from './examples.ts';
import { groupRows } from './groups.ts';
import { exampleValues, groupValues, outcomes, ranking, statistics } from './material.ts';
import { findMetric, metricNames } from './registry.ts';
import { totals } from './sparse-sums.ts';
import { exampleWeights, groupWeights } from './weights.ts';

const table = (columns: Record<string, readonly Cell[]>): Examples => ({
  length: Object.values(columns)[0]?.length ?? 0,
  columns: new Map(Object.entries(columns)),
});

const answers = ['a', 'b', 'c'] as const;
const multilabel = ['', 'a', 'b', 'a|b', 'c|a', 'b|c|a'] as const;
const probability = fc.integer({ min: 0, max: 20 }).map((part) => part / 20);

/** Rows that have something for every metric of a task. */
function tables(task: string, weighted: boolean): fc.Arbitrary<Examples> {
  const answer = task === 'multilabel' ? fc.constantFrom(...multilabel) : fc.constantFrom(...answers);
  const number = fc.integer({ min: 0, max: 5 });
  const numeric = task === 'regression' || task === 'ranking';
  const row = fc.record({
    label: numeric ? number : answer,
    prediction: numeric ? number : answer,
    score: probability,
    group: fc.constantFrom('p', 'q', 'r'),
    weight: fc.constantFrom(0, 0.5, 1, 3),
  });
  return fc.array(row, { minLength: 1, maxLength: 30 }).map((rows) =>
    table({
      label: rows.map(({ label }) => label),
      prediction: rows.map(({ prediction }) => prediction),
      score: rows.map(({ score }) => score),
      'score:a': rows.map(({ score }) => score),
      'score:b': rows.map(({ score }) => (1 - score) / 2),
      'score:c': rows.map(({ score }) => (1 - score) / 2),
      group: rows.map(({ group }) => group),
      // The metric of groups weighs groups.
      ...(weighted
        ? { weight: rows.map(({ weight, group }) => (task === 'ranking' ? group.charCodeAt(0) : weight)) }
        : {}),
    }),
  );
}

/** The metric, from its test material as a test would put it together. */
function fromMaterial(name: string, examples: Examples, task: Task): number {
  const rows = Array.from({ length: examples.length }, (_, row) => row);
  const mean = (values: ArrayLike<number>, weights: Float64Array | undefined): number => {
    const each = Array.from(values, (value, at) => ({ value, weight: weights?.[at] ?? 1 }));
    const total = each.reduce((sum, { weight }) => sum + weight, 0);
    return each.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  };
  const shape = findMetric(name)?.shape;
  if (shape === 'share') {
    const found = outcomes(name, examples, task, rows);
    return mean(found.hit, exampleWeights(examples, found.rows));
  }
  if (shape === 'mean') return mean(exampleValues(name, examples, task, rows), exampleWeights(examples, rows));
  if (shape === 'grouped-mean') {
    const groups = [...groupRows(examples, rows).values()];
    const valued = groups.filter((group) => !Number.isNaN(groupValues(name, examples, task, [group])[0]));
    return mean(groupValues(name, examples, task, valued), groupWeights(examples, valued));
  }
  if (shape === 'ordered') return pairwise(name, examples, task);
  const { width, value, ...sums } = statistics(name, examples, task, rows);
  return value(totals(sums, width));
}

/** Orders by their definition, over all pairs. */
function pairwise(name: string, examples: Examples, task: Task): number {
  const { positive, score } = ranking(name, examples, task);
  const weights = exampleWeights(examples) ?? new Float64Array(score.length).fill(1);
  const rows = Array.from(score, (at, row) => ({ at, weight: weights[row] ?? 0, yes: positive[row] === 1 }));
  const sum = (of: typeof rows): number => of.reduce((total, { weight }) => total + weight, 0);
  const [yes, no] = [rows.filter((row) => row.yes), rows.filter((row) => !row.yes)];
  if (name === 'roc_auc') {
    const wins = yes.map(
      (a) => a.weight * (sum(no.filter((b) => b.at < a.at)) + sum(no.filter((b) => b.at === a.at)) / 2),
    );
    return wins.reduce((total, won) => total + won, 0) / (sum(yes) * sum(no));
  }
  const precisions = yes
    .filter(({ weight }) => weight > 0)
    .map((a) => a.weight * (sum(yes.filter((b) => b.at >= a.at)) / sum(rows.filter((b) => b.at >= a.at))));
  return precisions.reduce((total, part) => total + part, 0) / sum(yes);
}

const tasks = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking'];
const named = [...metricNames, 'recall:b', 'ndcg@2', 'metric:x'];
const cases = tasks.flatMap((task) =>
  named
    .filter((name) => name !== 'metric:x' && findMetric(name)?.tasks.some((known) => known === task))
    .flatMap((name) => [false, true].map((weighted) => [name, task, weighted ? 'weighted' : 'plain'] as const)),
);

describe('a metric', () => {
  test('is tried for every task it has a meaning for', () => {
    expect(new Set(cases.map(([name]) => name)).size).toBe(named.length - 1);
  });

  test.each(cases)('%s of a %s task, %s, is the value of its test material', (name, task, weighted) => {
    fc.assert(
      fc.property(tables(task, weighted === 'weighted'), (examples) => {
        // Numbered otherwise than computeMetric does, with a class nobody names.
        const known = { task, positive: 'a', classes: ['d', 'c', 'b', 'a'] };
        const [got, wanted] = [computeMetric(name, examples, known), fromMaterial(name, examples, known)];
        if (Number.isNaN(wanted)) expect(got).toBeNaN();
        else expect(got).toBeCloseTo(wanted, 10);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test.each(cases.filter(([name, , weighted]) => weighted === 'weighted' && name !== 'ndcg@2' && name !== 'ndcg'))(
    '%s of a %s task takes a weight of two for two examples, and none for no example',
    (name, task) => {
      fc.assert(
        fc.property(tables(task, false), fc.infiniteStream(fc.constantFrom(0, 1, 2)), (examples, stream) => {
          const weight = [...stream.take(examples.length)];
          const weighted = { ...examples, columns: new Map([...examples.columns, ['weight', weight]]) };
          const rows = weight.flatMap((times, row) => Array.from({ length: times }, () => row));
          const [got, wanted] = ([[weighted], [examples, rows]] as const).map(([side, some]) =>
            computeMetric(name, side, { task, positive: 'a' }, some),
          );
          if (Number.isNaN(wanted)) expect(got).toBeNaN();
          else expect(got).toBeCloseTo(wanted ?? Number.NaN, 10);
        }),
        { numRuns: 60, seed: 4 },
      );
    },
  );
});

describe('statistics', () => {
  const examples = table({ label: [...'aab'], prediction: [...'abb'], weight: [1, 2, 4] });
  const task = { task: 'multiclass', positive: 'a', classes: ['a', 'b'] };

  test('are sparse rows with weights multiplied in', () => {
    const { width, start, index, amount } = statistics('f1_macro', examples, task);
    expect([width, [...start], [...index], [...amount]]).toEqual([6, [0, 1, 3, 4], [0, 2, 5, 1], [1, 2, 2, 4]]);
  });

  test('of given rows are those of the rows, in their order', () => {
    const { start, index, amount } = statistics('precision', examples, task, Uint32Array.of(2, 0));
    expect([[...start], [...index], [...amount]]).toEqual([
      [0, 1, 2],
      [0, 3],
      [4, 1],
    ]);
  });

  test('are not made of classes the task does not list', () => {
    const some = { ...task, classes: ['a'] };
    expect(() => statistics('f1_macro', examples, some)).toThrow(
      new RangeError('expected label and prediction to be among the classes of the task, found "a" and "b"'),
    );
    expect(statistics('f1_macro', examples, some, [0]).width).toBe(3);
  });

  test('of thousands of classes stay as small as the examples', () => {
    const label = Array.from({ length: 5000 }, (_, row) => `class ${row}`);
    const { width, index } = statistics('f1_macro', table({ label, prediction: label.toReversed() }), {
      task: 'multiclass',
      classes: label.toSorted(),
    });
    expect([width, index.length]).toEqual([15_000, 10_000]);
  });
});

describe('test material', () => {
  const examples = table({
    label: [1, 2],
    prediction: [1, 2],
    score: [0.5, 0.5],
    'metric:cost': [1, 2],
    group: ['q', 'q'],
  });
  const task = { task: 'binary', positive: '1' };

  test.each([
    ['exampleValues', () => exampleValues('accuracy', examples, task), 'accuracy is no mean over examples'],
    ['groupValues', () => groupValues('mae', examples, task, []), 'mae is no mean over groups'],
    ['statistics', () => statistics('roc_auc', examples, task), 'roc_auc is no value of sums'],
    ['ranking', () => ranking('ndcg', examples, task), 'ndcg is no value of an order'],
    ['outcomes', () => outcomes('nope', examples, task), 'there is no metric nope'],
    ['a positive class', () => ranking('roc_auc', examples, { task: 'binary' }), 'roc_auc needs a positive class'],
    ['a column', () => exampleValues('metric:x', examples, task), 'metric:x needs a column metric:x'],
    ['class scores', () => exampleValues('log_loss', examples, { task: 'multiclass' }), 'needs columns score:<class>'],
    ['rows', () => exampleValues('metric:cost', examples, task, [2]), 'expected rows below 2, found 2'],
  ])('is refused where it cannot be: %s', (_, open, why) => {
    expect(open).toThrow(RangeError);
    expect(open).toThrow(why);
  });

  it('has a value per row in the order given', () => {
    expect([...exampleValues('metric:cost', examples, task, [1, 0, 1])]).toEqual([2, 1, 2]);
  });

  it('tells groups that do not count from broken ones', () => {
    const queries = table({ label: [1, 0, 0, 0, 1, -1, 1], score: [2, 1, 2, 1, null, 1, 5] });
    const groups = [[0, 1], [2, 3], [0, 4], [0, 5], [6]];
    const values = groupValues(
      'ndcg',
      { ...queries, columns: new Map([...queries.columns, ['group', []]]) },
      task,
      groups,
    );
    expect([...values]).toEqual([1, Number.NaN, -Infinity, -Infinity, Number.NaN]);
  });
});
