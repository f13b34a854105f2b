import type { Predictions } from '@mlops-actions/dataset';
import { cellText, shownPlaces } from './cells.ts';
import { type ExampleIndex, indexExamples } from './index-examples.ts';

/** The rows of some examples in one file, example by example. */
export interface ExampleRows {
  readonly rows: Uint32Array;
  /** Where the rows of each example begin, and where the last end; null: one row each. */
  readonly start: Uint32Array | null;
}

/** Which rows of the two sides speak of the same example. */
export interface Pairing {
  /** Common examples, in the order of the baseline. */
  readonly count: number;
  readonly candidate: ExampleRows;
  readonly baseline: ExampleRows;
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

/** Stands for no example. */
const none = 0xffffffff;

/**
 * Joins the examples of both sides by id.
 *
 * @throws UserError E_PREDICTIONS_ID without ids, with empty or with duplicate ones, on either side.
 */
export function pairExamples({ candidate, baseline, hash }: PairingOptions): Pairing {
  const before = indexExamples(baseline);
  // Mostly both sides were evaluated in the same order: one index then speaks of both.
  const single = before.numbers.size === baseline.length;
  const same = single && hash === undefined && hasSameRows(candidate, baseline);
  const now = same ? before : indexExamples(candidate);
  const common = matchNumbers(now, before, hash);
  const pairedCandidate = rowsOfExamples(now.exampleOf, common.ofCandidate, common.count);
  const pairedBaseline = rowsOfExamples(before.exampleOf, common.ofBaseline, common.count);
  const relabelled = findRelabelled(candidate, baseline, { now: pairedCandidate, before: pairedBaseline, common });
  const vanished = hash === undefined ? idsWithout(before, common.ofBaseline) : [];
  return {
    count: common.count,
    candidate: pairedCandidate,
    baseline: pairedBaseline,
    onlyCandidate: now.numbers.size - common.count,
    onlyBaseline: before.numbers.size - common.count,
    ...relabelled,
    vanishedIds: vanished,
  };
}

/** Whether both files name the same examples row by row. */
function hasSameRows(candidate: Predictions, baseline: Predictions): boolean {
  if (candidate.length !== baseline.length) return false;
  const [own, other] = [candidate.columns.get('id'), baseline.columns.get('id')];
  if (own === undefined || other === undefined) return false;
  for (let row = 0; row < own.length; row += 1) if (own[row] !== other[row]) return false;
  return true;
}

interface Common {
  readonly count: number;
  /** The common number of each example, or {@link none}. */
  readonly ofCandidate: Uint32Array;
  readonly ofBaseline: Uint32Array;
}

/** Common examples are numbered as the baseline, which is fixed, has them: no order of the candidate's rows matters. */
function matchNumbers(now: ExampleIndex, before: ExampleIndex, hash: PairingOptions['hash']): Common {
  if (now === before) {
    const same = Uint32Array.from({ length: before.numbers.size }, (_, number) => number);
    return { count: same.length, ofCandidate: same, ofBaseline: same };
  }
  const partner = new Uint32Array(before.numbers.size).fill(none);
  for (const [id, number] of now.numbers) {
    const other = before.numbers.get(hash === undefined ? id : hash(id));
    if (other !== undefined) partner[other] = number;
  }
  const ofCandidate = new Uint32Array(now.numbers.size).fill(none);
  const ofBaseline = new Uint32Array(before.numbers.size).fill(none);
  let count = 0;
  for (let other = 0; other < partner.length; other += 1) {
    const number = partner[other] as number;
    if (number === none) continue;
    ofCandidate[number] = count;
    ofBaseline[other] = count;
    count += 1;
  }
  return { count, ofCandidate, ofBaseline };
}

/** Gathers the rows of each common example, by counting. */
function rowsOfExamples(exampleOf: Uint32Array, common: Uint32Array, count: number): ExampleRows {
  const start = new Uint32Array(count + 1);
  for (const example of exampleOf) {
    const number = common[example] as number;
    if (number !== none) start[number + 1] = (start[number + 1] as number) + 1;
  }
  for (let number = 0; number < count; number += 1) {
    start[number + 1] = (start[number + 1] as number) + (start[number] as number);
  }
  const rows = new Uint32Array(start[count] as number);
  const next = start.slice();
  for (let row = 0; row < exampleOf.length; row += 1) {
    const number = common[exampleOf[row] as number] as number;
    if (number === none) continue;
    rows[next[number] as number] = row;
    next[number] = (next[number] as number) + 1;
  }
  return { rows, start: rows.length === count ? null : start };
}

/** The rows of one example. */
export function rowsOf({ rows, start }: ExampleRows, example: number): Uint32Array {
  return start === null ? rows.subarray(example, example + 1) : rows.subarray(start[example], start[example + 1]);
}

function idsWithout({ numbers }: ExampleIndex, common: Uint32Array): string[] {
  const ids: string[] = [];
  for (const [id, number] of numbers) {
    if (common[number] === none) ids.push(id);
    if (ids.length === shownPlaces) break;
  }
  return ids;
}

interface Sides {
  readonly now: ExampleRows;
  readonly before: ExampleRows;
  readonly common: Common;
}

function findRelabelled(
  candidate: Predictions,
  baseline: Predictions,
  { now, before, common }: Sides,
): Pick<Pairing, 'relabelled' | 'relabelledIds'> {
  const labels = candidate.columns.get('label');
  const others = baseline.columns.get('label');
  if (labels === undefined || others === undefined) return { relabelled: 0, relabelledIds: [] };
  const ids = candidate.columns.get('id') ?? [];
  const relabelledIds: string[] = [];
  let relabelled = 0;
  for (let example = 0; example < common.count; example += 1) {
    const row = now.rows[now.start === null ? example : (now.start[example] as number)] as number;
    const other = before.rows[before.start === null ? example : (before.start[example] as number)] as number;
    if (labels[row] === others[other] || cellText(labels[row]) === cellText(others[other])) continue;
    relabelled += 1;
    if (relabelledIds.length < shownPlaces) relabelledIds.push(String(ids[row]));
  }
  return { relabelled, relabelledIds };
}
