import type { Handler } from '../context.ts';
import { addDeploymentStatus } from '../deployments.ts';
import { page } from '../pages.ts';
import type { DeploymentStatus } from '../records.ts';
import { renderDeploymentStatus } from '../render/deployment.ts';
import { created, invalid, notFound, ok } from '../reply.ts';
import { findDeployment } from './deployments.ts';

const maxDescription = 140;

interface Wish {
  readonly state: DeploymentStatus['state'];
  readonly target_url?: string;
  readonly log_url?: string;
  readonly description?: string;
  readonly environment?: string;
  readonly environment_url?: string;
  readonly auto_inactive?: boolean;
}

const create: Handler = (call) => {
  const deployment = findDeployment(call);
  if (deployment === undefined) return notFound;
  const wish = call.body as unknown as Wish;
  const { state, description = '', environment, environment_url: environmentUrl = '', auto_inactive = true } = wish;
  if (description.length > maxDescription) {
    const message = `description is too long (maximum is ${maxDescription} characters)`;
    return invalid({ resource: 'DeploymentStatus', code: 'custom', field: 'description', message });
  }
  const status = addDeploymentStatus(call.state, call.repository, deployment, {
    state,
    description,
    environmentUrl,
    creator: call.token.user.login,
    logUrl: wish.log_url ?? wish.target_url ?? '',
    autoInactive: auto_inactive,
    ...(environment !== undefined && { environment }),
  });
  return created(renderDeploymentStatus(call, deployment, status));
};

const list: Handler = (call) => {
  const deployment = findDeployment(call);
  if (deployment === undefined) return notFound;
  return page(call, deployment.statuses.toReversed(), {
    path: `deployments/${deployment.id}/statuses`,
    render: (statuses) => statuses.map((status) => renderDeploymentStatus(call, deployment, status)),
  });
};

const get: Handler = (call) => {
  const deployment = findDeployment(call);
  const status = deployment?.statuses.find(({ id }) => id === Number(call.params['status_id']));
  if (deployment === undefined || status === undefined) return notFound;
  return ok(renderDeploymentStatus(call, deployment, status));
};

export const deploymentStatusHandlers: Record<string, Handler> = {
  'repos/create-deployment-status': create,
  'repos/list-deployment-statuses': list,
  'repos/get-deployment-status': get,
};
