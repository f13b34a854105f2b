import { UserError } from '@mlops-actions/errors';

/** One value of a row. Lists, as multi-label answers have, are kept joined by `|`. */
export type Cell = string | number | boolean | null;

/** Forms a file of predictions may have; each but Parquet may be gzipped. */
export type Format = 'jsonl' | 'csv' | 'parquet';

/** A file of predictions, by column. */
export interface Predictions {
  /** As shown to users. */
  readonly file: string;
  readonly format: Format;
  /** Rows. */
  readonly length: number;
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
  /** Line of the file a row begins on; undefined for formats without lines. Both start: rows at 0, lines at 1. */
  readonly lineOf: (row: number) => number | undefined;
}

/** Limits on what is read. */
export interface Limits {
  readonly maxRows: number;
  /** Bytes after decompression. */
  readonly maxBytes: number;
}

export const defaultLimits: Limits = { maxRows: 20_000_000, maxBytes: 2 * 1024 ** 3 };

/** Faults listed before the rest is only counted. */
export const shownProblems = 20;

/** Rows times columns: a few bytes can ask for many empty cells, in JSONL by new keys, in Parquet by null columns. */
const maxCells = 200_000_000;
/** A key that differs in every row makes each a column, which memory bears for some thousands only. */
const maxColumns = 1000;

/** @throws UserError E_PREDICTIONS when a table is larger than is read here. */
export function checkSize(file: string, { rows, columns }: { rows: number; columns: number }, maxRows: number): void {
  if (rows > maxRows)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} has more than ${maxRows} rows: split it, or evaluate on fewer examples.`,
    );
  if (columns > maxColumns || rows * columns > maxCells)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} has ${columns} columns or more, too many for ${rows} rows: write only the columns that are needed (at most ${maxColumns}).`,
    );
}

/** What is wrong with the names of a table's columns. */
export function nameFaults(names: readonly string[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    if (name.trim() === '') faults.push('a column has no name');
    else if (seen.has(name)) faults.push(`the column ${JSON.stringify(name.slice(0, 80))} is there twice`);
    seen.add(name);
  }
  return faults;
}
