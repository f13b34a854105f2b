import { findMetric } from '@mlops-actions/metrics';
import type { Node } from 'yaml';
import { requireMetric } from './parse-metric.ts';
import { parseSlices } from './parse-slices.ts';
import { defaults, type Policy, taskNames, type When, whenAnswers } from './policy.ts';
import { readMetrics } from './read-metrics.ts';
import { optional, quote, YamlReader } from './yaml-reader.ts';

type Fields = ReadonlyMap<string, Node | null>;

const keys = [
  'version',
  'task',
  'positive',
  'labels',
  'alpha',
  'metrics',
  'show',
  'slices',
  'baseline',
  'anchor',
  'block-on',
  'when',
  'override',
];

/**
 * Reads `mlops/gate.yml`.
 *
 * A metric without a margin gets 0.01, one percentage point; one without an upper end, such as RMSE, 2 % of the
 * baseline's value.
 *
 * @param file name for messages.
 * @throws UserError E_POLICY with every fault by line and column.
 */
export function parsePolicy(text: string, file: string): Policy {
  const reader = new YamlReader(text, file);
  const fields = reader.root && reader.fields(reader.root, 'the policy', keys);
  const policy = fields && readPolicy(reader, fields);
  reader.finish();
  if (policy === undefined) throw new Error('a policy without faults was not read');
  return policy;
}

function readPolicy(reader: YamlReader, fields: Fields): Policy {
  checkVersion(reader, fields);
  const text = (key: string) => optional(fields, key, (node) => reader.text(node, key));
  const policy: Policy = {
    task: optional(fields, 'task', (node) => reader.word(node, 'task', taskNames)) ?? null,
    positive: text('positive') ?? null,
    labels: text('labels') ?? null,
    alpha: optional(fields, 'alpha', (node) => readAlpha(reader, node)) ?? defaults.alpha,
    gating: readMetrics(reader, fields.get('metrics')),
    show: optional(fields, 'show', (node) => readShow(reader, node)) ?? [],
    ...(optional(fields, 'slices', (node) => parseSlices(reader, node)) ?? { guards: [], explore: [] }),
    baseline: text('baseline') ?? defaults.baseline,
    anchor: text('anchor') ?? null,
    blockOn:
      optional(fields, 'block-on', (node) => reader.word(node, 'block-on', ['worse', 'beyond-margin'])) ??
      defaults.blockOn,
    when: optional(fields, 'when', (node) => readWhen(reader, node)) ?? defaults.when,
    overrideLabel: optional(fields, 'override', (node) => readOverride(reader, node)) ?? null,
  };
  checkPositive(reader, policy, fields);
  checkTask(reader, policy, fields);
  checkAnchor(reader, policy, fields);
  checkGuards(reader, policy, fields);
  return policy;
}

function checkVersion(reader: YamlReader, fields: Fields): void {
  const version = optional(fields, 'version', (node) => reader.number(node, 'version'));
  if (version === undefined || version === 1) return;
  reader.fault(
    fields.get('version') ?? 0,
    `expected version 1, found ${version}: write \`version: 1\`, or update the action`,
  );
}

function readWhen(reader: YamlReader, node: Node | null): When {
  const fields = reader.fields(node, 'when', Object.keys(whenAnswers)) ?? new Map<string, Node | null>();
  const answer = <T extends string>(key: string, [usual, ...others]: readonly [T, ...T[]]): T =>
    optional(fields, key, (value) => reader.word<T>(value, key, [usual, ...others])) ?? usual;
  return {
    inconclusive: answer('inconclusive', whenAnswers.inconclusive),
    noBaseline: answer('no-baseline', whenAnswers['no-baseline']),
    examplesChanged: answer('examples-changed', whenAnswers['examples-changed']),
    metricMissing: answer('metric-missing', whenAnswers['metric-missing']),
  };
}

function readAlpha(reader: YamlReader, node: Node | null): number | undefined {
  const alpha = reader.number(node, 'alpha');
  if (alpha !== undefined && !(alpha > 0 && alpha < 0.5)) {
    reader.fault(
      node ?? 0,
      `expected alpha above 0 and below 0.5, found ${alpha}: 0.05 blocks one harmless change in twenty`,
    );
  }
  return alpha;
}

function readShow(reader: YamlReader, node: Node | null): string[] {
  const names: string[] = [];
  for (const item of reader.list(node, 'show') ?? []) {
    const name = reader.text(item, 'a metric in show');
    if (name !== undefined && requireMetric(name, (message) => reader.fault(item, message)) !== undefined)
      names.push(name);
  }
  return [...new Set(names)];
}

function readOverride(reader: YamlReader, node: Node | null): string | undefined {
  const fields = reader.fields(node, 'override', ['label']);
  return fields && optional(fields, 'label', (label) => reader.text(label, 'override.label'));
}

function checkPositive(reader: YamlReader, policy: Policy, fields: Fields): void {
  const needing = policy.gating.find(({ name }) => findMetric(name)?.needs.includes('positive'));
  if (policy.task !== null && policy.task !== 'binary' && policy.positive !== null) {
    reader.fault(
      fields.get('positive') ?? 0,
      '`positive` has a meaning only for `task: binary`: take one of the two out',
    );
  }
  if (policy.task === 'binary' && policy.positive === null && !fields.has('positive') && needing !== undefined) {
    reader.fault(
      fields.get('task') ?? 0,
      `${quote(needing.name)} needs to know which label is the positive one: add \`positive: <label>\``,
    );
  }
}

/** A metric that has no meaning for the task would be missing from every file of predictions. */
function checkTask(reader: YamlReader, { task, gating }: Policy, fields: Fields): void {
  if (task === null) return;
  for (const { name } of gating) {
    const tasks = findMetric(name)?.tasks ?? [];
    if (tasks.includes(task)) continue;
    const where = `${quote(name)} has no meaning for \`task: ${task}\``;
    reader.fault(fields.get('task') ?? 0, `${where}: it is a metric of ${tasks.join(', ')}`);
  }
}

function checkAnchor(reader: YamlReader, { anchor, baseline }: Policy, fields: Fields): void {
  if (anchor === null) return;
  const node = fields.get('anchor') ?? 0;
  if (anchor === baseline)
    reader.fault(node, `the anchor is the baseline itself, ${quote(anchor)}: name another, or take it out`);
  if (anchor === 'base' || anchor === 'none')
    reader.fault(node, `expected anchor to be registry:<alias> or a file of predictions, found ${quote(anchor)}`);
}

/** Which way a column of the user's own is better only `metrics:` says. */
function checkGuards(reader: YamlReader, { guards, gating }: Policy, fields: Fields): void {
  for (const { metric } of guards) {
    if (!metric.startsWith('metric:') || gating.some(({ name }) => name === metric)) continue;
    const example = `${metric}: { better: higher, margin: 0.1 }`;
    reader.fault(
      fields.get('slices') ?? 0,
      `a guarded slice needs ${quote(metric)} under metrics: add ${quote(example)}`,
    );
  }
}
