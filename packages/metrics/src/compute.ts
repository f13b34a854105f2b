import type { Examples, Rows, Task } from './examples.ts';
import { groupRows } from './groups.ts';
import { known, missingFrom, rankingOf, shareOf, statisticsOf, valuesOf } from './material.ts';
import { weighScores } from './ordered.ts';
import type { Metric } from './registry.ts';
import { totals } from './sparse-sums.ts';
import { View } from './view.ts';
import { groupWeights, pick } from './weights.ts';

/**
 * A metric of some rows, all by default, from the very material its test rests on. Where there is a column `weight` it
 * is weighted as scikit-learn's `sample_weight`; `ndcg` weighs groups.
 *
 * @returns NaN where it has no value, such as no positives; undefined when a column or the positive class it needs is not there.
 * @throws RangeError for a name `findMetric` does not know, and for rows there are not.
 * @throws UserError E_PREDICTIONS for weights that are negative or not finite, and rows without a group.
 */
export function computeMetric(name: string, examples: Examples, task: Task, rows?: Rows): number | undefined {
  const metric = known(name);
  // One side alone needs no common numbering, and may answer classes the caller does not list.
  const view = new View(examples, { task: task.task, positive: task.positive }, rows);
  return missingFrom(metric, view).length > 0 ? undefined : valueOf(metric, view, examples);
}

/**
 * What a metric needs for the task and examples lack: columns, `positive` for a positive class, `score:<class>` for
 * columns of that kind. Empty when {@link computeMetric} can compute it.
 *
 * @throws RangeError for a name `findMetric` does not know.
 */
export function missingNeeds(name: string, examples: Examples, task: Task): string[] {
  return missingFrom(known(name), new View(examples, task, []));
}

function valueOf(metric: Metric, view: View, examples: Examples): number {
  if (metric.shape === 'share') {
    const { rows, hit } = shareOf(metric, view);
    return mean(hit, weightsOfRows(view, rows));
  }
  if (metric.shape === 'mean') return mean(valuesOf(metric, view), weightsOfRows(view, view.rows));
  if (metric.shape === 'grouped-mean')
    return groupedMean([...groupRows(examples, view.rows).values()], metric.open(view), examples);
  if (metric.shape === 'sums') {
    const { width, value, ...sums } = statisticsOf(metric, view);
    return value(totals(sums, width));
  }
  const weighed = weighScores(rankingOf(view), weightsOfRows(view, view.rows));
  return weighed === undefined ? Number.NaN : metric.value(weighed.positives, weighed.negatives);
}

/** Groups that do not count are left out; a broken one breaks the whole. */
function groupedMean(
  groups: readonly (readonly number[])[],
  valueOfGroup: (rows: readonly number[]) => number,
  examples: Examples,
): number {
  const valued = groups
    .map((rows) => ({ rows, value: valueOfGroup(rows) }))
    .filter(({ value }) => !Number.isNaN(value));
  if (!valued.every(({ value }) => Number.isFinite(value))) return Number.NaN;
  const weights = groupWeights(
    examples,
    valued.map(({ rows }) => rows),
  );
  return mean(
    valued.map(({ value }) => value),
    weights,
  );
}

function weightsOfRows({ weights }: View, rows: Uint32Array): Float64Array | undefined {
  return weights && pick(weights, rows);
}

function mean(values: ArrayLike<number>, weights: Float64Array | undefined): number {
  let [sum, total] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const weight = weights === undefined ? 1 : (weights[at] as number);
    sum += weight * (values[at] as number);
    total += weight;
  }
  return sum / total;
}
