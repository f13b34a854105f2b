import type { EvalGateRecord } from '@mlops-actions/records';
import { pairExamples } from '../evidence/pair-examples.ts';
import { resolveTask } from '../evidence/resolve-task.ts';
import { judge } from '../judgement/judge.ts';
import type { Flips, Judgement } from '../judgement/judgement.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { type SampleGroup, sampleSides } from './sample-predictions.ts';

/** The record around a judgement, for tests. */
export function sampleRecord(judgement: Judgement, extra: Partial<EvalGateRecord> = {}): EvalGateRecord {
  const { flips: _, ...judged } = judgement;
  return {
    kind: 'eval-gate',
    schemaVersion: 1,
    model: 'spam',
    commit: 'c'.repeat(40),
    run: { id: 1, attempt: 1, event: 'pull_request', repository: 'octo/mail' },
    createdAt: '2026-07-01T12:00:00Z',
    mode: 'merge',
    policy: { source: `mlops/gate.yml@${'b'.repeat(40)}`, digest: `sha256:${'1'.repeat(64)}`, differs: [] },
    candidate: { source: 'train', commit: 'c'.repeat(40), digest: `sha256:${'2'.repeat(64)}` },
    baseline: { source: 'base', commit: 'b'.repeat(40), digest: `sha256:${'3'.repeat(64)}`, behind: 2, ageDays: 2.2 },
    override: null,
    ...judged,
    ...extra,
  };
}

/** Judges groups of examples by a policy, and gives record and flips. */
export function judgeSample(
  policyText: string,
  groups: readonly SampleGroup[],
): { record: EvalGateRecord; flips: readonly Flips[] } {
  const policy = parsePolicy(policyText, 'gate.yml');
  const { candidate, baseline } = sampleSides(groups);
  const task = resolveTask(policy, [candidate, baseline]);
  const pairing = pairExamples({ candidate, baseline });
  const judgement = judge({ policy, task, candidate, baseline: { predictions: baseline, pairing } });
  return { record: sampleRecord(judgement), flips: judgement.flips };
}
