import type { Ports } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { type AppliedPolicy, type Base, type CaseFile, toGateRecord } from '@mlops-actions/comparison';
import type { Judgement } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Inputs } from './definition.ts';
import type { Override } from './override.ts';

/** Everything a record speaks of. */
export interface Concluded {
  readonly judgement: Judgement;
  readonly applied: AppliedPolicy;
  readonly file: CaseFile;
  readonly base: Base;
  readonly override: Override | undefined;
}

/** The record of a judgement. */
export function toRecord(
  inputs: Inputs,
  ports: Ports,
  { judgement, applied, file, base, override }: Concluded,
): EvalGateRecord {
  const { baseline, attempts } = file;
  const { flags } = judgement;
  return {
    ...toGateRecord(inputs, ports, { judgement, applied, file, pull: base.pull }),
    ...(attempts.length === 0 || !flags.includes('attempts-pooled')
      ? {}
      : { attempts: attempts.map(({ attempt }) => attempt) }),
    ...(baseline === undefined || baseline.history.length === 0 ? {} : { history: [...baseline.history] }),
    override: override === undefined ? null : { ...override, metrics: [...override.metrics] },
    flags: [...flags, ...(inputs.records === 'hashed' ? [] : [`records-${inputs.records}`])],
  };
}

/** The record of a gate that could not see: the verdict is `error`, and says why. */
export function toErrorRecord(
  error: { readonly code: string; readonly message: string },
  inputs: Pick<Inputs, 'model' | 'mode'>,
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
