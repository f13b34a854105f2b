import type { Sums, SumsShape } from './shapes.ts';
import type { View } from './view.ts';

/** tp / (tp + fp); NaN when nothing was called positive. */
export const precision: SumsShape = {
  shape: 'sums',
  open: (view) => overCells(view, ({ tp, fp }) => tp / (tp + fp)),
};

/** 2 tp / (2 tp + fp + fn); as in scikit-learn 0 when there is no positive to find and none was called. */
export const f1: SumsShape = {
  shape: 'sums',
  open: (view) => overCells(view, ({ tp, fp, fn, tn }) => (2 * tp) / (tp + fp + fn === 0 ? tn : 2 * tp + fp + fn)),
};

interface Cells {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

/** One entry per example: the cell of the table of label and prediction it falls into. */
function overCells(view: View, value: (cells: Cells) => number): Sums {
  const positive = view.positive ?? '';
  const isPositive = view.carries('label', positive);
  const isCalled = view.carries('prediction', positive);
  return {
    width: 4,
    perRow: 1,
    add: (row, weight, sums) => sums.add((isPositive(row) ? 2 : 0) + (isCalled(row) ? 1 : 0), weight),
    value: ([tn = 0, fp = 0, fn = 0, tp = 0]) => value({ tn, fp, fn, tp }),
  };
}
