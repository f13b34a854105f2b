import type { Predictions } from './predictions.ts';

/** A value that stands in several rows of a column. */
export interface Duplicate {
  readonly value: string;
  readonly rows: readonly number[];
}

/** Values of a column that stand in more than one row, told apart as text; null does not count. */
export function findDuplicates({ columns }: Pick<Predictions, 'columns'>, column: string): Duplicate[] {
  const first = new Map<string, number>();
  const repeated = new Map<string, number[]>();
  (columns.get(column) ?? []).forEach((cell, row) => {
    if (cell === null) return;
    const value = String(cell);
    const before = first.get(value);
    const rows = repeated.get(value);
    if (before === undefined) first.set(value, row);
    else if (rows === undefined) repeated.set(value, [before, row]);
    else rows.push(row);
  });
  return [...repeated].map(([value, rows]) => ({ value, rows }));
}
