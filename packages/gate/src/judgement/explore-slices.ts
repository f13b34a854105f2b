import type { Comparison } from '@mlops-actions/records';
import { benjaminiHochberg } from '@mlops-actions/stats';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Policy } from '../policy/policy.ts';
import { describeMeasured, type Measured, type Subject, weigh } from './comparison.ts';
import { type Examples, sliceColumn, subset } from './examples.ts';
import { fewestPairs } from './families.ts';
import { measurePaired } from './measure.ts';

const largestValues = 20;
const mostComparisons = 200;
/** Share of false discoveries among the slices pointed at. */
const discoveryRate = 0.1;

/** What is explored, and by which metrics. */
export interface Exploration {
  readonly examples: Examples;
  readonly task: ResolvedTask;
  readonly metrics: readonly Subject[];
}

/**
 * Every gating metric on the largest slices of the explored columns. Never judged; the ones a reader should look at,
 * by Benjamini–Hochberg at 10 %, carry the flag `look-here`.
 */
export function exploreSlices({ explore, alpha }: Policy, { examples, task, metrics }: Exploration): Comparison[] {
  const slices = explore.flatMap((column) => largestSlices(examples, column));
  const measured = slices.flatMap(({ column, value, positions }) =>
    metrics.map((metric) => {
      const subject = { ...metric, where: new Map([[column, value]]), role: 'explore' as const };
      return weigh(subject, measurePaired(subject, subset(examples, positions), task), alpha);
    }),
  );
  const counted = measured.filter(({ measure }) => measure.n > 0).slice(0, mostComparisons);
  return describeSlices(counted, alpha);
}

function describeSlices(measured: readonly Measured[], alpha: number): Comparison[] {
  const weighty = measured.filter(({ evidence, measure }) => evidence !== null && measure.n >= fewestPairs);
  const adjusted = benjaminiHochberg(weighty.map(({ evidence }) => evidence?.pRegression ?? 1));
  const pointedAt = new Set(weighty.filter((_, index) => (adjusted[index] ?? 1) <= discoveryRate));
  return measured.map((one) => ({
    ...describeMeasured(one, { block: alpha, pass: alpha }),
    flags: pointedAt.has(one) ? ['look-here'] : one.measure.n < fewestPairs ? ['few-pairs'] : [],
  }));
}

function largestSlices(examples: Examples, column: string): { column: string; value: string; positions: number[] }[] {
  const positions = new Map<string, number[]>();
  for (const [at, value] of (sliceColumn(examples, column) ?? []).entries()) {
    if (value === null) continue;
    const group = positions.get(value);
    if (group === undefined) positions.set(value, [at]);
    else group.push(at);
  }
  return [...positions]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, largestValues)
    .map(([value, group]) => ({ column, value, positions: group }));
}
