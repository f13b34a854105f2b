import type { Cell, Predictions } from '@mlops-actions/dataset';
import { type Problem, UserError } from '@mlops-actions/errors';
import { quote } from '../policy/yaml-reader.ts';

type Code = UserError['code'];

/** How many places a message lists. */
export const shownPlaces = 10;

/** A cell as the text by which labels, ids and slices are told apart; null for a missing value. */
export function cellText(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined || cell === '' ? null : String(cell);
}

/** A column a file must have. @throws UserError with `code` and `why`. */
export function requireColumn(
  predictions: Predictions,
  name: string,
  { code, why }: { code: Code; why: string },
): readonly Cell[] {
  const column = predictions.columns.get(name);
  if (column !== undefined) return column;
  const found = [...predictions.columns.keys()].slice(0, shownPlaces).map(quote).join(', ');
  throw new UserError(code, `${quote(predictions.file)} has no column ${name} (it has ${found}): ${why}`);
}

/** The texts in some columns of all files, sorted; `split` where a cell holds several. */
export function distinctTexts(files: readonly Predictions[], names: readonly string[], split?: string): string[] {
  const cells = new Set(files.flatMap(({ columns }) => names.flatMap((name) => [...new Set(columns.get(name))])));
  const texts = [...cells].flatMap((cell) => {
    const text = cellText(cell);
    return text === null ? [] : split === undefined ? [text] : text.split(split).filter((part) => part !== '');
  });
  return [...new Set(texts)].toSorted();
}

/** Where a row stands, for messages: `line 3`, or `row 2` in formats without lines. */
export function placeOf({ lineOf }: Predictions, row: number): string {
  const line = lineOf(row);
  return line === undefined ? `row ${row + 1}` : `line ${line}`;
}

/** Rows of a file that are refused, and how to say so. */
export interface Refused {
  readonly code: Code;
  /** What the rows have, such as `no label`. */
  readonly what: string;
  readonly rows: readonly number[];
  readonly remedy: string;
  /** What is found in a row. */
  readonly show?: (row: number) => string;
}

/** Refuses a file for some of its rows, naming the first with their lines. @throws UserError unless there is none. */
export function refuseRows(predictions: Predictions, { code, what, rows, remedy, show }: Refused): void {
  const [first] = rows;
  if (first === undefined) return;
  const describe = (row: number): string => (show === undefined ? what : `${what}: ${show(row)}`);
  const problems: Problem[] = rows
    .slice(0, shownPlaces)
    .map((row) => ({ file: predictions.file, line: predictions.lineOf(row), message: describe(row) }));
  throw new UserError(
    code,
    `${quote(predictions.file)} has ${rows.length} of ${predictions.length} rows with ${describe(first)}, first in ${placeOf(predictions, first)}: ${remedy}.`,
    { problems },
  );
}

/** Rows of a column for which a test holds. */
export function rowsWhere(cells: readonly Cell[], test: (cell: Cell) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < cells.length; row += 1) if (test(cells[row] ?? null)) rows.push(row);
  return rows;
}
