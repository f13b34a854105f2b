import { unsuccessfulContexts } from '../commit-contexts.ts';
import type { Call, Handler } from '../context.ts';
import { addDeployment, stateOf } from '../deployments.ts';
import { page } from '../pages.ts';
import type { Deployment } from '../records.ts';
import { renderDeployment } from '../render/deployment.ts';
import { created, empty, notFound, ok, type Reply, refusal } from '../reply.ts';

interface Wish {
  readonly ref: string;
  readonly task?: string;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[];
  readonly payload?: object | string;
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

const create: Handler = (call) => {
  const { repository, state, token } = call;
  const wish = call.body as unknown as Wish;
  const sha = repository.git.commitOf(wish.ref);
  if (sha === undefined) return refusal(422, `No ref found for: ${wish.ref}`);
  const instead = mergeDefaultBranch(call, wish, sha) ?? refuseContexts(call, wish, sha);
  if (instead !== undefined) return instead;
  const { transient_environment: transient, production_environment: production, task, payload, environment } = wish;
  const deployment = addDeployment(state, repository, {
    sha,
    ref: wish.ref,
    creator: token.user.login,
    description: wish.description ?? '',
    ...(task !== undefined && { task }),
    ...(payload !== undefined && { payload }),
    ...(environment !== undefined && { environment }),
    ...(transient !== undefined && { transient }),
    ...(production !== undefined && { production }),
  });
  return created(renderDeployment(call, deployment));
};

const list: Handler = (call) => {
  const wanted = ['sha', 'ref', 'task', 'environment'] as const;
  const found = call.repository.deployments.filter((deployment) =>
    wanted.every((name) => (call.query.get(name) ?? deployment[name]) === deployment[name]),
  );
  return page(call, found.toReversed(), {
    path: 'deployments',
    render: (deployments) => deployments.map((deployment) => renderDeployment(call, deployment)),
  });
};

const get: Handler = (call) => {
  const deployment = findDeployment(call);
  return deployment === undefined ? notFound : ok(renderDeployment(call, deployment));
};

/** Unless it is the only one, a deployment must have been followed by something other than success. */
const remove: Handler = (call) => {
  const { deployments } = call.repository;
  const deployment = findDeployment(call);
  if (deployment === undefined) return notFound;
  const isActive = deployment.statuses.length === 0 || stateOf(deployment) === 'success';
  if (isActive && deployments.length > 1)
    return refusal(
      422,
      'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    );
  deployments.splice(deployments.indexOf(deployment), 1);
  return empty;
};

export const deploymentHandlers: Record<string, Handler> = {
  'repos/create-deployment': create,
  'repos/list-deployments': list,
  'repos/get-deployment': get,
  'repos/delete-deployment': remove,
};

export function findDeployment({ repository, params }: Call): Deployment | undefined {
  return repository.deployments.find(({ id }) => id === Number(params['deployment_id']));
}

/** A ref that lacks commits of the default branch gets them merged in, and there is no deployment. */
function mergeDefaultBranch({ repository }: Call, { ref, auto_merge }: Wish, sha: string): Reply | undefined {
  const { git, defaultBranch } = repository;
  const base = git.peel(`refs/heads/${defaultBranch}`, 'commit');
  if (auto_merge === false || base === undefined) return undefined;
  if (git.maybe('merge-base', '--is-ancestor', base, sha) !== undefined) return undefined;
  const tree = git.maybe('merge-tree', '--write-tree', sha, base);
  if (tree === undefined) return refusal(409, `Conflict merging ${defaultBranch} into ${ref}.`);
  const branch = `refs/heads/${ref.replace(/^refs\/heads\//, '')}`;
  if (git.refTarget(branch) === sha)
    git.updateRef(branch, git.commitTree(tree, [sha, base], `Merge branch '${defaultBranch}' into ${ref}`), sha);
  return { status: 202, body: { message: `Auto-merged ${defaultBranch} into ${ref} on deployment.` } };
}

function refuseContexts({ repository }: Call, { ref, required_contexts }: Wish, sha: string): Reply | undefined {
  const contexts = unsuccessfulContexts(repository, sha, required_contexts);
  if (contexts.length === 0) return undefined;
  const { body, ...reply } = refusal(409, `Conflict: Commit status checks failed for ${ref}.`);
  const errors = [{ contexts, resource: 'Deployment', field: 'required_contexts', code: 'invalid' }];
  return { ...reply, body: { ...(body as object), errors } };
}
