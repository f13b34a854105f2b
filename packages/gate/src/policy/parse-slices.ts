import type { Node } from 'yaml';
import { requireMetric } from './parse-metric.ts';
import type { Guard, Policy } from './policy.ts';
import { quote, type YamlReader } from './yaml-reader.ts';

/** Reads `slices:`; every fault goes to the reader. */
export function parseSlices(reader: YamlReader, node: Node | null): Pick<Policy, 'guards' | 'explore'> {
  const fields = reader.fields(node, 'slices', ['guard', 'explore']);
  const guards = fields?.has('guard') ? reader.list(fields.get('guard') ?? null, 'slices.guard') : [];
  const explore = fields?.has('explore') ? reader.list(fields.get('explore') ?? null, 'slices.explore') : [];
  return {
    guards: (guards ?? []).map((guard) => readGuard(reader, guard)).filter((guard) => guard !== undefined),
    explore: [
      ...new Set(
        (explore ?? [])
          .map((column) => reader.text(column, 'a column in slices.explore'))
          .filter((column) => column !== undefined),
      ),
    ],
  };
}

function readGuard(reader: YamlReader, node: Node): Guard | undefined {
  const fields = reader.fields(node, 'a guarded slice', ['where', 'metric']);
  if (fields === undefined) return undefined;
  const missing = ['where', 'metric'].filter((key) => !fields.has(key));
  if (missing.length > 0) {
    reader.fault(
      node,
      `a guarded slice without ${missing.join(' and ')}: write { where: { column: value }, metric: false_positive_rate }`,
    );
    return undefined;
  }
  const where = readWhere(reader, fields.get('where') ?? null);
  const metric = readGuardMetric(reader, fields.get('metric') ?? null);
  return where === undefined || metric === undefined ? undefined : { where, metric };
}

function readWhere(reader: YamlReader, node: Node | null): Map<string, string> | undefined {
  const entries = reader.entries(node, 'where');
  if (entries?.size === 0)
    reader.fault(node ?? 0, 'expected where to name at least one column and its value, found none');
  const where = new Map<string, string>();
  for (const [column, { place, value }] of entries ?? []) {
    if (value === null)
      reader.fault(place, `expected a value for ${quote(column)}, found nothing: write { where: { column: value } }`);
    const text = value === null ? undefined : reader.text(value, `the value of ${quote(column)}`);
    if (text !== undefined) where.set(column, text);
  }
  return entries && where;
}

function readGuardMetric(reader: YamlReader, node: Node | null): string | undefined {
  const name = reader.text(node, 'the metric of a guarded slice');
  return name === undefined || requireMetric(name, (message) => reader.fault(node ?? 0, message)) === undefined
    ? undefined
    : name;
}
