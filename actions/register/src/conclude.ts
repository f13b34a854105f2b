import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { type RegisterRecord, stateFolder } from '@mlops-actions/records';
import { type ModelVersion, serializeManifest } from '@mlops-actions/registry';
import type { Registration } from './admission.ts';
import type { AliasTurn } from './aliases.ts';
import type { Outputs } from './definition.ts';
import { renderRegistration } from './summary.ts';

/** What became of an accepted model; in a plan `version` is a number alone. */
export interface Registered {
  readonly version: ModelVersion | string;
  readonly created: boolean;
  readonly aliases: readonly AliasTurn[];
  readonly dispatched: boolean;
}

/** Outputs, record and summary; undefined: the rules let it not in. */
export async function conclude(
  registration: Registration,
  registered: Registered | undefined,
): Promise<Result<Outputs>> {
  const { inputs, ports, admission, verdict } = registration;
  const published = typeof registered?.version === 'object' ? registered.version : undefined;
  const manifest = published && (await writeManifest(published, ports.runner.context.workspace));
  const record = toRecord(registration, registered);
  const isNo = !admission.accepted && inputs.mode === 'publish';
  return {
    outputs: toOutputs(record, manifest),
    record,
    section: renderRegistration(record, published?.manifest),
    comment: inputs.mode === 'plan' ? {} : undefined,
    failure: isNo
      ? { message: `${inputs.model} is not registered: ${admission.reason}.`, exit: verdict === 'error' ? 2 : 1 }
      : undefined,
  };
}

async function writeManifest({ model, manifest }: ModelVersion, workspace: string): Promise<string> {
  const path = `${stateFolder(model)}/model.json`;
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), serializeManifest(manifest));
  return path;
}

function toOutputs(record: RegisterRecord, manifest: string | undefined): Omit<Outputs, 'record'> {
  return {
    version: record.version ?? '',
    uri: record.uri ?? '',
    digest: record.digest ?? '',
    created: record.created && record.mode === 'publish',
    'release-url': record.page ?? '',
    'previous-version': record.previous ?? '',
    manifest: manifest ?? '',
  };
}

function toRecord(registration: Registration, registered: Registered | undefined): RegisterRecord {
  const { inputs, ports, registry, model, filesDigest, verdict, versions, admission } = registration;
  const published = typeof registered?.version === 'object' ? registered.version : undefined;
  const version = published?.version ?? (registered?.version as string | undefined) ?? null;
  return {
    kind: 'register',
    ...recordHead(inputs.model, ports.runner.context, ports.now()),
    mode: inputs['dry-run'] ? 'plan' : inputs.mode,
    registry: registry.address,
    accepted: admission.accepted,
    reason: admission.reason,
    version,
    created: registered?.created ?? false,
    digest: published?.digest ?? null,
    modelDigest: model.digest,
    filesDigest,
    size: model.size,
    files: Math.max(1, model.files.length),
    uri: published?.uri ?? null,
    page: published?.page ?? null,
    previous: versions.find((other) => other !== version) ?? null,
    require: inputs.require,
    verdict: verdict ?? null,
    aliases: [...(registered?.aliases ?? [])],
    dispatched: registered?.dispatched ?? false,
  };
}
