import { cellText } from '../evidence/cells.ts';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import { defaults, type GatingMetric, type Guard, type Policy } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import { blankComparison, type Measured, type Subject, weigh } from './comparison.ts';
import { type Examples, sliceColumn, subset } from './examples.ts';
import type { Fault } from './judgement.ts';
import { measurePaired, measureValue } from './measure.ts';
import { directionOf } from './show-metrics.ts';

/** What came of one subject of the policy: evidence, or why there is none. */
export type Weighed = Measured | { readonly subject: Subject; readonly fault: Fault };

/** What every subject of a policy is weighed with. */
export interface Scale {
  readonly policy: Policy;
  readonly task: ResolvedTask;
}

/** Weighs a gating metric on all examples. */
export function weighGate({ name, direction, margin }: GatingMetric, examples: Examples, scale: Scale): Weighed {
  const subject = { metric: name, direction, margin, where: null, role: 'gate' as const };
  return weighSubject(subject, examples, scale, {
    code: 'E_METRIC_NAN',
    message: `${quote(name)} has no value: none of the examples counts for it. Add examples of its label, or take it out of the policy.`,
  });
}

/** Weighs a guarded slice, with the margin of its metric in the policy, else the default. */
export function weighGuard({ where, metric }: Guard, examples: Examples, scale: Scale): Weighed {
  const gate = scale.policy.gating.find(({ name }) => name === metric);
  const { margin, direction } = gate ?? { margin: defaults.margin, direction: directionOf(metric) };
  const subject = { metric, direction, margin, where, role: 'guard' as const };
  const shown = [...where].map(([column, value]) => `${quote(column)} = ${quote(value)}`).join(', ');
  const columns = [...where].map(([column, value]) => ({ column, value, cells: sliceColumn(examples, column) }));
  const absent = columns.find(({ cells }) => cells === undefined);
  if (absent !== undefined) {
    const message = `The guarded slice ${shown} cannot be seen: the predictions have no column ${quote(absent.column)}. Write it for each example, or take the slice out of the policy.`;
    return { subject, fault: { code: 'E_SLICE_EMPTY', message } };
  }
  const belongs = (at: number): boolean => columns.every(({ cells, value }) => cellText(cells?.[at]) === value);
  return weighSubject(subject, subset(examples, [...examples.candidateRows.keys()].filter(belongs)), scale, {
    code: 'E_SLICE_EMPTY',
    message: `The guarded slice ${shown} holds no example that counts for ${quote(metric)}. Correct the slice in the policy, or add examples.`,
  });
}

/** The evidence among what was weighed. */
export function measuredOf(weighed: readonly Weighed[]): Measured[] {
  return weighed.flatMap((one) => ('fault' in one ? [] : [one]));
}

/** What could not be weighed. */
export function faultsOf(weighed: readonly Weighed[]): Fault[] {
  return weighed.flatMap((one) => ('fault' in one ? [one.fault] : []));
}

/** Subjects without evidence, as the record has them. */
export function unseenComparisons(weighed: readonly Weighed[]): ReturnType<typeof blankComparison>[] {
  return weighed.flatMap((one) =>
    'fault' in one ? [{ ...blankComparison(one.subject), verdict: 'error' as const }] : [],
  );
}

function weighSubject(subject: Subject, examples: Examples, { policy, task }: Scale, empty: Fault): Weighed {
  const absent = sideWithout(subject.metric, examples, task);
  if (absent !== undefined) {
    const message = `${quote(subject.metric)} cannot be computed from ${quote(absent)}, which lacks columns it needs. Write them for each example, or take the metric out of the policy.`;
    return { subject, fault: { code: 'E_METRIC_MISSING', message } };
  }
  const measure = measurePaired(subject, examples, task);
  return measure.n === 0 ? { subject, fault: empty } : weigh(subject, measure, policy.alpha);
}

/** The file of the side that lacks columns a metric needs. */
function sideWithout(metric: string, { candidate, baseline }: Examples, task: ResolvedTask): string | undefined {
  const sides = baseline === null ? [candidate] : [candidate, baseline];
  return sides.find((side) => measureValue(metric, side, { task, rows: [] }) === undefined)?.file;
}
