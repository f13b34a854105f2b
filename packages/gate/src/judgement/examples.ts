import type { Predictions } from '@mlops-actions/dataset';
import { textColumn } from '../evidence/cells.ts';
import type { Pairing } from '../evidence/pair-examples.ts';

/** The examples a value rests on: rows of the candidate, and the same examples on the other side. */
export interface Examples {
  readonly candidate: Predictions;
  readonly candidateRows: readonly number[];
  /** Null when there is nothing to compare with. */
  readonly baseline: Predictions | null;
  /** The baseline's row for each of `candidateRows`. */
  readonly baselineRows: readonly number[];
}

/** Where the pairing speaks of both sides, the common examples; else all of the candidate's. */
export function examplesOf(
  candidate: Predictions,
  other: { readonly baseline: Predictions; readonly pairing: Pairing } | null,
): Examples {
  if (other === null) {
    return {
      candidate,
      candidateRows: Array.from({ length: candidate.length }, (_, row) => row),
      baseline: null,
      baselineRows: [],
    };
  }
  const { candidateRows, baselineRows } = other.pairing;
  return { candidate, candidateRows, baseline: other.baseline, baselineRows };
}

/** The examples at some positions of `candidateRows`. */
export function subset(examples: Examples, positions: readonly number[]): Examples {
  const pick = (rows: readonly number[]): number[] =>
    positions.map((position) => rows[position]).filter((row) => row !== undefined);
  return { ...examples, candidateRows: pick(examples.candidateRows), baselineRows: pick(examples.baselineRows) };
}

/**
 * A column by position. The baseline's is taken where it has one: a change must not talk its way out of a guarded
 * slice. Undefined when no side has it.
 */
export function sliceColumn(
  { candidate, candidateRows, baseline, baselineRows }: Examples,
  name: string,
): (string | null)[] | undefined {
  const recorded = baseline === null ? undefined : textColumn(baseline, name);
  if (recorded !== undefined) return baselineRows.map((row) => recorded[row] ?? null);
  const own = textColumn(candidate, name);
  return own && candidateRows.map((row) => own[row] ?? null);
}
