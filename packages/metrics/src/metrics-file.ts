import { UserError } from '@mlops-actions/errors';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';

const maxBytes = 16 * 1024 * 1024;
const maxMetrics = 100_000;
const bare = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const mark = '\u0000number:';

/**
 * Reads the numbers of a metrics file; those nested in maps get dotted names, `{"metrics": {…}}` is unwrapped.
 * NaN and the infinities, which Python writes bare into JSON, are read as such. Text, booleans and lists are left out.
 *
 * @param name decides the format by its ending (.json, .yaml, .yml, .toml) and is shown in errors.
 * @throws UserError E_METRICS when it cannot be read or holds no number.
 */
export function parseMetricsFile(bytes: Buffer, name: string): Map<string, number> {
  if (bytes.length > maxBytes) throw unreadable(name, `it has ${bytes.length} bytes, more than ${maxBytes}`);
  const document = parseDocument(bytes.toString('utf8').replace(/^\ufeff/, ''), name);
  if (!isMap(document)) throw unreadable(name, 'expected a map of names to numbers');
  const only = Object.keys(document).length === 1 ? document['metrics'] : undefined;
  const metrics = new Map<string, number>();
  collect(isMap(only) ? only : document, '', metrics, name);
  if (metrics.size === 0) throw unreadable(name, 'it holds no number');
  return metrics;
}

function parseDocument(text: string, name: string): unknown {
  try {
    if (/\.json$/i.test(name)) return parseJson(text);
    if (/\.toml$/i.test(name)) return parseToml(text);
    return parseYaml(text, { maxAliasCount: 20, uniqueKeys: true });
  } catch (cause) {
    throw unreadable(name, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause), cause);
  }
}

function parseJson(text: string): unknown {
  const quoted = text.replace(bare, (token) => (token.startsWith('"') ? token : JSON.stringify(`${mark}${token}`)));
  return JSON.parse(quoted, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
  );
}

function collect(
  map: Readonly<Record<string, unknown>>,
  prefix: string,
  metrics: Map<string, number>,
  file: string,
): void {
  for (const [key, value] of Object.entries(map)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'number' || typeof value === 'bigint') {
      if (metrics.has(name)) throw unreadable(file, `the name ${JSON.stringify(name.slice(0, 80))} is there twice`);
      if (metrics.size === maxMetrics) throw unreadable(file, `it holds more than ${maxMetrics} numbers`);
      metrics.set(name, Number(value));
    } else if (isMap(value)) {
      collect(value, name, metrics, file);
    }
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function unreadable(name: string, why: string, cause?: unknown): UserError {
  return new UserError('E_METRICS', `${name} cannot be read as metrics: ${why}. Correct the step that writes it.`, {
    cause,
  });
}
