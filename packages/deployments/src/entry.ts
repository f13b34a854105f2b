import type { Deployment, DeploymentState, DeploymentStatus } from '@mlops-actions/github';
import { digest, modelName } from '@mlops-actions/records';
import { z } from 'zod';

const version = z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/);

/** What a deployment of ours carries: all that is needed to go back to it. */
export const payloadSchema = z.object({
  kind: z.literal('mlops-deployment'),
  schemaVersion: z.literal(1),
  model: modelName,
  version,
  digest,
  registry: z.string().max(1000).describe('As the input `registry`.'),
  target: z.string().max(1000).describe('As the input `target`, without secrets.'),
  previous: z
    .object({ version, digest: digest.nullable() })
    .nullable()
    .describe('What was live before; null: nothing.'),
  run: z.object({ id: z.int().nonnegative(), attempt: z.int().positive() }),
});
export type Payload = z.output<typeof payloadSchema>;

/** A deployment of one model to one environment, as GitHub keeps it. */
export interface Entry {
  readonly id: number;
  readonly version: string;
  /** sha256 of the version's manifest, where the deployment carries it. */
  readonly digest: string | undefined;
  /** What was live before it, where the deployment carries it. */
  readonly previous: string | undefined;
  /** State of its newest status but `inactive`; `pending` without any. */
  readonly state: DeploymentState;
  /** Whether a later one took its place. */
  readonly inactive: boolean;
  /** Whether it ever succeeded. */
  readonly succeeded: boolean;
  readonly description: string;
  readonly url: string;
  readonly creator: string;
  /** The workflow run it was made in, as far as it says. */
  readonly run: { readonly id: number; readonly attempt: number | undefined } | undefined;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Task of the deployments of a model. */
export function taskOf(model: string): string {
  return `deploy:${model}`;
}

/** Task of the deployment that GitHub makes for a job with `environment:`. */
export const jobTask = 'deploy';

/** What every description begins with, so that a deployment without our payload names its version too. */
export function describe(model: string, version: string, text: string): string {
  return `${model}@v${version}: ${text}`;
}

/**
 * Reads a deployment with its statuses, newest first.
 *
 * @returns undefined when it is another model's, or nobody's of ours.
 */
export function toEntry(
  model: string,
  deployment: Deployment,
  statuses: readonly DeploymentStatus[],
): Entry | undefined {
  const own = readPayload(deployment.payload);
  if (own === undefined ? deployment.task !== jobTask : own.model !== model) return undefined;
  const told = own?.version ?? versionIn(model, statuses);
  if (told === undefined) return undefined;
  const newest = statuses.find(({ state }) => state !== 'inactive');
  return {
    id: deployment.id,
    version: told,
    digest: own?.digest,
    previous: own?.previous?.version,
    state: newest?.state ?? 'pending',
    inactive: statuses[0]?.state === 'inactive',
    succeeded: statuses.some(({ state }) => state === 'success'),
    description: newest?.description ?? '',
    url: newest?.environmentUrl ?? '',
    creator: deployment.creator,
    run: own?.run ?? runIn(statuses),
    createdAt: deployment.createdAt,
  };
}

/** The payload is what anybody with `deployments: write` put there. */
function readPayload(payload: unknown): Payload | undefined {
  return payloadSchema.safeParse(typeof payload === 'string' ? parseJson(payload) : payload).data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function versionIn(model: string, statuses: readonly DeploymentStatus[]): string | undefined {
  const prefix = `${model}@v`;
  const told = statuses.find(({ description }) => description.startsWith(prefix));
  return told && /^(\d{1,9}\.\d{1,9}\.\d{1,9}): /.exec(told.description.slice(prefix.length))?.[1];
}

function runIn(statuses: readonly DeploymentStatus[]): Entry['run'] {
  const id = statuses.map(({ logUrl }) => /\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(logUrl)?.[1]).find(Boolean);
  return id === undefined ? undefined : { id: Number(id), attempt: undefined };
}
