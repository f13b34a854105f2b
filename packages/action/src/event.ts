import type { RunContext } from '@mlops-actions/runner';
import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const repository = z.object({ full_name: z.string().max(200) }).nullish();

const pullRequestPayload = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha, repo: repository }),
    base: z.object({ sha, ref: z.string(), repo: repository }),
  }),
});

const pushPayload = z.object({
  before: sha,
  after: sha,
  ref: z.string(),
  repository: z.object({ default_branch: z.string() }),
});

/** The pull request a run is for. */
export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** Whether its head lies in another repository, or in one that was deleted. */
  readonly fork: boolean;
}

/** A push to a branch. */
export interface Push {
  readonly before: string;
  readonly after: string;
  /** Whether it went to the default branch. */
  readonly toDefaultBranch: boolean;
}

/** The pull request of the event, if it has one. */
export function pullRequestOf({ payload }: Pick<RunContext, 'payload'>): PullRequest | undefined {
  const result = pullRequestPayload.safeParse(payload);
  if (!result.success) return undefined;
  const { number, head, base } = result.data.pull_request;
  const fork = head.repo?.full_name === undefined || head.repo.full_name !== base.repo?.full_name;
  return { number, headSha: head.sha, baseSha: base.sha, baseRef: base.ref, fork };
}

/** The push of the event, if it is one. */
export function pushOf({ eventName, payload }: Pick<RunContext, 'eventName' | 'payload'>): Push | undefined {
  const result = pushPayload.safeParse(payload);
  if (eventName !== 'push' || !result.success) return undefined;
  const { before, after, ref, repository } = result.data;
  return { before, after, toDefaultBranch: ref === `refs/heads/${repository.default_branch}` };
}
