import type { Node } from 'yaml';
import { requireMetric } from './parse-metric.ts';
import { parseSlices } from './parse-slices.ts';
import { defaults, type Policy } from './policy.ts';
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

/** The only answers built so far, which are the defaults. */
const builtAnswers = new Map([
  ['inconclusive', 'pass'],
  ['no-baseline', 'inconclusive'],
  ['examples-changed', 'common'],
  ['metric-missing', 'error'],
]);

const laterTasks = ['multilabel', 'regression', 'ranking', 'scores'];

/**
 * Reads `mlops/gate.yml`.
 *
 * A gating metric without a margin gets 0.01, one percentage point. Metrics without a test so far are kept as
 * `listed`: shown, their floors judged.
 *
 * @param file name for messages.
 * @throws UserError E_POLICY with every fault by line and column; E_NOT_BUILT when all that is wrong comes later.
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
  refuseUnbuilt(reader, fields);
  const metrics = readMetrics(reader, fields.get('metrics'));
  const policy: Policy = {
    task: readTask(reader, fields),
    positive: optional(fields, 'positive', (node) => reader.text(node, 'positive')) ?? null,
    alpha: optional(fields, 'alpha', (node) => readAlpha(reader, node)) ?? defaults.alpha,
    ...metrics,
    show: optional(fields, 'show', (node) => readShow(reader, node)) ?? [],
    ...(optional(fields, 'slices', (node) => parseSlices(reader, node)) ?? { guards: [], explore: [] }),
    baseline: optional(fields, 'baseline', (node) => readBaseline(reader, node)) ?? defaults.baseline,
    blockOn:
      optional(fields, 'block-on', (node) => reader.word(node, 'block-on', ['worse', 'beyond-margin'])) ??
      defaults.blockOn,
    overrideLabel: optional(fields, 'override', (node) => readOverride(reader, node)) ?? null,
  };
  checkPositive(reader, policy, fields);
  return policy;
}

function refuseUnbuilt(reader: YamlReader, fields: Fields): void {
  const version = optional(fields, 'version', (node) => reader.number(node, 'version'));
  if (version !== undefined && version !== 1) {
    reader.fault(
      fields.get('version') ?? 0,
      `expected version 1, found ${version}: write \`version: 1\`, or update the action`,
    );
  }
  for (const key of ['labels', 'anchor']) {
    if (fields.has(key)) reader.notBuilt(fields.get(key) ?? 0, quote(key));
  }
  if (fields.has('when')) readWhen(reader, fields.get('when') ?? null);
}

function readWhen(reader: YamlReader, node: Node | null): void {
  for (const [key, value] of reader.fields(node, 'when', [...builtAnswers.keys()]) ?? []) {
    const built = builtAnswers.get(key);
    const answer = built === undefined ? undefined : reader.text(value, key);
    if (answer !== undefined && answer !== built) {
      reader.notBuilt(value ?? 0, `${key}: ${quote(answer)} (only ${quote(built ?? '')} is)`);
    }
  }
}

function readTask(reader: YamlReader, fields: Fields): Policy['task'] {
  const node = fields.get('task');
  if (node === undefined) return null;
  const task = reader.word(node, 'task', ['binary', 'multiclass', ...laterTasks]);
  if (task !== undefined && laterTasks.includes(task)) reader.notBuilt(node ?? 0, `task: ${task}`);
  return task === 'binary' || task === 'multiclass' ? task : null;
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

function readBaseline(reader: YamlReader, node: Node | null): string | undefined {
  const baseline = reader.text(node, 'baseline');
  return baseline;
}

function readOverride(reader: YamlReader, node: Node | null): string | undefined {
  const fields = reader.fields(node, 'override', ['label']);
  return fields && optional(fields, 'label', (label) => reader.text(label, 'override.label'));
}

function checkPositive(reader: YamlReader, policy: Policy, fields: Fields): void {
  const needing = [...policy.gating, ...policy.listed].find(({ name }) =>
    requireMetric(name, () => {})?.needs.includes('positive'),
  );
  if (policy.task === 'multiclass' && policy.positive !== null) {
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
