import { escape } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { exitCode } from '../judgement/exit.ts';
import { isAccepted, isBlocked } from './acceptance.ts';
import { formatShare } from './format.ts';

const maxDiffering = 5;

/** What a reader has to know before the numbers: whose rules, whose examples. */
export function noteText({ flags, policy, comparisons }: EvalGateRecord): string | undefined {
  const notes = [
    ...(flags.includes('policy-from-head')
      ? ['The base has no policy yet, so the one of this change was applied: read it as part of the review.']
      : []),
    ...(flags.includes('policy-from-inputs')
      ? ['There is no policy file, so the rules in the workflow were applied.']
      : []),
    ...(flags.includes('anchor-incomparable')
      ? [
          'The anchor was evaluated on other examples or in another way, so it is not compared: slow decay is not watched.',
        ]
      : []),
    ...(flags.includes('no-anchor')
      ? ['The policy names an anchor, and there is none yet: slow decay is not watched.']
      : []),
    ...(flags.includes('baseline-summary')
      ? [
          'The baseline was recorded without rows (`records: summary`), so numbers were compared and not examples: with `records: hashed` a paired comparison sees drops a third as large.',
        ]
      : comparisons.some(({ test }) => test === 'unpaired-z+newcombe' || test === 'stderr-z')
        ? ['Attach predictions with ids: on the same data a paired comparison sees drops a third as large.']
        : []),
    ...(comparisons.some(({ role, flags }) => role === 'guard' && flags.includes('few-pairs'))
      ? ['A guarded slice has too few examples to be judged: it cannot block, and it protects nothing.']
      : []),
    ...(policy.differs.length > 0
      ? ['This change comes with another policy than the one applied; the differences are listed below.']
      : []),
  ];
  return notes.length === 0 ? undefined : notes.map((note) => `> ${note}`).join('\n>\n');
}

/** {@link noteText} with what the applied rules say where this change brings others. */
export function notesText(record: EvalGateRecord): string | undefined {
  const { differs } = record.policy;
  const notes = noteText(record);
  if (notes === undefined || differs.length === 0) return notes;
  const more = differs.length > maxDiffering ? [`and ${differs.length - maxDiffering} more`] : [];
  const lines = [...differs.slice(0, maxDiffering).map((line) => escape(line)), ...more];
  return `${notes}\n>\n${lines.map((line) => `> - ${line}`).join('\n')}`;
}

/** How to go on when the step fails; undefined when it does not. `acceptable`: the policy lets a person accept it. */
export function remedyText(record: EvalGateRecord, acceptable = false): string | undefined {
  const { verdict, mode, flags } = record;
  if (exitCode(record, mode) === 0) return undefined;
  if (verdict === 'error')
    return '**To proceed:** mend what the message names and run again; what cannot be compared is never let through.';
  if (verdict === 'fail') {
    const otherwise = acceptable
      ? 'a person with write access can accept it: how is told below.'
      : 'change the policy on the base branch first: the rules of a change are those of its base.';
    return `**To proceed:** improve the candidate and push again. If the drop is wanted, ${otherwise}`;
  }
  if (flags.includes('no-gain-proven'))
    return '**To proceed:** this mode asks for a proven gain. Improve the candidate, or evaluate on more examples.';
  return '**To proceed:** this mode asks for proof. Evaluate on more examples, or improve the candidate.';
}

/** Says that a verdict other than green stops nothing; undefined where it does, or where it is green. */
export function harmlessText(record: EvalGateRecord): string | undefined {
  if (record.verdict === 'pass' || isBlocked(record) || isAccepted(record)) return undefined;
  return record.mode === 'report' ? 'This mode only reports: nothing is blocked.' : 'Nothing is blocked.';
}

/** Where the rates are published. */
const rates = 'https://github.com/mlops-actions/suite/blob/main/docs/error-rates.md';

/** The rule and its error rates in one line; undefined where nothing was tested. */
export function ruleText({ comparisons, alpha, flags, verdict }: EvalGateRecord): string | undefined {
  if (verdict === 'error' || !comparisons.some(({ pRegression }) => pRegression !== null)) return undefined;
  const rate = formatShare(alpha);
  const harmless = flags.includes('block-on-beyond-margin') ? 'not worse by more than its margins' : 'not worse';
  return `The rule turns red for a change that is ${harmless} in at most about ${rate} of cases, and green for one that is worse by its margin or more in at most about ${rate} ([measured](${rates})).`;
}
