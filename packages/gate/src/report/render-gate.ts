import { code, escape, join } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Flips } from '../judgement/judgement.ts';
import { noteText, remedyText, ruleText } from './advice.ts';
import { comparisonTable, floorTable } from './comparison-table.ts';
import { flipsText, powerText, provenanceText, shownText, slicesText } from './sections.ts';
import { tellStory } from './story.ts';

/** What is shown beside the record. */
export interface RenderExtra {
  /** Of the judgement; left out where ids must not be shown. */
  readonly flips?: readonly Flips[];
  /** Most characters of the text; 60,000 by default. */
  readonly limit?: number;
}

const icons = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔' } as const;
const longestMessage = 2000;
const defaultLimit = 60_000;
const cutNote = 'Parts of this report were left out to fit; the whole is in the job summary.';

/** What is given up first when the text is too long. */
const cutOrder = ['slices', 'flips', 'provenance', 'shown', 'power', 'note', 'floors', 'table'] as const;
type Part = (typeof cutOrder)[number];

/**
 * The Markdown of a verdict, for the comment and the job summary.
 *
 * Nothing in it that comes from data, policy or branch can mention people, break a table or inject HTML. Where it is
 * longer than the limit the least important parts are left out, and it says so.
 */
export function renderGate(record: EvalGateRecord, { flips = [], limit = defaultLimit }: RenderExtra = {}): string {
  const parts: Record<Part, string | undefined> = {
    note: noteText(record),
    table: comparisonTable(record),
    floors: floorTable(record),
    power: powerText(record),
    shown: shownText(record),
    flips: flipsText(flips, record.comparisons),
    slices: slicesText(record),
    provenance: provenanceText(record),
  };
  let text = compose(record, parts);
  for (const part of cutOrder) {
    if (text.length <= limit) return text;
    parts[part] = undefined;
    text = join(compose(record, parts), cutNote);
  }
  return text;
}

function compose(record: EvalGateRecord, parts: Readonly<Record<Part, string | undefined>>): string {
  const { headline, reason } = tellStory(record, code, (text) => escape(text, longestMessage));
  return join(
    `### ${icons[record.verdict]} ${headline}`,
    reason,
    parts.note,
    parts.table,
    parts.floors,
    parts.power,
    parts.shown,
    remedyText(record),
    parts.flips,
    parts.slices,
    parts.provenance,
    ruleText(record),
  );
}
