import type { EvalGateRecord } from '@mlops-actions/records';
import { exitCode } from '../judgement/exit.ts';
import { formatShare } from './format.ts';

/** What a reader has to know before the numbers: whose rules, whose examples. */
export function noteText({ flags, policy, comparisons }: EvalGateRecord): string | undefined {
  const notes = [
    ...(flags.includes('policy-from-head')
      ? ['The base has no policy yet, so the one of this change was applied: read it as part of the review.']
      : []),
    ...(flags.includes('policy-from-inputs')
      ? ['There is no policy file, so the rules in the workflow were applied.']
      : []),
    ...(policy.differs.length > 0
      ? ['This change comes with another policy than the one applied; the differences are listed below.']
      : []),
    ...(flags.includes('anchor-incomparable')
      ? [
          'The anchor was evaluated on other examples or in another way, so it is not compared: slow decay is not watched.',
        ]
      : []),
    ...(flags.includes('no-anchor')
      ? ['The policy names an anchor, and there is none yet: slow decay is not watched.']
      : []),
    ...(comparisons.some(({ test }) => test === 'unpaired-z+newcombe' || test === 'stderr-z')
      ? ['Attach predictions with ids: on the same data a paired comparison sees drops a third as large.']
      : []),
    ...(comparisons.some(({ role, flags }) => role === 'guard' && flags.includes('few-pairs'))
      ? ['A guarded slice has too few examples to be judged: it cannot block, and it protects nothing.']
      : []),
  ];
  return notes.length === 0 ? undefined : notes.map((note) => `> ${note}`).join('\n>\n');
}

/** How to go on when the step fails; undefined when it does not. */
export function remedyText({ verdict, mode, flags }: EvalGateRecord): string | undefined {
  if (exitCode({ verdict, flags }, mode) === 0) return undefined;
  if (verdict === 'error')
    return '**To proceed:** mend what the message names and run again; what cannot be compared is never let through.';
  if (verdict === 'fail') {
    return '**To proceed:** improve the candidate and push again. If the drop is wanted, change the policy on the base branch first: the rules of a change are those of its base.';
  }
  if (flags.includes('no-gain-proven'))
    return '**To proceed:** this mode asks for a proven gain. Improve the candidate, or evaluate on more examples.';
  return '**To proceed:** this mode asks for proof. Evaluate on more examples, or improve the candidate.';
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
