import { nearest } from '@mlops-actions/config';
import type { Cell } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { findMetric } from '@mlops-actions/metrics';
import type { Policy } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import { cellText, shownPlaces } from './cells.ts';

/** What the model does, and the classes its labels name. */
export interface ResolvedTask {
  readonly task: 'binary' | 'multiclass';
  /** The labels seen, sorted. */
  readonly classes: readonly string[];
  /** Null when no metric asks for it, and for multiclass. */
  readonly positive: string | null;
}

/** Pairs of labels of which the first says yes. */
const obvious = [
  ['1', '0'],
  ['true', 'false'],
  ['True', 'False'],
] as const;

/**
 * Says what the model does, from the policy and the labels of all examples, those of both sides where there are two.
 * Without `task` in the policy two classes or fewer are binary; `positive` is told from 0/1 and true/false only.
 *
 * @throws UserError E_PREDICTIONS_LABEL for more classes than the task has; E_POSITIVE when the positive class is
 *   needed and unknown, or named and never seen.
 */
export function resolveTask(policy: Policy, labels: Iterable<Cell>): ResolvedTask {
  const classes = distinct(labels);
  const binary = policy.task === 'binary' || policy.positive !== null || (policy.task === null && classes.length <= 2);
  if (binary && classes.length > 2) throw tooManyClasses(policy, classes);
  const needing = metricNeedingPositive(policy);
  if (!binary && needing !== undefined) {
    throw new UserError(
      'E_POSITIVE',
      `${quote(needing)} needs a positive class, and the labels name ${classes.length} classes (${list(classes)}): judge accuracy, or make the labels two.`,
    );
  }
  return {
    task: binary ? 'binary' : 'multiclass',
    classes,
    positive: binary ? choosePositive(policy, classes, needing) : null,
  };
}

function choosePositive(policy: Policy, classes: readonly string[], needing: string | undefined): string | null {
  if (policy.positive !== null) return requireSeen(policy.positive, classes);
  const inferred = obvious.find((pair) => classes.every((label) => pair.some((known) => known === label)));
  if (inferred !== undefined && classes.length > 0) return inferred[0];
  if (needing === undefined) return null;
  throw new UserError(
    'E_POSITIVE',
    `${quote(needing)} needs to know which of the labels ${list(classes)} is the positive one: add \`positive: <label>\` to mlops/gate.yml.`,
  );
}

function requireSeen(positive: string, classes: readonly string[]): string {
  if (classes.includes(positive)) return positive;
  const meant = nearest(positive, classes);
  const hint = meant === undefined ? `correct \`positive\`, or add examples of it` : `did you mean ${quote(meant)}?`;
  throw new UserError(
    'E_POSITIVE',
    `The policy says \`positive: ${positive.slice(0, 100)}\`, and no example has that label; the labels are ${list(classes)}: ${hint}`,
  );
}

function tooManyClasses(policy: Policy, classes: readonly string[]): UserError {
  const why = policy.task === 'binary' ? '`task: binary`' : '`positive`';
  return new UserError(
    'E_PREDICTIONS_LABEL',
    `The policy says ${why}, so two labels were expected; found ${classes.length}: ${list(classes)}. Correct the labels, or the policy.`,
  );
}

function metricNeedingPositive({ gating, listed, guards }: Policy): string | undefined {
  const names = [
    ...gating.map(({ name }) => name),
    ...listed.map(({ name }) => name),
    ...guards.map(({ metric }) => metric),
  ];
  return names.find((name) => findMetric(name)?.needs.includes('positive'));
}

function distinct(labels: Iterable<Cell>): string[] {
  const classes = new Set<string>();
  for (const label of labels) {
    const text = cellText(label);
    if (text !== null) classes.add(text);
  }
  return [...classes].toSorted();
}

function list(classes: readonly string[]): string {
  const shown = classes.slice(0, shownPlaces).map(quote).join(', ');
  return classes.length > shownPlaces ? `${shown} and ${classes.length - shownPlaces} more` : shown || 'none';
}
