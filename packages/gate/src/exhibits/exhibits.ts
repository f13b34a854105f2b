import type { EvalGateRecord } from '@mlops-actions/records';

/** Which model a line or table speaks of. */
export type Side = 'baseline' | 'candidate';

/** One side of a curve; `x` never falls, both within 0…1, at most 101 points. */
export interface CurveLine {
  readonly side: Side;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Of a calibration curve: examples in each bin. */
  readonly n?: readonly number[] | undefined;
}

/** ROC (x false positive rate, y recall), precision-recall (x recall, y precision), calibration (x mean score, y share that is positive). */
export interface Curve {
  readonly kind: 'roc' | 'precision-recall' | 'calibration';
  readonly lines: readonly CurveLine[];
}

/** Counts by label (rows) and prediction (columns), in the order of `labels`; rare labels beyond a dozen are one, `other`. */
export interface Confusion {
  readonly labels: readonly string[];
  readonly baseline: readonly (readonly number[])[] | null;
  readonly candidate: readonly (readonly number[])[];
}

/** A number the training reported step by step, at most 200 points. */
export interface LearningCurve {
  readonly name: string;
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** One point of a model's history on the base branch, as the records carry it; oldest first. */
export type HistoryPoint = NonNullable<EvalGateRecord['history']>[number];

/** What a reader is shown beside the verdict: pictures of the evidence that decide nothing. */
export interface Exhibits {
  readonly curves: readonly Curve[];
  readonly confusion: Confusion | undefined;
  readonly learning: readonly LearningCurve[];
  /** Recorded points of the base branch, the baseline last; the candidate is not among them. */
  readonly history: readonly HistoryPoint[];
}

/** Nothing to show. */
export const noExhibits: Exhibits = { curves: [], confusion: undefined, learning: [], history: [] };
