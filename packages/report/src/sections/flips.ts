import type { Flips } from '@mlops-actions/gate';
import { count } from '@mlops-actions/markdown';
import type { Comparison } from '@mlops-actions/records';
import { folded, table } from '../table.ts';
import { integer, name, subjectName, subjectText } from '../text.ts';
import { leftOut, type Material, type Section } from './section.ts';

/** The examples that went from right to wrong, those of failing comparisons first; undefined when there is none. */
export function flipsSection({ record, flips = [], caps }: Material): Section | undefined {
  const changed = flips
    .filter(({ lost, gained }) => lost + gained > 0)
    .toSorted((a, b) => severity(b, record.comparisons) - severity(a, record.comparisons));
  if (changed.length === 0) return undefined;
  const shown = changed.slice(0, caps.rows);
  const body = shown.map((flip, at) => flipPart(flip, at)).join('');
  return { id: 'flips', heading: 'Changed examples', body: body + leftOut(changed.length, shown.length) };
}

function flipPart(flip: Flips, at: number): string {
  const { lost, gained, examples } = flip;
  const sums = `${count(lost, 'example')} lost (right before, wrong now), ${integer(gained)} gained`;
  if (examples.length === 0) return `<p>${subjectName(flip)}: ${sums}.</p>`;
  const listed = examples.length < lost ? `; the first ${examples.length} of the lost` : '';
  const body = table({
    caption: `${subjectName(flip)}: ${sums}${listed}`,
    label: `Lost examples ${at + 1}: ${subjectText(flip)}`,
    columns: [
      { heading: 'Example' },
      { heading: 'Label' },
      { heading: 'Baseline said' },
      { heading: 'Candidate says' },
    ],
    rows: examples.map(({ id, label, baseline, candidate }) =>
      [id, label, baseline, candidate].map((text) => (text === null ? '–' : name(text))),
    ),
  });
  return at === 0 ? body : folded(`${subjectName(flip)}: ${integer(lost)} lost, ${integer(gained)} gained`, body);
}

/** A failing slice says more than the whole it is part of. */
function severity({ metric, slice }: Flips, comparisons: readonly Comparison[]): number {
  const failed = comparisons.some(
    (one) =>
      one.verdict === 'fail' &&
      one.against !== 'floor' &&
      one.metric === metric &&
      JSON.stringify(one.slice) === JSON.stringify(slice),
  );
  return failed ? (slice === null ? 1 : 2) : 0;
}
