import type { Column } from '@mlops-actions/contract';
import type { DataFile, Example } from './engine.ts';

/** Something wrong with the form of a file, which no rule of the contract speaks of. */
export interface Malformation {
  readonly count: number;
  readonly total: number;
  /** Completes "3 of 100 …". */
  readonly message: string;
  readonly examples: readonly Example[];
  /** Whether it is rows that are counted, and not columns; they are not among the rows that can be read. */
  readonly rows: boolean;
}

/** Files of one dataset that are read in the same way: same format, same columns. */
export interface Source {
  readonly files: readonly DataFile[];
  /** Rows that can be read. */
  readonly rows: number;
  /** Names of all columns, as the files have them. */
  readonly columns: readonly string[];
  readonly malformations: readonly Malformation[];
  /**
   * SQL of a query over the readable rows: for the column at index i, `n<i>` says whether the value is missing, `v<i>`
   * is the value in the SQL type of the declared type, or null when it is missing or of another type.
   *
   * @param columns those of `this.columns` that are asked for
   * @param file only this file, with `row`: the number of the row as `locate` takes it
   */
  relation(columns: readonly Column[], file?: DataFile): string;
  /** Where rows of a file are. */
  locate(file: DataFile, rows: readonly number[]): Promise<Example[]>;
}

/** Most example places of one violation. */
export const maxExamples = 5;

/** A few names, quoted and cut, for a message. */
export function listNames(names: readonly string[]): string {
  const different = [...new Set(names)];
  const shown = different.slice(0, maxExamples).map((name) => JSON.stringify(name.slice(0, 100)));
  const more = different.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
