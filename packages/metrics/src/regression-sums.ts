import type { SumsShape } from './shapes.ts';
import type { View } from './view.ts';

/** Labels that spread less than this, as a share of their size about the centre, do not vary but for rounding. */
const smallestSpread = 1e-12;

/** Root of the mean squared error. */
export const rootMeanSquaredError: SumsShape = {
  shape: 'sums',
  open(view) {
    const [labels, predictions] = [view.numbers('label'), view.numbers('prediction')];
    return {
      width: 2,
      perRow: 2,
      add(row, weight, sums) {
        sums.add(0, weight * ((predictions[row] as number) - (labels[row] as number)) ** 2);
        sums.add(1, weight);
      },
      value: ([squares = 0, weight = 0]) => Math.sqrt(squares / weight),
    };
  },
};

/**
 * Share of the labels' variance that is explained; NaN when they do not vary, where scikit-learn makes up 0 or 1. Labels
 * are counted from their mean over the view's rows: from 0, the squares of large labels would swallow their spread.
 */
export const r2: SumsShape = {
  shape: 'sums',
  open(view) {
    const [labels, predictions] = [view.numbers('label'), view.numbers('prediction')];
    const center = centerOf(labels, view);
    return {
      width: 4,
      perRow: 4,
      add(row, weight, sums) {
        const label = labels[row] as number;
        sums.add(0, weight);
        sums.add(1, weight * (label - center));
        sums.add(2, weight * (label - center) ** 2);
        sums.add(3, weight * ((predictions[row] as number) - label) ** 2);
      },
      value([weight = 0, sum = 0, squares = 0, residual = 0]) {
        const total = squares - sum ** 2 / weight;
        return total > smallestSpread * squares ? 1 - residual / total : Number.NaN;
      },
    };
  },
};

/** The distances from the first label are small where the labels are large and close together. */
function centerOf(labels: Float64Array, { rows }: View): number {
  const first = labels[rows[0] ?? -1] ?? 0;
  let sum = 0;
  for (let at = 0; at < rows.length; at += 1) sum += (labels[rows[at] as number] as number) - first;
  return first + sum / Math.max(1, rows.length);
}
