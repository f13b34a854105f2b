import type { Predictions } from '@mlops-actions/dataset';
import { quote } from '../policy/yaml-reader.ts';
import { cellText, placeOf, refuseRows, requireColumn, rowsWhere } from './cells.ts';

/** The examples of a file: which rows speak of which. */
export interface ExampleIndex {
  /** Number of an example by its id, in order of appearance. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The example of each row. */
  readonly exampleOf: Uint32Array;
}

const howToPair =
  'without ids the examples cannot be paired with the baseline: write a column id that names each example, the same in every run';

/** Columns that tell several rows of one example apart. */
const several = ['repeat', 'seed'];

/**
 * Numbers the examples of a file by their ids. An id may stand in several rows only where `repeat` or `seed` tell them
 * apart; their labels must then agree.
 *
 * @throws UserError E_PREDICTIONS_ID without ids, with empty or with duplicate ones; E_PREDICTIONS_LABEL.
 */
export function indexExamples(predictions: Predictions): ExampleIndex {
  const ids = requireColumn(predictions, 'id', { code: 'E_PREDICTIONS_ID', why: howToPair });
  refuseRows(predictions, {
    code: 'E_PREDICTIONS_ID',
    what: 'no id',
    rows: rowsWhere(ids, (cell) => cellText(cell) === null),
    remedy: 'give each example one id of its own',
  });
  const numbers = new Map<string, number>();
  const exampleOf = new Uint32Array(ids.length);
  for (let row = 0; row < ids.length; row += 1) {
    const id = String(ids[row]);
    const number = numbers.get(id) ?? numbers.size;
    if (number === numbers.size) numbers.set(id, number);
    exampleOf[row] = number;
  }
  const index = { numbers, exampleOf };
  if (numbers.size < ids.length) checkRepeated(predictions, index);
  return index;
}

function checkRepeated(predictions: Predictions, { numbers, exampleOf }: ExampleIndex): void {
  const marks = several.map((name) => predictions.columns.get(name)).filter((cells) => cells !== undefined);
  const first = new Map<string, number>();
  const again: number[] = [];
  for (let row = 0; row < exampleOf.length; row += 1) {
    const key = [exampleOf[row], ...marks.map((cells) => JSON.stringify(cells[row]))].join(' ');
    if (first.has(key)) again.push(row);
    else first.set(key, row);
  }
  const firstOf = (row: number) =>
    first.get([exampleOf[row], ...marks.map((cells) => JSON.stringify(cells[row]))].join(' ')) ?? row;
  const ids = predictions.columns.get('id') ?? [];
  refuseRows(predictions, {
    code: 'E_PREDICTIONS_ID',
    what: 'an id that occurred before',
    rows: again,
    show: (row) => `${quote(String(ids[row]))}, in ${placeOf(predictions, firstOf(row))}`,
    remedy: 'give each example one id of its own; several answers to one are told apart by a column repeat or seed',
  });
  checkLabelsAgree(predictions, { numbers, exampleOf });
}

function checkLabelsAgree(predictions: Predictions, { numbers, exampleOf }: ExampleIndex): void {
  const labels = predictions.columns.get('label');
  if (labels === undefined) return;
  const known = Array.from<string | null | undefined>({ length: numbers.size });
  const rows: number[] = [];
  for (let row = 0; row < exampleOf.length; row += 1) {
    const number = exampleOf[row] as number;
    const label = cellText(labels[row]);
    if (known[number] === undefined) known[number] = label;
    else if (known[number] !== label) rows.push(row);
  }
  refuseRows(predictions, {
    code: 'E_PREDICTIONS_LABEL',
    what: 'another label than an earlier row of the same example',
    rows,
    remedy: 'an example has one true answer, however often it is asked',
  });
}
