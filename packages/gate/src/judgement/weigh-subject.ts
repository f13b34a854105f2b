import { createHash } from 'node:crypto';
import type { Resampling } from '@mlops-actions/stats';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Examples } from '../measure/examples.ts';
import { measure, measureValue } from '../measure/measure.ts';
import { type Measure, type Measured, type Subject, Unjudgeable } from '../measure/subject.ts';
import { quote } from '../policy/yaml-reader.ts';
import type { Fault } from './judgement.ts';

/** Resampled tests draw this often. */
export const replicates = 9999;

/** What came of one subject of the policy: evidence, or why there is none. */
export type Weighed = Measured | { readonly subject: Subject; readonly fault: Fault };

/** What every subject of a policy is weighed with. */
export interface Weighing {
  readonly task: ResolvedTask;
  /** Text that stands for the evidence, such as its digests: resampled tests draw the same for the same evidence. */
  readonly seed: string;
  /** No resampling, the same evidence by linearisation. */
  readonly quick?: boolean;
}

/** Weighs a subject on some examples. `empty` is the fault where none of them counts. */
export function weighSubject(subject: Subject, examples: Examples, weighing: Weighing, empty: Fault): Weighed {
  const absent = sideWithout(subject.metric, examples, weighing.task);
  if (absent !== undefined) {
    const message = `${quote(subject.metric)} cannot be computed from ${quote(absent)}, which lacks columns it needs. Write them for each example, or take the metric out of the policy.`;
    return { subject, fault: { code: 'E_METRIC_MISSING', message } };
  }
  const { task, seed, quick = false } = weighing;
  try {
    const scale = { task, quick, resampling: resamplingOf(seed, subject) };
    const measured = measure(subject, examples, scale);
    const fault = measured.n === 0 ? empty : valueFault(subject, measured);
    return fault === undefined ? { subject, measure: measured } : { subject, fault };
  } catch (error) {
    if (error instanceof Unjudgeable) return { subject, fault: { code: 'E_EVIDENCE', message: `${error.message}.` } };
    throw error;
  }
}

/** The same evidence and subject draw the same numbers; another subject draws others. */
export function resamplingOf(seed: string, { metric, where, against }: Subject): Resampling {
  const text = JSON.stringify([
    seed,
    metric,
    where === null ? null : [...where].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    against,
  ]);
  const hash = createHash('sha256').update(text).digest();
  const word = (at: number): number => hash.readUInt32LE(4 * at);
  return { replicates, seed: [word(0), word(1), word(2), word(3)] };
}

function valueFault(subject: Subject, { candidate, baseline }: Measure): Fault | undefined {
  const name = quote(subject.metric);
  if (!Number.isFinite(candidate))
    return {
      code: 'E_METRIC_NAN',
      message: `${name} is ${candidate}. Look for an empty class, scores that are no probabilities, or a diverged training.`,
    };
  if (baseline === null) return undefined;
  if (!Number.isFinite(baseline))
    return {
      code: 'E_METRIC_NAN',
      message: `${name} is ${baseline} on the baseline, so there is nothing to compare with. Merge a model that has a value, or take the metric out of the policy.`,
    };
  return marginFault(subject, baseline);
}

/** A share of nothing, or of a negative number, is no margin. */
export function marginFault(
  { metric, margin }: Pick<Subject, 'metric' | 'margin'>,
  baseline: number,
): Fault | undefined {
  if (!margin.relative || baseline > 0) return undefined;
  const message = `The margin of ${quote(metric)} is a share of the baseline's value, which is ${baseline}: a share has a meaning only above 0. Write the margin in the metric's own unit.`;
  return { code: 'E_MARGIN', message };
}

/** The file of the side that lacks columns a metric needs. */
function sideWithout(metric: string, { candidate, baseline }: Examples, task: ResolvedTask): string | undefined {
  const none = new Uint32Array(0);
  const sides = baseline === null ? [candidate] : [candidate, baseline];
  return sides.find(({ predictions }) => measureValue(metric, { predictions, rows: none }, task) === undefined)
    ?.predictions.file;
}
