import { findMetric } from '@mlops-actions/metrics';
import { type Contrast, contrastMeans, type Sample, sampleMean } from '@mlops-actions/stats';
import type { Examples } from './examples.ts';
import { type Marks, renumber } from './marks.ts';
import type { Scale } from './measure.ts';
import { exampleMeans, rowValues } from './row-values.ts';
import type { Measure, Subject } from './subject.ts';

/** A scale with the marks of the examples. */
export interface MarkedScale extends Scale {
  readonly marks: Marks;
}

/** A value per example: its rows averaged first, for repeats of one example are no further examples. */
export function measureMeans(subject: Subject, { candidate, baseline }: Examples, scale: MarkedScale): Measure {
  const own = exampleMeans(rowValues(subject.metric, candidate, scale.task), candidate.start, isMean(subject.metric));
  const other =
    baseline === null
      ? undefined
      : exampleMeans(rowValues(subject.metric, baseline, scale.task), baseline.start, isMean(subject.metric));
  return measureUnits(subject, { candidate: own, baseline: other, all: isMean(subject.metric) }, scale);
}

/** Some of the values; all of them without a copy. */
function pickUnits(values: Float64Array, chosen: Uint32Array): Float64Array {
  if (chosen.length === values.length) return values;
  const picked = new Float64Array(chosen.length);
  for (let at = 0; at < chosen.length; at += 1) picked[at] = values[chosen[at] as number] as number;
  return picked;
}

function isMean(metric: string): boolean {
  return findMetric(metric)?.shape === 'mean';
}

/** One value per unit of each side; NaN where the metric does not count the unit. */
export interface UnitValues {
  readonly candidate: Float64Array;
  readonly baseline: Float64Array | undefined;
  /** Whether every unit must have a value. */
  readonly all: boolean;
}

/** Units that count, their marks, and the contrast of their means. */
export function measureUnits(subject: Subject, values: UnitValues, { marks, resampling, quick }: MarkedScale): Measure {
  const chosen = counted(values);
  const pick = (all: Float64Array) => pickUnits(all, chosen);
  const clusters = renumber(marks.clusters, chosen);
  const marked = {
    ...(clusters === undefined ? {} : { clusters }),
    ...(marks.weights === undefined ? {} : { weight: pick(marks.weights) }),
  };
  const candidate = pick(values.candidate);
  const broken = !candidate.every(Number.isFinite) || marked.weight?.every((weight) => weight === 0) === true;
  const sample = (): Sample | null =>
    chosen.length < 2 || broken ? null : sampleMean({ values: candidate, ...marked });
  const n = chosen.length;
  const value = weightedMean(candidate, marked.weight);
  if (values.baseline === undefined)
    return { n, candidate: value, baseline: null, contrast: null, sample, flips: null };
  const baseline = pick(values.baseline);
  const contrast = (): Contrast | null =>
    n < 2 || broken || !baseline.every(Number.isFinite)
      ? null
      : contrastMeans({
          baseline,
          candidate,
          direction: subject.direction,
          ...marked,
          ...(quick ? {} : { resampling }),
        });
  return {
    n,
    candidate: value,
    baseline: weightedMean(baseline, marked.weight),
    contrast: contrast(),
    sample,
    flips: null,
  };
}

/** A unit counts unless both sides leave it out; where every unit must have a value, all do, and NaN shows. */
function counted({ candidate, baseline, all }: UnitValues): Uint32Array {
  const units = new Uint32Array(candidate.length);
  let count = 0;
  for (let unit = 0; unit < candidate.length; unit += 1) {
    const counts = all || !Number.isNaN(candidate[unit]) || (baseline !== undefined && !Number.isNaN(baseline[unit]));
    if (!counts) continue;
    units[count] = unit;
    count += 1;
  }
  return units.subarray(0, count);
}

function weightedMean(values: Float64Array, weights: Float64Array | undefined): number {
  let [sum, total] = [0, 0];
  for (let unit = 0; unit < values.length; unit += 1) {
    const weight = weights === undefined ? 1 : (weights[unit] as number);
    sum += weight * (values[unit] as number);
    total += weight;
  }
  return sum / total;
}
