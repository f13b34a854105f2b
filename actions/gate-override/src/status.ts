import { UserError } from '@mlops-actions/errors';
import { overrideContext } from '@mlops-actions/gate';
import type { CommitStatus, GitHub } from '@mlops-actions/github';
import type { Decision } from './decision.ts';

/**
 * What stands on a commit for a model.
 *
 * @throws UserError E_PERMISSION that names the permission to write, which includes that to read.
 */
export async function currentStatus(model: string, sha: string, github: GitHub): Promise<CommitStatus | undefined> {
  const context = overrideContext(model);
  const statuses = await github.statuses(sha).catch((error: unknown) => {
    if (!(error instanceof UserError && error.code === 'E_PERMISSION')) throw error;
    throw new UserError(
      'E_PERMISSION',
      'The token may not write down what is accepted: add `statuses: write` under `permissions:` of the job.',
    );
  });
  return statuses.find((status) => status.context === context);
}

/** Puts a decision on the commit it holds for, unless it stands there already. */
export async function writeStatus(
  model: string,
  sha: string,
  decision: Extract<Decision, { description: string }>,
  github: GitHub,
): Promise<void> {
  const { description } = decision;
  const wanted =
    decision.state === 'accepted'
      ? { state: 'success' as const, description, url: decision.url }
      : { state: 'failure' as const, description, url: '' };
  const present = await currentStatus(model, sha, github);
  const stands = present?.state === wanted.state && present.description === description && present.url === wanted.url;
  if (!stands) await github.createStatus(sha, { context: overrideContext(model), ...wanted });
}
