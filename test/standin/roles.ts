import type { Role, User } from './records.ts';
import type { Repository, State } from './state.ts';

/** What a person may do in a repository: what they were given, else everything for the owner and reading for all. */
export function roleOf({ owner, roles, private: hidden }: Repository, login: string): Role {
  const given = roles.get(login.toLowerCase());
  if (given !== undefined) return given;
  if (login.toLowerCase() === owner.toLowerCase()) return 'admin';
  return hidden ? 'none' : 'read';
}

const legacy = { maintain: 'write', triage: 'read' } as const;

/** The role by the names of before 2020, which know neither `maintain` nor `triage`. */
export function legacyRoleOf(role: Role): 'admin' | 'write' | 'read' | 'none' {
  return role === 'maintain' || role === 'triage' ? legacy[role] : role;
}

/** Whether there is a person of that login: whoever owns, may or did something. Apps are no persons. */
export function isPerson(state: State, login: string): boolean {
  const wanted = login.toLowerCase();
  if (wanted.endsWith('[bot]')) return false;
  const tokens = [...state.tokens.values()].map(({ user }) => user.login);
  const known = [...state.repositories.values()].flatMap(({ owner, roles, pulls, comments }) => [
    owner,
    ...roles.keys(),
    ...pulls.map(({ author }) => author),
    ...comments.map(({ user }) => user.login),
  ]);
  return state.people.has(wanted) || [...tokens, ...known].some((name) => name.toLowerCase() === wanted);
}

/** How GitHub says beside a comment what its author has to do with the repository. */
export function associationOf(repository: Repository, { login, type }: User): string {
  if (type === 'Bot') return 'NONE';
  if (login.toLowerCase() === repository.owner.toLowerCase()) return 'OWNER';
  const role = repository.roles.get(login.toLowerCase()) ?? 'none';
  if (role !== 'none') return 'COLLABORATOR';
  const authored = repository.pulls.some(({ author, merged }) => author === login && merged);
  return authored ? 'CONTRIBUTOR' : 'NONE';
}
