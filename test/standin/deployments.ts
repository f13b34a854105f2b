import type { Deployment, DeploymentStatus } from './records.ts';
import type { Repository, State } from './state.ts';

export interface NewDeployment {
  readonly sha: string;
  readonly ref: string;
  readonly task?: string;
  readonly payload?: object | string;
  readonly environment?: string;
  readonly description?: string;
  readonly creator: string;
  /** Whether the environment will be gone some day. */
  readonly transient?: boolean;
  /** Default: whether the environment is called `production`. */
  readonly production?: boolean;
}

export interface NewDeploymentStatus {
  readonly state: DeploymentStatus['state'];
  readonly creator: string;
  readonly description?: string;
  /** Default: that of the deployment as it is now. */
  readonly environment?: string;
  readonly environmentUrl?: string;
  readonly logUrl?: string;
  /** Default true: a success ends earlier ones. */
  readonly autoInactive?: boolean;
}

/** Makes a deployment known, without a status. */
export function addDeployment(state: State, repository: Repository, wanted: NewDeployment): Deployment {
  const environment = wanted.environment ?? 'production';
  const time = state.time();
  const deployment: Deployment = {
    task: 'deploy',
    payload: {},
    description: '',
    transient: false,
    production: environment === 'production',
    ...wanted,
    id: state.id(),
    environment,
    originalEnvironment: environment,
    createdAt: time,
    updatedAt: time,
    statuses: [],
  };
  repository.deployments.push(deployment);
  return deployment;
}

/** Tells how far a deployment is. A success ends the earlier ones of its environment that nobody counts on. */
export function addDeploymentStatus(
  state: State,
  repository: Repository,
  deployment: Deployment,
  { autoInactive = true, ...wanted }: NewDeploymentStatus,
): DeploymentStatus {
  const status = push(state, deployment, wanted);
  if (status.state !== 'success' || !autoInactive) return status;
  for (const earlier of repository.deployments.filter((other) => isReplaced(other, deployment)))
    push(state, earlier, { state: 'inactive', creator: wanted.creator });
  return status;
}

/** The state of the newest status; `pending` before there is one. */
export function stateOf({ statuses }: Deployment): DeploymentStatus['state'] {
  return statuses.at(-1)?.state ?? 'pending';
}

function isReplaced(other: Deployment, { id, environment }: Deployment): boolean {
  const isKept = other.transient || other.production;
  return other.id < id && other.environment === environment && !isKept && stateOf(other) === 'success';
}

function push(state: State, deployment: Deployment, wanted: Omit<NewDeploymentStatus, 'autoInactive'>) {
  const status: DeploymentStatus = {
    description: '',
    environment: deployment.environment,
    environmentUrl: '',
    logUrl: '',
    ...wanted,
    id: state.id(),
    createdAt: state.time(),
  };
  deployment.statuses.push(status);
  deployment.environment = status.environment;
  deployment.updatedAt = status.createdAt;
  return status;
}
