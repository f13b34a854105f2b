import { UserError } from '@mlops-actions/errors';
import type { RunContext } from '@mlops-actions/runner';
import { z } from 'zod';

const name = z.string().min(3).max(250);

const payload = z.object({
  action: z.literal('completed'),
  workflow_run: z.object({
    id: z.int().positive(),
    event: z.string().max(100),
    conclusion: z.string().max(100).nullable(),
    head_sha: z.string().regex(/^[0-9a-f]{40}$/),
    head_branch: z.string().min(1).max(1000).nullable(),
    // Null once the fork was deleted.
    head_repository: z.object({ full_name: name }).nullish(),
  }),
  repository: z.object({ full_name: name, default_branch: z.string().min(1).max(1000) }),
});

/** A completed run of a pull request from a fork, as GitHub itself tells it. */
export interface SourceRun {
  readonly id: number;
  readonly conclusion: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** owner/name. */
  readonly headRepository: string;
  /** Of this repository. */
  readonly defaultBranch: string;
}

/** Something that is there, or why there is nothing to report. */
export type Sought<T> = { readonly found: T } | { readonly skipped: string };

/** The id of the run the event speaks of; 0 where it speaks of none. */
export function sourceRunId({ payload: given }: Pick<RunContext, 'payload'>): number {
  return z.object({ workflow_run: z.object({ id: z.int().positive() }) }).safeParse(given).data?.workflow_run.id ?? 0;
}

/**
 * The run of a fork that the event speaks of.
 *
 * @throws UserError E_EVENT on another event than `workflow_run` of type `completed`.
 */
export function seekSourceRun({
  eventName,
  payload: given,
}: Pick<RunContext, 'eventName' | 'payload'>): Sought<SourceRun> {
  const told = eventName === 'workflow_run' ? payload.safeParse(given).data : undefined;
  if (told === undefined) throw otherEvent(eventName);
  const { workflow_run: run, repository } = told;
  const headRepository = run.head_repository?.full_name;
  if (run.event !== 'pull_request') return { skipped: 'The run was not started by pull_request.' };
  if (headRepository?.toLowerCase() === repository.full_name.toLowerCase())
    return { skipped: 'The pull request comes from this repository, where eval-gate reports by itself.' };
  if (run.conclusion === 'action_required') return { skipped: 'The run waits for the approval of a maintainer.' };
  if (headRepository === undefined) return { skipped: 'The fork is not there any more.' };
  if (run.head_branch === null) return { skipped: 'The branch of the fork is not there any more.' };
  const found: SourceRun = {
    id: run.id,
    conclusion: run.conclusion ?? 'unknown',
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headRepository,
    defaultBranch: repository.default_branch,
  };
  return { found };
}

function otherEvent(eventName: string): UserError {
  return new UserError(
    'E_EVENT',
    `fork-report reports completed runs, and was started by ${JSON.stringify(eventName.slice(0, 60))}: use it in a workflow with \`on: workflow_run\` and \`types: [completed]\`, after the workflow that trains pull requests.`,
  );
}
