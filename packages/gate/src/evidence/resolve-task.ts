import { nearest } from '@mlops-actions/config';
import type { Predictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { findMetric, neededFor } from '@mlops-actions/metrics';
import { type Policy, type TaskName, taskNames } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import { distinctTexts, shownPlaces } from './cells.ts';

/** What the model does, and the classes it tells apart. */
export interface ResolvedTask {
  readonly task: TaskName;
  /** The labels seen on both sides, sorted; empty where labels are numbers or there are none. */
  readonly labels: readonly string[];
  /** Labels and predictions of both sides, sorted: a model may answer a class no example has. */
  readonly classes: readonly string[];
  /** Null when no metric asks for it, and for other tasks than binary. */
  readonly positive: string | null;
}

/** Pairs of labels of which the first says yes. */
const obvious = [
  ['1', '0'],
  ['true', 'false'],
  ['True', 'False'],
] as const;

/** Tasks whose labels name classes. */
const ofClasses: readonly TaskName[] = ['binary', 'multiclass', 'multilabel'];

/**
 * Says what the model does, from the policy and the labels of all examples, those of both sides where there are two.
 *
 * Without `task` in the policy it is the one all its metrics have a meaning for; where that is a classifier, two classes
 * or fewer are binary; `positive` is told from 0/1 and true/false only. Multilabel must be said.
 *
 * @throws UserError E_PREDICTIONS_LABEL for more classes than the task has; E_POSITIVE when the positive class is
 *   needed and unknown, or named and never seen; E_POLICY for metrics that no task has in common.
 */
export function resolveTask(policy: Policy, sides: readonly Predictions[]): ResolvedTask {
  const kind = policy.task ?? inferTask(policy);
  if (!ofClasses.includes(kind)) return { task: kind, labels: [], classes: [], positive: null };
  const split = kind === 'multilabel' ? '|' : undefined;
  const labels = distinctTexts(sides, ['label'], split);
  const classes = distinctTexts(sides, ['label', 'prediction'], split);
  if (kind === 'multilabel') return { task: kind, labels, classes, positive: null };
  const binary = policy.task === 'binary' || policy.positive !== null || (policy.task === null && labels.length <= 2);
  if (binary && labels.length > 2) throw tooManyClasses(policy, labels);
  const needing = metricNeedingPositive(policy, binary ? 'binary' : 'multiclass');
  if (!binary && needing !== undefined) {
    throw new UserError(
      'E_POSITIVE',
      `${quote(needing)} needs a positive class, and the labels name ${labels.length} classes (${list(labels)}): judge accuracy, or make the labels two.`,
    );
  }
  return {
    task: binary ? 'binary' : 'multiclass',
    labels,
    classes,
    positive: binary ? choosePositive(policy, labels, needing) : null,
  };
}

/** The first task all gating metrics have a meaning for; a policy of the user's own scores alone asks for no labels. */
function inferTask(policy: Policy): TaskName {
  const names = metricsOf(policy);
  if (names.every((name) => name.startsWith('metric:'))) return 'scores';
  const gating = policy.gating.map(({ name }) => name);
  const possible = taskNames.filter((task) => gating.every((name) => findMetric(name)?.tasks.includes(task) ?? false));
  const [first] = possible;
  if (first !== undefined) return first;
  throw new UserError(
    'E_POLICY',
    `No task has a meaning for all metrics of the policy, ${list(gating)}: judge classes, numbers and rankings by policies of their own.`,
  );
}

function choosePositive(policy: Policy, labels: readonly string[], needing: string | undefined): string | null {
  if (policy.positive !== null) return requireSeen(policy.positive, labels);
  const inferred = obvious.find((pair) => labels.every((label) => pair.some((known) => known === label)));
  if (inferred !== undefined && labels.length > 0) return inferred[0];
  if (needing === undefined) return null;
  throw new UserError(
    'E_POSITIVE',
    `${quote(needing)} needs to know which of the labels ${list(labels)} is the positive one: add \`positive: <label>\` to mlops/gate.yml.`,
  );
}

function requireSeen(positive: string, labels: readonly string[]): string {
  if (labels.includes(positive)) return positive;
  const meant = nearest(positive, labels);
  const hint = meant === undefined ? `correct \`positive\`, or add examples of it` : `did you mean ${quote(meant)}?`;
  throw new UserError(
    'E_POSITIVE',
    `The policy says \`positive: ${positive.slice(0, 100)}\`, and no example has that label; the labels are ${list(labels)}: ${hint}`,
  );
}

function tooManyClasses(policy: Policy, labels: readonly string[]): UserError {
  const why = policy.task === 'binary' ? '`task: binary`' : '`positive`';
  return new UserError(
    'E_PREDICTIONS_LABEL',
    `The policy says ${why}, so two labels were expected; found ${labels.length}: ${list(labels)}. Correct the labels, or the policy.`,
  );
}

function metricNeedingPositive(policy: Policy, task: TaskName): string | undefined {
  return metricsOf(policy).find((name) => needsOf(name, task).includes('positive'));
}

function needsOf(name: string, task: TaskName): readonly string[] {
  const metric = findMetric(name);
  return metric === undefined ? [] : neededFor(metric, task);
}

/** Every metric that decides something. */
function metricsOf({ gating, guards }: Policy): string[] {
  return [...gating.map(({ name }) => name), ...guards.map(({ metric }) => metric)];
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, shownPlaces).map(quote).join(', ');
  return names.length > shownPlaces ? `${shown} and ${names.length - shownPlaces} more` : shown || 'none';
}
