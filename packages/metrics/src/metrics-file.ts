import { UserError } from '@mlops-actions/errors';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { parseJsonWithNaN } from './json-numbers.ts';

const maxBytes = 16 * 1024 * 1024;
const maxMetrics = 100_000;
const maxDepth = 64;

/**
 * Reads the numbers of a metrics file; those nested in maps get dotted names, `{"metrics": {…}}` is unwrapped.
 * NaN and the infinities, which Python writes bare into JSON, are read as such. Text, booleans and lists are left out.
 *
 * @param name decides the format by its ending (.json, .yaml, .yml, .toml) and is shown in errors.
 * @throws UserError E_METRICS when it cannot be read or holds no number.
 */
export function parseMetricsFile(bytes: Buffer, name: string): Map<string, number> {
  if (bytes.length > maxBytes) throw unreadable(name, `it has ${bytes.length} bytes, more than ${maxBytes}`);
  const document = parseDocument(bytes, name);
  if (!isMap(document)) throw unreadable(name, 'expected a map of names to numbers');
  const only = Object.keys(document).length === 1 ? document['metrics'] : undefined;
  const metrics = new Map<string, number>();
  collect(isMap(only) ? only : document, [], metrics, name);
  if (metrics.size === 0) throw unreadable(name, 'it holds no number');
  return metrics;
}

function parseDocument(bytes: Buffer, name: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/\.json$/i.test(name)) return parseJsonWithNaN(text);
    if (/\.toml$/i.test(name)) return parseToml(text);
    return parseYaml(text, { maxAliasCount: 20, uniqueKeys: true, logLevel: 'error' });
  } catch (cause) {
    throw unreadable(name, cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 300) : String(cause));
  }
}

/** YAML's aliases can make a map its own ancestor; no depth of a real file comes near the limit. */
function collect(
  map: Readonly<Record<string, unknown>>,
  path: readonly string[],
  metrics: Map<string, number>,
  file: string,
): void {
  if (path.length > maxDepth) throw unreadable(file, `its maps are nested more than ${maxDepth} deep`);
  for (const [key, value] of Object.entries(map)) {
    const here = [...path, key];
    if (isMap(value)) collect(value, here, metrics, file);
    if (typeof value !== 'number' && typeof value !== 'bigint') continue;
    const name = here.join('.');
    if (metrics.has(name)) throw unreadable(file, `the name ${JSON.stringify(name.slice(0, 80))} is there twice`);
    if (metrics.size === maxMetrics) throw unreadable(file, `it holds more than ${maxMetrics} numbers`);
    metrics.set(name, Number(value));
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function unreadable(name: string, why: string): UserError {
  return new UserError('E_METRICS', `${name} cannot be read as metrics: ${why}. Correct the step that writes it.`);
}
