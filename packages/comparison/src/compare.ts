import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Predictions, parsePredictions, serializePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import {
  applyTruth,
  checkPredictions,
  hashId,
  indexExamples,
  type Judgement,
  judge,
  judgeNumbers,
  keptColumns,
  type OtherSide,
  type Policy,
  pairExamples,
  poolAttempts,
  type ResolvedTask,
  resolveTask,
  type Shown,
} from '@mlops-actions/gate';
import type { EarlierAttempt } from './attempts.ts';
import type { BaselineEvidence } from './baseline.ts';
import type { Candidate } from './candidate.ts';
import { type Evidence, fingerprintMismatches, summaryOf } from './evidence.ts';
import type { Inputs } from './inputs.ts';
import type { AppliedPolicy } from './policy.ts';

/** Everything a verdict rests on. */
export interface CaseFile {
  readonly candidate: Candidate;
  readonly baseline: BaselineEvidence | undefined;
  readonly anchor: BaselineEvidence | undefined;
  /** Whether inputs or policy name an anchor. */
  readonly anchored: boolean;
  /** True labels that go before those of the predictions. */
  readonly truth: Predictions | undefined;
  readonly attempts: readonly EarlierAttempt[];
  /** Of this run. */
  readonly attempt: number;
  /** Whether a person accepted that examples vanished or got other labels. */
  readonly changesAccepted?: boolean;
}

type Wanted = Pick<Inputs, 'model' | 'baseline' | 'mode' | 'records'>;

/** A judgement, and what may be shown of the predictions it rests on. */
export interface Compared {
  readonly judgement: Judgement;
  /** Undefined where numbers were compared. */
  readonly shown: Omit<Shown, 'learning' | 'history'> | undefined;
}

/**
 * Candidate against baseline and anchor under the rules: by predictions where both sides have them, by numbers where
 * neither has, and by floors alone where the baseline was recorded without.
 *
 * @throws UserError E_PREDICTIONS_MISSING where only the baseline has them: a change must not leave the evidence out.
 */
export async function compare(wanted: Wanted, applied: AppliedPolicy, file: CaseFile): Promise<Compared> {
  const { candidate, baseline } = file;
  if (candidate.predictions !== undefined) {
    const compared = await comparePredictions(wanted, applied, file, candidate.predictions);
    return baseline?.summary === true ? compareSummaries(wanted, applied, file, compared) : compared;
  }
  if (baseline?.predictions !== undefined) throw vanished(candidate.source);
  return { judgement: compareNumbers(wanted, applied, file, candidate.aggregates), shown: undefined };
}

function compareNumbers(
  { mode }: Wanted,
  { policy, flags }: AppliedPolicy,
  { candidate, baseline, anchored }: CaseFile,
  aggregates: Evidence['aggregates'],
): Judgement {
  return judgeNumbers({
    policy,
    candidate: aggregates,
    baseline: baseline?.aggregates ?? null,
    mismatches: baseline === undefined ? [] : fingerprintMismatches(candidate.fingerprint, baseline.fingerprint),
    mode,
    // An anchor is compared by predictions alone.
    flags: [...flags, ...(anchored ? ['no-anchor'] : [])],
  });
}

/** Against a baseline that kept no rows: the candidate's rows are measured, and its numbers compared. */
function compareSummaries(
  wanted: Wanted,
  applied: AppliedPolicy,
  file: CaseFile,
  { judgement: measured, shown }: Compared,
): Compared {
  if (measured.verdict === 'error') return { judgement: measured, shown };
  const judgement = compareNumbers(wanted, applied, file, summaryOf(measured.comparisons));
  return { judgement: { ...judgement, flags: [...judgement.flags, 'baseline-summary'] }, shown };
}

async function comparePredictions(
  wanted: Wanted,
  { policy, flags }: AppliedPolicy,
  file: CaseFile,
  given: Predictions,
): Promise<Compared> {
  const { model, mode, records } = wanted;
  const { baseline, anchor, truth } = file;
  const hash = (id: string) => hashId(model, id);
  const own = await pool(given, { model, policy, file, records });
  const predictions =
    truth === undefined ? own.predictions : applyTruth(own.predictions, truth, own.hashed ? hash : undefined);
  const others = [baseline, anchor].map((other) => prepareOther(other, { own, hash, truth }));
  const sides = others.flatMap((other) => other?.predictions ?? []);
  const task = resolveTask(policy, [predictions, ...sides]);
  for (const side of [predictions, ...sides]) checkPredictions(side, task);
  // What is judged today is what others are paired with tomorrow: ids that cannot serve are refused at once.
  if (wanted.baseline === 'base') indexExamples(predictions);
  const otherSide = (other: Prepared | undefined): OtherSide | null =>
    other === undefined
      ? null
      : {
          predictions: other.predictions,
          pairing: pairExamples({ candidate: predictions, baseline: other.predictions, hash: other.hash }),
          // The artifact, not its answers: that two models answer a few examples alike proves little.
          identical: own.attempts === 0 && file.candidate.digest === other.evidence.told.digest,
        };
  const [before, champion] = others;
  const beforeSide = otherSide(before);
  const sources = [file.candidate.digest, baseline?.told.digest, anchor?.told.digest, taskSeed(task)];
  const judgement = judge({
    policy,
    task,
    candidate: predictions,
    baseline: beforeSide,
    anchor: otherSide(champion),
    mode,
    seed: createHash('sha256').update(JSON.stringify(sources)).digest('hex'),
    flags: [
      ...flags,
      ...(file.anchored && anchor === undefined ? ['no-anchor'] : []),
      ...(own.attempts > 0 ? ['attempts-pooled'] : []),
      ...(truth === undefined ? [] : ['labels-of-the-base']),
    ],
    changesAccepted: file.changesAccepted ?? false,
  });
  return {
    judgement,
    shown: { task, candidate: predictions, baseline: beforeSide?.predictions, pairing: beforeSide?.pairing },
  };
}

function taskSeed({ task, positive }: ResolvedTask): string {
  return `${task}/${positive ?? ''}`;
}

interface Own {
  readonly predictions: Predictions;
  /** Whether ids are hashed, as those of earlier attempts are. */
  readonly hashed: boolean;
  /** Earlier attempts that were pooled. */
  readonly attempts: number;
}

/** The candidate's answers with those of earlier attempts, where those differ. */
async function pool(
  given: Predictions,
  { model, policy, file, records }: { model: string; policy: Policy; file: CaseFile; records: Inputs['records'] },
): Promise<Own> {
  const kept = keep(model, policy, given, records);
  const different = file.attempts.filter(({ bytes }) => !isKeptAs(kept, bytes));
  if (different.length === 0) return { predictions: given, hashed: false, attempts: 0 };
  const latest = {
    attempt: file.attempt,
    predictions: await parsePredictions(kept, given.file.replace(/(\.\w+)?$/, '.jsonl.gz')),
  };
  return { predictions: poolAttempts(latest, different), hashed: records !== 'full', attempts: different.length };
}

interface Prepared {
  readonly evidence: BaselineEvidence;
  readonly predictions: Predictions;
  readonly hash: ((id: string) => string) | undefined;
}

interface Preparation {
  readonly own: Own;
  readonly hash: (id: string) => string;
  readonly truth: Predictions | undefined;
}

/** The other side, its labels the true ones, its ids written as the candidate's can be. */
function prepareOther(evidence: BaselineEvidence | undefined, { own, hash, truth }: Preparation): Prepared | undefined {
  if (evidence?.predictions === undefined) return undefined;
  const recorded = evidence.hash !== undefined;
  const labelled =
    truth === undefined ? evidence.predictions : applyTruth(evidence.predictions, truth, recorded ? hash : undefined);
  if (own.hashed && !recorded) return { evidence, predictions: hashIds(labelled, hash), hash: undefined };
  return { evidence, predictions: labelled, hash: own.hashed ? undefined : evidence.hash };
}

function hashIds(predictions: Predictions, hash: (id: string) => string): Predictions {
  const ids = (predictions.columns.get('id') ?? []).map((id) => (id === null ? null : hash(String(id))));
  return { ...predictions, columns: new Map([...predictions.columns, ['id', ids]]) };
}

/** The file of predictions as a baseline keeps them. */
export const keptName = 'predictions.jsonl.gz';

/** Predictions as a baseline keeps them: gating columns and slices only, ids hashed; under `full` as they are. */
export function keep(model: string, policy: Policy, predictions: Predictions, records: Inputs['records']): Buffer {
  const names = predictions.columns.keys();
  if (records === 'full') return serializePredictions(predictions, { columns: [...names], id: (id) => id });
  return serializePredictions(predictions, { columns: keptColumns(policy, names), id: (id) => hashId(model, id) });
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
