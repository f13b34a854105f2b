import { checkPredictions } from '../evidence/check-predictions.ts';
import { pairExamples } from '../evidence/pair-examples.ts';
import { resolveTask } from '../evidence/resolve-task.ts';
import { judge, type PredictionEvidence } from '../judgement/judge.ts';
import type { Judgement } from '../judgement/judgement.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { type SampleGroup, sampleSides } from './sample-predictions.ts';

/** Accuracy with a margin of one percentage point. */
export const accuracy = parsePolicy('metrics: { accuracy: { margin: 0.01 } }', 'gate.yml');

/** Judges both sides as the action does: task, checks, pairing, verdict. */
export function judgeSides(
  policy: Policy,
  { candidate, baseline }: ReturnType<typeof sampleSides>,
  { identical = false, ...extra }: Partial<PredictionEvidence> & { identical?: boolean } = {},
): Judgement {
  const task = resolveTask(policy, [candidate, baseline]);
  for (const side of [candidate, baseline]) checkPredictions(side, task);
  const pairing = pairExamples({ candidate, baseline });
  return judge({ policy, task, candidate, baseline: { predictions: baseline, pairing, identical }, ...extra });
}

/** A group of examples with what the two sides answer. */
export function group(
  count: number,
  label: string,
  [baseline, candidate]: readonly [string, string],
  extra: Record<string, string> = {},
): SampleGroup {
  return { count, label, baseline, candidate, extra };
}

/** `right` answered rightly by both, `lost` only by the baseline, `gained` only by the candidate. */
export function mails(counts: Readonly<Record<'right' | 'lost' | 'gained', number>>): ReturnType<typeof sampleSides> {
  return sampleSides([
    group(counts.right, 'ham', ['ham', 'ham']),
    group(counts.lost, 'spam', ['spam', 'ham']),
    group(counts.gained, 'spam', ['ham', 'spam']),
  ]);
}
