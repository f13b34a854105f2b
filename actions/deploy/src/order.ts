import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelVersion } from '@mlops-actions/registry';
import type { RolloutOrder } from '@mlops-actions/rollout';
import type { Target, TargetVersion } from '@mlops-actions/target';
import type { ServingPlace } from './open-place.ts';
import type { Prepared } from './prepare.ts';
import { systemClock } from './progress.ts';

/** What the rollout engine is told to do. The model's files are fetched and verified before anything is touched. */
export async function orderOf(
  prepared: Prepared,
  { target, http, headers }: ServingPlace,
  signal: AbortSignal,
  onPhase: RolloutOrder['onPhase'],
): Promise<RolloutOrder> {
  const { inputs, ports, version, situation, config, golden } = prepared;
  const next = await ports.runner.group('Fetch the model', () => fetchVersion(prepared, version));
  return {
    target: withFiles(prepared, target),
    config,
    next,
    old: situation.live === undefined ? undefined : await toTarget(prepared, situation.live.version),
    golden,
    http,
    endpoint: inputs.endpoint || undefined,
    headers,
    clock: systemClock,
    signal,
    onPhase,
  };
}

/** A version as a target knows it, its files not fetched; one that left the registry is known by its number alone. */
export async function toTarget({ registry, inputs }: Prepared, version: string): Promise<TargetVersion> {
  const found = await registry.get(inputs.model, { version });
  return { model: inputs.model, version, digest: found?.digest ?? '', uri: found?.uri ?? '', path: undefined };
}

async function fetchVersion({ registry, ports }: Prepared, version: ModelVersion): Promise<TargetVersion> {
  const folder = join(await mkdtemp(join(ports.runner.context.temp, 'mlops-version-')), 'model');
  await registry.download(version, { folder });
  const { model, manifest, digest, uri } = version;
  const [only] = manifest.files;
  const path = manifest.layout === 'file' && only !== undefined ? join(folder, only.path) : folder;
  return { model, version: version.version, digest, uri, path };
}

/** Fetches the old version's files too, but only when the target is to go back to them. */
export function withFiles(prepared: Prepared, target: Target): Target {
  const { registry, inputs, ports } = prepared;
  return {
    address: target.address,
    splits: target.splits,
    check: () => target.check(),
    current: () => target.current(),
    plan: (next, weights) => target.plan(next, weights),
    stage: (next) => target.stage(next),
    ready: (version) => target.ready(version),
    weight: (next, percent) => target.weight(next, percent),
    promote: (next) => target.promote(next),
    cleanup: (next, old) => target.cleanup(next, old),
    async rollback(failed, back) {
      const found = back && (await registry.get(inputs.model, { version: back.version }).catch(() => undefined));
      // A target that keeps the old version needs no files, so that losing the registry must not stop a rollback.
      const fetched =
        found &&
        (await fetchVersion(prepared, found).catch((error: unknown) => {
          ports.runner.info(`Going back without the files of ${found.version}: ${String(error)}`);
        }));
      await target.rollback(failed, fetched ?? back);
    },
  };
}
