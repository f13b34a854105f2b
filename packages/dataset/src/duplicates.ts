import type { Predictions } from './predictions.ts';

/** A value that stands in several rows of a column. */
export interface Duplicate {
  readonly value: string;
  readonly rows: readonly number[];
}

/** Values of a column that stand in more than one row; null does not count. */
export function findDuplicates({ columns }: Pick<Predictions, 'columns'>, column: string): Duplicate[] {
  const rows = new Map<string, number[]>();
  const cells = columns.get(column) ?? [];
  const seen = new Map<string, number>();
  cells.forEach((cell, row) => {
    if (cell === null) return;
    const value = String(cell);
    const first = seen.get(value);
    if (first === undefined) seen.set(value, row);
    else rows.set(value, [...(rows.get(value) ?? [first]), row]);
  });
  return [...rows].map(([value, found]) => ({ value, rows: found }));
}
