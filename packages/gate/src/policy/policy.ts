import type { Margin } from '@mlops-actions/stats';

/** Which way a metric is better. */
export type Direction = 'higher' | 'lower';

/** A bound the candidate's own value must keep on this test set. */
export interface Floor {
  readonly min: number | null;
  readonly max: number | null;
}

/** A metric that gates. */
export interface GatingMetric extends Floor {
  readonly name: string;
  readonly direction: Direction;
  /** The proof needed for green. */
  readonly margin: Margin;
  /** Whether the policy names the margin; bare numbers are judged against an explicit one only. */
  readonly marginGiven: boolean;
}

/** A slice whose regression blocks, out of its own share of alpha. */
export interface Guard {
  /** Column to value; an example belongs when all agree. */
  readonly where: ReadonlyMap<string, string>;
  readonly metric: string;
}

/** What users may say a model does. */
export const taskNames = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'scores'] as const;
export type TaskName = (typeof taskNames)[number];

/** What is done in cases a verdict does not settle. */
export interface When {
  /** Whether `inconclusive` lets a merge through. */
  readonly inconclusive: 'pass' | 'fail';
  readonly noBaseline: 'inconclusive' | 'error';
  /** Judge the common examples, answer all of them anew with `baseline-run`, or refuse any change. */
  readonly examplesChanged: 'common' | 'rebuild' | 'error';
  readonly metricMissing: 'error' | 'inconclusive';
}

/** The answers users may write, by key; the first is the default. */
export const whenAnswers = {
  inconclusive: ['pass', 'fail'],
  'no-baseline': ['inconclusive', 'error'],
  'examples-changed': ['common', 'rebuild', 'error'],
  'metric-missing': ['error', 'inconclusive'],
} as const;

/** The rules a candidate is judged by: `mlops/gate.yml`, or the input `metrics`. */
export interface Policy {
  /** Null: told from the metrics and the labels, see `resolveTask`. */
  readonly task: TaskName | null;
  /** The label that counts as positive; null: told from the labels where they are 0/1 or true/false. */
  readonly positive: string | null;
  /** Path of a file of true labels in the repository, read from the base; null: those of the predictions. */
  readonly labels: string | null;
  /** False-block budget per model and pull request, in (0, 0.5). */
  readonly alpha: number;
  readonly gating: readonly GatingMetric[];
  readonly show: readonly string[];
  readonly guards: readonly Guard[];
  readonly explore: readonly string[];
  /** `base`, `none`, `registry:<alias>` or the path of a file. */
  readonly baseline: string;
  /** A second thing to compare with, such as `registry:champion`: it catches slow decay. */
  readonly anchor: string | null;
  readonly blockOn: 'worse' | 'beyond-margin';
  readonly when: When;
  readonly overrideLabel: string | null;
}

/** What holds where a policy says nothing. */
export const defaults = {
  alpha: 0.05,
  /** One percentage point, or its like: for shares, AUC, F1 and other metrics that end at 1. */
  margin: { size: 0.01, relative: false },
  /** For metrics without an upper end, such as RMSE, log loss or a cost. */
  relativeMargin: { size: 0.02, relative: true },
  baseline: 'base',
  blockOn: 'worse',
  when: {
    inconclusive: 'pass',
    noBaseline: 'inconclusive',
    examplesChanged: 'common',
    metricMissing: 'error',
  },
} as const;

/** A policy that says nothing yet. */
export const emptyPolicy: Policy = {
  task: null,
  positive: null,
  labels: null,
  alpha: defaults.alpha,
  gating: [],
  show: [],
  guards: [],
  explore: [],
  baseline: defaults.baseline,
  anchor: null,
  blockOn: defaults.blockOn,
  when: defaults.when,
  overrideLabel: null,
};

/** A margin as users write it: `0.01`, `2%`. */
export function writeMargin({ size, relative }: Margin): string {
  return relative ? `${Number((size * 100).toPrecision(12))}%` : String(size);
}
