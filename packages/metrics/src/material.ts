import type { Examples, Rows, Task } from './examples.ts';
import type { Ranking } from './ordered.ts';
import { lookUp, type Metric, neededFor } from './registry.ts';
import { openSparseSums, type SparseSums } from './sparse-sums.ts';
import { classScores, positiveClass, View } from './view.ts';

/** What examples add to the sums a metric is a value of. */
export interface Statistics extends SparseSums {
  /** How many sums there are. */
  readonly width: number;
  /** The metric of such sums; NaN when it has no value. */
  readonly value: (sums: Float64Array) => number;
}

/**
 * The examples a share counts, in the order given, and on which of them what it is named after happens. Weights are not
 * in it: see `exampleWeights`.
 *
 * @throws RangeError for metrics that are no share, or that need a positive class where none is known.
 */
export function outcomes(
  name: string,
  examples: Examples,
  task: Task,
  rows?: Rows,
): { rows: Uint32Array; hit: Uint8Array } {
  const metric = ofShape(name, 'share');
  const view = new View(examples, task, rows);
  if (!metric.needs.includes(positiveClass) || view.positive !== undefined) {
    return shareOf(metric, view);
  }
  throw new RangeError(`${name} needs a positive class`);
}

/** The value of each row, in the order given; NaN where it has none. Weights are not in it. @throws RangeError as {@link statistics}. */
export function exampleValues(name: string, examples: Examples, task: Task, rows?: Rows): Float64Array {
  const metric = ofShape(name, 'mean');
  return valuesOf(metric, complete(metric, new View(examples, task, rows)));
}

/**
 * The value of each group of rows. Weights are not in it: see `groupWeights`.
 *
 * @returns NaN for groups that do not count, having no relevant row or fewer than two; −Infinity for those with a score
 *   or relevance that is none, so that no mean hides them.
 * @throws RangeError as {@link statistics}.
 */
export function groupValues(
  name: string,
  examples: Examples,
  task: Task,
  groups: readonly ArrayLike<number>[],
): Float64Array {
  const metric = ofShape(name, 'grouped-mean');
  return Float64Array.from(groups, metric.open(complete(metric, new View(examples, task, []))));
}

/**
 * What each row adds to the sums the metric is a value of, weights multiplied in. Classes are numbered as `task.classes`
 * lists them, so that the sums of two sides mean the same.
 *
 * @throws RangeError for metrics of another shape, when anything it needs is missing, for rows there are not, and for a
 *   class `task.classes` does not list.
 */
export function statistics(name: string, examples: Examples, task: Task, rows?: Rows): Statistics {
  const metric = ofShape(name, 'sums');
  return statisticsOf(metric, complete(metric, new View(examples, task, rows)));
}

/** Label and score of each row. Weights are not in it. @throws RangeError as {@link statistics}. */
export function ranking(name: string, examples: Examples, task: Task, rows?: Rows): Ranking {
  const metric = ofShape(name, 'ordered');
  return rankingOf(complete(metric, new View(examples, task, rows)));
}

/** Rows that count, and where it happens. */
export function shareOf(
  metric: Extract<Metric, { shape: 'share' }>,
  view: View,
): { rows: Uint32Array; hit: Uint8Array } {
  const { counts, hits } = metric.open(view);
  const rows = new Uint32Array(view.rows.length);
  const hit = new Uint8Array(view.rows.length);
  let counted = 0;
  for (let at = 0; at < view.rows.length; at += 1) {
    const row = view.rows[at] as number;
    if (!counts(row)) continue;
    rows[counted] = row;
    hit[counted] = hits(row) ? 1 : 0;
    counted += 1;
  }
  return { rows: rows.subarray(0, counted), hit: hit.slice(0, counted) };
}

export function valuesOf(metric: Extract<Metric, { shape: 'mean' }>, view: View): Float64Array {
  const valueOf = metric.open(view);
  const values = new Float64Array(view.rows.length);
  for (let at = 0; at < values.length; at += 1) values[at] = valueOf(view.rows[at] as number);
  return values;
}

export function statisticsOf(metric: Extract<Metric, { shape: 'sums' }>, view: View): Statistics {
  const { width, perRow, add, value } = metric.open(view);
  const sums = openSparseSums(view.rows.length, perRow);
  for (let at = 0; at < view.rows.length; at += 1) {
    const row = view.rows[at] as number;
    add(row, view.weights === undefined ? 1 : (view.weights[row] as number), sums);
    sums.endUnit();
  }
  return { width, value, ...sums.close() };
}

export function rankingOf(view: View): Ranking {
  const isPositive = view.carries('label', view.positive ?? '');
  const scores = view.numbers(view.positiveScore());
  const positive = new Uint8Array(view.rows.length);
  const score = new Float64Array(view.rows.length);
  for (let at = 0; at < view.rows.length; at += 1) {
    const row = view.rows[at] as number;
    positive[at] = isPositive(row) ? 1 : 0;
    score[at] = scores[row] as number;
  }
  return { positive, score };
}

/** @throws RangeError for a name nobody knows. */
export function known(name: string): Metric {
  const metric = lookUp(name);
  if (metric === undefined) throw new RangeError(`there is no metric ${name}`);
  return metric;
}

/** What a metric needs for the task and is not there. `correct` stands in for label and prediction where only being right counts. */
export function missingFrom(metric: Metric, view: View): string[] {
  if (metric.name === 'accuracy' && view.has('correct')) return [];
  return neededFor(metric, view.task.task).filter((need) => !view.meets(need));
}

function complete(metric: Metric, view: View): View {
  const [missing] = missingFrom(metric, view);
  if (missing === undefined) return view;
  const told = missing === positiveClass ? 'a positive class' : `a column ${missing}`;
  throw new RangeError(`${metric.name} needs ${missing === classScores ? `columns ${missing}` : told}`);
}

const articles = {
  share: 'share of examples',
  mean: 'mean over examples',
  'grouped-mean': 'mean over groups',
  sums: 'value of sums',
  ordered: 'value of an order',
};

function ofShape<Wanted extends Metric['shape']>(name: string, shape: Wanted): Extract<Metric, { shape: Wanted }> {
  const metric = known(name);
  if (metric.shape === shape) return metric as Extract<Metric, { shape: Wanted }>;
  throw new RangeError(`${name} is no ${articles[shape]}`);
}
