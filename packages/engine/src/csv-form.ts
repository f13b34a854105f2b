import type { Contract } from '@mlops-actions/contract';
import { CsvScanner } from './csv-records.ts';
import type { DataFile } from './engine.ts';
import { listNames, type Malformation, maxExamples } from './source.ts';
import { FileFault, type TextHead } from './text-file.ts';

/** How CSV files are written. */
export interface CsvForm {
  readonly delimiter: string;
  /** Fields that mean a missing value. */
  readonly missing: readonly string[];
  /** The names in the header. */
  readonly header: readonly string[];
  /**
   * Whether DuckDB reads such a file as RFC 4180 has it. It skips lines, not records, so the header must be the first
   * line and no more; skips lines that are blank, which in a single column are rows; and after lone carriage returns
   * loses blanks.
   */
  readonly plain: boolean;
}

/**
 * Reads the header of a CSV file. It is read here, because DuckDB renames columns that share a name.
 *
 * @throws FileFault that says what is wrong with it.
 */
export function readCsvForm(file: DataFile, head: TextHead, { csv }: Pick<Contract, 'csv'>): CsvForm {
  const delimiter = csv.delimiter ?? (/\.tsv(\.gz)?$/i.test(file.path) ? '\t' : ',');
  const scanner = new CsvScanner(delimiter);
  const first = scanner.push(head.text)[0] ?? (head.whole ? scanner.end()[0] : undefined);
  if (first === undefined)
    throw new FileFault(head.whole ? 'it is empty, without even a header' : 'its header is longer than a mebibyte');
  if (first.fault !== undefined) throw new FileFault(`its header, line ${first.line}, has a broken quote`);
  const oneLine = first.line === 1 && !first.fields.some((name) => /[\r\n]/.test(name));
  const plain = oneLine && first.fields.length > 1 && !head.loneReturn;
  return { delimiter, missing: csv.missing, header: first.fields, plain };
}

/** Columns that share a name or have none. */
export function describeHeader(files: readonly DataFile[], { header }: CsvForm): Malformation[] {
  const named = header.filter((name) => name.trim() !== '');
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const common = {
    rows: false,
    total: header.length,
    examples: files.slice(0, maxExamples).map(({ name }) => ({ file: name, line: 1 })),
  };
  const faults: Malformation[] = [];
  if (twice.length > 0)
    faults.push({
      ...common,
      count: twice.length,
      message: `columns have the name of another one: ${listNames(twice)}`,
    });
  if (named.length < header.length)
    faults.push({ ...common, count: header.length - named.length, message: 'columns have no name in the header' });
  return faults;
}

/** Which other delimiter the header was probably written with, when a single column was found. */
export function guessDelimiter({ header, delimiter }: CsvForm): string | undefined {
  const [name = ''] = header;
  if (header.length > 1) return undefined;
  return [',', ';', '\t', '|'].find((other) => other !== delimiter && name.includes(other));
}
