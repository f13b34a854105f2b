import { type Problem, UserError } from '@mlops-actions/errors';
import type { Rows } from './csv.ts';
import { parseJsonWithNaN } from './json-numbers.ts';
import { type Cell, type Limits, shownProblems } from './predictions.ts';

const maxLineLength = 1024 * 1024;

/**
 * Reads one JSON object a line; blank lines are passed over, a key missing in a row is null.
 *
 * @throws UserError E_PREDICTIONS naming every line that is no object.
 */
export function readJsonl(text: string, file: string, { maxRows }: Limits): Rows {
  const columns = new Map<string, Cell[]>();
  const lines: number[] = [];
  const problems: Problem[] = [];
  let bad = 0;
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    line += 1;
    const raw = text.slice(from, to).trim();
    from = to + 1;
    if (raw === '') continue;
    const row = readLine(raw);
    if (typeof row === 'string') {
      bad += 1;
      if (problems.length < shownProblems) problems.push({ file, line, message: row });
    } else {
      addRow(columns, row, lines.length);
      lines.push(line);
    }
    if (lines.length > maxRows)
      throw new UserError(
        'E_PREDICTIONS',
        `${file} has more than ${maxRows} rows: split it, or evaluate on fewer examples.`,
      );
  }
  if (bad > 0)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} has ${bad} lines that are no JSON object: correct the step that writes it.`,
      { problems },
    );
  for (const cells of columns.values()) while (cells.length < lines.length) cells.push(null);
  return { columns, length: lines.length, lineOf: (row) => lines[row] };
}

/** The object of a line, or what is wrong with it. */
function readLine(raw: string): Record<string, unknown> | string {
  if (raw.length > maxLineLength) return `the line is longer than ${maxLineLength} characters`;
  try {
    const value = parseJsonWithNaN(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'expected a JSON object';
  } catch (error) {
    return `no JSON: ${error instanceof Error ? error.message.slice(0, 100) : String(error)}`;
  }
}

function addRow(columns: Map<string, Cell[]>, row: Record<string, unknown>, index: number): void {
  for (const key of Object.keys(row)) {
    let cells = columns.get(key);
    if (cells === undefined) {
      cells = [];
      columns.set(key, cells);
    }
    while (cells.length < index) cells.push(null);
    cells.push(toCell(row[key]));
  }
}

/** Lists of labels are joined; other nested values are shown as JSON. */
export function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String).join('|');
  return JSON.stringify(value);
}
