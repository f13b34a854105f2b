import { findMetric } from '@mlops-actions/metrics';
import type { Comparison } from '@mlops-actions/records';
import { cellText } from '../evidence/cells.ts';
import { codeColumn, type Examples, subset } from '../measure/examples.ts';
import type { Measured, Subject } from '../measure/subject.ts';
import { defaultMargin } from '../policy/parse-metric.ts';
import { defaults, type GatingMetric, type Guard, type Policy } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import { blankComparison } from './comparison.ts';
import type { Fault } from './judgement.ts';
import { type Weighed, type Weighing, weighSubject } from './weigh-subject.ts';

/** Weighs a gating metric on all examples. */
export function weighGate(
  { name, direction, margin }: GatingMetric,
  examples: Examples,
  weighing: Weighing,
  against: Subject['against'] = 'baseline',
): Weighed {
  const subject = { metric: name, direction, margin, where: null, role: 'gate' as const, against };
  return weighSubject(subject, examples, weighing, {
    code: 'E_METRIC_NAN',
    message: `${quote(name)} has no value: none of the examples counts for it. Add examples of its label, or take it out of the policy.`,
  });
}

/** Weighs a guarded slice, with the margin of its metric in the policy, else the default. */
export function weighGuard(
  guard: Guard,
  examples: Examples,
  { policy, ...weighing }: Weighing & { policy: Policy },
): Weighed {
  const { where, metric } = guard;
  const gate = policy.gating.find(({ name }) => name === metric);
  const known = findMetric(metric);
  const direction = gate?.direction ?? known?.direction ?? 'higher';
  const margin = gate?.margin ?? (known === undefined ? defaults.margin : defaultMargin(known));
  const subject: Subject = { metric, direction, margin, where, role: 'guard', against: 'baseline' };
  const shown = [...where].map(([column, value]) => `${quote(column)} = ${quote(value)}`).join(', ');
  const columns = [...where].map(([column, value]) => ({ column, value, coded: codeColumn(examples, column) }));
  const absent = columns.find(({ coded }) => coded === undefined);
  if (absent !== undefined) {
    const message = `The guarded slice ${shown} cannot be seen: the predictions have no column ${quote(absent.column)}. Write it for each example, or take the slice out of the policy.`;
    return { subject, fault: { code: 'E_SLICE_EMPTY', message } };
  }
  const wanted = columns.map(({ coded, value }) => ({
    codes: coded?.codes ?? new Int32Array(0),
    code: coded?.values.indexOf(cellText(value) ?? '') ?? -1,
  }));
  const belongs = (example: number) => wanted.every(({ codes, code }) => code >= 0 && codes[example] === code);
  const chosen = Uint32Array.from({ length: examples.count }, (_, example) => example).filter(belongs);
  return weighSubject(subject, subset(examples, chosen), weighing, {
    code: 'E_SLICE_EMPTY',
    message: `The guarded slice ${shown} holds no example that counts for ${quote(metric)}. Correct the slice in the policy, or add examples.`,
  });
}

/** The evidence among what was weighed. */
export function measuredOf(weighed: readonly Weighed[]): Measured[] {
  return weighed.flatMap((one) => ('fault' in one ? [] : [one]));
}

/** What could not be weighed, and keeps the gate shut: a missing metric does unless the policy says otherwise. */
export function faultsOf(weighed: readonly Weighed[], { metricMissing }: Policy['when']): Fault[] {
  return weighed.flatMap((one) =>
    'fault' in one && !(one.fault.code === 'E_METRIC_MISSING' && metricMissing === 'inconclusive') ? [one.fault] : [],
  );
}

/** Subjects without evidence, as the record has them. */
export function unseenComparisons(weighed: readonly Weighed[], { metricMissing }: Policy['when']): Comparison[] {
  return weighed.flatMap((one): Comparison[] => {
    if (!('fault' in one)) return [];
    const blank = blankComparison(one.subject);
    return one.fault.code === 'E_METRIC_MISSING' && metricMissing === 'inconclusive'
      ? [{ ...blank, verdict: 'inconclusive', flags: ['metric-missing'] }]
      : [{ ...blank, verdict: 'error' }];
  });
}
