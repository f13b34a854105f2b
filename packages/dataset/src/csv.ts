import { type Problem, UserError } from '@mlops-actions/errors';
import Papa from 'papaparse';
import { type Cell, type Limits, shownProblems } from './predictions.ts';

/** What a reader gives: columns in the order of the file, and where rows are. */
export interface Rows {
  readonly columns: Map<string, Cell[]>;
  readonly length: number;
  readonly lineOf: (row: number) => number | undefined;
}

/**
 * Reads CSV or TSV with a header. Cells stay text; an empty cell is null.
 *
 * @throws UserError E_PREDICTIONS for ragged rows, blank or double headers, unclosed quotes, each with its line.
 */
export function readCsv(text: string, file: string, delimiter: string, { maxRows }: Limits): Rows {
  const found: string[][] = [];
  const lines: number[] = [];
  const problems: Problem[] = [];
  let line = 1;
  let cursor = 0;
  const report = (message: string, at: number) =>
    problems.length < shownProblems && problems.push({ file, line: at, message });
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }, parser) => {
      const begin = line;
      line += countLines(text, cursor, meta.cursor);
      cursor = meta.cursor;
      for (const { message } of errors) report(message, begin);
      if (data.length === 1 && data[0] === '') return;
      found.push(data);
      lines.push(begin);
      if (found.length > maxRows + 1) parser.abort();
    },
  });
  const [header = [], ...rows] = found;
  if (rows.length > maxRows)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} has more than ${maxRows} rows: split it, or evaluate on fewer examples.`,
    );
  checkHeader(header, (message) => report(message, lines[0] ?? 1));
  rows.forEach((row, index) => {
    if (row.length !== header.length)
      report(`expected ${header.length} cells, as in the header, found ${row.length}`, lines[index + 1] ?? 0);
  });
  if (problems.length > 0)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} is no table with one header and rows of its width: correct the step that writes it.`,
      { problems },
    );
  const columns = new Map(header.map((name, index) => [name, rows.map((row) => row[index] || null) as Cell[]]));
  return { columns, length: rows.length, lineOf: (row) => lines[row + 1] };
}

function checkHeader(header: readonly string[], report: (message: string) => void): void {
  const seen = new Set<string>();
  for (const name of header) {
    if (name.trim() === '') report('a column has no name');
    else if (seen.has(name)) report(`the column ${JSON.stringify(name.slice(0, 80))} is there twice`);
    seen.add(name);
  }
}

/** Line ends between two offsets: LF, CRLF or CR. */
function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) count += 1;
  }
  return count;
}
