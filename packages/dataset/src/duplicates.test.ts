import { describe, expect, it } from 'vitest';
import { findDuplicates } from './duplicates.ts';
import type { Cell } from './predictions.ts';

const inColumn = (cells: Cell[]) => findDuplicates({ columns: new Map([['id', cells]]) }, 'id');

describe('duplicates', () => {
  it('are the values of more than one row, with all their rows', () => {
    expect(inColumn(['a', 'b', 'a', 'c', 'b', 'a'])).toEqual([
      { value: 'a', rows: [0, 2, 5] },
      { value: 'b', rows: [1, 4] },
    ]);
  });

  it('are told apart as text, and null is none', () => {
    expect(inColumn([1, '1', null, null, '__proto__'])).toEqual([{ value: '1', rows: [0, 1] }]);
  });

  it('are none where nothing repeats or the column is not there', () => {
    expect(inColumn(['a', 'b'])).toEqual([]);
    expect(findDuplicates({ columns: new Map() }, 'id')).toEqual([]);
  });

  it('are found at once when every row is the same', { timeout: 5000 }, () => {
    expect(inColumn(Array.from({ length: 150_000 }, () => 'a'))[0]?.rows).toHaveLength(150_000);
  });
});
