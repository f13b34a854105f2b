import type { Conclusion } from './results.ts';
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
  /** Tells that a job waits, runs or is over. */
  updateJob(repository: string, runId: number, job: JobProgress): void;
  /** Tells what became of a run and of its jobs. */
  updateRun(repository: string, runId: number, progress: RunProgress): void;
  /** The deployment of a job to its `environment:`, made by the Actions app. */
  createDeployment(repository: string, deployment: JobDeployment): { readonly id: number };
  /** Tells how far a deployment is. */
  updateDeployment(repository: string, id: number, status: JobDeploymentStatus): void;
}

export interface RunProgress {
  readonly conclusion: Conclusion;
  readonly jobs: readonly Required<JobProgress>[];
}

/** How far a job is: without a conclusion it runs. */
export interface JobProgress {
  readonly id: number;
  readonly name: string;
  readonly conclusion?: Conclusion;
}

export interface JobDeployment {
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly creator: string;
  readonly production: boolean;
}

export interface JobDeploymentStatus {
  readonly state: 'queued' | 'in_progress' | 'success' | 'failure' | 'error';
  readonly creator: string;
  /** The job's page. */
  readonly logUrl: string;
  readonly environmentUrl?: string;
}

export interface RunRequest {
  readonly repository: string;
  /** The workflow's file inside the repository. */
  readonly workflow: string;
  /** The workflow's name. */
  readonly name: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Where the head is: another repository for a pull request from a fork. */
  readonly headRepository: string;
  /** Login of who made the event. */
  readonly actor: string;
  /** Login of who started this attempt. */
  readonly triggeringActor: string;
  readonly attempt: number;
  /** Of a further attempt: the run's id. */
  readonly runId?: number;
}
