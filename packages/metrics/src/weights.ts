import { UserError } from '@mlops-actions/errors';
import { numbersOf, oncePerColumn } from './encode.ts';
import type { Examples, Rows } from './examples.ts';

/** Weights of a column by row. @throws UserError E_PREDICTIONS when one is negative or not finite. */
const weightsOf = oncePerColumn((cells): Float64Array => {
  const weights = numbersOf(cells);
  const row = weights.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  if (row < 0) return weights;
  throw new UserError(
    'E_PREDICTIONS',
    `The column weight holds ${JSON.stringify(cells[row] ?? null).slice(0, 60)} (row ${row + 1} of the examples), and finite numbers from 0 up were expected: correct the step that writes it.`,
  );
});

/** Weights of all rows; undefined where every example weighs 1. */
export function allWeights({ columns }: Examples): Float64Array | undefined {
  const cells = columns.get('weight');
  return cells && weightsOf(cells);
}

/**
 * The weight of each row, in the order given.
 *
 * @returns undefined where there is no column `weight`: every example weighs 1.
 * @throws UserError E_PREDICTIONS when a weight is negative or not finite.
 */
export function exampleWeights(examples: Examples, rows?: Rows): Float64Array | undefined {
  const weights = allWeights(examples);
  if (weights === undefined || rows === undefined) return weights;
  return pick(weights, rows);
}

/** Values at places, in their order. */
export function pick(values: Float64Array, places: ArrayLike<number>): Float64Array {
  const picked = new Float64Array(places.length);
  for (let at = 0; at < picked.length; at += 1) picked[at] = values[places[at] as number] ?? Number.NaN;
  return picked;
}

/**
 * The weight of each group of rows: that of its rows.
 *
 * @returns undefined where there is no column `weight`.
 * @throws UserError E_PREDICTIONS when weights differ within a group: the metric weighs groups, not rows.
 */
export function groupWeights(examples: Examples, groups: readonly ArrayLike<number>[]): Float64Array | undefined {
  const weights = allWeights(examples);
  return weights && Float64Array.from(groups, (rows) => commonWeight(weights, rows));
}

function commonWeight(weights: Float64Array, rows: ArrayLike<number>): number {
  const first = weights[rows[0] ?? -1] ?? 0;
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at] as number;
    if (weights[row] !== first)
      throw new UserError(
        'E_PREDICTIONS',
        `The column weight holds ${first} and ${weights[row]} within one group (row ${row + 1} of the examples): give all rows of a group the same weight.`,
      );
  }
  return first;
}
