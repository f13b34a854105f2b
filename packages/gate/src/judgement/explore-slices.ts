import type { Comparison } from '@mlops-actions/records';
import { benjaminiHochberg } from '@mlops-actions/stats';
import { codeColumn, type Examples, groupByCode, subset } from '../measure/examples.ts';
import type { Measured, Subject } from '../measure/subject.ts';
import { describeMeasured } from './comparison.ts';
import { fewestPairs } from './families.ts';

const largestValues = 20;
const mostComparisons = 200;
/** Share of false discoveries among the slices pointed at. */
const discoveryRate = 0.1;

/** What is explored, and by which metrics. */
export interface Exploration {
  readonly columns: readonly string[];
  readonly alpha: number;
  readonly metrics: readonly Subject[];
  /** Undefined where a slice cannot be measured. */
  readonly weigh: (subject: Subject, examples: Examples) => Measured | undefined;
}

/**
 * Every gating metric on the largest slices of the explored columns. Never judged; the ones a reader should look at,
 * by Benjamini–Hochberg at 10 %, carry the flag `look-here`.
 */
export function exploreSlices(examples: Examples, { columns, metrics, alpha, weigh }: Exploration): Comparison[] {
  const measured: Measured[] = [];
  for (const { column, value, members } of columns.flatMap((name) => largestSlices(examples, name))) {
    if (measured.length >= mostComparisons) break;
    const slice = subset(examples, members);
    for (const metric of metrics) {
      const one = weigh({ ...metric, where: new Map([[column, value]]), role: 'explore' }, slice);
      if (one !== undefined && one.measure.n > 0) measured.push(one);
    }
  }
  return describeSlices(measured.slice(0, mostComparisons), alpha);
}

function describeSlices(measured: readonly Measured[], alpha: number): Comparison[] {
  const weighty = measured.filter(({ measure: { contrast, n } }) => contrast?.conclusive === true && n >= fewestPairs);
  const adjusted = benjaminiHochberg(weighty.map(({ measure }) => measure.contrast?.regression() ?? 1));
  const pointedAt = new Set(weighty.filter((_, index) => (adjusted[index] ?? 1) <= discoveryRate));
  return measured.map((one) => {
    const comparison = describeMeasured(one, { block: alpha, pass: alpha });
    const flag = pointedAt.has(one) ? ['look-here'] : one.measure.n < fewestPairs ? ['few-pairs'] : [];
    return { ...comparison, flags: [...comparison.flags, ...flag] };
  });
}

interface Slice {
  readonly column: string;
  readonly value: string;
  readonly members: Uint32Array;
}

function largestSlices(examples: Examples, column: string): Slice[] {
  const coded = codeColumn(examples, column);
  if (coded === undefined) return [];
  return groupByCode(coded)
    .map((members, code) => ({ column, value: coded.values[code] ?? '', members }))
    .toSorted((a, b) => b.members.length - a.members.length)
    .slice(0, largestValues);
}
