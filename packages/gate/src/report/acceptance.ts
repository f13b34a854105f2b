import { code, details, escape, fence, join, visible } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { exitCode } from '../judgement/exit.ts';

const maxLines = 20;
/** Longer names cannot be accepted. */
const longestName = 100;

/** Whether a person accepted something of what the gate found. */
export function isAccepted({ flags, override }: Pick<EvalGateRecord, 'flags' | 'override'>): boolean {
  return override !== null && flags.includes('overridden');
}

/** Whether that was all that stood in the way. What was accepted is never green. */
export function isAllAccepted(record: EvalGateRecord): boolean {
  return isAccepted(record) && !isBlocked(record);
}

/** Whether the record stops its job. */
export function isBlocked(record: EvalGateRecord): boolean {
  return exitCode(record, record.mode) !== 0;
}

/** The comparisons that failed and that nobody accepted; where all was accepted, those. */
export function failuresOf(record: EvalGateRecord): Comparison[] {
  const failed = record.comparisons.filter(({ verdict }) => verdict === 'fail');
  return isAllAccepted(record) ? failed : failed.filter(({ flags }) => !flags.includes('accepted'));
}

/** Who accepted what, and why; undefined where nobody did. */
export function acceptedText(record: EvalGateRecord): string | undefined {
  const { override } = record;
  if (override === null || !isAccepted(record)) return undefined;
  const effect = isBlocked(record)
    ? 'The rest was not accepted, and blocks.'
    : 'What was measured stands as it is; it blocks nothing until the next push.';
  return `> **Accepted** by ${code(override.by)} for this commit: “${escape(override.reason, 300)}”\n>\n> ${effect}`;
}

/** How a person with write access accepts what failed, to the letter; undefined where the policy lets nobody. */
export function acceptText(record: EvalGateRecord, label: string | null | undefined): string | undefined {
  if (label === null || label === undefined || !isBlocked(record)) return undefined;
  const names = acceptableNames(record);
  if (names.length === 0) return undefined;
  const lines = names.slice(0, maxLines).map((name) => `/mlops accept ${spelled(name)}: <why this is acceptable>`);
  const more =
    names.length > maxLines ? `\n\nAnd the same for ${names.length - maxLines} more that failed, in the record.` : '';
  return details(
    'If this is wanted: how to accept it',
    join(
      '1. A person with write access comments, with the reason in place of the angle brackets:',
      fence(lines),
      `2. Then the same person adds the label ${code(label)}. The gate runs again and says who accepted what.\n\nIt holds for this commit, and ends with the next push.${more}`,
    ),
  );
}

/** What failed, by the names the command takes. */
function acceptableNames(record: EvalGateRecord): string[] {
  const failed = failuresOf(record).map(({ metric }) => metric);
  const names = record.error?.code === 'E_EXAMPLES_CHANGED' ? [...failed, 'examples'] : failed;
  return [...new Set(names)].filter((name) => name.length <= longestName && name === visible(name, longestName));
}

/** The name ends at the first colon before a space, unless it stands in backticks. */
function spelled(name: string): string {
  return /:\s|:$/.test(name) && !name.includes('`') ? `\`${name}\`` : name;
}
