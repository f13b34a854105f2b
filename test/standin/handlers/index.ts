import type { Handler } from '../context.ts';
import { ok, refusal } from '../reply.ts';
import { actionsHandlers } from './actions.ts';
import { checkHandlers } from './checks.ts';
import { commentHandlers } from './comments.ts';
import { gitHandlers } from './git-data.ts';
import { pullHandlers } from './pulls.ts';
import { repositoryHandlers } from './repository.ts';

const whoAmI: Handler = ({ token, ...call }) => {
  if (token.user.type === 'Bot') return refusal(403, 'Resource not accessible by integration');
  return ok({
    ...call.example('users/get-authenticated'),
    login: token.user.login,
    id: token.user.id,
    type: token.user.type,
  });
};

/** Every operation the stand-in plays; the others answer 501 and count as drift. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    ...actionsHandlers,
    ...checkHandlers,
    ...commentHandlers,
    ...gitHandlers,
    ...pullHandlers,
    ...repositoryHandlers,
    'users/get-authenticated': whoAmI,
    'rate-limit/get': (call) => ok(call.example()),
  } satisfies Record<string, Handler>),
);
