// Declarative table: every metric the suite computes, under scikit-learn's names.
import { balancedAccuracy, f1, f1Macro, f1Weighted, precision } from './classification.ts';
import type { View } from './examples.ts';
import { meanAbsoluteError, r2, rootMeanSquaredError } from './regression.ts';
import { averagePrecision, brierScore, logLoss, rocAuc } from './scores.ts';

/** What is known of a metric. */
export interface MetricDefinition {
  readonly name: string;
  /** Which way is better. */
  readonly direction: 'higher' | 'lower';
  /** How it can be tested on paired examples; `none`: computed and shown only. */
  readonly engine: 'paired-binary' | 'none';
  readonly unit: 'proportion' | 'other';
  /** Columns it reads; `positive` stands for a positive class. */
  readonly needs: readonly string[];
}

/** A metric that is the share of examples on which something happens. */
export interface Share {
  /** Whether an example counts at all. */
  counts(view: View, row: number): boolean;
  /** Whether what the metric is named after happens: a right answer, a false positive. */
  hits(view: View, row: number): boolean;
}

export interface Metric extends MetricDefinition {
  readonly share?: Share;
  readonly value?: (view: View) => number;
}

const answers = ['label', 'prediction'];
const binary = [...answers, 'positive'];
const scored = ['label', 'score', 'positive'];

function shareOf(name: string, direction: Metric['direction'], needs: readonly string[], share: Share): Metric {
  return { name, direction, engine: 'paired-binary', unit: 'proportion', needs, share };
}

function valueOf(
  name: string,
  direction: Metric['direction'],
  unit: Metric['unit'],
  needs: readonly string[],
  value: (view: View) => number,
): Metric {
  return { name, direction, engine: 'none', unit, needs, value };
}

const metrics: readonly Metric[] = [
  shareOf('accuracy', 'higher', answers, { counts: () => true, hits: (view, row) => view.isRight(row) }),
  shareOf('recall', 'higher', binary, {
    counts: (view, row) => view.isPositive(row),
    hits: (view, row) => view.isPredictedPositive(row),
  }),
  shareOf('false_positive_rate', 'lower', binary, {
    counts: (view, row) => !view.isPositive(row),
    hits: (view, row) => view.isPredictedPositive(row),
  }),
  valueOf('precision', 'higher', 'proportion', binary, precision),
  valueOf('f1', 'higher', 'proportion', binary, f1),
  valueOf('balanced_accuracy', 'higher', 'proportion', answers, balancedAccuracy),
  valueOf('f1_macro', 'higher', 'proportion', answers, f1Macro),
  valueOf('f1_weighted', 'higher', 'proportion', answers, f1Weighted),
  valueOf('roc_auc', 'higher', 'proportion', scored, rocAuc),
  valueOf('average_precision', 'higher', 'proportion', scored, averagePrecision),
  valueOf('log_loss', 'lower', 'other', scored, logLoss),
  valueOf('brier_score', 'lower', 'proportion', scored, brierScore),
  valueOf('mae', 'lower', 'other', answers, meanAbsoluteError),
  valueOf('rmse', 'lower', 'other', answers, rootMeanSquaredError),
  valueOf('r2', 'higher', 'other', answers, r2),
];

/** By name. */
export const registry: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.name, metric]));
