import type { Contrast, Margin, Sample } from '@mlops-actions/stats';
import type { Direction } from '../policy/policy.ts';

/** One metric on one population. */
export interface Subject {
  readonly metric: string;
  readonly direction: Direction;
  readonly margin: Margin;
  /** Column to value; null for all examples. */
  readonly where: ReadonlyMap<string, string> | null;
  readonly role: 'gate' | 'guard' | 'explore' | 'show';
  readonly against: 'baseline' | 'anchor';
}

/** What the examples say of a metric. */
export interface Measure {
  /** Examples, or groups, the metric counts. */
  readonly n: number;
  /** NaN when it has no value. */
  readonly candidate: number;
  /** Null without a baseline, as is the contrast. */
  readonly baseline: number | null;
  readonly contrast: Contrast | null;
  /** The candidate alone, for floors; null where its noise is not known. */
  readonly sample: () => Sample | null;
  /** Examples only the baseline, or only the candidate, answered well; null for metrics that are no share. */
  readonly flips: Flipped | null;
}

/** Rows that flipped, in the files of candidate and baseline. */
export interface Flipped {
  readonly lost: number;
  readonly gained: number;
  /** The first of the lost ones: row of the candidate, row of the baseline. */
  readonly first: readonly (readonly [number, number])[];
}

/** A subject with what was measured. */
export interface Measured {
  readonly subject: Subject;
  readonly measure: Measure;
}

/** Evidence that exists and cannot be judged, such as repeats that differ between the sides; says what to do. */
export class Unjudgeable extends Error {}
