import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { computeMetric } from './compute.ts';
import type { Cell, Examples } from './examples.ts';
import { groupRows } from './groups.ts';
import { exampleWeights, groupWeights } from './weights.ts';

const examples = (columns: Record<string, readonly Cell[]>): Examples => ({
  length: 3,
  columns: new Map(Object.entries(columns)),
});

describe('weights', () => {
  it('are none where there is no column', () => {
    expect(exampleWeights(examples({}))).toBeUndefined();
    expect(groupWeights(examples({}), [[0]])).toBeUndefined();
  });

  it('are those of the rows, in the order given', () => {
    expect([...(exampleWeights(examples({ weight: [1, '2', 0.5] }), [2, 0]) ?? [])]).toEqual([0.5, 1]);
  });

  test.each([-1, Number.NaN, Infinity, null, 'heavy', true])('are refused where one is %s', (weight) => {
    const broken = examples({ 'metric:cost': [1, 2, 3], weight: [1, 2, weight] });
    expect(() => exampleWeights(broken, [0])).toThrow(UserError);
    expect(() => computeMetric('metric:cost', broken, { task: 'scores' })).toThrow(/row 3 of the examples/);
  });

  it('give no metric where they are all 0', () => {
    const weightless = examples({ label: [1, 2, 3], prediction: [1, 2, 3], weight: [0, 0, 0] });
    for (const name of ['accuracy', 'mae', 'rmse', 'f1', 'f1_macro'])
      expect(computeMetric(name, weightless, { task: 'binary', positive: '1' }), name).toBeNaN();
  });

  it('of groups are those of their rows, which must be the same', () => {
    const weighed = examples({ weight: [2, 2, 5] });
    expect([...(groupWeights(weighed, [[2], [0, 1]]) ?? [])]).toEqual([5, 2]);
    expect(() => groupWeights(weighed, [[1, 2]])).toThrow('holds 2 and 5 within one group (row 3');
  });
});

describe('groups', () => {
  it('have their rows in the order given', () => {
    const grouped = groupRows(examples({ group: ['q', 1, 'q'] }), [2, 1, 0]);
    expect([...grouped]).toEqual([
      ['q', [2, 0]],
      ['1', [1]],
    ]);
  });

  it('are not made up for a row without one', () => {
    expect(() => groupRows(examples({ group: ['q', null, 'q'] }))).toThrow('no group in row 2');
    expect([...groupRows(examples({ group: ['q', null, 'q'] }), [0])]).toEqual([['q', [0]]]);
  });
});
