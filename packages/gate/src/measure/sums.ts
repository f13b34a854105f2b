import { statistics } from '@mlops-actions/metrics';
import { contrastSums, linearSums, type Sample, sampleSums, type UnitSums } from '@mlops-actions/stats';
import type { Examples, Side } from './examples.ts';
import { renumber } from './marks.ts';
import type { MarkedScale } from './means.ts';
import type { Measure, Subject } from './subject.ts';

/** A value computed from sums over examples, such as F1 or RMSE: paired bootstrap for proof, permutation for harm. */
export function measureSums(subject: Subject, { count, candidate, baseline }: Examples, scale: MarkedScale): Measure {
  const own = sumsOf(subject.metric, candidate, scale);
  const clusters = renumber(
    scale.marks.clusters,
    Uint32Array.from({ length: count }, (_, example) => example),
  );
  const marked = { value: own.value, resampling: scale.resampling, ...(clusters === undefined ? {} : { clusters }) };
  const value = own.value(total(own.sums));
  const sample = (): Sample | null =>
    count < 2 || !Number.isFinite(value) ? null : sampleSums({ sums: own.sums, ...marked });
  const alone = { n: count, candidate: value, sample, flips: null };
  if (baseline === null) return { ...alone, baseline: null, contrast: null };
  const other = sumsOf(subject.metric, baseline, scale);
  const before = other.value(total(other.sums));
  const finite = Number.isFinite(value) && Number.isFinite(before) && count >= 2;
  const engine = scale.quick ? linearSums : contrastSums;
  const contrast = finite
    ? engine({ baseline: other.sums, candidate: own.sums, direction: subject.direction, ...marked })
    : null;
  return { ...alone, baseline: before, contrast };
}

interface Summed {
  readonly sums: UnitSums;
  readonly value: (sums: Float64Array) => number;
}

/** The statistics of each example; where it has several rows, each counts its share of one. */
function sumsOf(metric: string, { predictions, rows, start }: Side, { task }: MarkedScale): Summed {
  const { value, ...sums } = statistics(metric, predictions, task, rows);
  if (start === null) return { sums, value };
  const amount = sums.amount.slice();
  const merged = new Uint32Array(start.length);
  for (let example = 0; example + 1 < start.length; example += 1) {
    const [from, to] = [start[example] as number, start[example + 1] as number];
    const [first, last] = [sums.start[from] as number, sums.start[to] as number];
    for (let at = first; at < last; at += 1) amount[at] = (amount[at] as number) / (to - from);
    merged[example + 1] = last;
  }
  return { sums: { ...sums, start: merged, amount }, value };
}

function total({ width, index, amount }: UnitSums): Float64Array {
  const sums = new Float64Array(width);
  for (let at = 0; at < index.length; at += 1) {
    const place = index[at] as number;
    sums[place] = (sums[place] as number) + (amount[at] as number);
  }
  return sums;
}
