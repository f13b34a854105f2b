/** A JSON value of the OpenAPI document while it is cut down. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** The full OpenAPI document as far as the extraction looks. */
export interface Source {
  readonly openapi: string;
  readonly info: JsonObject;
  readonly paths: { readonly [path: string]: { readonly [method: string]: JsonObject } };
  readonly components: { readonly [kind: string]: { readonly [name: string]: Json } };
  /** Webhook events, each with the body GitHub sends. */
  readonly 'x-webhooks'?: { readonly [name: string]: { readonly [method: string]: JsonObject } };
}

const prose = new Set(['description', 'title', 'example', 'examples', 'externalDocs', 'deprecated', 'readOnly']);
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mapValues = (from: JsonObject, change: (value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
const pick = (from: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));

/** A schema without the words that judge no value. Property names are never mistaken for keywords. */
function bareSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(bareSchema);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key]) => !prose.has(key) && !key.startsWith('x-'));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === 'properties' && isObject(value)) return [key, mapValues(value, bareSchema)];
      return [key, key === 'enum' || key === 'default' ? value : bareSchema(value)];
    }),
  );
}

function bareMedia(media: Json, withExamples: boolean): Json {
  if (!isObject(media)) return media;
  const schema = media['schema'] === undefined ? {} : { schema: bareSchema(media['schema']) };
  const examples = media['examples'];
  return withExamples && isObject(examples) ? { ...schema, examples: mapValues(examples, bareExample) } : schema;
}

function bareExample(example: Json): Json {
  return isObject(example) ? pick(example, '$ref', 'value') : example;
}

function bareBody(body: Json, withExamples: boolean): Json {
  if (!isObject(body) || !isObject(body['content'])) return isObject(body) ? pick(body, '$ref') : body;
  const content = mapValues(body['content'], (media) => bareMedia(media, withExamples));
  return { ...pick(body, 'required'), content };
}

function bareParameter(parameter: Json): Json {
  if (!isObject(parameter) || '$ref' in parameter) return parameter;
  const kept = pick(parameter, 'name', 'in', 'required', 'x-multi-segment');
  return { ...kept, schema: bareSchema(parameter['schema'] ?? {}) };
}

function bareOperation(operation: JsonObject): JsonObject {
  const { parameters, requestBody, responses } = operation;
  return {
    ...pick(operation, 'operationId', 'summary'),
    ...(Array.isArray(parameters) ? { parameters: parameters.map(bareParameter) } : {}),
    ...(requestBody === undefined ? {} : { requestBody: bareBody(requestBody, false) }),
    ...(isObject(responses) ? { responses: mapValues(responses, (response) => bareBody(response, true)) } : {}),
  };
}

const bareComponent: Readonly<Record<string, (component: Json) => Json>> = {
  schemas: bareSchema,
  parameters: bareParameter,
  responses: (response) => bareBody(response, true),
  examples: bareExample,
};

function references(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(references);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

function usedComponents(source: Source, kept: Json): { [kind: string]: JsonObject } {
  const used: { [kind: string]: JsonObject } = {};
  const open = references(kept);
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    const [kind = '', name = ''] = reference.split('/').slice(2);
    const bare = bareComponent[kind]?.(source.components[kind]?.[name] ?? null) ?? null;
    if (bare === null) throw new RangeError(`${reference} is used but not in the OpenAPI document`);
    const group = (used[kind] ??= {});
    if (name in group) continue;
    group[name] = bare;
    open.push(...references(bare));
  }
  return used;
}

/** The schema of a webhook's payload, in the place where the description keeps it. */
function bareWebhook(source: Source, name: string): JsonObject {
  const webhook = source['x-webhooks']?.[name]?.['post'];
  if (webhook === undefined) throw new RangeError(`the OpenAPI document has no webhook ${name}`);
  return { post: { requestBody: bareBody(webhook['requestBody'] ?? null, false) } };
}

/** What is kept of the description. */
export interface Extract {
  readonly paths: JsonObject;
  readonly 'x-webhooks': JsonObject;
  readonly components: JsonObject;
}

/**
 * The named operations and webhooks with every component they use, and nothing else. Throws a RangeError when one is
 * missing.
 */
export function extract(
  source: Source,
  operationIds: readonly string[],
  webhookNames: readonly string[] = [],
): Extract {
  const wanted = new Set(operationIds);
  const paths: { [path: string]: JsonObject } = {};
  for (const [path, methods] of Object.entries(source.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const id = operation['operationId'];
      if (typeof id !== 'string' || !wanted.delete(id)) continue;
      (paths[path] ??= {})[method] = bareOperation(operation);
    }
  }
  if (wanted.size > 0) throw new RangeError(`the OpenAPI document has no operation ${[...wanted].join(', ')}`);
  const webhooks = Object.fromEntries(webhookNames.map((name) => [name, bareWebhook(source, name)]));
  return { paths, 'x-webhooks': webhooks, components: usedComponents(source, { paths, webhooks }) };
}

const depths: Readonly<Record<string, number>> = { paths: 2, 'x-webhooks': 1, components: 2 };

/** JSON with one operation, one webhook and one component a line, so that an update reads as a list of changes. */
export function toText(document: JsonObject): string {
  const block = (value: Json | undefined, depth: number): string => {
    if (depth === 0 || !isObject(value)) return JSON.stringify(value);
    const lines = Object.keys(value)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${block(value[key], depth - 1)}`);
    return `{\n${lines.join(',\n')}\n}`;
  };
  const parts = Object.entries(document).map(([key, value]) => {
    return `${JSON.stringify(key)}:${block(value, depths[key] ?? 0)}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}
