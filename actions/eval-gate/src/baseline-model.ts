import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import type { BaselineEvidence } from '@mlops-actions/comparison';
import type { Inputs } from './definition.ts';

const maxBytes = 10 * 1024 ** 3;

/**
 * The files of the baseline's model: of the registered version, else the artifact of the run that recorded it.
 *
 * @returns the folder, or the one file in it; undefined, and said in the log, where they cannot be had any more: a
 *   command may train its own.
 */
export async function loadBaselineModel(
  inputs: Pick<Inputs, 'baseline' | 'registry' | 'model' | 'token'>,
  ports: Ports,
  { baseline, folder }: { baseline: BaselineEvidence | undefined; folder: string },
): Promise<string | undefined> {
  await mkdir(folder);
  const alias = /^registry:(.+)$/.exec(inputs.baseline)?.[1];
  const found =
    alias === undefined
      ? await ofRun(inputs, ports, { baseline, folder })
      : await ofRegistry(alias, inputs, ports, folder);
  if (!found) {
    ports.runner.info('The model of the baseline cannot be had, so MLOPS_BASELINE_MODEL is not set.');
    return undefined;
  }
  const [only, ...more] = await readdir(folder);
  return only !== undefined && more.length === 0 ? join(folder, only) : folder;
}

async function ofRegistry(
  alias: string,
  inputs: Pick<Inputs, 'registry' | 'model'>,
  ports: Ports,
  folder: string,
): Promise<boolean> {
  const { find, openRegistryOf } = await import('@mlops-actions/comparison/registry');
  const registry = await openRegistryOf(inputs, ports);
  const version = await find(registry, inputs.model, alias);
  if (version === undefined) return false;
  await registry.download(version, { folder: join(folder, 'model'), files: true, companions: [] });
  return true;
}

async function ofRun(
  { model, token }: Pick<Inputs, 'model' | 'token'>,
  ports: Ports,
  { baseline, folder }: { baseline: BaselineEvidence | undefined; folder: string },
): Promise<boolean> {
  const { owner, name: repo } = ports.runner.context.repository;
  const store = await ports.artifacts();
  if (store === undefined || baseline?.run === undefined || token === '') return false;
  return store.downloadOfRun(`mlops-${model}-model`, folder, { id: baseline.run, owner, repo, token, maxBytes });
}
