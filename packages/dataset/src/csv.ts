import { type Problem, UserError } from '@mlops-actions/errors';
import Papa from 'papaparse';
import { type Cell, checkSize, type Limits, nameFaults, shownProblems } from './predictions.ts';

/** What a reader gives: columns in the order of the file, and where rows are. */
export interface Rows {
  readonly columns: Map<string, Cell[]>;
  readonly length: number;
  readonly lineOf: (row: number) => number | undefined;
}

/**
 * Reads CSV or TSV with a header. Lines may end with LF, CRLF or CR; empty ones are passed over. Cells stay text; an
 * empty cell is null.
 *
 * @throws UserError E_PREDICTIONS for ragged rows, blank or double headers, unclosed quotes, each with its line.
 */
export function readCsv(text: string, file: string, delimiter: string, { maxRows }: Limits): Rows {
  const { records, lines, problems } = split(unifyLineEnds(text), { file, delimiter, maxRecords: maxRows + 1 });
  const [header = [], ...rows] = records;
  checkSize(file, { rows: rows.length, columns: header.length }, maxRows);
  for (const message of nameFaults(header)) problems.push({ file, line: lines[0], message });
  rows.forEach((row, index) => {
    if (row.length === header.length || problems.length >= shownProblems) return;
    const message = `expected ${header.length} cells, as in the header, found ${row.length}`;
    problems.push({ file, line: lines[index + 1], message });
  });
  if (problems.length > 0)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} is no table with one header and rows of its width: correct the step that writes it.`,
      { problems: problems.slice(0, shownProblems) },
    );
  const columns = new Map(header.map((name, index) => [name, rows.map((row) => row[index] || null) as Cell[]]));
  return { columns, length: rows.length, lineOf: (row) => lines[row + 1] };
}

/** The records of a text, and the line each begins on; one more than `maxRecords` when there are more. */
function split(
  text: string,
  { file, delimiter, maxRecords }: { file: string; delimiter: string; maxRecords: number },
): { records: string[][]; lines: number[]; problems: Problem[] } {
  const records: string[][] = [];
  const lines: number[] = [];
  const problems: Problem[] = [];
  let line = 1;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const [begin, from] = [line, cursor];
      cursor = meta.cursor;
      line += countLines(text, from, cursor);
      for (const { message } of errors)
        if (problems.length < shownProblems) problems.push({ file, line: begin, message });
      // An empty line is no row; a pair of quotes is one, with an empty cell.
      if (data.length === 1 && data[0] === '' && text.slice(from, cursor).trim() === '') return;
      records.push(withoutReturn(data));
      lines.push(begin);
      if (records.length > maxRecords) parser.abort();
    },
  });
  return { records, lines, problems };
}

/** The parser knows one line end a file, real files mix them. What stands in quotes stays as it is. */
function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/"[^"]*"?|\r\n?/g, (part) => (part[0] === '"' ? part : '\n')) : text;
}

/** A quote inside a bare cell hides line ends from {@link unifyLineEnds}: what is left of them is cut here. */
function withoutReturn(record: string[]): string[] {
  const last = record.length - 1;
  return record[last]?.endsWith('\r') ? record.with(last, record[last].slice(0, -1)) : record;
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
