import { addressOf, type Call } from '../context.ts';
import type { Deployment, DeploymentStatus } from '../records.ts';
import { renderUser } from '../templates.ts';
import { nodeId } from './commit.ts';

export function renderDeployment(call: Call, deployment: Deployment) {
  const { id, sha, ref, task, payload, originalEnvironment, environment, description, creator } = deployment;
  const url = addressOf(call, `deployments/${id}`);
  return {
    ...call.example('repos/create-deployment'),
    url,
    id,
    node_id: nodeId('Deployment', id),
    sha,
    ref,
    task,
    payload,
    original_environment: originalEnvironment,
    environment,
    description,
    creator: renderUser(creator, call.state.origin),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: addressOf(call, '').replace(/\/$/, ''),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
  };
}

export function renderDeploymentStatus(call: Call, deployment: Deployment, status: DeploymentStatus) {
  const { id, state, creator, description, environment, environmentUrl, logUrl, createdAt } = status;
  const url = addressOf(call, `deployments/${deployment.id}`);
  return {
    ...call.example('repos/create-deployment-status'),
    url: `${url}/statuses/${id}`,
    id,
    node_id: nodeId('DeploymentStatus', id),
    state,
    creator: renderUser(creator, call.state.origin),
    description,
    environment,
    target_url: logUrl,
    log_url: logUrl,
    environment_url: environmentUrl,
    created_at: createdAt,
    updated_at: createdAt,
    deployment_url: url,
    repository_url: addressOf(call, '').replace(/\/$/, ''),
  };
}
