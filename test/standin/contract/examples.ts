import { description, type Entry, type Example, entryOf, type Media, type Reference, resolve } from './description.ts';

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && '$ref' in value;

// Some examples are references, and some hold a reference as their value.
function follow(example: Example | Reference): Example {
  const { node } = resolve(example, '');
  return isReference(node.value) ? follow(node.value) : node;
}

function firstExample(media: Media | undefined): Example | undefined {
  const example = Object.values(media?.examples ?? {})[0];
  return example && follow(example);
}

function exampleAt({ described }: Entry, status: string): Example | undefined {
  const response = described.responses[status];
  return response && firstExample(resolve(response, '').node.content?.['application/json']);
}

/**
 * A fresh copy of the description's first official example of a response.
 *
 * Without a status: that of the lowest 2xx status that has one. Throws a
 * RangeError when the description gives none, since an invented one proves
 * nothing.
 */
export function example(operationId: string, status?: number): unknown {
  const entry = entryOf(operationId);
  const good = Object.keys(entry.described.responses).filter((code) => code.startsWith('2'));
  const statuses = status === undefined ? good.toSorted() : [String(status)];
  const found = statuses.map((code) => exampleAt(entry, code)).find((candidate) => candidate !== undefined);
  if (found === undefined) {
    throw new RangeError(`GitHub gives no example of ${operationId} ${status ?? '2xx'}: write that body by hand`);
  }
  return structuredClone(found.value);
}

/** Every operation and status of which the description gives an example. */
export function exampleList(): readonly { readonly operationId: string; readonly status: number }[] {
  return Object.values(description.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId, responses }) => {
      const entry = entryOf(operationId);
      const statuses = Object.keys(responses).filter((status) => exampleAt(entry, status) !== undefined);
      return statuses.map((status) => ({ operationId, status: Number(status) }));
    });
}
