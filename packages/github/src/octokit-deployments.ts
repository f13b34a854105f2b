import { ServiceError } from '@mlops-actions/errors';
import type { Octokit } from '@octokit/rest';
import { attempt, missing, type Place } from './attempt.ts';
import type { Deployment, DeploymentState, Deployments, NewDeployment, NewDeploymentStatus } from './deployments.ts';

const descriptionLimit = 140;

/** The {@link Deployments} of a real server. */
export function deployments({ rest }: Octokit, at: Place): Deployments {
  return {
    deployments: ({ environment, task, sha, count }) =>
      attempt(
        `list the deployments to ${environment}`,
        rest.repos.listDeployments({
          ...at,
          environment,
          per_page: count,
          ...(task !== undefined && { task }),
          ...(sha !== undefined && { sha }),
        }),
        'deployments: write',
      ).then(({ data }) => data.map(toDeployment)),
    createDeployment: (deployment) => createDeployment(rest, at, deployment),
    deploymentStatuses: (id) =>
      attempt(
        `read the statuses of the deployment ${id}`,
        rest.repos.listDeploymentStatuses({ ...at, deployment_id: id, per_page: 100 }),
      ).then(({ data }) => data.map(toStatus)),
    createDeploymentStatus: (id, status) =>
      attempt(
        `write the status of the deployment ${id}`,
        rest.repos.createDeploymentStatus({ ...at, deployment_id: id, ...toStatusRequest(status) }),
        'deployments: write',
      ).then(() => {}),
    dispatch: (event_type, client_payload) =>
      attempt(
        `start workflows by repository_dispatch ${event_type}`,
        rest.repos.createDispatchEvent({ ...at, event_type, client_payload }),
        'contents: write',
      ).then(() => {}),
    async runState(id) {
      const found = rest.actions.getWorkflowRun({ ...at, run_id: id }).catch(missing);
      const answer = await attempt(`read the workflow run ${id}`, found, 'actions: read');
      return answer && { finished: answer.data.status === 'completed', attempt: answer.data.run_attempt ?? 1 };
    },
  };
}

async function createDeployment(rest: Octokit['rest'], at: Place, deployment: NewDeployment): Promise<Deployment> {
  const { ref, task, environment, production, payload, description } = deployment;
  const request = {
    ...at,
    ref,
    task,
    environment,
    payload,
    description: cut(description),
    production_environment: production,
    auto_merge: false,
    required_contexts: [],
  };
  const { data } = await attempt(
    `create a deployment to ${environment}`,
    rest.repos.createDeployment(request),
    'deployments: write',
  );
  if ('id' in data) return toDeployment(data);
  throw new ServiceError(
    'E_GITHUB',
    `GitHub made no deployment to ${environment}: ${data.message ?? 'it gave no reason'}`,
  );
}

function toStatusRequest({ state, description, logUrl, environmentUrl }: NewDeploymentStatus) {
  return {
    state,
    description: cut(description),
    log_url: logUrl,
    // It would retire the deployments of every other model to the environment.
    auto_inactive: false,
    ...(environmentUrl !== undefined && { environment_url: environmentUrl }),
  };
}

function cut(text: string): string {
  return text.length > descriptionLimit ? `${text.slice(0, descriptionLimit - 1)}…` : text;
}

interface DeploymentData {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly task: string;
  readonly environment: string;
  readonly payload: unknown;
  readonly creator: { readonly login: string } | null;
  readonly created_at: string;
}

function toDeployment({ id, ref, sha, task, environment, payload, creator, created_at }: DeploymentData): Deployment {
  return { id, ref, sha, task, environment, payload, creator: creator?.login ?? '', createdAt: created_at };
}

interface StatusData {
  readonly state: string;
  readonly description: string;
  readonly log_url?: string;
  readonly environment_url?: string;
  readonly created_at: string;
}

function toStatus({ state, description, log_url = '', environment_url = '', created_at }: StatusData) {
  return {
    state: state as DeploymentState,
    description,
    logUrl: log_url,
    environmentUrl: environment_url,
    createdAt: created_at,
  };
}
