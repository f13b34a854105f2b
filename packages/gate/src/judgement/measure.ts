import type { Predictions } from '@mlops-actions/dataset';
import { computeMetric, findMetric, outcomes } from '@mlops-actions/metrics';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Direction } from '../policy/policy.ts';
import type { Examples } from './examples.ts';
import type { PairedTable } from './paired-binary.ts';

/** A 0/1 metric on both sides of the same examples. */
export interface PairedMeasure {
  /** Examples the metric speaks of: all, those of the positive label, … */
  readonly n: number;
  readonly candidate: number;
  readonly candidateHits: number;
  /** Null without a baseline, as is the table. */
  readonly baseline: number | null;
  readonly table: PairedTable | null;
  /** Rows of candidate and baseline where only the baseline was right. */
  readonly lost: readonly (readonly [number, number])[];
}

/** Measures a paired 0/1 metric. `candidate` is NaN when no example counts. */
export function measurePaired(
  subject: { readonly metric: string; readonly direction: Direction },
  examples: Examples,
  task: ResolvedTask,
): PairedMeasure {
  const own = outcomes(subject.metric, examples.candidate, task, examples.candidateRows);
  const n = own.rows.length;
  const candidateHits = count(own.hit);
  const value = { n, candidate: candidateHits / n, candidateHits };
  if (examples.baseline === null) return { ...value, baseline: null, table: null, lost: [] };
  const other = outcomes(subject.metric, examples.baseline, task, examples.baselineRows);
  if (other.rows.length !== n)
    throw new Error(
      `${subject.metric} rests on ${n} examples of the candidate and ${other.rows.length} of the baseline`,
    );
  const lower = subject.direction === 'lower';
  const good = (hit: number | undefined): boolean => (hit === 1) !== lower;
  const positions = [...own.rows.keys()].filter((at) => good(own.hit[at]) !== good(other.hit[at]));
  const lost = positions.filter((at) => good(other.hit[at]));
  return {
    ...value,
    baseline: count(other.hit) / n,
    table: { b: lost.length, c: positions.length - lost.length, n },
    lost: lost.map((at) => [own.rows[at] ?? -1, other.rows[at] ?? -1]),
  };
}

/**
 * A metric of some rows as a number; NaN when it has no value; undefined when a column is missing, or the positive
 * class is not known and it needs one.
 */
export function measureValue(
  name: string,
  predictions: Predictions,
  { task, rows }: { task: ResolvedTask; rows: readonly number[] },
): number | undefined {
  if (task.positive === null && findMetric(name)?.needs.includes('positive')) return undefined;
  return computeMetric(name, predictions, task, rows);
}

/** Examples that exactly one side answered rightly; 0 without a baseline, or where answers cannot be told right. */
export function countDiscordant(examples: Examples, task: ResolvedTask): number {
  const { table } = measurePaired({ metric: 'accuracy', direction: 'higher' }, examples, task);
  return table === null ? 0 : table.b + table.c;
}

function count(hits: Uint8Array): number {
  return hits.reduce((sum, hit) => sum + hit, 0);
}
