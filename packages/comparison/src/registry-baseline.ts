import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { runUrl } from '@mlops-actions/action/run';
import { parsePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { parseRecord } from '@mlops-actions/records';
import { type ModelVersion, openRegistry, type Registry, versionNumber } from '@mlops-actions/registry';
import type { BaselineEvidence } from './baseline.ts';
import type { Inputs } from './inputs.ts';
import { ageInDays, recordedEvidence } from './recorded-evidence.ts';

const record = 'eval-gate.json';
const predictions = 'predictions.jsonl.gz';

/**
 * What rode along with a registered version: the record of its own gate, and its predictions.
 *
 * @param name alias or version.
 * @returns undefined when the registry holds no version of the model at all.
 * @throws UserError E_ALIAS when it holds versions and none of that name: a misspelled alias must not open the gate.
 */
export async function loadRegistered(
  name: string,
  inputs: Pick<Inputs, 'registry' | 'model'>,
  ports: Ports,
): Promise<BaselineEvidence | undefined> {
  const registry = await openRegistryOf(inputs, ports);
  const version = await find(registry, inputs.model, name);
  return version && readEvidence(registry, version, { name, ports });
}

const champion = 'champion';

/** The version of the alias `champion`; undefined where there is none, or none that was judged. */
export async function loadChampion(
  inputs: Pick<Inputs, 'registry' | 'model'>,
  ports: Ports,
): Promise<BaselineEvidence | undefined> {
  const registry = await openRegistryOf(inputs, ports);
  const version = await registry.get(inputs.model, { alias: champion });
  const judged = version?.manifest.companions.some(({ path }) => path === record) ?? false;
  return version !== undefined && judged ? readEvidence(registry, version, { name: champion, ports }) : undefined;
}

/** The registry the inputs name, to read. */
export function openRegistryOf(inputs: Pick<Inputs, 'registry'>, ports: Ports): Promise<Registry> {
  const { context } = ports.runner;
  return openRegistry(inputs.registry, {
    workspace: context.workspace,
    github: ports.github,
    target: 'commit',
    actor: '',
    run: runUrl(context),
    log: (message) => ports.runner.info(message),
  });
}

/** A version by alias or number; undefined when the registry holds none of the model. */
export async function find(registry: Registry, model: string, name: string): Promise<ModelVersion | undefined> {
  const version = await registry.get(
    model,
    versionNumber.safeParse(name).success ? { version: name } : { alias: name },
  );
  if (version !== undefined) return version;
  const known = await registry.list(model);
  if (known.length === 0) return undefined;
  throw new UserError(
    'E_ALIAS',
    `The baseline registry:${name} names no version of ${model}: the registry holds ${known.slice(0, 10).join(', ')}. Set the alias with register, or correct the name.`,
  );
}

async function readEvidence(
  registry: Registry,
  version: ModelVersion,
  { name, ports }: { name: string; ports: Ports },
): Promise<BaselineEvidence> {
  const { model, manifest } = version;
  const stored = manifest.companions.map(({ path }) => path);
  if (!stored.includes(record)) throw unjudged(version);
  const folder = join(await mkdtemp(join(ports.runner.context.temp, 'mlops-baseline-')), 'version');
  try {
    const companions = [record, predictions].filter((path) => stored.includes(path));
    await registry.download(version, { folder, files: false, companions });
    const place = `${version.uri}:${record}`;
    const judged = parseRecord('eval-gate', await readFile(join(folder, record), 'utf8'), place);
    const bytes = stored.includes(predictions) ? await readFile(join(folder, predictions)) : undefined;
    return {
      told: {
        source: `registry:${name} (${version.version})`,
        commit: manifest.source.commit,
        digest: manifest.modelDigest,
        behind: null,
        ageDays: ageInDays(manifest.createdAt, ports),
      },
      predictions: bytes && (await parsePredictions(bytes, `${version.uri}:${predictions}`)),
      run: undefined,
      ...recordedEvidence(judged, model),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unjudged({ uri }: ModelVersion): UserError {
  return new UserError(
    'E_RECORD',
    `${uri} was registered without a record of eval-gate, so there is nothing to compare with: register it after eval-gate, or name another baseline.`,
  );
}
