import { visible } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { tellStory } from './story.ts';

const longest = 1000;

/** The verdict and why on one line of plain text, for a log, an annotation or the failure of the step. */
export function describeVerdict(record: EvalGateRecord): string {
  const { headline, reason } = tellStory(
    record,
    (text) => visible(text),
    (text) => visible(text, longest),
  );
  const lead = headline.startsWith(record.verdict) ? headline : `${record.verdict}: ${headline}`;
  return visible(`${lead}. ${reason}`, 2 * longest);
}
