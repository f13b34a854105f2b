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

const mergeGroupPayload = z.object({
  merge_group: z.object({ head_sha: sha, head_ref: z.string().max(500), base_sha: sha, base_ref: z.string() }),
});

/** `gh-readonly-queue/<base>/pr-<number>-<sha>`, whatever the base is called. */
const queueRef = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]{40}$/s;

/** A group of changes that wait to be merged together. */
export interface MergeGroup {
  readonly headSha: string;
  /** What the group is put on: the tip of the branch, or the group before it. */
  readonly baseSha: string;
  /** The pull request that joined last, as far as the name of the queue's branch tells. */
  readonly number: number | undefined;
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

/** The merge group of the event, if it is one. */
export function mergeGroupOf({
  eventName,
  payload,
}: Pick<RunContext, 'eventName' | 'payload'>): MergeGroup | undefined {
  const result = mergeGroupPayload.safeParse(payload);
  if (eventName !== 'merge_group' || !result.success) return undefined;
  const { head_sha: headSha, base_sha: baseSha, head_ref: ref } = result.data.merge_group;
  const number = queueRef.exec(ref)?.[1];
  return { headSha, baseSha, number: number === undefined ? undefined : Number(number) };
}
