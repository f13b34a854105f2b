import type { Ports } from '@mlops-actions/action';
import {
  type AppliedPolicy,
  type Base,
  type CaseFile,
  type Inputs as ComparisonInputs,
  compare,
  loadAnchor,
  loadBaseline,
  loadPolicy,
  loadTruth,
  toGateRecord,
} from '@mlops-actions/comparison';
import { type Exhibits, type Flips, gatherExhibits } from '@mlops-actions/gate';
import type { GitHub, PullRequestState } from '@mlops-actions/github';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Answers } from './answers.ts';
import type { Inputs } from './definition.ts';
import { policyChanges } from './policy-changes.ts';

/** A judgement of what a stranger brought. */
export interface Judged {
  readonly gate: EvalGateRecord;
  readonly flips: readonly Flips[];
  readonly exhibits: Exhibits | undefined;
  /** Whose labels the answers were compared with. */
  readonly labels: 'base' | 'fork';
  /** Whether all was proven, by labels that prove nothing. */
  readonly capped: boolean;
}

/** Put on the record where the labels are the fork's own. */
export const untrustedLabels = 'untrusted-labels';

/**
 * Judges the answers under the policy of the base, with its labels where it has any, against its baseline.
 *
 * The rules are those of the tip of the base branch; the head's are read only to say that they differ. By labels of
 * the fork a pass is at best inconclusive.
 *
 * @throws UserError E_POLICY_MISSING, E_POLICY, E_LABELS, E_PREDICTIONS…: nothing that cannot be judged is green.
 */
export async function judgeAnswers(
  given: Inputs,
  ports: Ports,
  { github, pull, answers }: { github: GitHub; pull: PullRequestState; answers: Answers },
): Promise<Judged> {
  const { runner } = ports;
  const { number, head } = pull;
  // The base is its own head here: what the fork brings as rules is never applied.
  const base: Base = {
    commit: pull.base.sha,
    head: pull.base.sha,
    search: 'ancestors',
    pull: { number, headSha: head.sha },
  };
  const asked = comparisonInputs(given);
  const read = await runner.group('Read the policy of the base', () => loadPolicy(asked, ports, github, base));
  const applied = { ...read, differs: await policyChanges(read, { github, pull }) };
  const inputs = { ...asked, baseline: asked.baseline === 'base' ? applied.policy.baseline : asked.baseline };
  const file = await gather(given, inputs, ports, { github, base, applied, answers });
  const { judgement, shown } = await runner.group('Compare', () => compare(inputs, applied, file));
  const labels = file.truth === undefined ? 'fork' : 'base';
  const capped = labels === 'fork' && judgement.verdict === 'pass';
  const commit = head.sha;
  const gate = toGateRecord(inputs, ports, { judgement, applied, file, pull: { number, headSha: commit }, commit });
  const flags = [...gate.flags, 'untrusted-predictions', ...(labels === 'fork' ? [untrustedLabels] : [])];
  return {
    // Whoever writes both labels and answers can make them agree: that proves nothing.
    gate: { ...gate, verdict: capped ? 'inconclusive' : gate.verdict, flags },
    flips: judgement.flips,
    exhibits: shown && gatherExhibits({ ...shown, learning: [], history: file.baseline?.history ?? [] }),
    labels,
    capped,
  };
}

function comparisonInputs(inputs: Inputs): ComparisonInputs {
  return { ...inputs, candidate: '', metrics: [], records: 'hashed', mode: 'merge' };
}

interface Question {
  readonly github: GitHub;
  readonly base: Base;
  readonly applied: AppliedPolicy;
  readonly answers: Answers;
}

async function gather(
  given: Inputs,
  inputs: ComparisonInputs,
  ports: Ports,
  { github, base, applied: { policy }, answers }: Question,
): Promise<CaseFile> {
  const { runner } = ports;
  const baseline = await runner.group('Load the baseline', () => loadBaseline(inputs, ports, github, base));
  const anchor = await loadAnchor(policy.anchor, inputs, ports, { github, base });
  const labels = given.labels === '' ? policy.labels : given.labels;
  const truth = await loadTruth({ ...policy, labels }, inputs, { ports, github, base });
  const candidate = { ...answers, aggregates: new Map(), fingerprint: new Map(), trained: undefined };
  const attempt = runner.context.runAttempt;
  return { candidate, baseline, anchor, anchored: policy.anchor !== null, truth, attempts: [], attempt };
}
