import { createHash } from 'node:crypto';
import { type Guard, type Policy, writeMargin } from './policy.ts';

const maxLines = 50;

/** The keys of `when` as users write them. */
const whenKeys = {
  inconclusive: 'inconclusive',
  noBaseline: 'no-baseline',
  examplesChanged: 'examples-changed',
  metricMissing: 'metric-missing',
} as const;

/** `sha256:` of what a policy says: the same for two texts with the same meaning, whatever their form or order. */
export function policyDigest(policy: Policy): string {
  const statements = [...policyStatements(policy)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `sha256:${createHash('sha256').update(JSON.stringify(statements)).digest('hex')}`;
}

/**
 * How another policy differs from the one applied, a line each, such as `metrics.accuracy.margin: 0.01, there 0.05`.
 * Untrusted text: escape it where it is shown. Empty when both mean the same; at most 50 lines.
 */
export function policyDifferences(applied: Policy, other: Policy): string[] {
  const here = policyStatements(applied);
  const there = policyStatements(other);
  const paths = [...new Set([...here.keys(), ...there.keys()])].toSorted();
  const changed = paths.filter((path) => here.get(path) !== there.get(path));
  const lines = changed.map((path) => `${path}: ${here.get(path) ?? 'none'}, there ${there.get(path) ?? 'none'}`);
  return lines.length > maxLines ? [...lines.slice(0, maxLines), `and ${lines.length - maxLines} more`] : lines;
}

/** Everything a policy says, by path. What is left to its default is said too. */
function policyStatements(policy: Policy): Map<string, string> {
  const statements = new Map<string, string>();
  const say = (path: string, value: string | number | null): void => {
    if (value !== null) statements.set(path, String(value));
  };
  say('task', policy.task);
  say('positive', policy.positive);
  say('labels', policy.labels);
  say('alpha', policy.alpha);
  for (const { name, direction, margin, min, max } of policy.gating) {
    say(`metrics.${name}.better`, direction);
    say(`metrics.${name}.margin`, writeMargin(margin));
    say(`metrics.${name}.min`, min);
    say(`metrics.${name}.max`, max);
  }
  for (const name of policy.show) say(`show.${name}`, 'shown');
  for (const guard of policy.guards) say(`slices.guard.${describeGuard(guard)}`, 'guarded');
  for (const column of policy.explore) say(`slices.explore.${column}`, 'explored');
  say('baseline', policy.baseline);
  say('anchor', policy.anchor);
  say('block-on', policy.blockOn);
  for (const key of Object.keys(whenKeys) as (keyof typeof whenKeys)[]) say(`when.${whenKeys[key]}`, policy.when[key]);
  say('override.label', policy.overrideLabel);
  return statements;
}

function describeGuard({ where, metric }: Guard): string {
  const conditions = [...where].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${metric} where ${JSON.stringify(Object.fromEntries(conditions))}`;
}
