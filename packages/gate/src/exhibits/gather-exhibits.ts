import type { Predictions } from '@mlops-actions/dataset';
import type { Pairing } from '../evidence/pair-examples.ts';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import { countConfusion } from './confusion.ts';
import { drawCurves } from './curves.ts';
import type { Exhibits, HistoryPoint, LearningCurve, Side } from './exhibits.ts';

/** What exhibits are drawn from. */
export interface Shown {
  readonly task: ResolvedTask;
  readonly candidate: Predictions;
  readonly baseline: Predictions | undefined;
  /** Of both sides; without it only the candidate is drawn. */
  readonly pairing?: Pairing | undefined;
  readonly learning: readonly LearningCurve[];
  readonly history: readonly HistoryPoint[];
}

/** The rows of one side that are drawn; null: all of them. */
export interface SideRows {
  readonly side: Side;
  readonly predictions: Predictions;
  readonly rows: Uint32Array | null;
}

/**
 * The pictures beside a verdict: both sides on their common examples, else the candidate on its own.
 *
 * Exhibits decide nothing, so what cannot be drawn is left out: nothing throws for missing columns, missing values,
 * scores that are no numbers, or examples of one class only. Every row counts once, whatever its weight.
 */
export function gatherExhibits({ task, candidate, baseline, pairing, learning, history }: Shown): Exhibits {
  const sides = sidesOf(candidate, baseline, pairing);
  return {
    curves: task.task === 'binary' && task.positive !== null ? drawCurves(sides, task.positive) : [],
    confusion: task.task === 'binary' || task.task === 'multiclass' ? countConfusion(sides, task.positive) : undefined,
    learning,
    history,
  };
}

/** The candidate first; it is always there. */
function sidesOf(candidate: Predictions, baseline: Predictions | undefined, pairing: Pairing | undefined): SideRows[] {
  if (baseline === undefined || pairing === undefined || pairing.count === 0)
    return [{ side: 'candidate', predictions: candidate, rows: null }];
  return [
    { side: 'candidate', predictions: candidate, rows: pairing.candidate.rows },
    { side: 'baseline', predictions: baseline, rows: pairing.baseline.rows },
  ];
}
