import type { View } from './examples.ts';

/** Mean absolute error of `prediction` against `label`. */
export function meanAbsoluteError(view: View): number {
  return mean(view, (error) => Math.abs(error));
}

/** Root of the mean squared error. */
export function rootMeanSquaredError(view: View): number {
  return Math.sqrt(mean(view, (error) => error * error));
}

/** Share of the labels' variance that is explained; NaN when they do not vary. */
export function r2(view: View): number {
  const labels = view.rows.map((row) => view.number('label', row));
  const center = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const total = labels.reduce((sum, label) => sum + (label - center) ** 2, 0);
  const constant = labels.every((label) => label === labels[0]);
  const residual = mean(view, (error) => error * error) * view.rows.length;
  return constant ? Number.NaN : 1 - residual / total;
}

function mean(view: View, of: (error: number) => number): number {
  let sum = 0;
  for (const row of view.rows) sum += of(view.number('prediction', row) - view.number('label', row));
  return sum / view.rows.length;
}
