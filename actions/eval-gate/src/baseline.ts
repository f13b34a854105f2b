import { resolve } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { parsePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { hashId } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import { findBaseline, formatRef } from '@mlops-actions/history';
import type { Aggregate } from '@mlops-actions/metrics';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Base } from './base-commit.ts';
import { digestOf, parseEvidence, readBytes } from './candidate.ts';
import type { Inputs } from './definition.ts';
import { bare, type Evidence } from './evidence.ts';

/** What the candidate is compared with, as it was found. */
export interface BaselineEvidence extends Evidence {
  readonly told: NonNullable<EvalGateRecord['baseline']>;
  /** The run that recorded it, where one did. */
  readonly run: number | undefined;
  /** How the candidate's ids are written there; undefined: as they are. */
  readonly hash: ((id: string) => string) | undefined;
}

/**
 * Finds the baseline the inputs and the policy ask for.
 *
 * @returns undefined when nothing is recorded, or none is wanted.
 * @throws UserError E_RECORD when something is recorded and cannot be read: that is not "no baseline".
 */
export async function loadBaseline(
  inputs: Pick<Inputs, 'baseline' | 'registry' | 'model' | 'working-directory'>,
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
  if (base.commit === undefined) return undefined;
  const found = await findBaseline(github, {
    model: inputs.model,
    from: base.commit,
    exclude: ports.runner.context.runId,
  });
  if (found === undefined) return undefined;
  const { ref, behind, record, predictions } = found;
  const ageDays = (ports.now().getTime() - Date.parse(record.createdAt)) / 86_400_000;
  return {
    told: {
      source: formatRef(ref),
      commit: ref.commit,
      digest: record.candidate?.digest ?? null,
      behind,
      ageDays: Math.max(0, Math.round(ageDays * 10) / 10),
    },
    predictions: predictions && (await parsePredictions(predictions, `${formatRef(ref)}/predictions.jsonl.gz`)),
    run: ref.run,
    ...recordedNumbers(record),
    hash: (id) => hashId(inputs.model, id),
  };
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
    run: undefined,
    hash: undefined,
  };
}

/**
 * What a gate record states for all examples: what is left to compare with where there are no predictions. Numbers it
 * was given keep what says how far they move by chance.
 */
export function recordedNumbers(record: EvalGateRecord): Pick<Evidence, 'aggregates' | 'fingerprint'> {
  const overall = record.comparisons.filter(({ slice, against }) => slice === null && against === 'baseline');
  const values = overall.flatMap(({ metric, candidate }) => (candidate === null ? [] : [[metric, candidate] as const]));
  const given = Object.entries(record.aggregates ?? {});
  return {
    aggregates: new Map<string, Aggregate>([...bare(values), ...given]),
    fingerprint: new Map(Object.entries(record.fingerprint ?? {})),
  };
}
