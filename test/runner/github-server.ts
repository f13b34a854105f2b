import type { TokenPermissions } from './token-permissions.ts';

/** What a workflow run needs of GitHub; test/standin gives it. */
export interface GitHubServer {
  /** The address of the REST API and of the results service, without a slash at its end. */
  readonly url: string;
  /** The bare repository behind `owner/name`. */
  gitDirectory(repository: string): string;
  /** A token of the Actions app for one job. */
  issueToken(request: { repository: string; permissions: TokenPermissions; login: string }): string;
  /** What the artifact service takes for a job's identity. */
  runtimeToken(job: { repository: string; runId: number; jobId: number }): string;
  /** Makes a run known, or a further attempt of a known one. */
  createRun(run: RunRequest): { readonly id: number; readonly number: number };
}

export interface RunRequest {
  readonly repository: string;
  /** The workflow's file inside the repository. */
  readonly workflow: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Where the head is: another repository for a pull request from a fork. */
  readonly headRepository: string;
  readonly attempt: number;
  /** Of a further attempt: the run's id. */
  readonly runId?: number;
}
