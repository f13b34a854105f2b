import { nextVersion, type Registered, registerVersion } from '@mlops-actions/registry';
import type { Registration } from './admission.ts';
import { renderCard } from './card.ts';
import { companions, lineageOf } from './evidence.ts';
import { modelFiles } from './model.ts';

/** The number the version would get. */
export async function planVersion({ inputs, known, versions }: Registration): Promise<string> {
  return known?.version ?? nextVersion(inputs.version, versions);
}

/** Stores the model as a version, or finds the one it is already. */
export async function publishVersion(registration: Registration): Promise<Registered> {
  const { inputs, ports, registry, model, evidence, versions } = registration;
  const { context } = ports.runner;
  const files = modelFiles(model);
  const published = await registerVersion(registry, {
    model: inputs.model,
    wanted: inputs.version,
    commit: context.sha,
    contents: { files, companions: await companions(evidence, inputs.model, context.workspace) },
    describe: {
      createdAt: ports.now().toISOString(),
      layout: model.kind,
      modelDigest: model.digest,
      source: {
        repository: `${context.repository.owner}/${context.repository.name}`,
        commit: context.sha,
        run: context.runId,
        attempt: context.runAttempt,
        event: context.eventName,
      },
      ...lineageOf(evidence),
      previous: versions[0] ?? null,
    },
    card: renderCard,
  });
  ports.runner.info(describe(published));
  return published;
}

function describe({ version, created, resumed }: Registered): string {
  if (!created) return `These files are version ${version.version} already.`;
  return `${version.uri} ${resumed ? 'completed, where an earlier run was cut' : 'published'}: ${version.digest}`;
}
