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
