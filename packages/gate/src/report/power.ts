import { count, details } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { name, subjectCell } from './cells.ts';
import { formatMargin, formatSize, formatValue, worsening } from './format.ts';

const maxLines = 20;

/** How many examples were compared; undefined where none was. */
export function examplesText({ examples, comparisons }: EvalGateRecord): string | undefined {
  if (examples.paired === 0) return undefined;
  const added =
    examples.onlyCandidate === 0
      ? ''
      : ` ${count(examples.onlyCandidate, 'example')} of the candidate ${examples.onlyCandidate === 1 ? 'is' : 'are'} new and not compared.`;
  const tellsRight =
    examples.discordant > 0 || tested(comparisons).some(({ test }) => test?.startsWith('mcnemar') === true);
  const discordant = tellsRight
    ? `, ${examples.discordant.toLocaleString('en-US')} answered right by one side only`
    : '';
  return `${count(examples.paired, 'paired example')}${discordant}.${added}`;
}

/** What a set of this size can see, a line for each judged metric; undefined where nothing was tested. */
export function powerText({ comparisons }: EvalGateRecord): string | undefined {
  const lines = tested(comparisons);
  if (lines.length === 0) return undefined;
  const more = lines.length > maxLines ? `\n- and ${lines.length - maxLines} more, in the record` : '';
  return details('What these examples can show', `${lines.slice(0, maxLines).map(powerLine).join('\n')}${more}`);
}

/** Metrics that were computed and not judged; undefined when there is none. */
export function shownText({ comparisons }: EvalGateRecord): string | undefined {
  const shown = comparisons.filter(({ role }) => role === 'show');
  const value = (one: Comparison): string =>
    `${name(one.metric)} ${one.baseline === null ? '' : `${formatValue(one.baseline, one)} → `}${formatValue(one.candidate, one)}`;
  if (shown.length === 0) return undefined;
  const more = shown.length > maxLines ? ` · and ${shown.length - maxLines} more, in the record` : '';
  return `Computed and shown, not judged: ${shown.slice(0, maxLines).map(value).join(' · ')}${more}.`;
}

/** The examples that would settle an open metric: `about 3,092 such examples are needed`; undefined when not known. */
export function neededText({ role, verdict, neededN, n, margin, ...one }: Comparison): string | undefined {
  if (role !== 'gate' || verdict !== 'inconclusive' || neededN === null || margin === null) return undefined;
  const goal = `to clear its margin of ${formatMargin({ margin, ...one })}`;
  if (neededN <= n) return `enough ${goal} if nothing had changed`;
  return `${goal} about ${neededN.toLocaleString('en-US')} such examples are needed`;
}

function tested(comparisons: readonly Comparison[]): Comparison[] {
  return comparisons.filter(({ role, mde }) => (role === 'gate' || role === 'guard') && mde !== null);
}

function powerLine(one: Comparison): string {
  const sees = `rests on ${one.n.toLocaleString('en-US')}; a ${worsening(one)} of ${formatSize(one.mde ?? 1, one)} or more would be seen with 80 % power`;
  const needed = neededText(one);
  return `- ${subjectCell(one)} ${sees}${needed === undefined ? '' : `; ${needed}`}.`;
}
