/** A deployment as GitHub keeps it. */
export interface Deployment {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly task: string;
  readonly environment: string;
  /** As it was given; untrusted. */
  readonly payload: unknown;
  readonly creator: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

export type DeploymentState = 'queued' | 'pending' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

export interface DeploymentStatus {
  readonly state: DeploymentState;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly createdAt: string;
}

export interface NewDeployment {
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly production: boolean;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly description: string;
}

export interface NewDeploymentStatus {
  readonly state: DeploymentState;
  /** Cut at 140 characters. */
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl?: string | undefined;
}

/** Deployments of a repository, and what starts workflows and tells how they run. */
export interface Deployments {
  /** Newest first, at most `count` (100 at most). */
  deployments(filter: {
    readonly environment: string;
    readonly task?: string;
    readonly sha?: string;
    readonly count: number;
  }): Promise<readonly Deployment[]>;
  /** Asks neither for status checks nor for a merge of the default branch. */
  createDeployment(deployment: NewDeployment): Promise<Deployment>;
  /** Newest first, at most 100. */
  deploymentStatuses(id: number): Promise<readonly DeploymentStatus[]>;
  createDeploymentStatus(id: number, status: NewDeploymentStatus): Promise<void>;
  /** Starts workflows `on: repository_dispatch`, with the token of a job as well. */
  dispatch(eventType: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
  /** Whether a workflow run is over, as of its newest attempt; undefined when there is none such. */
  runState(id: number): Promise<{ readonly finished: boolean; readonly attempt: number } | undefined>;
}
