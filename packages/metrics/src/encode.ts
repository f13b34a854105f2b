import type { Cell } from './examples.ts';

/** A column as numbers of its distinct texts. */
export interface Coded {
  /** By row, into `names`; −1 where there is no value. */
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** One encoding per column, for as long as the column lives: slices and metrics share it. */
export function oncePerColumn<Encoded>(
  encode: (cells: readonly Cell[]) => Encoded,
): (cells: readonly Cell[]) => Encoded {
  const known = new WeakMap<readonly Cell[], Encoded>();
  return (cells) => {
    let encoded = known.get(cells);
    if (encoded === undefined) known.set(cells, (encoded = encode(cells)));
    return encoded;
  };
}

/** A column as texts: `1`, `"1"` are the same class. */
export const textsOf = oncePerColumn((cells): Coded => {
  const codes = new Int32Array(cells.length);
  const byName = new Map<string, number>();
  const byCell = new Map<Cell, number>([[null, -1]]);
  const codeOf = (name: string): number => {
    const code = byName.get(name);
    if (code === undefined) byName.set(name, byName.size);
    return code ?? byName.size - 1;
  };
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] ?? null;
    let code = typeof cell === 'string' ? codeOf(cell) : byCell.get(cell);
    if (code === undefined) byCell.set(cell, (code = codeOf(String(cell))));
    codes[row] = code;
  }
  return { codes, names: [...byName.keys()] };
});

/** A column as numbers; NaN for what is none. */
export const numbersOf = oncePerColumn((cells): Float64Array => {
  const numbers = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row += 1) numbers[row] = toNumber(cells[row] ?? null);
  return numbers;
});

function toNumber(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
}

/** A column of sets, each joined by `|`: names in one order, so that the same sets have the same name. */
export const setsOf = oncePerColumn((cells): Coded => {
  const { codes, names } = textsOf(cells);
  const canonical = names.map((name) => membersOf(name).join('|'));
  return { codes: codes.map((code) => (code < 0 ? names.length : code)), names: [...canonical, ''] };
});

/** The labels of a set, sorted, each once. */
export function membersOf(name: string): string[] {
  return [...new Set(name.split('|'))].filter((label) => label !== '').toSorted();
}
