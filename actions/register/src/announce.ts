import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import { compareVersions, type ModelVersion } from '@mlops-actions/registry';
import type { Registration } from './admission.ts';

/** Type of the repository_dispatch that tells of a version. */
export const dispatchType = 'model-registered';

/** Whoever this is starts no workflow by making a release. */
const silentAuthor = 'github-actions[bot]';

/**
 * Starts workflows that wait for versions, where the release itself does not: what a job's own token makes starts
 * none, but for dispatches. An older version is not announced again, so that re-running an old workflow deploys nothing.
 *
 * @returns whether it did; that it could not is told as a warning, since the version is published all the same.
 */
export async function announce(registration: Registration, { version, author }: ModelVersion): Promise<boolean> {
  const { inputs, ports, versions } = registration;
  const { runner } = ports;
  if (!inputs.dispatch || versions.some((other) => compareVersions(other, version) > 0)) return false;
  if (author !== undefined && author !== silentAuthor) {
    runner.info(`The release was made by ${author}, so that it starts workflows by itself.`);
    return false;
  }
  const github = await ports.github();
  if (github === undefined) return false;
  try {
    await github.dispatch(dispatchType, { model: inputs.model, version });
    runner.info(`Started workflows on repository_dispatch ${dispatchType}.`);
    return true;
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
    const message = `${inputs.model} ${version} is registered, but no workflow was told of it: ${describeError(error)}`;
    runner.annotate({ level: 'warning', message });
    return false;
  }
}
