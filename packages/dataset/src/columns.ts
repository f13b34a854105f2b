import { type Problem, UserError } from '@mlops-actions/errors';
import { type Cell, shownProblems } from './predictions.ts';

const numeric = /^(score(:.*)?|weight|metric:.*)$/s;
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const unfinite = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['+inf', Number.POSITIVE_INFINITY],
  ['+infinity', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['-infinity', Number.NEGATIVE_INFINITY],
]);

/**
 * Checks the reserved columns and gives them their type: ids become strings, scores numbers, `correct` booleans.
 * NaN and the infinities stay as they are; whoever judges must refuse them.
 *
 * @throws UserError E_PREDICTIONS naming the lines.
 */
export function typeColumns(
  columns: Map<string, Cell[]>,
  file: string,
  lineOf: (row: number) => number | undefined,
): void {
  const problems: Problem[] = [];
  let count = 0;
  const report = (row: number, message: string) => {
    count += 1;
    if (problems.length < shownProblems) problems.push({ file, line: lineOf(row), message });
  };
  for (const [name, cells] of columns) {
    const type = typeOf(name);
    if (type === undefined) continue;
    for (let row = 0; row < cells.length; row += 1) {
      const typed = type(cells[row] ?? null);
      if (typed === undefined)
        report(row, `column ${JSON.stringify(name.slice(0, 80))}: ${expected(name)}, found ${shown(cells[row])}`);
      else cells[row] = typed;
    }
  }
  if (count > 0)
    throw new UserError(
      'E_PREDICTIONS',
      `${file} has values that are not as expected, ${count} in all: correct the step that writes it.`,
      { problems },
    );
}

type Typed = (cell: Cell) => Cell | undefined;

function typeOf(name: string): Typed | undefined {
  if (name === 'id') return toId;
  if (name === 'label' || name === 'prediction') return toAnswer;
  if (name === 'correct') return toBoolean;
  return numeric.test(name) ? toNumber : undefined;
}

function expected(name: string): string {
  if (name === 'id') return 'expected an id, text or a whole number';
  if (name === 'label' || name === 'prediction') return 'expected an answer, not empty and not NaN';
  return name === 'correct' ? 'expected true, false, 1 or 0' : 'expected a number';
}

/** Fractions are no ids: whether two floats are the same example depends on who printed them. */
function toId(cell: Cell): Cell | undefined {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? String(cell) : undefined;
  return typeof cell === 'string' && cell !== '' ? cell : undefined;
}

function toAnswer(cell: Cell): Cell | undefined {
  if (cell === null || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell))) return undefined;
  return typeof cell === 'string' && cell.toLowerCase() === 'nan' ? undefined : cell;
}

function toBoolean(cell: Cell): Cell | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = String(cell).toLowerCase();
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : undefined;
}

function toNumber(cell: Cell): Cell | undefined {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return undefined;
  return decimal.test(cell) ? Number(cell) : unfinite.get(cell.toLowerCase());
}

function shown(cell: Cell | undefined): string {
  return typeof cell === 'string' ? JSON.stringify(cell.slice(0, 60)) : String(cell);
}
