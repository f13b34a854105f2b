import type { Cell } from '@mlops-actions/dataset';
import { cellText } from '../evidence/cells.ts';
import type { SideRows } from './gather-exhibits.ts';

/** A column of the drawn rows as numbers of its texts; −1 where it is empty. */
export interface Codes {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** How many rows of a side are drawn. */
export function countRows({ predictions, rows }: SideRows): number {
  return rows === null ? predictions.length : rows.length;
}

/** A column of texts; undefined where the side has none. */
export function readCodes(side: SideRows, column: string): Codes | undefined {
  const cells = side.predictions.columns.get(column);
  if (cells === undefined) return undefined;
  const codes = new Int32Array(countRows(side));
  const byText = new Map<string, number>();
  const byCell = new Map<Cell, number>();
  for (let at = 0; at < codes.length; at += 1) {
    const cell = cells[side.rows === null ? at : (side.rows[at] as number)] ?? null;
    let code = byCell.get(cell);
    if (code === undefined) byCell.set(cell, (code = codeOf(cellText(cell), byText)));
    codes[at] = code;
  }
  return { codes, names: [...byText.keys()] };
}

/** A column of numbers, NaN where there is none; undefined where the side has no such column. */
export function readNumbers(side: SideRows, column: string): Float64Array | undefined {
  const cells = side.predictions.columns.get(column);
  if (cells === undefined) return undefined;
  const numbers = new Float64Array(countRows(side));
  for (let at = 0; at < numbers.length; at += 1) {
    const cell = cells[side.rows === null ? at : (side.rows[at] as number)] ?? null;
    numbers[at] = typeof cell === 'number' ? cell : textNumber(cell);
  }
  return numbers;
}

function textNumber(cell: Cell): number {
  return typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
}

function codeOf(text: string | null, byText: Map<string, number>): number {
  if (text === null) return -1;
  const code = byText.get(text) ?? byText.size;
  byText.set(text, code);
  return code;
}
