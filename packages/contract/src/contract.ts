import type { PathSegment } from '@mlops-actions/config';
import type { z } from 'zod';
import type { columnTypes } from './schema.ts';

/** Whether a broken rule is an error or a warning. */
export type Level = 'error' | 'warning';

export type ColumnType = z.output<typeof columnTypes>;

/** What is demanded of one column. Every rule but `nulls` and `optional` speaks of values that are there. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Largest share of missing values, 0 to 1. */
  readonly nulls: number;
  /** Whether the column may be absent as a whole. */
  readonly optional: boolean;
  readonly unique: boolean;
  readonly level: Level;
  /** Whether its values are personal, so that none is ever shown. */
  readonly pii: boolean;
  readonly in: readonly (string | number | boolean)[] | undefined;
  /** A number for `integer` and `number`, ISO 8601 text for `date` and `timestamp`; inclusive. */
  readonly min: number | string | undefined;
  readonly max: number | string | undefined;
  /** A regular expression that both ECMAScript and RE2 read; it may match anywhere in the value. */
  readonly pattern: string | undefined;
  /** Lengths in Unicode code points, inclusive. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
}

/** Where a dataset's files are. */
export interface DataGlob {
  /** `data` when the contract, or the input, names only a glob. */
  readonly name: string;
  readonly glob: string;
}

/** A contract that was read and found to be consistent. */
export interface Contract {
  /** As it was given to `parseContract`. */
  readonly file: string;
  readonly data: readonly DataGlob[];
  readonly csv: { readonly delimiter: string | undefined; readonly missing: readonly string[] };
  /** Columns that together identify a row; empty when there is no key. */
  readonly key: readonly string[];
  readonly label: string | undefined;
  readonly time: string | undefined;
  readonly columns: readonly Column[];
  /** What a column that the contract does not know is. */
  readonly otherColumns: Level | 'allow';
  /** Rows of each dataset, inclusive. */
  readonly rows: { readonly min: number | undefined; readonly max: number | undefined };
  /** Line of every key and list element, by its path as JSON. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Where the contract of a model may be, the one that goes first before the one all models share. */
export function contractPaths(model: string): readonly string[] {
  return [`mlops/${model}/contract.yml`, 'mlops/contract.yml'];
}

/** The datasets a contract names, in its order; empty when it names none. */
export function dataGlobs({ data }: Pick<Contract, 'data'>): readonly DataGlob[] {
  return data;
}

/** The line of a rule in the contract, or of the nearest thing around it that is written there; 1 when nothing is. */
export function lineOf({ lines }: Pick<Contract, 'lines'>, path: readonly PathSegment[]): number {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(JSON.stringify(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return 1;
}
