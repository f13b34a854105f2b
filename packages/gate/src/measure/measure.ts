import { computeMetric, findMetric, type MetricDefinition, neededFor } from '@mlops-actions/metrics';
import type { Resampling } from '@mlops-actions/stats';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Examples, Side } from './examples.ts';
import { measureGroups } from './groups.ts';
import { isPlain, marksOf } from './marks.ts';
import { measureMeans } from './means.ts';
import { measureOrdered } from './ordered.ts';
import { measureSeeds, seedsOf } from './seeds.ts';
import { measureShare } from './share.ts';
import type { Measure, Subject } from './subject.ts';
import { measureSums } from './sums.ts';

/** What a metric is measured with. */
export interface Scale {
  readonly task: ResolvedTask;
  /** How resampled tests draw for this subject. */
  readonly resampling: Resampling;
  /** For explored slices: no resampling, the same evidence by linearisation. */
  readonly quick: boolean;
}

/**
 * Measures a metric on both sides of some examples, with the test its definition and the evidence call for: paired 0/1,
 * paired means, groups, sums or orders of scores; over items and seeds where both sides ran with several.
 *
 * @throws Unjudgeable for evidence no test fits; says what to do.
 */
export function measure(subject: Subject, examples: Examples, scale: Scale): Measure {
  const seeds = seedsOf(examples);
  if (seeds !== undefined) return measureSeeds(subject, examples, { ...scale, seeds });
  const marks = marksOf(examples);
  const marked = { ...scale, marks };
  const engines: Record<MetricDefinition['shape'], () => Measure> = {
    share: () =>
      isPlain(marks) ? measureShare(subject, examples, scale.task) : measureMeans(subject, examples, marked),
    mean: () => measureMeans(subject, examples, marked),
    'grouped-mean': () => measureGroups(subject, examples, marked),
    ordered: () => measureOrdered(subject, examples, marked),
    sums: () => measureSums(subject, examples, marked),
  };
  const metric = findMetric(subject.metric);
  if (metric === undefined) throw new RangeError(`there is no metric ${subject.metric}`);
  return engines[metric.shape]();
}

/**
 * A metric of one side as a number; NaN when it has no value; undefined when a column is missing, or the positive class
 * is not known and it needs one.
 */
export function measureValue(
  metric: string,
  { predictions, rows }: Pick<Side, 'predictions' | 'rows'>,
  task: ResolvedTask,
): number | undefined {
  const definition = findMetric(metric);
  const needs = definition === undefined ? [] : neededFor(definition, task.task);
  if (task.positive === null && needs.includes('positive')) return undefined;
  return computeMetric(metric, predictions, task, rows);
}
