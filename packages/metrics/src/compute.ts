import { type Examples, type Task, View } from './examples.ts';
import { type Metric, type MetricDefinition, registry } from './registry.ts';

const perExample = 'metric:';

/** Names of all metrics that are computed from predictions; `metric:<name>` columns are averaged besides. */
export const metricNames: readonly string[] = [...registry.keys()];

/** What is known of a metric. The direction of `metric:<name>` is the policy's to say; `lower` stands here. */
export function findMetric(name: string): MetricDefinition | undefined {
  return find(name);
}

/** The metric whose name is nearest to a misspelled one: at most a third of its letters away, else undefined. */
export function nearestMetric(name: string): string | undefined {
  const [nearest] = metricNames
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase().slice(0, 60), candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest !== undefined && nearest.distance <= Math.max(1, nearest.candidate.length / 3)
    ? nearest.candidate
    : undefined;
}

/**
 * A metric of some rows, all by default.
 *
 * @returns NaN where it has no value, such as no positives; undefined when a column or the positive class it needs is not there.
 * @throws RangeError for a name {@link findMetric} does not know.
 */
export function computeMetric(
  name: string,
  examples: Examples,
  task: Task,
  rows?: readonly number[],
): number | undefined {
  const metric = known(name);
  const view = new View(examples, task, rows);
  if (!canCompute(metric, view)) return undefined;
  if (metric.value !== undefined) return metric.value(view);
  const { rows: counted, hit } = outcomes(name, examples, task, rows);
  return hit.reduce((sum, value) => sum + value, 0) / counted.length;
}

/**
 * The examples a share counts, in the order given, and on which of them what it is named after happens.
 *
 * @throws RangeError for metrics that are no share, or that need a positive class where none is known.
 */
export function outcomes(
  name: string,
  examples: Examples,
  task: Task,
  rows?: readonly number[],
): { rows: readonly number[]; hit: Uint8Array } {
  const { share, needs } = known(name);
  if (share === undefined) throw new RangeError(`${name} is no share of examples`);
  const view = new View(examples, task, rows);
  if (needs.includes('positive') && !view.hasPositive) throw new RangeError(`${name} needs a positive class`);
  const counted = view.rows.filter((row) => share.counts(view, row));
  return { rows: counted, hit: Uint8Array.from(counted, (row) => (share.hits(view, row) ? 1 : 0)) };
}

function known(name: string): Metric {
  const metric = find(name);
  if (metric === undefined) throw new RangeError(`there is no metric ${name}`);
  return metric;
}

function find(name: string): Metric | undefined {
  if (!name.startsWith(perExample) || name.length === perExample.length) return registry.get(name);
  const average = (view: View) => view.rows.reduce((sum, row) => sum + view.number(name, row), 0) / view.rows.length;
  return { name, direction: 'lower', engine: 'none', unit: 'other', needs: [name], value: average };
}

/** `correct` stands in for label and prediction where only being right counts. */
function canCompute({ name, needs }: Metric, view: View): boolean {
  if (name === 'accuracy' && view.has('correct')) return true;
  return needs.every((column) => (column === 'positive' ? view.hasPositive : view.has(column)));
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
