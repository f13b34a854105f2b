import { type Problem, UserError } from '@mlops-actions/errors';
import { toCell } from './cell.ts';
import type { Rows } from './csv.ts';
import { parseJsonWithNaN } from './json-numbers.ts';
import { type Cell, checkSize, type Limits, shownProblems } from './predictions.ts';

const maxLineLength = 1024 * 1024;

/**
 * Reads one JSON object a line; blank lines are passed over, a key missing in a row is null.
 *
 * @throws UserError E_PREDICTIONS naming the first lines that are no object, and how many there are.
 */
export function readJsonl(text: string, file: string, { maxRows }: Limits): Rows {
  const table = new Table(file, maxRows);
  const lines: number[] = [];
  const problems: Problem[] = [];
  let bad = 0;
  // Looked for once: a look at every line takes as long as parsing a tenth of it.
  const parse = /NaN|Infinity/.test(text) ? parseJsonWithNaN : (raw: string): unknown => JSON.parse(raw);
  visitLines(text, (raw, line) => {
    const row = readLine(raw, parse);
    if (typeof row === 'string') {
      bad += 1;
      if (problems.length < shownProblems) problems.push({ file, line, message: row });
    } else {
      table.add(row);
      lines.push(line);
    }
  });
  if (bad > 0)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} has lines that are no JSON object, ${bad} in all: correct the step that writes it.`,
      { problems },
    );
  return { columns: table.columns(), length: lines.length, lineOf: (row) => lines[row] };
}

/** Visits the lines of a text that are not blank, numbered from 1. */
function visitLines(text: string, visit: (raw: string, line: number) => void): void {
  for (let from = 0, line = 1; from < text.length; line += 1) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const raw = text.slice(from, to).trim();
    from = to + 1;
    if (raw !== '') visit(raw, line);
  }
}

type Row = Readonly<Record<string, Cell>>;

/** The object of a line, or what is wrong with it. */
function readLine(raw: string, parse: (raw: string) => unknown): Row | string {
  if (raw.length > maxLineLength) return `the line is longer than ${maxLineLength} characters`;
  try {
    const value = parse(raw);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'expected a JSON object';
    return toRow(value as Record<string, unknown>);
  } catch (error) {
    // What is nested too deeply ends here as well, as a RangeError.
    return `no JSON: ${error instanceof Error ? error.message.slice(0, 100) : String(error)}`;
  }
}

/** The same object, its lists and maps as cells: JSON's other values are cells already. */
function toRow(value: Record<string, unknown>): Row {
  for (const name of Object.keys(value)) {
    const cell = value[name];
    if (typeof cell === 'object' && cell !== null) value[name] = toCell(cell);
  }
  return value as Row;
}

/** Columns as they grow, row by row. */
class Table {
  readonly #columns = new Map<string, Cell[]>();
  readonly #file: string;
  readonly #maxRows: number;
  #rows = 0;

  constructor(file: string, maxRows: number) {
    this.#file = file;
    this.#maxRows = maxRows;
  }

  add(row: Row): void {
    this.#rows += 1;
    this.#check();
    for (const name of Object.keys(row)) {
      const cells = this.#columns.get(name) ?? this.#open(name);
      pad(cells, this.#rows - 1);
      cells.push(row[name] as Cell);
    }
  }

  /** All columns, rows that lack a key filled with null. */
  columns(): Map<string, Cell[]> {
    for (const cells of this.#columns.values()) pad(cells, this.#rows);
    return this.#columns;
  }

  #open(name: string): Cell[] {
    const cells: Cell[] = [];
    this.#columns.set(name, cells);
    this.#check();
    return cells;
  }

  #check(): void {
    checkSize(this.#file, { rows: this.#rows, columns: this.#columns.size }, this.#maxRows);
  }
}

function pad(cells: Cell[], length: number): void {
  while (cells.length < length) cells.push(null);
}
