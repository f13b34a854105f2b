import type { Ports } from '@mlops-actions/action';
import { runUrl } from '@mlops-actions/action/run';
import { openRegistry, type Registry } from '@mlops-actions/registry';
import type { Inputs } from './definition.ts';

/** Opens the registry the input names, and makes sure that it can be used. */
export async function openStore(
  inputs: Pick<Inputs, 'registry' | 'target'>,
  ports: Ports,
  access: 'read' | 'write',
): Promise<Registry> {
  const { context } = ports.runner;
  const registry = await openRegistry(inputs.registry, {
    workspace: context.workspace,
    github: ports.github,
    target: inputs.target,
    actor: context.environment['GITHUB_ACTOR'] ?? '',
    run: runUrl(context),
    log: (message) => ports.runner.info(message),
  });
  await registry.check(access);
  return registry;
}
