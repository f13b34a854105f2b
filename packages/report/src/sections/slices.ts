import { formatShare, formatValue } from '@mlops-actions/gate';
import { html } from '@mlops-actions/markdown';
import type { Comparison } from '@mlops-actions/records';
import { intervalPicture, spanOf } from '../charts/interval.ts';
import { folded, table } from '../table.ts';
import { integer, subjectName } from '../text.ts';
import { changeParts, pictureHeading } from './comparisons.ts';
import { leftOut, type Material, type Section } from './section.ts';

/** Rows in plain sight; the others are folded away. */
const inSight = 25;

/** Every explored slice, the ones to look at first, then by how much speaks for a regression; undefined without any. */
export function slicesSection({ record, caps }: Material): Section | undefined {
  const explored = record.comparisons.filter(({ role }) => role === 'explore');
  if (explored.length === 0) return undefined;
  const shown = explored.toSorted(worstFirst).slice(0, caps.explored);
  const span = spanOf(shown);
  const [first, rest] = [shown.slice(0, inSight), shown.slice(inSight)];
  const pointed = shown.filter(({ flags }) => flags.includes('look-here')).length;
  const intro = `<p>${integer(explored.length)} comparisons on slices, never judged, the worst first. ${pointedText(pointed)}</p>`;
  const body = [
    intro,
    first.length > 0
      ? sliceTable(first, span, rest.length === 0 ? 'Slices, the worst first' : `Slices, the ${first.length} worst`)
      : '',
    rest.length > 0
      ? folded(`The other ${integer(rest.length)} slices`, sliceTable(rest, span, 'The other slices, the worst first'))
      : '',
    leftOut(explored.length, shown.length),
  ];
  return { id: 'slices', heading: 'Explored slices', body: body.join('') };
}

function pointedText(count: number): string {
  if (count === 0) return 'None stands out once their number is taken into account (Benjamini–Hochberg at 10 %).';
  return `${count === 1 ? 'One is' : `${integer(count)} are`} marked 👀: of slices so marked about one in ten is there by chance (Benjamini–Hochberg at 10 %).`;
}

function worstFirst(a: Comparison, b: Comparison): number {
  return (
    rank(b) - rank(a) || (a.pRegression ?? 2) - (b.pRegression ?? 2) || (a.delta ?? 0) - (b.delta ?? 0) || b.n - a.n
  );
}

function rank({ flags }: Comparison): number {
  return flags.includes('look-here') ? 1 : flags.includes('few-pairs') ? -1 : 0;
}

function sliceTable(rows: readonly Comparison[], span: number, title: string): string {
  return table({
    caption: title,
    label: title,
    columns: [
      { heading: 'Slice' },
      { heading: `Δ <small>${formatShare(rows[0]?.level ?? 0.9)} interval</small>`, kind: 'number' },
      { heading: pictureHeading, kind: 'picture' },
      { heading: 'Baseline', kind: 'number' },
      { heading: 'Candidate', kind: 'number' },
    ],
    rows: rows.map((one) => sliceRow(one, span)),
    className: 'slices',
  });
}

function sliceRow(one: Comparison, span: number): string[] {
  const few = one.flags.includes('few-pairs');
  return [
    `${subjectName(one)}<small>${integer(one.n)} examples${noteOf(one)}</small>`,
    few ? '–' : changeParts(one),
    few ? '' : intervalPicture(one, span),
    html(formatValue(one.baseline, one)),
    html(formatValue(one.candidate, one)),
  ];
}

function noteOf({ flags }: Comparison): string {
  if (flags.includes('look-here')) return ' · <strong>👀 look here</strong>';
  return flags.includes('few-pairs') ? ' · too few to compare' : '';
}
