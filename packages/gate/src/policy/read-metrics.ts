import type { Node } from 'yaml';
import { parseMetric } from './parse-metric.ts';
import type { Direction, GatingMetric } from './policy.ts';
import { optional, type YamlReader } from './yaml-reader.ts';

/** Reads `metrics:`; every fault goes to the reader. */
export function readMetrics(reader: YamlReader, node: Node | null | undefined): GatingMetric[] {
  const entries = node === undefined || node === null ? undefined : reader.entries(node, 'metrics');
  if (node === undefined || node === null || entries?.size === 0) {
    reader.fault(
      node ?? 0,
      'nothing would gate: list at least one metric under `metrics:`, such as `accuracy: { margin: 0.01 }`',
    );
  }
  return [...(entries ?? [])].flatMap(([name, { place, value }]) => readMetric(reader, { name, place, value }) ?? []);
}

function readMetric(
  reader: YamlReader,
  { name, place, value }: { name: string; place: Node; value: Node | null },
): GatingMetric | undefined {
  const fields =
    value === null
      ? new Map<string, Node | null>()
      : reader.fields(value, `metrics.${name}`, ['margin', 'better', 'min', 'max']);
  if (fields === undefined) return undefined;
  const draft = {
    name,
    better: optional(fields, 'better', (node) => reader.word<Direction>(node, 'better', ['higher', 'lower'])),
    margin: optional(fields, 'margin', (node) => readMargin(reader, node)),
    min: optional(fields, 'min', (node) => reader.number(node, 'min')),
    max: optional(fields, 'max', (node) => reader.number(node, 'max')),
  };
  return parseMetric(draft, (field, message) => reader.fault(fields.get(field) ?? place, message));
}

function readMargin(reader: YamlReader, node: Node | null): string | number | undefined {
  const text = reader.text(node, 'margin');
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : text;
}
