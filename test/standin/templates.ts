import { example } from './contract/index.ts';
import { userOf } from './records.ts';

/** Where a template is moved to. */
export interface Place {
  /** Origin of the stand-in. */
  readonly origin: string;
  /** Full name of the repository that stands for the example's. */
  readonly fullName: string;
}

const exampleRepository = /\b(?:octocat|octo-org|github)\/(?:hello-world|octo-repo|octo-docs|example)\b/gi;

/**
 * GitHub's official example of a response, its addresses moved to a repository of ours. Handlers lay their state over
 * it, so that no field is invented.
 */
export function template(operationId: string, { origin, fullName }: Place): object {
  const move = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(exampleRepository, fullName).replace('https://api.github.com/', `${origin}/`);
    if (Array.isArray(value)) return value.map(move);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, move(item)]));
  };
  return move(example(operationId)) as object;
}

/** A person or an app as GitHub shows it inside other answers. */
export function renderUser(login: string, origin: string): Record<string, unknown> {
  const { user: shown } = template('pulls/get', { origin, fullName: '' }) as { user: Record<string, unknown> };
  const { id, type } = userOf(login);
  const name = encodeURIComponent(login);
  const own: [string, unknown][] = Object.entries(shown).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace('/users/octocat', `/users/${name}`) : value,
  ]);
  const page = type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : name;
  return {
    ...(Object.fromEntries(own) as object),
    login,
    id,
    type,
    html_url: `https://github.com/${page}`,
    site_admin: false,
  };
}
