import type { Ports, Result } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { redact } from '@mlops-actions/http';
import type { DeployRecord } from '@mlops-actions/records';
import type { ModelVersion } from '@mlops-actions/registry';
import type { RolloutOutcome } from '@mlops-actions/rollout';
import type { Inputs, Outputs } from './definition.ts';
import { renderDeployment } from './summary.ts';

/** How a run ended, and what is known of it. */
export interface Conclusion {
  readonly status: DeployRecord['status'];
  /** One clause for people. */
  readonly reason: string;
  readonly version?: Pick<ModelVersion, 'version' | 'digest'> | undefined;
  /** What was live before. */
  readonly previous?: string | undefined;
  /** What serves now, as far as proven. */
  readonly live?: string | undefined;
  readonly deployment?: number | undefined;
  readonly url?: string | undefined;
  /** What was done about a deployment that died half-way. */
  readonly recovered?: string | undefined;
  readonly outcome?: RolloutOutcome | undefined;
  /** Markdown in place of the usual section. */
  readonly section?: string | undefined;
}

/** Outputs, record, summary, and the exit code: 1 when the version did not do, 2 when nobody knows what serves. */
export function conclude(inputs: Inputs, ports: Ports, conclusion: Conclusion): Result<Outputs> {
  const record = toRecord(inputs, ports, conclusion);
  ports.runner.info(`${record.status}: ${record.reason}.`);
  return {
    outputs: {
      status: record.status,
      url: record.url ?? '',
      'deployment-id': record.deployment === null ? '' : String(record.deployment),
      version: record.version ?? '',
      'previous-version': record.previous ?? '',
    },
    record,
    section: conclusion.section ?? renderDeployment(record, conclusion.outcome),
    failure: failureOf(record, conclusion.outcome?.touched === true),
  };
}

function failureOf(record: DeployRecord, touched: boolean): Result['failure'] {
  const { status, model, version, environment, reason, previous } = record;
  if (status === 'rolled-back')
    return {
      exit: 1,
      message: `${model} ${version} was rolled back on ${environment}: ${reason}. ${previous ?? 'Nothing'} serves, as before.`,
    };
  if (status !== 'failed') return undefined;
  if (!touched)
    return {
      exit: 2,
      message: `${model} ${version} was not deployed to ${environment}: ${reason}. Nothing was changed.`,
    };
  return {
    exit: 2,
    message: `ROLLBACK FAILED. NOBODY KNOWS WHICH VERSION OF ${model} SERVES ON ${environment}: look at it NOW, and bring ${previous ?? 'the old state'} back by hand. ${reason}`,
  };
}

function toRecord(inputs: Inputs, ports: Ports, conclusion: Conclusion): DeployRecord {
  const { outcome, version } = conclusion;
  return {
    kind: 'deploy',
    ...recordHead(inputs.model, ports.runner.context, ports.now()),
    mode: inputs['dry-run'] ? 'plan' : inputs.mode,
    status: conclusion.status,
    reason: conclusion.reason,
    environment: inputs.environment,
    target: /^https?:/.test(inputs.target) ? redact(inputs.target) : inputs.target,
    registry: inputs.registry,
    version: version?.version ?? null,
    digest: version?.digest ?? null,
    previous: conclusion.previous ?? null,
    live: conclusion.live ?? null,
    deployment: conclusion.deployment ?? null,
    url: conclusion.url || null,
    recovered: conclusion.recovered ?? null,
    phases: [...(outcome?.phases ?? [])],
    golden: (outcome?.golden ?? []).map((report) => ({ ...report, broken: [...report.broken] })),
    error: null,
  };
}

/** The record of a run that could not even begin. */
export function recover(
  error: { readonly code: string; readonly message: string },
  inputs: Inputs,
  ports: Ports,
): DeployRecord {
  return { ...toRecord(inputs, ports, { status: 'failed', reason: error.message.slice(0, 1000) }), error };
}
