import { type Entry, entries, type Parameter, resolve } from './description.ts';

/** An operation of GitHub's API that a request means. */
export interface Operation {
  /** GitHub's operation id, such as `issues/create-comment`. */
  readonly id: string;
  /** The HTTP method in capitals. */
  readonly method: string;
  /** The path as described, such as `/repos/{owner}/{repo}`. */
  readonly template: string;
  /** The decoded values of the template's names. */
  readonly params: Readonly<Record<string, string>>;
}

interface Route {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly literals: number;
}

const slashed = new Set(['ref', 'path', 'basehead']);

/** What a path parameter may look like on the wire: a file path may be empty, a number holds digits only. */
function groupOf(parameter: Parameter): string {
  if (parameter.name === 'path') return '(?<path>.*)';
  const multi = parameter['x-multi-segment'] === true || slashed.has(parameter.name);
  const shape = parameter.schema.type === 'integer' ? String.raw`\d+` : '[^/]+';
  return `(?<${parameter.name}>${multi ? '.+' : shape})`;
}

function toRoute([id, { method, template, described }]: readonly [string, Entry]): Route {
  const parameters = (described.parameters ?? []).map((parameter) => resolve(parameter, '').node);
  const segments = template.split('/').slice(1);
  const groups = segments.map((segment) => {
    const parameter = parameters.find(({ in: place, name }) => place === 'path' && segment === `{${name}}`);
    return parameter === undefined ? segment : groupOf(parameter);
  });
  const literals = segments.filter((segment) => !segment.startsWith('{')).length;
  // Octokit leaves the slash away when it asks for the root folder.
  const pattern = groups.join('/').replace('/(?<path>.*)', '(?:/(?<path>.*))?');
  return { id, method, template, pattern: new RegExp(`^/${pattern}$`), literals };
}

// The most literal segments win, so the first match of this order is the operation.
const routes: readonly Route[] = [...entries].map(toRoute).toSorted((a, b) => b.literals - a.literals);

function decode(params: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value ?? '')]));
  } catch {
    return undefined;
  }
}

/**
 * The operation that a method and a path (without query) mean, or nothing.
 *
 * Where several fit, the one with the most literal segments wins. Names of
 * refs, files and comparisons may hold slashes. A path with a query or with
 * broken percent encoding means nothing.
 */
export function matchOperation(method: string, path: string): Operation | undefined {
  if (/[?#]/.test(path)) return undefined;
  for (const route of routes) {
    if (route.method !== method.toUpperCase()) continue;
    const match = route.pattern.exec(path);
    if (match === null) continue;
    const params = decode(match.groups ?? {});
    return params && { id: route.id, method: route.method, template: route.template, params };
  }
  return undefined;
}
