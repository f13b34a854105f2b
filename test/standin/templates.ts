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
  const key = JSON.stringify([operationId, origin, fullName]);
  const text = moved.get(key) ?? JSON.stringify(move(example(operationId), { origin, fullName }));
  moved.set(key, text);
  return JSON.parse(text) as object;
}

/** Moved once for each place, for the examples are large: the text of each. */
const moved = new Map<string, string>();

function move(value: unknown, place: Place): unknown {
  if (typeof value === 'string')
    return value.replaceAll(exampleRepository, place.fullName).replace('https://api.github.com/', `${place.origin}/`);
  if (Array.isArray(value)) return value.map((item) => move(item, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, move(item, place)]));
}

/** The user of an example, by origin. */
const users = new Map<string, Record<string, unknown>>();

function exampleUser(origin: string): Record<string, unknown> {
  const known = users.get(origin);
  if (known !== undefined) return known;
  const { user } = template('pulls/get', { origin, fullName: '' }) as { user: Record<string, unknown> };
  users.set(origin, user);
  return user;
}

/** A person or an app as GitHub shows it inside other answers. */
export function renderUser(login: string, origin: string): Record<string, unknown> {
  const shown = exampleUser(origin);
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
