import { fullFormats } from 'ajv-formats/dist/formats.js';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** OpenAPI 3.0 says `nullable`; JSON Schema says the type `null`, also in enums. */
function withNull(node: Node): Node {
  const { nullable: _, ...schema } = node;
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const choices = schema['enum'];
  const enumeration = Array.isArray(choices) ? { enum: [...new Set([...(choices as unknown[]), null])] } : {};
  return { ...schema, type: [schema['type'], 'null'], ...enumeration };
}

const composed = ['anyOf', 'allOf', '$ref', 'type'];

/** The members of GitHub's `oneOf` overlap (a file is also a symlink), so one or more may fit. */
function loosen(node: Node): Node {
  const { oneOf, discriminator: _, ...schema } = node;
  if (oneOf === undefined) return schema;
  if (schema['anyOf'] === undefined) return { ...schema, anyOf: oneOf };
  return { ...schema, allOf: [...((schema['allOf'] as unknown[] | undefined) ?? []), { anyOf: oneOf }] };
}

/**
 * The description in plain JSON Schema: a new tree in which every `nullable`
 * is a type and every `oneOf` an `anyOf`. Examples are left as they are.
 */
export function prepare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(prepare);
  if (!isNode(node)) return node;
  const copy = Object.entries(node).map(([key, value]) => [key, key === 'examples' ? value : prepare(value)]);
  const schema = loosen(Object.fromEntries(copy) as Node);
  if (schema['nullable'] !== true) return schema;
  return composed.some((key) => key in schema) ? withNull(schema) : schema;
}

const dateTime = fullFormats['date-time'];

/** The formats GitHub's description names. A link may be empty, as `target_url` of a status without one is. */
export const formats = {
  'date-time': dateTime,
  timestamp: dateTime,
  // An app's address has brackets, which the usual pattern lacks.
  email: /^[^\s@<>]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i,
  binary: true,
  int64: fullFormats.int64,
  'uri-template': fullFormats['uri-template'],
  'repo.nwo': /^[\w.-]+\/[\w.-]+$/,
  uri: (value: string): boolean => value === '' || URL.canParse(value),
} as const;
