export { computeMetric, findMetric, metricNames, nearestMetric, outcomes } from './compute.ts';
export type { Examples, Task } from './examples.ts';
export { parseMetricsFile } from './metrics-file.ts';
export type { MetricDefinition } from './registry.ts';
