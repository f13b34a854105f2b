/** What GitHub keeps beside git, as the stand-in stores it. Times are ISO 8601 in whole seconds. */

export interface User {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot';
}

export interface IssueComment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  body: string;
  readonly user: User;
  readonly created_at: string;
  updated_at: string;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  readonly author: string;
  /** Branch. */
  base: string;
  /** Branch. */
  readonly head: string;
  /** Full name of the repository the head branch is in. */
  readonly headRepository: string;
  readonly draft: boolean;
  readonly createdAt: string;
  updatedAt: string;
  headSha: string;
  /** The head before it was last brought up to date. */
  previousHeadSha: string;
  baseSha: string;
  /** The test merge of head into base; null while they are in conflict. */
  mergeSha: string | null;
  mergeable: boolean;
  state: 'open' | 'closed';
  merged: boolean;
  mergedAt: string | null;
  closedAt: string | null;
  /** In the order they were put on. */
  labels: readonly string[];
  /** The merge that was pushed to the base. */
  mergedSha: string | null;
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';
export type RunStatus = 'queued' | 'in_progress' | 'completed';

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
  readonly status: RunStatus;
  readonly conclusion: Conclusion | null;
  readonly startedAt: string;
}

/** One attempt of a workflow run; attempts share the id. */
export interface Run {
  readonly id: number;
  readonly number: number;
  /** The workflow's name. */
  readonly name: string;
  /** Login of who started the first attempt. */
  readonly actor: string;
  /** Login of who started this one. */
  readonly triggeringActor: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: string;
  readonly attempt: number;
  readonly repository: string;
  /** When the first attempt began. */
  readonly createdAt: string;
  /** When this attempt began. */
  readonly startedAt: string;
  updatedAt: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly jobs: Job[];
}

/** A request to run something again, accepted. */
export interface Rerun {
  readonly kind: 'run' | 'failed-jobs' | 'job';
  readonly runId: number;
  /** The attempt it asks for. */
  readonly attempt: number;
  /** Of the kind `job`: which, by id and by name. */
  readonly job?: { readonly id: number; readonly name: string };
  /** Login of who asked. */
  readonly sender: string;
}

/** What a person may do in a repository, by GitHub's names of roles. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** A request to start a workflow, accepted. */
export interface Dispatch {
  /** Path of the workflow's file. */
  readonly workflow: string;
  /** As it was asked for: a branch, a tag, or a full ref. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly sender: string;
  /** The run that it created. */
  readonly runId: number;
}

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly repository: string;
  readonly runId: number;
  readonly jobId: string;
  readonly createdAt: string;
  /** From here on a download answers 410. */
  readonly expiresAt: string;
  /** Media type of the bytes. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** `sha256:` and hex. */
  readonly digest: string;
  readonly bytes: Buffer;
}

export interface CheckRun {
  readonly id: number;
  /** What the last requests said, by GitHub's names. */
  readonly values: Record<string, unknown>;
  /** How many annotations it holds. */
  annotations: number;
}

export interface CommitStatus {
  readonly sha: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A file of a release. */
export interface ReleaseAsset {
  readonly id: number;
  name: string;
  label: string | null;
  readonly uploader: string;
  readonly mediaType: string;
  /** `starter` is what an upload that broke leaves behind: it has a name and no content. */
  readonly state: 'uploaded' | 'starter';
  /** Bytes. */
  readonly size: number;
  /** `sha256:` and hex; null for a starter. */
  readonly digest: string | null;
  /** Where the bytes are on disk. */
  readonly file: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Release {
  readonly id: number;
  readonly author: string;
  tag: string;
  /** Branch or commit where the tag is made on publication, if there is none by then. */
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  /** The published full release with the highest mark is the latest; 0 keeps out of it. */
  latestMark: number;
  /** The date of the tagged commit once published, as on GitHub. */
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
  readonly assets: ReleaseAsset[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';
  readonly creator: string;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly createdAt: string;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  /** As it was given: an object or a text. */
  readonly payload: object | string;
  readonly originalEnvironment: string;
  environment: string;
  readonly description: string;
  readonly creator: string;
  readonly transient: boolean;
  readonly production: boolean;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

/** A `repository_dispatch` that was accepted. */
export interface RepositoryDispatch {
  readonly eventType: string;
  readonly clientPayload: Readonly<Record<string, unknown>>;
  readonly sender: string;
}

const actionsBotId = 41_898_282;

/** The person or app behind a login; the same login has the same id. */
export function userOf(login: string): User {
  const id = Buffer.from(login).reduce((sum, byte) => (sum * 31 + byte) % 90_000_000, 7);
  const isBot = login.endsWith('[bot]');
  return { login, id: login === 'github-actions[bot]' ? actionsBotId : id, type: isBot ? 'Bot' : 'User' };
}
