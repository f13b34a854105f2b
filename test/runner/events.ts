/** What starts a workflow: GitHub's event name and payload. */
export interface WorkflowEvent {
  /** `push`, `pull_request`, `release`, `repository_dispatch`, `workflow_dispatch`, … */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** GITHUB_SHA; default what the payload says (push: `after`; pull_request: the merge commit; merge_group: its head). */
  readonly sha?: string;
  /** GITHUB_REF; default what the payload says. */
  readonly ref?: string;
  /** Default the payload's sender. */
  readonly actor?: string;
}

/** An event with everything a run takes from it. */
export interface ResolvedEvent extends Required<WorkflowEvent> {
  /** Of a pull request, as GITHUB_BASE_REF: the branch it goes to; else empty. */
  readonly baseRef: string;
  /** Of a pull request: the branch it comes from; else empty. */
  readonly headRef: string;
  /** The commit the event is about: the head of a pull request, else the same as `sha`. */
  readonly headSha: string;
  /** Where the head of a pull request is; empty when its repository was deleted, and for other events. */
  readonly headRepository: string;
  /** Whether it is a pull request from another repository. */
  readonly fork: boolean;
  /** Whether its runs get no secrets and a token that only reads: pull requests from forks, and all of Dependabot. */
  readonly restricted: boolean;
}

interface PullRequestPayload {
  readonly number: number;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly ref: string; readonly sha?: string; readonly repo: { readonly full_name: string } };
}

interface KnownPayload {
  readonly after?: string;
  readonly ref?: string;
  readonly pull_request?: PullRequestPayload;
  readonly merge_group?: { readonly head_sha: string; readonly head_ref: string };
  readonly release?: { readonly tag_name: string };
  readonly repository?: { readonly default_branch?: string };
  readonly sender?: { readonly login: string };
}

/** Events of pull requests whose code runs: they are given little. */
const runsHead = 'pull_request';
const dependabot = 'dependabot[bot]';

/**
 * Fills in what the payload implies.
 *
 * @throws Error when neither the event nor its payload names a commit.
 */
export function resolveEvent(event: WorkflowEvent): ResolvedEvent {
  const { pull_request: pull, sender } = event.payload as KnownPayload;
  const sha = event.sha ?? commitIn(event);
  if (sha === undefined || sha === null) {
    throw new Error(`The event ${event.name} names no commit: give it a sha (a pull request in conflict has none).`);
  }
  const actor = event.actor ?? sender?.login ?? 'octocat';
  const fork = pull !== undefined && pull.head.repo?.full_name !== pull.base.repo.full_name;
  return {
    ...event,
    sha,
    ref: event.ref ?? refIn(event) ?? 'refs/heads/main',
    actor,
    baseRef: pull?.base.ref ?? '',
    headRef: pull?.head.ref ?? '',
    headSha: pull?.head.sha ?? sha,
    headRepository: pull?.head.repo?.full_name ?? '',
    fork,
    restricted: (event.name === runsHead && fork) || (isDependabots(event.name) && actor === dependabot),
  };
}

function isDependabots(name: string): boolean {
  return name === runsHead || name === 'push';
}

function commitIn({ name, payload }: WorkflowEvent): string | null | undefined {
  const { pull_request: pull, merge_group: group, after } = payload as KnownPayload;
  if (name === 'merge_group') return group?.head_sha;
  // On `pull_request_target` it is the default branch's: its base's, unless it goes to another branch.
  if (pull !== undefined) return name === runsHead ? pull.merge_commit_sha : pull.base.sha;
  return after;
}

function refIn({ name, payload }: WorkflowEvent): string | undefined {
  const { pull_request: pull, merge_group: group, release, repository, ref } = payload as KnownPayload;
  if (name === 'merge_group') return group?.head_ref;
  if (name === runsHead && pull !== undefined) return `refs/pull/${pull.number}/merge`;
  if (isOfDefaultBranch(name)) return `refs/heads/${repository?.default_branch ?? 'main'}`;
  return release === undefined ? ref : `refs/tags/${release.tag_name}`;
}

/** Whether the workflow, GITHUB_SHA and GITHUB_REF of an event are the default branch's, wherever it happened. */
export function isOfDefaultBranch(name: string): boolean {
  return ofDefaultBranch.has(name);
}

const ofDefaultBranch = new Set(['pull_request_target', 'repository_dispatch', 'schedule', 'workflow_run']);

/** The `pull_request` that comes with a `pull_request_target`: the same payload, on the merge commit. */
export function asPullRequest({ payload }: WorkflowEvent): WorkflowEvent {
  return { name: 'pull_request', payload };
}

/** The `pull_request_target` that comes with a `pull_request`: the same payload, on the default branch. */
export function asPullRequestTarget({ payload }: WorkflowEvent): WorkflowEvent {
  return { name: 'pull_request_target', payload };
}
