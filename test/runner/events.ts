/** What starts a workflow: GitHub's event name and payload. */
export interface WorkflowEvent {
  /** `push`, `pull_request`, `release`, `repository_dispatch`, `workflow_dispatch`, … */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** GITHUB_SHA; default what the payload says (push: `after`; pull_request: the merge commit). */
  readonly sha?: string;
  /** GITHUB_REF; default what the payload says. */
  readonly ref?: string;
  /** Default the payload's sender. */
  readonly actor?: string;
}

/** An event with everything a run takes from it. */
export interface ResolvedEvent extends Required<WorkflowEvent> {
  /** Of a pull request: the branch it goes to; else empty. */
  readonly baseRef: string;
  /** Of a pull request: the branch it comes from; else empty. */
  readonly headRef: string;
  /** The commit the event is about: the head of a pull request, else the same as `sha`. */
  readonly headSha: string;
  /** Where the head of a pull request is; empty when its repository was deleted, and for other events. */
  readonly headRepository: string;
  /** Whether it is a pull request from another repository. */
  readonly fork: boolean;
}

interface PullRequestPayload {
  readonly number: number;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly ref: string; readonly repo: { readonly full_name: string } };
}

interface KnownPayload {
  readonly after?: string;
  readonly ref?: string;
  readonly pull_request?: PullRequestPayload;
  readonly release?: { readonly tag_name: string };
  readonly sender?: { readonly login: string };
}

/**
 * Fills in what the payload implies.
 *
 * @throws Error when neither the event nor its payload names a commit.
 */
export function resolveEvent(event: WorkflowEvent): ResolvedEvent {
  const { pull_request: pull, release, ...payload } = event.payload as KnownPayload;
  const sha = event.sha ?? (pull === undefined ? payload.after : pull.merge_commit_sha);
  if (sha === undefined || sha === null) {
    throw new Error(`The event ${event.name} names no commit: give it a sha (a pull request in conflict has none).`);
  }
  const named = release === undefined ? payload.ref : `refs/tags/${release.tag_name}`;
  const ref = event.ref ?? (pull === undefined ? named : `refs/pull/${pull.number}/merge`) ?? 'refs/heads/main';
  return {
    ...event,
    sha,
    ref,
    actor: event.actor ?? payload.sender?.login ?? 'octocat',
    baseRef: pull?.base.ref ?? '',
    headRef: pull?.head.ref ?? '',
    headSha: pull?.head.sha ?? sha,
    headRepository: pull?.head.repo?.full_name ?? '',
    fork: pull !== undefined && pull.head.repo?.full_name !== pull.base.repo.full_name,
  };
}
