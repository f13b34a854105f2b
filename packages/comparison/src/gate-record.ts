import type { Ports } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { type Judgement, policyDigest } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { CaseFile } from './compare.ts';
import type { Inputs } from './inputs.ts';
import type { AppliedPolicy } from './policy.ts';

/** A judgement with everything it rests on. */
export interface Judged {
  readonly judgement: Judgement;
  readonly applied: AppliedPolicy;
  readonly file: Pick<CaseFile, 'candidate' | 'baseline' | 'anchor'>;
  readonly pull: { readonly number: number; readonly headSha: string | undefined } | undefined;
  /** What the candidate is of; the commit of the run by default. */
  readonly commit?: string;
}

/** The record of a judgement. */
export function toGateRecord(
  { model, mode }: Pick<Inputs, 'model' | 'mode'>,
  ports: Ports,
  { judgement, applied, file, pull, commit }: Judged,
): EvalGateRecord {
  const { flips: _, ...judged } = judgement;
  const { candidate, baseline, anchor } = file;
  const head = recordHead(model, ports.runner.context, ports.now());
  return {
    kind: 'eval-gate',
    ...head,
    mode,
    policy: { source: applied.source, digest: policyDigest(applied.policy), differs: [...applied.differs] },
    candidate: { source: candidate.source, commit: commit ?? head.commit, digest: candidate.digest },
    baseline: baseline?.told ?? null,
    ...(anchor === undefined ? {} : { anchor: anchor.told }),
    ...(candidate.fingerprint.size === 0 ? {} : { fingerprint: Object.fromEntries(candidate.fingerprint) }),
    pullRequest: pull?.number ?? null,
    ...(pull?.headSha === undefined ? {} : { headSha: pull.headSha }),
    override: null,
    ...judged,
  };
}
