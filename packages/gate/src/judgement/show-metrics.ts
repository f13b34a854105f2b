import { findMetric } from '@mlops-actions/metrics';
import type { Comparison } from '@mlops-actions/records';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Examples } from '../measure/examples.ts';
import { measureValue } from '../measure/measure.ts';
import type { Direction, Policy } from '../policy/policy.ts';
import { blankComparison } from './comparison.ts';

/** Values of the metrics under `show:` that do not gate anyway. Never judged. */
export function showMetrics(policy: Policy, examples: Examples, task: ResolvedTask): Comparison[] {
  const gating = new Set(policy.gating.map(({ name }) => name));
  return policy.show.filter((name) => !gating.has(name)).map((name) => showMetric(name, examples, task));
}

/** A comparison that shows values and concludes nothing. */
export function showValues(
  { name, direction }: { name: string; direction: Direction },
  values: { candidate: number | null; baseline: number | null; n: number },
): Comparison {
  const { candidate, baseline, n } = values;
  const blank = blankComparison({ metric: name, direction, where: null, role: 'show' });
  const difference = candidate === null || baseline === null ? Number.NaN : candidate - baseline;
  const delta = Number.isFinite(difference) ? orient(direction, difference) : null;
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

function showMetric(name: string, { count, candidate, baseline }: Examples, task: ResolvedTask): Comparison {
  const before = baseline === null ? undefined : measureValue(name, baseline, task);
  return showValues(
    { name, direction: directionOf(name) },
    { candidate: measureValue(name, candidate, task) ?? null, baseline: before ?? null, n: count },
  );
}
