import type { Handler } from '../context.ts';
import { ok, refusal } from '../reply.ts';
import { isPerson, legacyRoleOf, roleOf } from '../roles.ts';
import { renderUser } from '../templates.ts';

const may: Readonly<Record<string, readonly string[]>> = {
  admin: ['admin', 'maintain', 'push', 'triage', 'pull'],
  maintain: ['maintain', 'push', 'triage', 'pull'],
  write: ['push', 'triage', 'pull'],
  triage: ['triage', 'pull'],
  read: ['pull'],
};

const permission: Handler = (call) => {
  const login = String(call.params['username']);
  if (!isPerson(call.state, login)) return refusal(404, `${login} is not a user`);
  const role = roleOf(call.repository, login);
  const granted = ['admin', 'maintain', 'push', 'triage', 'pull'].map((name) => [
    name,
    may[role]?.includes(name) ?? false,
  ]);
  const user = {
    ...renderUser(login, call.state.origin),
    permissions: Object.fromEntries(granted) as Record<string, boolean>,
    role_name: role,
  };
  return ok({ permission: legacyRoleOf(role), role_name: role, user });
};

export const collaboratorHandlers: Record<string, Handler> = {
  'repos/get-collaborator-permission-level': permission,
};
