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

/** A column as text, undefined when the file has none of that name. */
export function textColumn(predictions: Predictions, name: string): (string | null)[] | undefined {
  return predictions.columns.get(name)?.map(cellText);
}

/** A column a file must have. @throws UserError with `code` and `why`. */
export function requireColumn(
  predictions: Predictions,
  name: string,
  { code, why }: { code: Code; why: string },
): (string | null)[] {
  const column = textColumn(predictions, name);
  if (column !== undefined) return column;
  const found = [...predictions.columns.keys()].slice(0, shownPlaces).map(quote).join(', ');
  throw new UserError(code, `${quote(predictions.file)} has no column ${name} (it has ${found}): ${why}`);
}

/** Where a row stands, for messages: `line 3`, or `row 2` in formats without lines. */
export function placeOf({ lineOf }: Predictions, row: number): string {
  const line = lineOf(row);
  return line === undefined ? `row ${row + 1}` : `line ${line}`;
}

/** The first rows a test holds for, as problems with their lines. */
export function problemsAt(
  predictions: Predictions,
  rows: readonly number[],
  describe: (row: number) => string,
): Problem[] {
  return rows
    .slice(0, shownPlaces)
    .map((row) => ({ file: predictions.file, line: predictions.lineOf(row), message: describe(row) }));
}
