import { formatMargin, formatP, formatSize, worsening } from '@mlops-actions/gate';
import { count, html } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { table } from '../table.ts';
import { integer, name, subjectName } from '../text.ts';
import { leftOut, type Material, type Section } from './section.ts';

/** What a set of these examples can see, and how each comparison was tested; undefined where nothing was. */
export function powerSection({ record, caps }: Material): Section | undefined {
  const tested = record.comparisons.filter(
    ({ role, against, test }) => (role === 'gate' || role === 'guard') && against !== 'floor' && test !== null,
  );
  const head = examplesText(record);
  if (tested.length === 0) return head === '' ? undefined : { id: 'power', heading: 'Examples', body: head };
  const shown = tested.slice(0, caps.rows);
  const title = 'What these examples can show, and the tests behind the verdicts';
  const body = table({
    caption: title,
    label: title,
    columns: [
      { heading: 'Metric' },
      { heading: 'Rests on', kind: 'number' },
      { heading: 'Would be seen <small>with 80 % power</small>', kind: 'number' },
      { heading: 'Needed to clear the margin <small>if nothing changed</small>', kind: 'number' },
      { heading: 'p worse <small>small: worse; after Holm</small>', kind: 'number' },
      { heading: 'p margin <small>small: within it</small>', kind: 'number' },
      { heading: 'Test' },
    ],
    rows: shown.map(powerRow),
  });
  return {
    id: 'power',
    heading: 'What these examples can show',
    body: head + body + leftOut(tested.length, shown.length),
  };
}

function powerRow(one: Comparison): string[] {
  const { n, mde, neededN, margin, pRegression, pAdjusted, pNoninferiority, test, role } = one;
  const worse = pAdjusted ?? pRegression;
  return [
    subjectName(one),
    integer(n),
    mde === null ? '–' : `a ${worsening(one)} of ${html(formatSize(mde, one))}`,
    neededN === null || margin === null || role === 'guard'
      ? '–'
      : `${integer(neededN)}<small>margin ${html(formatMargin(one))}</small>`,
    worse === null ? '–' : html(formatP(worse).replace('p = ', '').replace('p ', '')),
    pNoninferiority === null ? '–' : html(formatP(pNoninferiority).replace('p = ', '').replace('p ', '')),
    name(test ?? ''),
  ];
}

function examplesText({ examples, flags }: EvalGateRecord): string {
  const { paired, discordant, onlyCandidate, onlyBaseline, relabelled } = examples;
  if (paired + onlyCandidate + onlyBaseline === 0) return '';
  const parts = [
    `${count(paired, 'example')} were answered by both sides`,
    ...(discordant > 0 || flags.includes('identical') ? [`${integer(discordant)} of them right by one side only`] : []),
    ...(onlyCandidate > 0 ? [`${integer(onlyCandidate)} are only the candidate's`] : []),
    ...(onlyBaseline > 0 ? [`${integer(onlyBaseline)} are only the baseline's`] : []),
    ...(relabelled > 0 ? [`${integer(relabelled)} have another label than before`] : []),
  ];
  return `<p>${html(parts.join('; '))}.</p>`;
}
