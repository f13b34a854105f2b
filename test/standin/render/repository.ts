import type { Repository, State } from '../state.ts';
import { renderUser, template } from '../templates.ts';

/** What every answer and every webhook says of a repository, without the fields of its settings. */
export function repositoryFields(state: State, repository: Repository) {
  const { id, name, owner, fullName, defaultBranch, private: hidden, parent, createdAt } = repository;
  const page = `https://github.com/${fullName}`;
  return {
    id,
    name,
    full_name: fullName,
    private: hidden,
    visibility: hidden ? 'private' : 'public',
    fork: parent !== undefined,
    default_branch: defaultBranch,
    owner: renderUser(owner, state.origin),
    html_url: page,
    url: `${state.origin}/repos/${fullName}`,
    clone_url: `${page}.git`,
    description: null,
    homepage: null,
    language: null,
    created_at: createdAt,
    updated_at: createdAt,
    pushed_at: createdAt,
  };
}

/** A repository as webhooks and pull requests tell it. */
export function renderRepository(state: State, repository: Repository): Record<string, unknown> {
  const place = { origin: state.origin, fullName: repository.fullName };
  const { base } = template('pulls/get', place) as { base: { repo: Record<string, unknown> } };
  return { ...base.repo, ...repositoryFields(state, repository) };
}

/** A repository as runs and statuses tell it: exactly the keys of an official example. */
export function renderMinimal(state: State, repository: Repository, example: object): Record<string, unknown> {
  const whole: Record<string, unknown> = renderRepository(state, repository);
  return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, key in whole ? whole[key] : value]));
}
