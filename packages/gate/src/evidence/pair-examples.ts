import { findDuplicates, type Predictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { quote } from '../policy/yaml-reader.ts';
import { placeOf, problemsAt, requireColumn, shownPlaces, textColumn } from './cells.ts';

/** Which rows of the two sides speak of the same example. */
export interface Pairing {
  /** Rows of the candidate, in its order. */
  readonly candidateRows: readonly number[];
  /** The row of the baseline for each of `candidateRows`. */
  readonly baselineRows: readonly number[];
  readonly onlyCandidate: number;
  readonly onlyBaseline: number;
  /** Common ids whose label differs. */
  readonly relabelled: number;
  /** Up to 10 ids of those, as the candidate writes them. */
  readonly relabelledIds: readonly string[];
  /** Up to 10 ids the candidate lacks; none where the baseline keeps hashed ids. */
  readonly vanishedIds: readonly string[];
}

export interface PairingOptions {
  readonly candidate: Predictions;
  readonly baseline: Predictions;
  /** Applied to the candidate's ids, where the baseline keeps hashed ones. */
  readonly hash?: ((id: string) => string) | undefined;
}

const howToPair =
  'without ids the examples cannot be paired with the baseline: write a column id that names each example, the same in every run';

/**
 * Joins the examples of both sides by id.
 *
 * @throws UserError E_PREDICTIONS_ID without ids, with empty or with duplicate ones, on either side.
 */
export function pairExamples({ candidate, baseline, hash }: PairingOptions): Pairing {
  const candidateIds = requireIds(candidate);
  const baselineIds = requireIds(baseline);
  const baselineRow = new Map([...baselineIds].map(([id, row]) => [id, row]));
  const pairs = [...candidateIds].flatMap(([id, row]) => {
    const other = baselineRow.get(hash === undefined ? id : hash(id));
    return other === undefined ? [] : [{ id, row, other }];
  });
  const matched = new Set(pairs.map(({ other }) => other));
  const vanished = [...baselineIds].filter(([, row]) => !matched.has(row)).map(([id]) => id);
  const relabelled = findRelabelled(candidate, baseline, pairs);
  return {
    candidateRows: pairs.map(({ row }) => row),
    baselineRows: pairs.map(({ other }) => other),
    onlyCandidate: candidateIds.size - pairs.length,
    onlyBaseline: vanished.length,
    relabelled: relabelled.length,
    relabelledIds: relabelled.slice(0, shownPlaces),
    vanishedIds: hash === undefined ? vanished.slice(0, shownPlaces) : [],
  };
}

/** Every id with its row. */
function requireIds(predictions: Predictions): Map<string, number> {
  const ids = requireColumn(predictions, 'id', { code: 'E_PREDICTIONS_ID', why: howToPair });
  const empty = [...ids.keys()].filter((row) => ids[row] === null);
  refuse(predictions, { rows: empty, what: 'no id', describe: () => 'the id is empty' });
  const first = new Map<number, number>();
  for (const { rows } of findDuplicates(predictions, 'id')) {
    for (const row of rows.slice(1)) first.set(row, rows[0] ?? row);
  }
  refuse(predictions, {
    rows: [...first.keys()].toSorted((a, b) => a - b),
    what: 'an id that occurred before',
    describe: (row) =>
      `the id ${quote(ids[row] ?? '')} occurred before in ${placeOf(predictions, first.get(row) ?? row)}`,
  });
  return new Map(ids.map((id, row) => [id ?? '', row]));
}

interface Refused {
  readonly rows: readonly number[];
  readonly what: string;
  readonly describe: (row: number) => string;
}

function refuse(predictions: Predictions, { rows, what, describe }: Refused): void {
  const [first] = rows;
  if (first === undefined) return;
  throw new UserError(
    'E_PREDICTIONS_ID',
    `${quote(predictions.file)} has ${rows.length} of ${predictions.length} rows with ${what}, first in ${placeOf(predictions, first)} (${describe(first)}): give each example one id of its own.`,
    { problems: problemsAt(predictions, rows, describe) },
  );
}

interface Pair {
  readonly id: string;
  readonly row: number;
  readonly other: number;
}

function findRelabelled(candidate: Predictions, baseline: Predictions, pairs: readonly Pair[]): string[] {
  const labels = textColumn(candidate, 'label');
  const before = textColumn(baseline, 'label');
  if (labels === undefined || before === undefined) return [];
  return pairs.filter(({ row, other }) => labels[row] !== before[other]).map(({ id }) => id);
}
