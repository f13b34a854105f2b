import type { SumsWriter } from './sparse-sums.ts';
import type { View } from './view.ts';

/** On how many of the examples that count something happens. */
export interface ShareShape {
  readonly shape: 'share';
  readonly open: (view: View) => Share;
}

/** Tells of a row whether it counts, and whether what the metric is named after happens. */
export interface Share {
  readonly counts: (row: number) => boolean;
  readonly hits: (row: number) => boolean;
}

/** The mean of a value each example has. */
export interface MeanShape {
  readonly shape: 'mean';
  readonly open: (view: View) => (row: number) => number;
}

/** The mean of a value each group of rows has; NaN for groups that do not count. */
export interface GroupedMeanShape {
  readonly shape: 'grouped-mean';
  readonly open: (view: View) => (rows: ArrayLike<number>) => number;
}

/** A value of sums to which every example adds a little. */
export interface SumsShape {
  readonly shape: 'sums';
  readonly open: (view: View) => Sums;
}

export interface Sums {
  /** How many sums there are. */
  readonly width: number;
  /** Sums a row mostly adds to; only speeds things up. */
  readonly perRow: number;
  /** Writes what a row adds. */
  readonly add: (row: number, weight: number, sums: SumsWriter) => void;
  /** The metric of the sums; NaN when it has no value. */
  readonly value: (sums: Float64Array) => number;
}

/** A value of the order the scores give the examples. */
export interface OrderedShape {
  readonly shape: 'ordered';
  /** Weight of positives and negatives at each distinct score, lowest first. */
  readonly value: (positives: Float64Array, negatives: Float64Array) => number;
}

export type Shape = ShareShape | MeanShape | GroupedMeanShape | SumsShape | OrderedShape;
