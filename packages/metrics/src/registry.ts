// Declarative table: every metric the suite computes, under scikit-learn's names.
import { f1, precision } from './binary-sums.ts';
import { expectedCalibrationError } from './calibration-sums.ts';
import { balancedAccuracy, f1Macro, f1Micro, f1Weighted } from './class-sums.ts';
import { brierScore, columnMean, logLoss, meanAbsoluteError } from './means.ts';
import { ndcg } from './ndcg.ts';
import { averagePrecision, rocAuc } from './ordered.ts';
import { r2, rootMeanSquaredError } from './regression-sums.ts';
import type { Shape } from './shapes.ts';
import { accuracy, falsePositiveRate, recall, recallOf } from './shares.ts';
import { classScores, positiveClass } from './view.ts';

/** What models do. */
export type TaskName = 'binary' | 'multiclass' | 'multilabel' | 'regression' | 'ranking' | 'scores';

/** What is known of a metric. */
export interface MetricDefinition {
  readonly name: string;
  /** Which way is better. */
  readonly direction: 'higher' | 'lower';
  /** What it is made of, and with it how it is tested. */
  readonly shape: Shape['shape'];
  /** `paired-binary` for shares. The shape says more; this goes once nobody asks. */
  readonly engine: 'paired-binary' | 'none';
  /** `proportion`: from 0 to 1 whatever the task. */
  readonly unit: 'proportion' | 'other';
  /** Columns it reads for binary tasks; `positive` stands for a positive class. {@link neededFor} knows other tasks. */
  readonly needs: readonly string[];
  /** Tasks it has a meaning for. */
  readonly tasks: readonly TaskName[];
  /** Whether a margin such as 2 % is natural: it is above 0, better lower, and has no largest value. */
  readonly relative: boolean;
}

/** A metric with what computes it. */
export type Metric = MetricDefinition & Shape;

type Facts = Pick<MetricDefinition, 'direction' | 'needs' | 'tasks'> &
  Partial<Pick<MetricDefinition, 'unit' | 'relative'>>;

const answers = ['label', 'prediction'];
const called = [...answers, positiveClass];
const scored = ['label', 'score', positiveClass];

const binary: readonly TaskName[] = ['binary'];
const oneLabel: readonly TaskName[] = ['binary', 'multiclass'];
const labels: readonly TaskName[] = ['binary', 'multiclass', 'multilabel'];
const regression: readonly TaskName[] = ['regression'];
const every: readonly TaskName[] = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'scores'];

function metric(name: string, facts: Facts, shape: Shape): Metric {
  const engine = shape.shape === 'share' ? 'paired-binary' : 'none';
  return { name, engine, unit: 'proportion', relative: false, ...facts, ...shape };
}

const positive: Facts = { direction: 'higher', needs: called, tasks: binary };
const overall: Facts = { direction: 'higher', needs: answers, tasks: labels };
const ordering: Facts = { direction: 'higher', needs: scored, tasks: binary };
const probability: Facts = { direction: 'lower', needs: scored, tasks: oneLabel };
const queries: Facts = { direction: 'higher', needs: ['group', 'label', 'score'], tasks: ['ranking'] };
const amounts: Facts = { direction: 'lower', unit: 'other', needs: answers, tasks: regression, relative: true };

const metrics: readonly Metric[] = [
  metric('accuracy', { ...overall, tasks: [...labels, 'scores'] }, accuracy),
  metric('recall', positive, recall),
  metric('false_positive_rate', { ...positive, direction: 'lower' }, falsePositiveRate),
  metric('precision', positive, precision),
  metric('f1', positive, f1),
  metric('balanced_accuracy', { ...overall, tasks: oneLabel }, balancedAccuracy),
  metric('f1_macro', overall, f1Macro),
  metric('f1_micro', overall, f1Micro),
  metric('f1_weighted', overall, f1Weighted),
  metric('roc_auc', ordering, rocAuc),
  metric('average_precision', ordering, averagePrecision),
  metric('log_loss', { ...probability, unit: 'other', relative: true }, logLoss),
  metric('brier_score', { ...probability, unit: 'other' }, brierScore),
  metric('ece', probability, expectedCalibrationError),
  metric('mae', amounts, meanAbsoluteError),
  metric('rmse', amounts, rootMeanSquaredError),
  metric('r2', { ...amounts, direction: 'higher', relative: false }, r2),
  metric('ndcg', queries, ndcg()),
];

const registry: ReadonlyMap<string, Metric> = new Map(metrics.map((one) => [one.name, one]));

/** Names of all metrics that need no name of a class or column: see {@link findMetric} for those that do. */
export const metricNames: readonly string[] = [...registry.keys()];

/** Metrics with a part of their own: a column, a class, a depth. */
const patterns: readonly (readonly [RegExp, (name: string, part: string) => Metric])[] = [
  [/^metric:(.+)$/s, (name) => metric(name, { ...amounts, needs: [name], tasks: every }, columnMean(name))],
  [/^recall:(.+)$/s, (name, part) => metric(name, overall, recallOf(part))],
  [/^ndcg@([1-9]\d{0,5})$/, (name, part) => metric(name, queries, ndcg(Number(part)))],
];

/**
 * What is known of a metric: one of {@link metricNames}, `recall:<class>`, `ndcg@<depth>`, or `metric:<name>`, the mean
 * of a column. The direction of the last is the policy's to say; `lower` stands here.
 */
export function findMetric(name: string): MetricDefinition | undefined {
  return lookUp(name);
}

/** As {@link findMetric}, with what computes it. */
export function lookUp(name: string): Metric | undefined {
  const [found] = patterns.flatMap(([pattern, make]) => {
    const part = pattern.exec(name)?.[1];
    return part === undefined ? [] : [make(name, part)];
  });
  return found ?? registry.get(name);
}

/** What a metric reads for a task: columns, `positive` for a positive class, `score:<class>` for a column per class. */
export function neededFor({ needs, tasks }: MetricDefinition, task: string): readonly string[] {
  return task === 'multiclass' && tasks.includes('multiclass') && needs.includes('score')
    ? ['label', classScores]
    : needs;
}
