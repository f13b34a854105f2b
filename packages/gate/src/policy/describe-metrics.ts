import { findMetric, type MetricDefinition, metricNames } from '@mlops-actions/metrics';
import { defaultMargin } from './parse-metric.ts';
import { writeMargin } from './policy.ts';

/** What users are told of a metric. */
export interface DescribedMetric {
  readonly name: string;
  readonly tasks: readonly string[];
  /** Columns it reads, besides `id`. */
  readonly needs: readonly string[];
  readonly margin: string;
  /** How a change of it is tested on paired examples. */
  readonly test: string;
}

const tests: Readonly<Record<MetricDefinition['shape'], string>> = {
  share: 'mid-p McNemar, Tango',
  mean: 'paired t; permutation and BCa under skew',
  'grouped-mean': 'paired t over queries; permutation and BCa under skew',
  sums: 'permutation, BCa bootstrap',
  ordered: 'permutation, percentile bootstrap',
};

/** Metrics whose name has a part of its own, by an example. */
const families = new Map([
  ['recall:a', 'recall:<class>'],
  ['ndcg@10', 'ndcg@<depth>'],
  ['metric:cost', 'metric:<name>'],
]);

/** Every metric a policy may list, in the order of the registry. */
export function describeMetrics(): DescribedMetric[] {
  return [...metricNames, ...families.keys()].flatMap((name) => {
    const metric = findMetric(name);
    if (metric === undefined) return [];
    const { tasks, needs, shape } = metric;
    return [
      {
        name: families.get(name) ?? name,
        tasks: tasks.length === 6 ? ['any'] : tasks,
        needs: needs.filter((column) => column !== 'positive').map((column) => families.get(column) ?? column),
        margin: writeMargin(defaultMargin(metric)),
        test: name === 'roc_auc' ? 'DeLong' : tests[shape],
      },
    ];
  });
}
