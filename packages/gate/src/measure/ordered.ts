import { type Ranking, ranking } from '@mlops-actions/metrics';
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
  const statistic = subject.metric === 'roc_auc' ? ('roc_auc' as const) : ('average_precision' as const);
  const delong = statistic === 'roc_auc' && isPlain(scale.marks);
  const marked = { statistic, positive: own.positive, resampling: scale.resampling, ...unitsOf(examples, scale) };
  const sample = (): Sample | null => {
    if (!isUsable(own)) return null;
    return delong ? sampleAuc(own) : sampleOrdered({ ...marked, score: own.score });
  };
  const value = (side: Side) => measureValue(subject.metric, side, scale.task) ?? Number.NaN;
  const alone = { n: count, sample, flips: null };
  if (baseline === null) return { ...alone, candidate: value(candidate), baseline: null, contrast: null };
  requireAligned(subject, candidate, baseline);
  const other = ranking(subject.metric, baseline.predictions, scale.task, baseline.rows);
  if (!isUsable(own) || !isUsable(other))
    return { ...alone, candidate: value(candidate), baseline: value(baseline), contrast: null };
  const scores = { baseline: other.score, candidate: own.score };
  const engine = scale.quick ? linearOrdered : contrastOrdered;
  const contrast: Contrast = delong
    ? contrastAuc({ positive: own.positive, ...scores })
    : engine({ ...marked, ...scores });
  return { ...alone, candidate: contrast.candidate, baseline: contrast.baseline, contrast };
}

/** Whether there are two of each class, and every score is a number: fewer say nothing of their spread. */
function isUsable({ positive, score }: Ranking): boolean {
  let positives = 0;
  for (let at = 0; at < positive.length; at += 1) {
    if (!Number.isFinite(score[at])) return false;
    positives += positive[at] as number;
  }
  return positives >= 2 && positive.length - positives >= 2;
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
