import { UserError } from '@mlops-actions/errors';
import type { RunContext } from '@mlops-actions/runner';
import { z } from 'zod';

const repository = z.object({ repository: z.object({ default_branch: z.string() }) });
/** Events GitHub itself ties to the default branch. */
const always = ['schedule', 'repository_dispatch'];

/**
 * Versions come from the default branch or the merge queue alone: what a pull request made was reviewed by nobody.
 *
 * @throws UserError E_NOT_DEFAULT_BRANCH
 */
export function refuseForeignRun({ eventName, ref, payload }: Pick<RunContext, 'eventName' | 'ref' | 'payload'>): void {
  if (always.includes(eventName)) return;
  if (eventName === 'merge_group' && ref.startsWith('refs/heads/gh-readonly-queue/')) return;
  const branch = repository.safeParse(payload).data?.repository.default_branch;
  const onBranch = branch !== undefined && ref === `refs/heads/${branch}`;
  if (onBranch && ['push', 'workflow_dispatch'].includes(eventName)) return;
  throw new UserError(
    'E_NOT_DEFAULT_BRANCH',
    `A version is registered from the default branch or the merge queue, and this run is for ${JSON.stringify(eventName)} on ${JSON.stringify(ref.slice(0, 200))}: set \`mode: plan\` here, and register in the workflow of the push to the default branch.`,
  );
}
