import { detectionPopulation } from './detection.ts';
import { type Judged, limit } from './limits.ts';
import { renderEngines, renderPopulations } from './render-engines.ts';
import { renderDetection, renderRatchet, renderSlices } from './render-rules.ts';
import type { Cell } from './study.ts';
import { errorOf, percent, whole } from './table.ts';
import type { Tallies } from './trial.ts';

/** Everything the published file is made of. */
export interface Findings {
  readonly cells: readonly Cell[];
  readonly judged: readonly Judged[];
  readonly tallies: Tallies;
}

/** The published file; the same findings give the same text. */
export function renderDocument({ cells, judged, tallies }: Findings): string {
  const disagreement = percent(detectionPopulation.disagreement);
  return `${[
    '# Error rates of eval-gate',
    'Made by `npm run calibrate`, which draws thousands of test sets from populations whose truth is known, judges each by the code of the gate, and counts the wrong verdicts. Seeds are fixed: the same code makes the same file.',
    '## Both errors, engine by engine',
    `How to read it: with \`alpha: 0.05\` about 5 in 100 pull requests that change nothing are blocked, and at most about 5 in 100 that are worse by the whole margin become green; below 5 means the test is careful at that size, which costs open verdicts and never wrong ones. Each number is the highest of several populations (listed below), so chance alone lifts it a little. ${describeDraws(cells)} The simulation fails above ${percent(limit)} %; what is above its limit is set in bold.`,
    renderEngines(judged),
    '## A whole policy',
    'One metric on 2,000 examples, of which 8 % change, and guarded slices of even size. % of pull requests blocked:',
    renderSlices(tallies),
    '## Beside other rules',
    `Right or wrong on the same examples, ${disagreement} % of them answered differently, 88 % right at the base; all rules see the same test sets. % of pull requests blocked, by what was truly lost. “One margin, three ways” blocks when the whole 95 % interval lies beyond the margin, here with the interval that holds its level:`,
    renderDetection(tallies),
    'How to read it: a rule is good when its first column is 5 or less and the others are high. Rules with a fixed tolerance have a first column nobody knows beforehand; rules that need proof of more than the margin are quiet because they see little.',
    '## Slow decline',
    'Ten pull requests in a row, each truly 0.3 pp worse than the one before. % of such rows stopped, and % of single pull requests blocked where nothing changes:',
    renderRatchet(tallies),
    '## What is not covered',
    'A test set that is used again and again wears out: these rates hold for changes that were not chosen by looking at it. Wrong labels shift both sides alike, and are not seen. Examples that are not like those the model will meet prove nothing about them. Resampled tests were drawn with fewer replicates than the gate’s 9,999 (red 199, at n = 5,000 99; green 999, at n = 5,000 499). Their red is therefore too low in the table, for a regression must be shown by permutation and by bootstrap, and few replicates seldom agree: drawn with all, macro-F1 is red in 4.8 % at n = 200, 4.9 % at 1,000 and 5.4 % at 5,000, which is 0.5, 0.7 and 1.4 points more; expect the same of the others.',
    '## All populations',
    `<details>\n<summary>${cells.length} populations, with their draws</summary>\n\n${renderPopulations(cells, tallies)}\n\n</details>`,
  ].join('\n\n')}\n`;
}

function describeDraws(cells: readonly Cell[]): string {
  const draws = cells.map(({ trial }) => trial.draws);
  const shown = (count: number) => `${whole(count)} test sets (standard error ${errorOf(count)} points)`;
  return `From each population ${shown(Math.min(...draws))} to ${shown(Math.max(...draws))} were drawn.`;
}
