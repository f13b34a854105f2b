import { code, count, details, escape, join, table } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import type { Flips } from '../judgement/judgement.ts';
import { changeCell } from './comparison-table.ts';
import { formatMargin, formatShare, formatSize, formatValue, worsening } from './format.ts';
import { sliceOf } from './story.ts';

const maxLost = 10;
const maxSlices = 60;
const maxLines = 20;

/** How many examples were compared, and what a set of this size can see. */
export function powerText({ examples, comparisons }: EvalGateRecord): string | undefined {
  if (examples.paired === 0) return undefined;
  const added =
    examples.onlyCandidate === 0
      ? ''
      : ` ${count(examples.onlyCandidate, 'example')} of the candidate ${examples.onlyCandidate === 1 ? 'is' : 'are'} new and not compared.`;
  const tested = comparisons.filter(({ role, mde }) => (role === 'gate' || role === 'guard') && mde !== null);
  const tellsRight = examples.discordant > 0 || tested.some(({ test }) => test?.startsWith('mcnemar') === true);
  const discordant = tellsRight
    ? `, ${examples.discordant.toLocaleString('en-US')} answered right by one side only`
    : '';
  const head = `${count(examples.paired, 'paired example')}${discordant}.${added}`;
  if (tested.length === 0) return head;
  return join(head, details('What these examples can show', tested.slice(0, maxLines).map(powerLine).join('\n')));
}

function powerLine(one: Comparison): string {
  const name = `${one.slice === null ? code(one.metric) : `${code(one.metric)} where ${sliceOf(one.slice, code)}`}${one.against === 'anchor' ? ' against the anchor' : ''}`;
  const change = worsening(one);
  const sees = `rests on ${one.n.toLocaleString('en-US')}; a ${change} of ${formatSize(one.mde ?? 1, one)} or more would be seen with 80 % power`;
  return `- ${name} ${sees}${neededText(one)}.`;
}

function neededText(one: Comparison): string {
  const { role, verdict, neededN, n, margin } = one;
  if (role !== 'gate' || verdict !== 'inconclusive' || neededN === null || margin === null) return '';
  const goal = `to clear its margin of ${formatMargin(one)}`;
  if (neededN <= n) return `; enough ${goal} if nothing had changed`;
  return `; ${goal} about ${neededN.toLocaleString('en-US')} such examples are needed`;
}

/** The examples that went from right to wrong, failing comparisons first; undefined when there is none. */
export function flipsText(flips: readonly Flips[], comparisons: readonly Comparison[]): string | undefined {
  const severity = (flip: Flips): number => {
    const failed = comparisons.some(
      ({ verdict, against, metric, slice }) =>
        verdict === 'fail' && against !== 'floor' && metric === flip.metric && sameSlice(slice, flip.slice),
    );
    return failed ? (flip.slice === null ? 1 : 2) : 0;
  };
  const [shown] = flips.filter(({ examples }) => examples.length > 0).toSorted((a, b) => severity(b) - severity(a));
  if (shown === undefined) return undefined;
  const rows = shown.examples
    .slice(0, maxLost)
    .map(({ id, label, baseline, candidate }) => [id, label, baseline, candidate].map((text) => code(text ?? '')));
  const intro = `By ${code(shown.metric)}${shown.slice === null ? '' : ` where ${sliceOf(shown.slice, code)}`}: ${count(shown.lost, 'example')} lost, ${count(shown.gained, 'example')} gained.`;
  return details(
    `${Math.min(shown.lost, rows.length)} of ${count(shown.lost, 'lost example')}`,
    `${intro}\n\n${table(['id', 'label', 'baseline', 'candidate'], rows)}`,
  );
}

/** The explored slices, those to look at first; undefined when there is none. */
export function slicesText({ comparisons }: EvalGateRecord): string | undefined {
  const explored = comparisons.filter(({ role }) => role === 'explore');
  if (explored.length === 0) return undefined;
  const sorted = explored.toSorted(
    (a, b) => Number(b.flags.includes('look-here')) - Number(a.flags.includes('look-here')) || b.n - a.n,
  );
  const rows = sorted
    .slice(0, maxSlices)
    .map((one) => [
      `${code(one.metric)} where ${sliceOf(one.slice ?? {}, code)}`,
      one.n.toLocaleString('en-US'),
      formatValue(one.baseline, one),
      formatValue(one.candidate, one),
      one.flags.includes('few-pairs') ? 'too few to compare' : changeCell(one).replace(/ (?!\()/g, '\u00a0'),
      one.flags.includes('look-here') ? '👀 look here' : '',
    ]);
  const body = table(
    ['slice', 'examples', 'baseline', 'candidate', `Δ (${formatShare(explored[0]?.level ?? 0.9)} interval)`, ''],
    rows,
    ['left', 'right', 'right', 'right', 'right', 'left'],
  );
  const more = explored.length > maxSlices ? `\n\nand ${explored.length - maxSlices} more, in the record` : '';
  return details(`${count(explored.length, 'explored slice')}, never judged`, `${body}${more}`);
}

/** Metrics that were computed and not judged; undefined when there is none. */
export function shownText({ comparisons }: EvalGateRecord): string | undefined {
  const shown = comparisons.filter(({ role }) => role === 'show');
  const value = (one: Comparison): string =>
    `${code(one.metric)} ${one.baseline === null ? '' : `${formatValue(one.baseline, one)} → `}${formatValue(one.candidate, one)}`;
  if (shown.length === 0) return undefined;
  return `Computed and shown, not judged: ${shown.slice(0, maxLines).map(value).join(' · ')}.`;
}

/** Where everything came from. */
export function provenanceText(record: EvalGateRecord): string {
  const { candidate, baseline, anchor, policy, examples, attempts = [], resampling } = record;
  const lines = [
    candidate === null ? '- candidate: none' : `- candidate: ${place(candidate)}`,
    baseline === null ? '- baseline: none' : `- baseline: ${place(baseline)}${age(baseline)}`,
    ...(anchor === null || anchor === undefined
      ? []
      : [`- anchor: ${place(anchor)}${age({ ...anchor, behind: null })}`]),
    ...(attempts.length === 0 ? [] : [`- pooled with the answers of attempt ${attempts.join(', ')} of this run`]),
    `- policy: ${code(policy.source, 200)}${policy.digest === null ? '' : `, ${code(policy.digest.slice(0, 19))}`}`,
    ...policy.differs.slice(0, maxLines).map((line) => `  - differs: ${escape(line)}`),
    ...(policy.differs.length > maxLines ? [`  - and ${policy.differs.length - maxLines} more`] : []),
    `- examples: ${examples.paired} paired, ${examples.onlyCandidate} only of the candidate, ${examples.onlyBaseline} only of the baseline, ${examples.relabelled} relabelled`,
    ...(resampling === null || resampling === undefined || !isResampled(record)
      ? []
      : [
          `- resampled ${resampling.replicates.toLocaleString('en-US')} times, seed ${code(resampling.seed.slice(0, 19))}`,
        ]),
  ];
  return details('Where this comes from', lines.join('\n'));
}

function isResampled({ comparisons }: EvalGateRecord): boolean {
  return comparisons.some(({ test }) => test?.startsWith('permutation') === true);
}

function place({ source, commit, digest }: NonNullable<EvalGateRecord['candidate']>): string {
  return [
    code(source, 200),
    ...(commit === null ? [] : [`at ${code(commit.slice(0, 7))}`]),
    ...(digest === null ? [] : [code(digest.slice(0, 19))]),
  ].join(', ');
}

function age({ behind, ageDays }: NonNullable<EvalGateRecord['baseline']>): string {
  const distance = behind === null || behind === 0 ? '' : `, ${count(behind, 'commit')} behind the base`;
  return `${distance}${ageDays === null ? '' : `, recorded ${ageDays < 1 ? 'less than a day' : count(Math.round(ageDays), 'day')} ago`}`;
}

function sameSlice(a: Comparison['slice'], b: Comparison['slice']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
