import { escape, join, link } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { type Exhibits, noExhibits } from '../exhibits/exhibits.ts';
import type { Flips } from '../judgement/judgement.ts';
import { acceptedText, acceptText, failuresOf } from './acceptance.ts';
import { harmlessText, notesText, noteText, remedyText, ruleText } from './advice.ts';
import { name } from './cells.ts';
import { comparisonTable, floorTable, guardTable, type TableSize } from './comparison-table.ts';
import { confusionText } from './confusion.ts';
import { curveTexts } from './curves.ts';
import { fitParts, listOf, type Part, part } from './fit.ts';
import { flipsText } from './flips.ts';
import { folded } from './folded.ts';
import { historyText } from './history.ts';
import { learningTexts } from './learning.ts';
import { examplesText, powerText, shownText } from './power.ts';
import { provenanceText } from './provenance.ts';
import { slicesText } from './slices.ts';
import { tellStory } from './story.ts';

/** What is shown beside the record. */
export interface RenderExtra {
  /** Of the judgement; left out where ids must not be shown. */
  readonly flips?: readonly Flips[] | undefined;
  /** Curves, confusion matrix, learning, history. */
  readonly exhibits?: Exhibits | undefined;
  /** Address of the HTML report. */
  readonly reportUrl?: string | undefined;
  /** Address of the job summary, which has the whole. */
  readonly summaryUrl?: string | undefined;
  /** The label by which the policy lets a person accept a regression; null where it lets nobody. */
  readonly overrideLabel?: string | null | undefined;
}

/** The same for a place with less room. */
export interface CommentExtra extends RenderExtra {
  /** Most characters of the text, at least 1,500; 55,000 by default. */
  readonly limit?: number | undefined;
}

/** How much of everything is shown. */
interface Extent extends TableSize {
  readonly moreGuards: number;
  readonly floors: number;
  readonly slices: number;
  readonly learning: number;
}

const whole: Extent = {
  where: 'the record',
  gates: 400,
  guards: 400,
  moreGuards: 0,
  floors: 400,
  slices: 400,
  learning: 20,
};
const short: Extent = {
  where: 'the record',
  gates: 30,
  guards: 6,
  moreGuards: 15,
  floors: 20,
  slices: 15,
  learning: 4,
};
/** What a table is shortened to before it is left out. */
const shorter = { gates: 5, guards: 2, floors: 5, slices: 5 };

/** A step's summary takes 1 MiB, and a character up to three bytes. */
const summaryLimit = 300_000;
const defaultLimit = 55_000;
const leastLimit = 1500;
const longestMessage = 1500;

/**
 * The Markdown of a verdict for the job summary: everything.
 *
 * Nothing in it that comes from data, policy or branch can mention people, break a table or inject HTML.
 */
export function renderGate(record: EvalGateRecord, extra: RenderExtra = {}): string {
  return compose(record, { ...extra, summaryUrl: undefined }, { extent: whole, limit: summaryLimit });
}

/**
 * The same for the comment: of long tables the worst rows, and where it is longer than the limit the least important
 * parts are left out, each as a whole, and it says which.
 *
 * @throws RangeError for a limit below 1,500.
 */
export function renderGateComment(
  record: EvalGateRecord,
  { limit = defaultLimit, ...extra }: CommentExtra = {},
): string {
  if (!(limit >= leastLimit)) throw new RangeError(`expected a limit of at least ${leastLimit}, found ${limit}`);
  return compose(record, extra, { extent: { ...short, where: wholeOf(extra) }, limit });
}

const icons = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔' } as const;

/** The mark of a verdict. */
export function iconOf({ verdict }: EvalGateRecord): string {
  return icons[verdict];
}

function compose(
  record: EvalGateRecord,
  extra: RenderExtra,
  { extent, limit }: { extent: Extent; limit: number },
): string {
  const parts = [headPart(record), ...numberParts(record, extra, extent), ...exhibitParts(record, extra, extent)];
  const all = fitParts(parts, limit);
  if (all.missing.length === 0) return all.markdown;
  const room = leftOut(
    parts.map(({ what }) => what),
    extra,
  ).length;
  const { markdown, missing } = fitParts(parts, limit - room - 2);
  return join(markdown, leftOut(missing, extra));
}

function leftOut(missing: readonly string[], extra: RenderExtra): string {
  return `_Left out or shortened to fit: ${listOf(missing)}. The whole is in ${wholeOf(extra)}._`;
}

/** Where everything is. */
function wholeOf({ reportUrl, summaryUrl }: RenderExtra): string {
  return reportUrl === undefined ? link('the job summary', summaryUrl) : link('the report', reportUrl);
}

function headPart(record: EvalGateRecord): Part {
  const { headline, reason, points } = tellStory(record, name, (text) => escape(text, longestMessage));
  const title = `### ${iconOf(record)} ${name(record.model)} · `;
  const told = points === undefined ? reason : points.map((point) => `- ${point}`).join('\n');
  const failed = failuresOf(record).length;
  const plain = failed > 0 ? `${record.verdict}: ${failed} of the comparisons failed` : record.verdict;
  return part(
    'the reasons',
    1,
    join(`${title}${headline}`, told, harmlessText(record)),
    join(`${title}${headline}`, harmlessText(record)),
    `### ${iconOf(record)} ${plain}`,
  );
}

/** What decides, and what a reader does next: open to the eye. */
function numberParts(record: EvalGateRecord, extra: RenderExtra, extent: Extent): Part[] {
  return [
    part('who accepted it', 3, acceptedText(record)),
    part('notes on the rules', 6, notesText(record), noteText(record)),
    part('metrics', 4, comparisonTable(record, extent), comparisonTable(record, { ...extent, ...shorter })),
    part('floors', 5, floorTable(record, extent), floorTable(record, { ...extent, ...shorter })),
    part('how many examples there are', 7, examplesText(record)),
    part('metrics that are only shown', 14, shownText(record)),
    part('how to proceed', 2, remedyText(record, acceptText(record, extra.overrideLabel) !== undefined)),
    part('links', 8, linksText(extra)),
  ];
}

/** What it rests on: folded. */
function exhibitParts(record: EvalGateRecord, extra: RenderExtra, extent: Extent): Part[] {
  const { flips = [], exhibits = noExhibits, overrideLabel } = extra;
  const learning = learningTexts(exhibits.learning.slice(0, extent.learning));
  return [
    part('lost examples', 10, flipsText(flips, record.comparisons)),
    part('guarded slices', 11, guardTable(record, extent, extent.moreGuards)),
    part('explored slices', 15, slicesText(record, extent), slicesText(record, { ...extent, ...shorter })),
    part('the confusion matrix', 16, confusionText(exhibits.confusion)),
    part('curves', 18, folded('Curves', curveTexts(exhibits.curves))),
    part('learning curves', 19, folded('Learning curves', learning), folded('Learning curves', learning.slice(0, 1))),
    part('the history', 17, historyText(record, exhibits.history)),
    part('what these examples can show', 12, powerText(record)),
    part('where this comes from', 13, provenanceText(record)),
    part('how to accept it', 9, acceptText(record, overrideLabel)),
    part('the error rates of the rule', 20, ruleText(record)),
  ];
}

function linksText({ reportUrl, summaryUrl }: RenderExtra): string {
  const links = [
    ...(reportUrl === undefined ? [] : [link('the report', reportUrl)]),
    ...(summaryUrl === undefined ? [] : [link('the job summary', summaryUrl)]),
  ];
  return links.length === 0 ? '' : `Everything in detail: ${links.join(' · ')}`;
}
