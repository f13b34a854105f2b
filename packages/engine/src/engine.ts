import type { Contract, Level } from '@mlops-actions/contract';

/** A file of a dataset. */
export interface DataFile {
  readonly dataset: string;
  /** Absolute. */
  readonly path: string;
  /** As it is to be shown. */
  readonly name: string;
}

/** What can be broken: a key of the contract, or `present`, `finite` and `format`, which need no key. */
export type Rule =
  | 'present'
  | 'nulls'
  | 'type'
  | 'finite'
  | 'in'
  | 'min'
  | 'max'
  | 'pattern'
  | 'min-length'
  | 'max-length'
  | 'unique'
  | 'key'
  | 'rows'
  | 'other-columns'
  | 'format';

/** Where a rule is broken: a line of a text file, or a row of a Parquet file; both start at 1. */
export interface Example {
  readonly file: string;
  readonly line?: number;
  readonly row?: number;
}

/** A rule that a dataset breaks. Never holds a value of the data. */
export interface Violation {
  readonly dataset: string;
  /** Null when the rule is about the dataset as a whole. */
  readonly column: string | null;
  readonly rule: Rule;
  readonly level: Level;
  /** How many values, rows, columns or files break it; exact. */
  readonly count: number;
  /** Out of how many. */
  readonly total: number;
  /** Line of the rule in the contract. */
  readonly line: number;
  /** One sentence; names in it come from contract and data, so it is untrusted text. */
  readonly message: string;
  /** The first few places, at most 5. */
  readonly examples: readonly Example[];
}

export interface DatasetSize {
  readonly name: string;
  readonly files: number;
  /** Rows, those that cannot be read included. */
  readonly rows: number;
}

/** Everything a check found. */
export interface CheckReport {
  readonly datasets: readonly DatasetSize[];
  /** By dataset, then by line of the contract. */
  readonly violations: readonly Violation[];
  /** How many rules were applied. */
  readonly rules: number;
}

/** Checks data against a contract. */
export interface Engine {
  /**
   * Applies every rule of the contract to every dataset; counts are exact, all violations are found in one run.
   *
   * @param files at least one; CSV, TSV, JSON Lines (each also as .gz) and Parquet, told apart by their names
   * @param log told about each dataset as it is done
   * @throws UserError E_DATA_FILE with every file that cannot be read, E_ENGINE_MEMORY when memory or disk run out,
   *   E_CONTRACT for a pattern that RE2 refuses, E_NO_FILES when there are no files.
   */
  check(contract: Contract, files: readonly DataFile[], log?: (message: string) => void): Promise<CheckReport>;
  /** Frees memory and temporary files. */
  close(): Promise<void>;
}
