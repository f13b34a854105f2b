import { type Compilable, checkOf, inDescription } from './compile.ts';
import { type Entry, entryOf, type Parameter, pointer, resolve } from './description.ts';
import type { Operation } from './routes.ts';
import { unknownProperties } from './unknown-properties.ts';

const json = 'application/json';
const errorStatuses = new Set([400, 401, 403, 404, 409, 410, 415, 422, 429]);

/** Where an operation stands in the description. */
const place = ({ template, method }: Entry): string => pointer('paths', template, method.toLowerCase());

function queryParameters(entry: Entry): { readonly node: Parameter; readonly at: string }[] {
  const all = (entry.described.parameters ?? []).map((parameter, index) =>
    resolve(parameter, `${place(entry)}${pointer('parameters', String(index)).slice(1)}`),
  );
  return all.filter(({ node }) => node.in === 'query');
}

function querySchema(entry: Entry): Compilable {
  const parameters = queryParameters(entry);
  const properties = parameters.map(({ node, at }) => [node.name, inDescription(`${at}/schema`)] as const);
  const required = parameters.filter(({ node }) => node.required === true).map(({ node }) => node.name);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}

function checkQuery(op: Operation, query: URLSearchParams): string[] {
  const entry = entryOf(op.id);
  const known = new Set(queryParameters(entry).map(({ node }) => node.name));
  const names = [...new Set(query.keys())];
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `query/${name} is not a documented parameter`),
    ...names.filter((name) => query.getAll(name).length > 1).map((name) => `query/${name} is given more than once`),
    ...checkOf(`${op.id} query`, () => querySchema(entry), true)(Object.fromEntries(query), 'query'),
  ];
}

function checkBody(op: Operation, body: unknown): string[] {
  const entry = entryOf(op.id);
  const { requestBody } = entry.described;
  if (requestBody === undefined) return body === undefined ? [] : ['body is given, but this operation takes none'];
  const schema = requestBody.content[json]?.schema;
  if (schema === undefined) return [];
  if (body === undefined) return requestBody.required === true ? ['body is required'] : [];
  const at = `${place(entry)}${pointer('requestBody', 'content', json, 'schema').slice(1)}`;
  return [
    ...checkOf(`${op.id} body`, () => inDescription(at))(body, 'body'),
    ...unknownProperties(schema, body, 'body'),
  ];
}

/**
 * Everything GitHub would not understand in a request, one sentence each.
 *
 * Query values are read as the described type. Parameters and properties that
 * GitHub would ignore silently count as violations. A body is checked where
 * the operation takes JSON; bytes for an upload pass.
 */
export function checkRequest(op: Operation, query: URLSearchParams, body: unknown): string[] {
  return [...checkQuery(op, query), ...checkBody(op, body)];
}

/** GitHub's two shapes of an error; either way it says what is wrong. */
const errorSchema = (): Compilable => ({
  required: ['message'],
  anyOf: ['validation-error', 'basic-error'].map((name) => inDescription(pointer('components', 'schemas', name))),
});

function checkError(status: number, body: unknown): string[] {
  // A gateway in front of the API answers without JSON.
  if (status >= 500 && (body === undefined || typeof body === 'string')) return [];
  return checkOf('error', errorSchema)(body, `response ${status}`);
}

/**
 * Everything GitHub would not have answered, one sentence each.
 *
 * Responses without content, such as 204 and 302, have the body `undefined`.
 * Any operation may fail with a status of its own or with a general one; where
 * the description gives such a status no schema, the body has to be one of
 * GitHub's two error shapes.
 */
export function checkResponse(op: Operation, status: number, body: unknown): string[] {
  const entry = entryOf(op.id);
  const at = `${place(entry)}${pointer('responses', String(status)).slice(1)}`;
  const documented = entry.described.responses[status];
  const response = documented && resolve(documented, at);
  if (response?.node.content?.[json]?.schema !== undefined) {
    const schema = `${response.at}${pointer('content', json, 'schema').slice(1)}`;
    return checkOf(`${op.id} ${status}`, () => inDescription(schema))(body, `response ${status}`);
  }
  if (errorStatuses.has(status) || status >= 500) return checkError(status, body);
  const known = Object.keys(entry.described.responses).join(', ');
  if (response === undefined) return [`response ${status} is not documented for ${op.id}: expected one of ${known}`];
  return body === undefined ? [] : [`response ${status} has no content, but came with a body`];
}
