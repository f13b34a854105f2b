import { ranking } from '@mlops-actions/metrics';
import {
  type Contrast,
  contrastAuc,
  contrastOrdered,
  linearOrdered,
  type Sample,
  sampleAuc,
  sampleOrdered,
} from '@mlops-actions/stats';
import { type Examples, rowExamples, type Side } from './examples.ts';
import { isPlain, renumber } from './marks.ts';
import type { MarkedScale } from './means.ts';
import { measureValue } from './measure.ts';
import { type Measure, type Subject, Unjudgeable } from './subject.ts';

/** Metrics of the order of scores: DeLong for the area under the ROC curve, else the bootstrap over units. */
export function measureOrdered(subject: Subject, examples: Examples, scale: MarkedScale): Measure {
  const { candidate, baseline, count } = examples;
  const own = ranking(subject.metric, candidate.predictions, scale.task, candidate.rows);
  const value = measureValue(subject.metric, candidate, scale.task) ?? Number.NaN;
  const statistic = subject.metric === 'roc_auc' ? ('roc_auc' as const) : ('average_precision' as const);
  const delong = statistic === 'roc_auc' && isPlain(scale.marks);
  const marked = { statistic, positive: own.positive, resampling: scale.resampling, ...unitsOf(examples, scale) };
  const usable = hasBoth(own.positive) && Number.isFinite(value);
  const sample = (): Sample | null => {
    if (!usable) return null;
    return delong
      ? sampleAuc({ positive: own.positive, score: own.score })
      : sampleOrdered({ ...marked, score: own.score });
  };
  const alone = { n: count, candidate: value, sample, flips: null };
  if (baseline === null) return { ...alone, baseline: null, contrast: null };
  requireAligned(subject, candidate, baseline);
  const other = ranking(subject.metric, baseline.predictions, scale.task, baseline.rows);
  const before = measureValue(subject.metric, baseline, scale.task) ?? Number.NaN;
  const scores = { baseline: other.score, candidate: own.score };
  const contrast = (): Contrast | null => {
    if (!usable || !Number.isFinite(before)) return null;
    if (delong) return contrastAuc({ positive: own.positive, ...scores });
    return (scale.quick ? linearOrdered : contrastOrdered)({ ...marked, ...scores });
  };
  return { ...alone, baseline: before, contrast: contrast() };
}

/** The cluster, else the example, of each row, and its weight. */
function unitsOf(
  { candidate, count }: Examples,
  { marks }: MarkedScale,
): { readonly units?: Uint32Array; readonly weight?: Float64Array } {
  if (isPlain(marks)) return {};
  const examples = rowExamples(candidate, count);
  const all = Uint32Array.from({ length: count }, (_, example) => example);
  const clusters = renumber(marks.clusters, all) ?? all;
  const { weights } = marks;
  return {
    units: examples.map((example) => clusters[example] as number),
    ...(weights === undefined ? {} : { weight: Float64Array.from(examples, (example) => weights[example] as number) }),
  };
}

/** Orders of scores are compared row by row. */
function requireAligned({ metric }: Subject, candidate: Side, baseline: Side): void {
  const same =
    candidate.rows.length === baseline.rows.length &&
    String(candidate.start === null) === String(baseline.start === null) &&
    (candidate.start === null || candidate.start.every((begin, at) => begin === baseline.start?.[at]));
  if (same) return;
  throw new Unjudgeable(
    `${metric} cannot be judged where examples have more rows on one side than on the other: repeat both sides equally often`,
  );
}

function hasBoth(positive: Uint8Array): boolean {
  return positive.includes(0) && positive.includes(1);
}
