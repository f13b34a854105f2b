import { readFileSync } from 'node:fs';

/** A JSON Schema in the OpenAPI 3.0 dialect, or a reference to one. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
}

export interface Reference {
  readonly $ref: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly 'x-multi-segment'?: boolean;
}

export interface Example {
  readonly value: unknown;
}

export interface Media {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Response {
  readonly content?: Readonly<Record<string, Media>>;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

/** The part of an OpenAPI 3.0 document that this folder reads. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  /** Webhook events, by GitHub's name of each activity. */
  readonly 'x-webhooks': Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** An operation of the description with its place there. */
export interface Entry {
  readonly template: string;
  readonly method: string;
  readonly described: DescribedOperation;
}

/** GitHub's description of the operations the suite uses; parsed once, never changed. */
export const description = JSON.parse(
  readFileSync(new URL('./github.openapi.json', import.meta.url), 'utf8'),
) as Description;

/** Every operation of the extract by its id, in the description's order. */
export const entries: ReadonlyMap<string, Entry> = new Map(
  Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, described]) => [
      described.operationId,
      { template, method: method.toUpperCase(), described },
    ]),
  ),
);

/** The operation of that id. Throws a RangeError when the extract lacks it. */
export function entryOf(operationId: string): Entry {
  const entry = entries.get(operationId);
  if (entry === undefined) {
    throw new RangeError(
      `${operationId} is not in github.openapi.json: add it to operations.ts and update the extract`,
    );
  }
  return entry;
}

/** A JSON pointer (RFC 6901) of its unescaped steps, as a URI fragment. */
export function pointer(...steps: readonly string[]): string {
  return `#${steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;
}

/** What a reference of the form `#/components/kind/name` stands for, or the node itself; and its pointer. */
export function resolve<T extends object>(node: T | Reference, at: string): { readonly node: T; readonly at: string } {
  if (!('$ref' in node)) return { node, at };
  const [kind = '', name = ''] = node.$ref.split('/').slice(2);
  const target = description.components[kind]?.[name];
  if (target === undefined) throw new RangeError(`${node.$ref} is not in github.openapi.json: update the extract`);
  return resolve(target as T | Reference, node.$ref);
}
