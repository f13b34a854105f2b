import { UserError } from '@mlops-actions/errors';
import { z } from 'zod';

const repository = z.object({ full_name: z.string() }).nullish();

const pullRequestTarget = z
  .object({ pull_request: z.object({ head: z.object({ repo: repository }), base: z.object({ repo: repository }) }) })
  .transform(({ pull_request: { head, base } }) => sameRepository(head.repo, base.repo));

const workflowRun = z
  .object({ workflow_run: z.object({ head_repository: repository }), repository })
  .transform(({ workflow_run, repository }) => sameRepository(workflow_run.head_repository, repository));

/** A comment on an issue brings no code; one on a pull request does not say whose code it is. */
const issueComment = z
  .object({ issue: z.object({ pull_request: z.unknown().optional() }) })
  .transform(({ issue }) => issue.pull_request === undefined || issue.pull_request === null);

const ownCode = new Map<string, z.ZodType<boolean>>([
  ['pull_request_target', pullRequestTarget],
  ['workflow_run', workflowRun],
  ['issue_comment', issueComment],
]);

/**
 * Refuses to run code that may come from a fork where the job has the repository's rights: its secrets, a token that
 * writes, the caches of the default branch. Under `pull_request` GitHub itself withholds those.
 *
 * @param payload the webhook payload; what it does not say counts as a fork
 * @throws UserError E_FORK_CODE
 */
export function refuseForkCode({
  eventName,
  payload,
}: {
  readonly eventName: string;
  readonly payload: unknown;
}): void {
  const rule = ownCode.get(eventName);
  if (rule === undefined || rule.safeParse(payload).data === true) return;
  throw new UserError(
    'E_FORK_CODE',
    `Nothing was run: ${eventName} gives this job the rights of the repository, and the code may come from a fork. Train it in a workflow started by \`pull_request\`, and judge the result in one started by \`workflow_run\`.`,
  );
}

type Repository = z.output<typeof repository>;

function sameRepository(head: Repository, base: Repository): boolean {
  return head?.full_name !== undefined && head.full_name === base?.full_name;
}
