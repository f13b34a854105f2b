import { findMetric } from '@mlops-actions/metrics';
import type { Comparison } from '@mlops-actions/records';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Direction, ListedMetric, Policy } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import { blankComparison } from './comparison.ts';
import type { Examples } from './examples.ts';
import { judgeFloors } from './judge-floors.ts';
import type { Fault } from './judgement.ts';
import { measureValue } from './measure.ts';

/** Values of the metrics under `metrics:` that have no test yet, with their floors, and what is missing. */
export function measureListed(
  policy: Policy,
  examples: Examples,
  task: ResolvedTask,
): { comparisons: Comparison[]; faults: Fault[] } {
  const shown = policy.listed.map((metric) => ({ metric, comparison: showMetric(metric, examples, task) }));
  return {
    comparisons: shown.flatMap(({ metric, comparison }) => [
      { ...comparison, flags: ['not-judged-yet'] },
      ...listedFloors(metric, comparison, policy),
    ]),
    faults: shown.flatMap(({ metric, comparison }) => faultOf(metric.name, comparison.candidate)),
  };
}

/** Values of the metrics under `show:` that are not listed anyway. Never judged. */
export function showMetrics(policy: Policy, examples: Examples, task: ResolvedTask): Comparison[] {
  const listed = new Set([...policy.gating, ...policy.listed].map(({ name }) => name));
  return policy.show
    .filter((name) => !listed.has(name))
    .map((name) => showMetric({ name, direction: directionOf(name) }, examples, task));
}

/** A comparison that shows values and concludes nothing. */
export function showValues(
  { name, direction }: { name: string; direction: Direction },
  values: { candidate: number | null; baseline: number | null; n: number },
): Comparison {
  const { candidate, baseline, n } = values;
  const blank = blankComparison({ metric: name, direction, margin: 0, where: null, role: 'show' });
  const delta = candidate === null || baseline === null ? null : orient(direction, candidate - baseline);
  return { ...blank, n, candidate, baseline, delta };
}

/** The known direction of a metric. */
export function directionOf(name: string): Direction {
  return findMetric(name)?.direction ?? 'higher';
}

/** A difference with its sign so that negative is worse. */
export function orient(direction: Direction, difference: number): number {
  return direction === 'lower' && difference !== 0 ? -difference : difference;
}

/** The floors of a metric without a test. */
export function listedFloors(
  { name, min, max }: ListedMetric,
  { candidate, n }: Comparison,
  { alpha }: Policy,
): Comparison[] {
  return candidate === null
    ? []
    : judgeFloors({ metric: name, min, max, value: candidate, n, hits: null }, 1 - 2 * alpha);
}

/** What is wrong with the value of a listed metric. */
export function faultOf(name: string, value: number | null | undefined): Fault[] {
  if (value === null || value === undefined) {
    return [
      {
        code: 'E_METRIC_MISSING',
        message: `The policy lists ${quote(name)}, and the evidence does not hold what it is computed from. Write it, or take the metric out of the policy.`,
      },
    ];
  }
  if (findMetric(name)?.unit === 'proportion' && (value < 0 || value > 1) && Number.isFinite(value)) {
    return [
      {
        code: 'E_METRIC_RANGE',
        message: `${quote(name)} is ${value}, and a share from 0 to 1 was expected. Write 0.95 for 95 %.`,
      },
    ];
  }
  if (Number.isFinite(value)) return [];
  return [
    { code: 'E_METRIC_NAN', message: `${quote(name)} is ${value}. Look for an empty class or a diverged training.` },
  ];
}

function showMetric(
  metric: { name: string; direction: Direction },
  { candidate, candidateRows, baseline, baselineRows }: Examples,
  task: ResolvedTask,
): Comparison {
  const before = baseline === null ? undefined : measureValue(metric.name, baseline, { task, rows: baselineRows });
  return showValues(metric, {
    candidate: measureValue(metric.name, candidate, { task, rows: candidateRows }) ?? null,
    baseline: before ?? null,
    n: candidateRows.length,
  });
}
