import { UserError } from '@mlops-actions/errors';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { parseJsonWithNaN } from './json-numbers.ts';

const maxBytes = 16 * 1024 * 1024;
const maxMetrics = 100_000;
const maxDepth = 64;

/** A map of names to whatever a file says. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value found in a document's maps, with its dotted name. */
export interface Found<Value> {
  readonly name: string;
  readonly value: Value;
}

/**
 * Reads the map a metrics file holds; `{"metrics": {…}}`, alone or beside `fingerprint`, is unwrapped.
 *
 * @throws UserError E_METRICS when it cannot be read or holds no map.
 */
export function readDocument(bytes: Buffer, file: string): { metrics: Fields; fingerprint: unknown } {
  if (bytes.length > maxBytes) throw unreadable(file, `it has ${bytes.length} bytes, more than ${maxBytes}`);
  const document = parseDocument(bytes, file);
  if (!isMap(document)) throw unreadable(file, 'expected a map of names to numbers');
  const fingerprint = document['fingerprint'];
  const names = Object.keys(document).filter((name) => !(name === 'fingerprint' && isMap(fingerprint)));
  const only = names.length === 1 ? document['metrics'] : undefined;
  return { metrics: isMap(only) ? only : document, fingerprint };
}

function parseDocument(bytes: Buffer, file: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/\.json$/i.test(file)) return parseJsonWithNaN(text);
    if (/\.toml$/i.test(file)) return parseToml(text);
    return parseYaml(text, { maxAliasCount: 20, uniqueKeys: true, logLevel: 'error' });
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 300) : String(cause));
  }
}

/** What `read` makes of the entries of nested maps. It goes into maps where `read` gives undefined. */
export function collect<Value>(
  document: Fields,
  read: (fields: Fields, key: string, name: string) => Value | undefined,
  file: string,
): Map<string, Value> {
  const collected = new Map<string, Value>();
  // YAML's aliases can make a map its own ancestor; no depth of a real file comes near the limit.
  const walk = (fields: Fields, path: readonly string[]): void => {
    if (path.length > maxDepth) throw unreadable(file, `its maps are nested more than ${maxDepth} deep`);
    for (const [key, value] of Object.entries(fields)) {
      const name = [...path, key].join('.');
      const found = read(fields, key, name);
      if (found === undefined && isMap(value)) walk(value, [...path, key]);
      if (found === undefined) continue;
      if (collected.has(name)) throw unreadable(file, `the name ${shown(name)} is there twice`);
      if (collected.size === maxMetrics) throw unreadable(file, `it holds more than ${maxMetrics} numbers`);
      collected.set(name, found);
    }
  };
  walk(document, []);
  if (collected.size === 0) throw unreadable(file, 'it holds no number');
  return collected;
}

/** A number as files give it; whole ones may be large. */
export function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}

/** Whether it has names of its own, which lists and dates have not. */
export function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A name or text of a stranger, short enough for a message. */
export function shown(text: unknown): string {
  return (JSON.stringify(typeof text === 'string' ? text.slice(0, 80) : String(text).slice(0, 80)) ?? '').slice(0, 170);
}

export function unreadable(file: string, why: string): UserError {
  return new UserError('E_METRICS', `${file} cannot be read as metrics: ${why}. Correct the step that writes it.`);
}
