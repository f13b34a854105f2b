import { openDistribution, positiveProbability } from './probabilities.ts';
import type { MeanShape } from './shapes.ts';
import type { View } from './view.ts';

/** Mean absolute error of `prediction` against `label`. */
export const meanAbsoluteError: MeanShape = {
  shape: 'mean',
  open(view) {
    const [labels, predictions] = [view.numbers('label'), view.numbers('prediction')];
    return (row) => Math.abs((predictions[row] as number) - (labels[row] as number));
  },
};

/** Negative log of the probability given to the true class, clipped as scikit-learn does at the machine epsilon. */
export const logLoss: MeanShape = {
  shape: 'mean',
  open: (view) => (view.isMulticlass ? multiclassLogLoss(view) : binaryLogLoss(view)),
};

function binaryLogLoss(view: View): (row: number) => number {
  const probability = positiveProbability(view);
  const isPositive = view.carries('label', view.positive ?? '');
  return (row) => surprise(isPositive(row) ? probability(row) : 1 - probability(row));
}

function multiclassLogLoss(view: View): (row: number) => number {
  const { columns, labelColumn, isValid } = openDistribution(view);
  return (row) => {
    const scores = columns[labelColumn(row)];
    return scores === undefined || !isValid(row) ? Number.NaN : surprise(scores[row] as number);
  };
}

function surprise(probability: number): number {
  return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability)));
}

/**
 * Squared distance of the probabilities from the outcome. For two classes that of the positive one, from 0 to 1; for
 * more the sum over classes, from 0 to 2: scikit-learn's `scale_by_half="auto"`.
 */
export const brierScore: MeanShape = {
  shape: 'mean',
  open: (view) => (view.isMulticlass ? multiclassBrier(view) : binaryBrier(view)),
};

function binaryBrier(view: View): (row: number) => number {
  const probability = positiveProbability(view);
  const isPositive = view.carries('label', view.positive ?? '');
  return (row) => (probability(row) - (isPositive(row) ? 1 : 0)) ** 2;
}

function multiclassBrier(view: View): (row: number) => number {
  const { columns, labelColumn, isValid } = openDistribution(view);
  const scale = columns.length < 3 ? 0.5 : 1;
  return (row) => {
    const label = labelColumn(row);
    if (label < 0 || !isValid(row)) return Number.NaN;
    let sum = 0;
    for (let at = 0; at < columns.length; at += 1)
      sum += ((columns[at]?.[row] as number) - (at === label ? 1 : 0)) ** 2;
    return sum * scale;
  };
}

/** A column of values by example. */
export function columnMean(column: string): MeanShape {
  return {
    shape: 'mean',
    open(view) {
      const values = view.numbers(column);
      return (row) => values[row] as number;
    },
  };
}
