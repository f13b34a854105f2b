import { resolve } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import type { HistoryPoint } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import type { RecordRef } from '@mlops-actions/history';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Base } from './base-commit.ts';
import { digestOf, parseEvidence, readBytes } from './candidate.ts';
import type { Evidence } from './evidence.ts';
import type { Inputs } from './inputs.ts';
import { loadRecorded } from './recorded-baseline.ts';
import { unrecorded } from './recorded-evidence.ts';

/** What the candidate is compared with, as it was found. */
export interface BaselineEvidence extends Evidence {
  readonly told: NonNullable<EvalGateRecord['baseline']>;
  /** The run that recorded it, where one did. */
  readonly run: number | undefined;
  /** The record, where it is one of the base branch. */
  readonly ref?: RecordRef | undefined;
  /** How the candidate's ids are written there; undefined: as they are. */
  readonly hash: ((id: string) => string) | undefined;
  /** Whether it measured predictions and kept none of their rows. */
  readonly summary: boolean;
  /** What was recorded before it, and itself; oldest first. */
  readonly history: readonly HistoryPoint[];
}

/**
 * Finds the baseline the inputs and the policy ask for.
 *
 * @returns undefined when nothing is recorded, or none is wanted.
 * @throws UserError E_RECORD when something is recorded and cannot be read: that is not "no baseline".
 */
export async function loadBaseline(
  inputs: Pick<Inputs, 'baseline' | 'registry' | 'model' | 'working-directory' | 'records-store'>,
  ports: Ports,
  github: GitHub | undefined,
  base: Base,
): Promise<BaselineEvidence | undefined> {
  if (inputs.baseline === 'none') return undefined;
  const registered = /^registry:(.+)$/.exec(inputs.baseline)?.[1];
  if (registered !== undefined) {
    const { loadRegistered } = await import('./registry-baseline.ts');
    return loadRegistered(registered, inputs, ports);
  }
  if (inputs.baseline !== 'base') return fromFile(inputs, ports);
  if (github === undefined) {
    throw new UserError(
      'E_PERMISSION',
      'The baseline of the base branch cannot be read without a token: leave the input `token` at its default, or set `baseline` to a file or `none`.',
    );
  }
  return loadRecorded(inputs, ports, { github, base });
}

async function fromFile(
  inputs: Pick<Inputs, 'baseline' | 'working-directory'>,
  ports: Ports,
): Promise<BaselineEvidence> {
  if (inputs.baseline.startsWith('artifact:')) {
    throw new UserError(
      'E_NOT_BUILT',
      `The input \`baseline\` does not take ${JSON.stringify(inputs.baseline.slice(0, 80))} yet: use \`base\`, a file, \`registry:<alias>\`, or \`none\`.`,
    );
  }
  const bytes = await readBytes(
    resolve(ports.runner.context.workspace, inputs['working-directory'], inputs.baseline),
    inputs.baseline,
  );
  return {
    told: { source: inputs.baseline, commit: null, digest: digestOf(bytes), behind: null, ageDays: null },
    ...(await parseEvidence(bytes, inputs.baseline)),
    ...unrecorded,
  };
}
