import { gunzipSync } from 'node:zlib';
import { type Predictions, serializePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
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

/**
 * Candidate against baseline under the rules: by predictions where both sides have them, by bare numbers where neither
 * has, and by floors alone where the baseline was recorded without.
 *
 * @throws UserError E_PREDICTIONS_MISSING where only the baseline has them: a change must not leave the evidence out.
 */
export function compare(
  { model, baseline: wanted }: Pick<Inputs, 'model' | 'baseline'>,
  { policy, flags }: AppliedPolicy,
  candidate: Candidate,
  baseline: BaselineEvidence | undefined,
): Judgement {
  const { predictions } = candidate;
  const other = baseline?.predictions;
  if (predictions === undefined) {
    if (other !== undefined) throw vanished(candidate.source);
    return judgeNumbers({ policy, candidate: candidate.metrics, baseline: baseline?.metrics ?? null, flags });
  }
  const task = resolveTask(policy, [...labels(predictions), ...(other === undefined ? [] : labels(other))]);
  checkPredictions(predictions, task);
  // What is judged today is what others are paired with tomorrow: ids that cannot serve are refused at once.
  if (wanted === 'base') pairExamples({ candidate: predictions, baseline: predictions });
  if (baseline === undefined || other === undefined)
    return judge({ policy, task, candidate: predictions, baseline: null, flags });
  checkPredictions(other, task);
  const pairing = pairExamples({ candidate: predictions, baseline: other, hash: baseline.hash });
  const identical =
    baseline.hash === undefined
      ? candidate.digest === baseline.told.digest
      : isKeptAs(keep(model, policy, predictions), baseline.bytes);
  return judge({ policy, task, candidate: predictions, baseline: { predictions: other, pairing }, identical, flags });
}

/** Predictions as a baseline keeps them: gating columns and slices only, ids hashed. */
export function keep(model: string, { guards, explore }: Policy, predictions: Predictions): Buffer {
  const slices = [...guards.flatMap(({ where }) => [...where.keys()]), ...explore];
  const columns = [...new Set(['label', 'prediction', 'correct', 'score', ...slices])];
  return serializePredictions(predictions, { columns, id: (id) => hashId(model, id) });
}

function vanished(source: string): UserError {
  return new UserError(
    'E_PREDICTIONS_MISSING',
    `The baseline was recorded with predictions, and ${JSON.stringify(source.slice(0, 200))} brings none: let the evaluation write them, as it did on the base branch.`,
  );
}

/** Whether two kept forms say the same; their compression may differ between versions of zlib. */
function isKeptAs(kept: Buffer, recorded: Buffer | undefined): boolean {
  return recorded !== undefined && gunzipSync(kept).equals(gunzipSync(recorded));
}

function labels({ columns }: Predictions) {
  return columns.get('label') ?? [];
}
