import { exampleValues, findMetric, outcomes } from '@mlops-actions/metrics';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Side } from './examples.ts';

/** A value for each row of a side, in the order of its examples; NaN for rows that do not count for the metric. */
export function rowValues(metric: string, { predictions, rows }: Side, task: ResolvedTask): Float64Array {
  if (findMetric(metric)?.shape === 'mean') return exampleValues(metric, predictions, task, rows);
  const { rows: counted, hit } = outcomes(metric, predictions, task, rows);
  const values = new Float64Array(rows.length).fill(Number.NaN);
  let next = 0;
  for (let at = 0; at < rows.length && next < counted.length; at += 1) {
    if (rows[at] !== counted[next]) continue;
    values[at] = hit[next] as number;
    next += 1;
  }
  return values;
}

/**
 * The mean of each example's rows; NaN where none counts.
 *
 * @param all whether every row must have a value: then one NaN makes the mean NaN.
 */
export function exampleMeans(values: Float64Array, start: Uint32Array | null, all: boolean): Float64Array {
  if (start === null) return values;
  return Float64Array.from({ length: start.length - 1 }, (_, example) =>
    mean(values.subarray(start[example], start[example + 1]), all),
  );
}

function mean(values: Float64Array, all: boolean): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value) && !all) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}
