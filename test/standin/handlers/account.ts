import type { Handler } from '../context.ts';
import { repositoryFields } from '../render/repository.ts';
import { ok, refusal } from '../reply.ts';
import { renderUser } from '../templates.ts';

/** The token of a job belongs to an app, which is nobody. */
const whoAmI: Handler = (call) => {
  const { token, state } = call;
  if (token.kind === 'app') return refusal(403, 'Resource not accessible by integration');
  return ok({
    ...call.example('users/get-authenticated'),
    ...renderUser(token.user.login, state.origin),
    name: token.user.login,
    email: null,
  });
};

const repository: Handler = (call) => {
  const { state, repository } = call;
  const example = call.example('repos/get') as Record<string, unknown>;
  const { template_repository: _, parent: __, source: ___, permissions: ____, ...shown } = example;
  const parent = repository.parent === undefined ? undefined : state.repositories.get(repository.parent);
  const origin = parent === undefined ? {} : { parent: { ...shown, ...repositoryFields(state, parent) } };
  const family = parent === undefined ? {} : { ...origin, source: origin.parent };
  return ok({ ...shown, ...repositoryFields(state, repository), ...family });
};

const rateLimit: Handler = (call) => {
  const { resources, ...shown } = call.example('rate-limit/get') as { resources: object };
  const core = call.state.rateLimits.of(call.token);
  return ok({ ...shown, rate: core, resources: { ...resources, core } });
};

export const accountHandlers: Record<string, Handler> = {
  'users/get-authenticated': whoAmI,
  'repos/get': repository,
  'rate-limit/get': rateLimit,
};
