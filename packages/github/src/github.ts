import type { Deployments } from './deployments.ts';
import type { PullRequests } from './pull-requests.ts';
import type { Releases } from './releases.ts';
import type { WorkflowRuns } from './workflow-runs.ts';

/** A commit as history needs it. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** Committer date, ISO 8601. */
  readonly date: string;
}

/** A file or folder in a tree. */
export interface TreeEntry {
  readonly path: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number | undefined;
}

/** A file to put into a new tree: text, or a blob that was made before. */
export type NewTreeEntry = { readonly path: string } & ({ readonly text: string } | { readonly blob: string });

/** A comment on an issue or pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly author: { readonly login: string; readonly type: string };
}

/** The git data and the comments of a repository. */
export interface Repository {
  readonly repository: string;
  /** Requests sent so far, retries included. */
  readonly requests: () => number;
  commit(sha: string): Promise<Commit>;
  /** The newest `count` (at most 100) commits reachable from `sha`, itself first. */
  commits(sha: string, count: number): Promise<readonly Commit[]>;
  /** The newest commit both came from; undefined when they share none. */
  mergeBase(base: string, head: string): Promise<string | undefined>;
  /** Refs that begin with `prefix`, which itself lacks `refs/`. */
  refs(prefix: string): Promise<readonly { readonly ref: string; readonly sha: string }[]>;
  tree(sha: string): Promise<readonly TreeEntry[]>;
  blob(sha: string): Promise<Buffer>;
  /** The text of a file at a commit; undefined when there is none. */
  file(path: string, ref: string): Promise<string | undefined>;
  createBlob(bytes: Buffer): Promise<string>;
  createTree(entries: readonly NewTreeEntry[]): Promise<string>;
  createCommit(message: string, tree: string): Promise<string>;
  /** False when the ref exists already. */
  createRef(ref: string, sha: string): Promise<boolean>;
  deleteRef(ref: string): Promise<void>;
  comments(issue: number): Promise<readonly Comment[]>;
  createComment(issue: number, body: string): Promise<Comment>;
  /** Undefined when it was deleted meanwhile. */
  updateComment(id: number, body: string): Promise<Comment | undefined>;
  deleteComment(id: number): Promise<void>;
  /** Whether a comment was written by the holder of this token. */
  isOwn(comment: Comment): Promise<boolean>;
}

/**
 * One repository on GitHub. Reads are retried; what stays broken is thrown:
 * UserError E_PERMISSION names the permission to add, ServiceError E_GITHUB carries the status.
 */
export interface GitHub extends Repository, Releases, Deployments, PullRequests, WorkflowRuns {}
