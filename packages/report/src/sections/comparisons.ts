import { changeCell, formatMargin, formatShare, formatValue, verdictCell, worstCell } from '@mlops-actions/gate';
import { count, html } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { intervalPicture, spanOf } from '../charts/interval.ts';
import { commitLink } from '../links.ts';
import { type Column, table } from '../table.ts';
import { subjectName, subjectText } from '../text.ts';
import { leftOut, type Material, type Section } from './section.ts';

const severity = ['fail', 'error', 'inconclusive', 'pass', 'not-judged'];

/** The gating metrics, on which the verdict rests; undefined when there is none. */
export function metricsSection(material: Material): Section | undefined {
  const rows = material.record.comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
  if (rows.length === 0) return undefined;
  const body = `${comparisonTable(rows, material, 'Green when every one is proven not worse by its margin')}${rows.some(({ ci }) => ci !== null) ? pictureKey : ''}`;
  return { id: 'metrics', heading: 'Metrics', body };
}

/** The guarded slices, failing ones first; undefined when there is none. */
export function guardsSection(material: Material): Section | undefined {
  const rows = material.record.comparisons
    .filter(({ role }) => role === 'guard')
    .toSorted((a, b) => severity.indexOf(a.verdict) - severity.indexOf(b.verdict));
  if (rows.length === 0) return undefined;
  const body = comparisonTable(rows, material, 'A proven regression blocks; proof that there is none is not asked for');
  return { id: 'guards', heading: 'Guarded slices', body };
}

/** Δ and its interval below. */
export function changeParts(one: Comparison): string {
  const [change = '', interval] = changeCell(one).split(' (');
  return interval === undefined ? html(change) : `${html(change)}<small>${html(interval.slice(0, -1))}</small>`;
}

/** The heading over the pictures. */
export const pictureHeading = '<span class="ways"><span>← worse</span> <span>better →</span></span>';

function comparisonTable(rows: readonly Comparison[], { record, addresses, caps }: Material, title: string): string {
  const shown = rows.slice(0, caps.rows);
  const span = spanOf(shown);
  const commit = record.baseline?.commit ?? null;
  const columns: Column[] = [
    { heading: 'Metric' },
    { heading: 'Verdict' },
    {
      heading: commit === null ? 'Baseline' : `Baseline <small>${commitLink(addresses, commit)}</small>`,
      kind: 'number',
    },
    { heading: 'Candidate', kind: 'number' },
    { heading: `Δ <small>${formatShare(shown[0]?.level ?? 0.9)} interval</small>`, kind: 'number' },
    { heading: pictureHeading, kind: 'picture' },
    { heading: 'Worst plausible', kind: 'number' },
    { heading: 'Margin', kind: 'number' },
  ];
  const body = table({
    caption: html(title),
    label: html(title),
    columns,
    rows: shown.map((one) => comparisonRow(one, record, span)),
    className: 'comparisons',
  });
  return body + leftOut(rows.length, shown.length);
}

const pictureKey =
  '<p class="note">In the pictures the bar is the interval and the dot the estimate; worse is to the left. The solid line is no change, the dashed line the margin: a bar that stays right of the dashed line is proof enough for green, one that stays left of the solid line is a proven regression. An arrow says that the bar goes on.</p>';

function comparisonRow(one: Comparison, { flags }: EvalGateRecord, span: number): string[] {
  const says = `${subjectText(one)}: Δ ${html(changeCell(one))}, margin ${html(formatMargin(one))}`;
  return [
    `${subjectName(one)}<small>${count(one.n, 'example')}</small>`,
    `<span class="says ${one.verdict}">${html(verdictCell(one, flags).replace(/ (?=pp|%|[<=\d])/g, '\u00a0'))}</span>`,
    html(formatValue(one.baseline, one)),
    html(formatValue(one.candidate, one)),
    changeParts(one),
    intervalPicture(one, span, says),
    html(worstCell(one)),
    one.margin === null ? '–' : html(formatMargin(one)),
  ];
}
