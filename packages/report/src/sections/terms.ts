// Declarative table: the words of the report, each said in a sentence.
import type { Section } from './section.ts';

const terms = [
  [
    'Candidate, baseline',
    'The model of this change, and the one of the base branch it is compared with on the same examples.',
  ],
  [
    'Anchor',
    'A second model to compare with, such as the one in production: it catches decay too slow for one change to show.',
  ],
  ['Δ', 'Candidate minus baseline, as the metric shows it. Points (pp) are percentage points.'],
  ['Interval', 'Where the true difference plausibly lies. Both ends are what chance alone could still explain.'],
  ['Worst plausible', 'The largest change for the worse the interval leaves open.'],
  [
    'Margin',
    'The proof green asks for: the interval must rule out a change for the worse of this size. It is no allowance.',
  ],
  ['Pass', 'Every gating metric is proven not worse by its margin, and every floor holds.'],
  ['Fail', 'A gating metric or a guarded slice is worse than chance explains, or a floor is broken.'],
  ['Inconclusive', 'Neither is proven: no regression, and no absence of one. More examples would settle it.'],
  ['Error', 'Something could not be compared, so nothing is let through unseen.'],
  ['Floor', 'A value the candidate must keep on this test set by itself.'],
  ['Guarded slice', 'A part of the examples whose proven regression blocks on its own.'],
  ['Explored slice', 'A part of the examples that is shown and never judged.'],
  [
    'After Holm',
    'p-values corrected for how many comparisons could have blocked, so that the budget α holds for all together.',
  ],
] as const;

/** The words of the report. */
export function termsSection(): Section {
  const list = terms.map(([term, meaning]) => `<div><dt>${term}</dt><dd>${meaning}</dd></div>`);
  return { id: 'terms', heading: 'Terms', body: `<dl class="facts">${list.join('')}</dl>` };
}
