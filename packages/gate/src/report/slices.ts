import { count, details, join, table } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { moreText, name, sliceCell, unbroken } from './cells.ts';
import { changeCell } from './comparison-table.ts';
import { formatShare, formatValue } from './format.ts';

/** The explored slices, the worst first, at most `most` of them; undefined when there is none. */
export function slicesText(
  { comparisons }: EvalGateRecord,
  { slices: most, where }: { readonly slices: number; readonly where: string },
): string | undefined {
  const explored = comparisons.filter(({ role }) => role === 'explore');
  const [first] = explored;
  if (first === undefined) return undefined;
  const pointed = explored.filter(({ flags }) => flags.includes('look-here')).length;
  const body = join(
    pointed === 0
      ? undefined
      : '👀 look here: the loss is more than chance explains, though one in ten of these may still be chance.',
    table(
      ['slice', 'metric', 'examples', 'baseline', 'candidate', `Δ (${formatShare(first.level)} interval)`],
      explored.toSorted(worstFirst).slice(0, most).map(sliceRow),
      ['left', 'left', 'right', 'right', 'right', 'right'],
    ),
  );
  const pointer = pointed === 0 ? '' : `, ${pointed} to look at`;
  return details(
    `${count(explored.length, 'explored slice')}, never judged${pointer}`,
    `${body}${moreText(explored.length - most, where)}`,
  );
}

function sliceRow(one: Comparison): string[] {
  return [
    `${one.flags.includes('look-here') ? '👀\u00a0' : ''}${sliceCell(one.slice ?? {})}`,
    name(one.metric),
    one.n.toLocaleString('en-US'),
    unbroken(formatValue(one.baseline, one)),
    unbroken(formatValue(one.candidate, one)),
    one.flags.includes('few-pairs') ? 'too few to compare' : unbroken(changeCell(one)),
  ];
}

/** Those to look at, then by how much speaks for a loss; what is too small to compare comes last. */
function worstFirst(a: Comparison, b: Comparison): number {
  return (
    has(b, 'look-here') - has(a, 'look-here') ||
    has(a, 'few-pairs') - has(b, 'few-pairs') ||
    (a.pRegression ?? 1) - (b.pRegression ?? 1) ||
    (a.delta ?? 0) - (b.delta ?? 0) ||
    b.n - a.n
  );
}

function has({ flags }: Comparison, flag: string): number {
  return Number(flags.includes(flag));
}
