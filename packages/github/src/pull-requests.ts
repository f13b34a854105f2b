/** A pull request as it is now. */
export interface PullRequestState {
  readonly number: number;
  readonly open: boolean;
  /** `repository` is owner/name; undefined when it was deleted. */
  readonly head: { readonly sha: string; readonly ref: string; readonly repository: string | undefined };
  readonly base: { readonly sha: string; readonly ref: string };
  readonly labels: readonly string[];
  readonly url: string;
}

/** What a person may do in the repository. */
export type Access = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** The result of a commit status. */
export interface CommitStatus {
  readonly context: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending';
  /** At most 140 characters. */
  readonly description: string;
  readonly url: string;
  /** Login of who wrote it. */
  readonly creator: string;
}

/** Pull requests, the people who work on them, and the statuses of their commits. */
export interface PullRequests {
  /** Undefined when there is none of that number. */
  pullRequest(number: number): Promise<PullRequestState | undefined>;
  /** Open pull requests from a branch of an owner, at most 100. */
  pullRequestsFrom(owner: string, branch: string): Promise<readonly PullRequestState[]>;
  /** `none` for people GitHub does not know. */
  accessOf(login: string): Promise<Access>;
  /** The newest status of each context on a commit. */
  statuses(sha: string): Promise<readonly CommitStatus[]>;
  createStatus(sha: string, status: Omit<CommitStatus, 'creator'>): Promise<void>;
}
