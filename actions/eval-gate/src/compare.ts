import type { Predictions } from '@mlops-actions/dataset';
import { serializePredictions } from '@mlops-actions/dataset';
import {
  checkPredictions,
  hashId,
  type Judgement,
  judge,
  judgeNumbers,
  type Policy,
  pairExamples,
  resolveTask,
} from '@mlops-actions/gate';
import type { BaselineEvidence } from './baseline.ts';
import type { Candidate } from './candidate.ts';
import type { Inputs } from './definition.ts';
import type { AppliedPolicy } from './policy.ts';

/** Candidate against baseline under the rules, from predictions where both sides have them, else from bare numbers. */
export function compare(
  { model, baseline: wanted }: Pick<Inputs, 'model' | 'baseline'>,
  { policy, flags }: AppliedPolicy,
  candidate: Candidate,
  baseline: BaselineEvidence | undefined,
): Judgement {
  const { predictions } = candidate;
  if (predictions === undefined || (baseline !== undefined && baseline.predictions === undefined)) {
    return judgeNumbers({ policy, candidate: candidate.metrics, baseline: baseline?.metrics ?? null, flags });
  }
  const other = baseline?.predictions;
  const task = resolveTask(policy, [...labels(predictions), ...(other === undefined ? [] : labels(other))]);
  checkPredictions(predictions, task);
  // What is judged today is what others are paired with tomorrow: ids that cannot serve are refused at once.
  if (wanted === 'base') pairExamples({ candidate: predictions, baseline: predictions });
  if (baseline === undefined || other === undefined)
    return judge({ policy, task, candidate: predictions, baseline: null, flags });
  checkPredictions(other, task);
  const pairing = pairExamples({ candidate: predictions, baseline: other, hash: baseline.hash });
  const kept = baseline.hash === undefined ? undefined : keep(model, policy, predictions);
  const identical =
    baseline.hash === undefined
      ? candidate.digest === baseline.told.digest
      : kept?.equals(baseline.bytes ?? Buffer.alloc(0)) === true;
  return judge({ policy, task, candidate: predictions, baseline: { predictions: other, pairing }, identical, flags });
}

/** Predictions as a baseline keeps them: gating columns and slices only, ids hashed. */
export function keep(model: string, { guards, explore }: Policy, predictions: Predictions): Buffer {
  const slices = [...guards.flatMap(({ where }) => [...where.keys()]), ...explore];
  const columns = [...new Set(['label', 'prediction', 'correct', 'score', ...slices])];
  return serializePredictions(predictions, { columns, id: (id) => hashId(model, id) });
}

function labels({ columns }: Predictions) {
  return columns.get('label') ?? [];
}
