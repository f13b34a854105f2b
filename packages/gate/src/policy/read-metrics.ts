import type { Node } from 'yaml';
import { parseMetric } from './parse-metric.ts';
import type { Direction, GatingMetric, ListedMetric } from './policy.ts';
import { optional, quote, type YamlReader } from './yaml-reader.ts';

/** Reads `metrics:`, by whether a test for each is built; every fault goes to the reader. */
export function readMetrics(
  reader: YamlReader,
  node: Node | null | undefined,
): { gating: GatingMetric[]; listed: ListedMetric[] } {
  const gating: GatingMetric[] = [];
  const listed: ListedMetric[] = [];
  const entries = node === undefined || node === null ? undefined : reader.entries(node, 'metrics');
  for (const [name, { place, value }] of entries ?? []) {
    const metric = readMetric(reader, { name, place, value });
    if (metric === undefined) continue;
    if ('gating' in metric) gating.push(metric.gating);
    else listed.push(metric.listed);
  }
  const at = node ?? 0;
  if (node === undefined || node === null || entries?.size === 0) {
    reader.fault(
      at,
      'nothing would gate: list at least one metric under `metrics:`, such as `accuracy: { margin: 0.01 }`',
    );
  } else if (gating.length === 0 && listed.length === entries?.size) {
    checkSomethingGates(reader, at, listed);
  }
  return { gating, listed };
}

function checkSomethingGates(reader: YamlReader, place: Node | number, listed: readonly ListedMetric[]): void {
  if (listed.some(({ min, max }) => min !== null || max !== null)) return;
  reader.fault(place, nothingGates(listed));
}

/** Why a policy of metrics without a test, and without floors, is refused. */
export function nothingGates(listed: readonly ListedMetric[]): string {
  const names = listed.map(({ name }) => quote(name)).join(', ');
  return `nothing would gate: ${names} can be computed and shown, but not yet judged; list accuracy, recall or false_positive_rate too, or give a floor such as \`min: 0.9\``;
}

function readMetric(
  reader: YamlReader,
  { name, place, value }: { name: string; place: Node; value: Node | null },
): ReturnType<typeof parseMetric> {
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
