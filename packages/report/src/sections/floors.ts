import { floorCells, formatShare, formatValue } from '@mlops-actions/gate';
import { html } from '@mlops-actions/markdown';
import { table } from '../table.ts';
import { name } from '../text.ts';
import { leftOut, type Material, type Section } from './section.ts';

/** The floors with the values held against them; undefined when there is none. */
export function floorsSection({ record, caps }: Material): Section | undefined {
  const floors = record.comparisons.filter(({ against }) => against === 'floor');
  if (floors.length === 0) return undefined;
  const shown = floors.slice(0, caps.rows);
  const title = 'What the candidate must keep on this test set, whatever the baseline does';
  const body = table({
    caption: title,
    label: title,
    columns: [
      { heading: 'Metric' },
      { heading: 'Verdict' },
      { heading: 'Demanded', kind: 'number' },
      { heading: `Measured <small>${formatShare(shown[0]?.level ?? 0.9)} interval</small>`, kind: 'number' },
    ],
    rows: shown.map((one) => {
      const [demanded, measured, verdict] = floorCells(one);
      const [value = '', interval] = measured.split(' (');
      const bounds = interval === undefined ? '' : `<small>${html(interval.slice(0, -1))}</small>`;
      return [
        name(one.metric),
        `<span class="says ${one.verdict}">${html(verdict)}</span>`,
        html(demanded),
        html(value) + bounds,
      ];
    }),
  });
  return { id: 'floors', heading: 'Floors', body: body + leftOut(floors.length, shown.length) };
}

/** Metrics that were computed and not judged; undefined when there is none. */
export function shownSection({ record, caps }: Material): Section | undefined {
  const all = record.comparisons.filter(({ role }) => role === 'show');
  if (all.length === 0) return undefined;
  const shown = all.slice(0, caps.rows);
  const title = 'Computed and shown, never judged';
  const body = table({
    caption: title,
    label: title,
    columns: [{ heading: 'Metric' }, { heading: 'Baseline', kind: 'number' }, { heading: 'Candidate', kind: 'number' }],
    rows: shown.map((one) => [
      name(one.metric),
      html(formatValue(one.baseline, one)),
      html(formatValue(one.candidate, one)),
    ]),
  });
  return { id: 'shown', heading: 'Other metrics', body: body + leftOut(all.length, shown.length) };
}
