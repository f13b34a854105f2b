import { runUrl } from '@mlops-actions/action/run';
import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import type { Prepared } from './prepare.ts';

/**
 * Sets the alias to what serves now. It does serve, so that an alias that cannot be moved is a warning.
 *
 * @returns a clause for people.
 */
export async function moveAlias({ inputs, ports, registry, version }: Prepared): Promise<string> {
  const { alias, model } = inputs;
  if (alias === '') return '';
  const { context } = ports.runner;
  try {
    const [newest] = await registry.aliasHistory(model, alias);
    if (newest?.version === version.version) return '';
    await registry.setAlias({
      model,
      alias,
      version: version.version,
      expect: newest?.version,
      reason: `deployed to ${inputs.environment}`,
      actor: context.environment['GITHUB_ACTOR'] ?? '',
      run: runUrl(context),
      at: ports.now().toISOString(),
    });
    return `, and ${alias} names it`;
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
    ports.runner.annotate({
      level: 'warning',
      message: `${model} ${version.version} serves, but ${alias} was not moved: ${describeError(error)}`,
    });
    return `, but ${alias} was not moved`;
  }
}
