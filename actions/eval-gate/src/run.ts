import type { Effect, Ports, Result } from '@mlops-actions/action';
import { pushOf, recordHead } from '@mlops-actions/action/run';
import {
  describeVerdict,
  exitCode,
  gateOutputs,
  type Judgement,
  type Policy,
  policyDigest,
  renderGate,
} from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import { snapshotFiles, writeSnapshot } from '@mlops-actions/history';
import { type EvalGateRecord, serializeRecord } from '@mlops-actions/records';
import { loadAnchor } from './anchor.ts';
import { loadAttempts } from './attempts.ts';
import { type Base, resolveBase } from './base-commit.ts';
import { type BaselineEvidence, loadBaseline } from './baseline.ts';
import { type Candidate, loadCandidate } from './candidate.ts';
import { type CaseFile, compare, keep } from './compare.ts';
import type { Inputs, Outputs } from './definition.ts';
import { handOver } from './hand-over.ts';
import { type AppliedPolicy, loadPolicy } from './policy.ts';
import { loadTruth } from './truth.ts';

/**
 * Compares a candidate model with its baseline and says whether it may pass.
 *
 * A rejected candidate is the gate doing its job, so the verdict is returned and never thrown. Only evidence that
 * cannot be read throws; {@link recover} puts that on record as the verdict `error`.
 */
export async function run(given: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const { context } = runner;
  const github = await ports.github();
  const candidate = await runner.group('Load the candidate', () => loadCandidate(given, ports));
  const checkedOut = candidate.trained?.code?.commit;
  const base = await runner.group('Find the base', () => resolveBase(ports, github, checkedOut));
  const applied = await runner.group('Read the policy', () => loadPolicy(given, ports, github, base));
  const inputs = { ...given, baseline: given.baseline === 'base' ? applied.policy.baseline : given.baseline };
  const { policy } = applied;
  const file = await gather(inputs, ports, { github, base, candidate, policy });

  const kept = candidate.predictions && keep(inputs.model, policy, candidate.predictions);
  const judgement = cap(await runner.group('Compare', () => compare(inputs, applied, file)));
  const record = toRecord(inputs, ports, { judgement, applied, file });
  const exit = exitCode(record, inputs.mode);
  runner.info(describeVerdict(record));

  return {
    outputs: gateOutputs(record, inputs.mode),
    record,
    section: renderGate(record, { flips: judgement.flips }),
    comment: inputs.comment === 'per-model',
    files: await handOver(kept, inputs.model, context.workspace),
    effects: keepBaseline(inputs, ports, github, { record, candidate, kept }),
    failure: exit === 0 ? undefined : { message: describeVerdict(record), exit },
  };
}

/** The record of a gate that could not see: the verdict is `error`, and says why. */
export function recover(
  error: { readonly code: string; readonly message: string },
  inputs: Inputs,
  ports: Ports,
): EvalGateRecord {
  return {
    kind: 'eval-gate',
    ...recordHead(inputs.model, ports.runner.context, ports.now()),
    verdict: 'error',
    mode: inputs.mode,
    policy: { source: 'unknown', digest: null, differs: [] },
    candidate: null,
    baseline: null,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: 0.05,
    comparisons: [],
    override: null,
    flags: [],
    error: { code: error.code, message: error.message },
  };
}

/** Rules that the head brings along itself prove nothing: under them a pass is at best inconclusive. */
function cap(judgement: Judgement): Judgement {
  return judgement.verdict === 'pass' && judgement.flags.includes('policy-from-head')
    ? { ...judgement, verdict: 'inconclusive' }
    : judgement;
}

interface Question {
  readonly github: GitHub | undefined;
  readonly base: Base;
  readonly candidate: Candidate;
  readonly policy: Policy;
}

/** Everything the candidate is judged against. */
async function gather(inputs: Inputs, ports: Ports, question: Question): Promise<CaseFile> {
  const { runner } = ports;
  const { candidate, github, base, policy } = question;
  const recorded = await runner.group('Load the baseline', () => loadBaseline(inputs, ports, github, base));
  const baseline = await answerAnew(inputs, ports, { ...question, recorded });
  const wanted = inputs.anchor === '' ? policy.anchor : inputs.anchor;
  const anchor =
    wanted === null
      ? undefined
      : await runner.group('Load the anchor', () => loadAnchor(wanted, inputs, ports, { github, base }));
  const truth = await loadTruth(policy, inputs, { ports, github, base });
  const attempts = await loadAttempts(inputs.model, candidate, ports);
  return {
    candidate,
    baseline,
    anchor,
    anchored: wanted !== null,
    truth,
    attempts,
    attempt: runner.context.runAttempt,
  };
}

/** The baseline's answers to the candidate's examples, where a command gives them. */
async function answerAnew(
  inputs: Inputs,
  ports: Ports,
  { candidate, base, recorded }: Question & { readonly recorded: BaselineEvidence | undefined },
): Promise<BaselineEvidence | undefined> {
  const examples = candidate.predictions;
  if (inputs['baseline-run'] === '' || examples === undefined) return recorded;
  const { runBaseline } = await import('./baseline-run.ts');
  return ports.runner.group('Let the baseline answer', () =>
    runBaseline(inputs, ports, { baseline: recorded, base, examples }),
  );
}

interface Concluded {
  readonly judgement: Judgement;
  readonly applied: AppliedPolicy;
  readonly file: CaseFile;
}

function toRecord(inputs: Inputs, ports: Ports, { judgement, applied, file }: Concluded): EvalGateRecord {
  const { flips: _, ...judged } = judgement;
  const { candidate, baseline, anchor, attempts } = file;
  const head = recordHead(inputs.model, ports.runner.context, ports.now());
  return {
    kind: 'eval-gate',
    ...head,
    mode: inputs.mode,
    policy: { source: applied.source, digest: policyDigest(applied.policy), differs: [...applied.differs] },
    candidate: { source: candidate.source, commit: head.commit, digest: candidate.digest },
    baseline: baseline?.told ?? null,
    ...(anchor === undefined ? {} : { anchor: anchor.told }),
    ...(candidate.fingerprint.size === 0 ? {} : { fingerprint: Object.fromEntries(candidate.fingerprint) }),
    ...(attempts.length === 0 || !judgement.flags.includes('attempts-pooled')
      ? {}
      : { attempts: attempts.map(({ attempt }) => attempt) }),
    override: null,
    ...judged,
  };
}

/** On a push to the default branch, what the branch now is becomes the baseline, whatever the verdict. */
function keepBaseline(
  inputs: Inputs,
  ports: Ports,
  github: GitHub | undefined,
  { record, candidate, kept }: { record: EvalGateRecord; candidate: Candidate; kept: Buffer | undefined },
): Effect[] {
  const { context } = ports.runner;
  if (github === undefined || !isOfBranch(inputs.baseline) || !pushOf(context)?.toDefaultBranch) return [];
  const records = new Map([['eval-gate.json', serializeRecord(record)]]);
  if (candidate.trained !== undefined) records.set('train.json', serializeRecord(candidate.trained));
  const ref = { model: inputs.model, commit: record.commit, run: context.runId, attempt: context.runAttempt };
  return [{ what: 'record the baseline', apply: () => writeSnapshot(github, ref, snapshotFiles(records, kept)) }];
}

/** Compared with what the branch was, or with a version: either way the candidate is what the branch now is. */
function isOfBranch(baseline: string): boolean {
  return baseline === 'base' || baseline.startsWith('registry:');
}
