import type { Comparison } from '@mlops-actions/records';
import type { Contrast, Margin } from '@mlops-actions/stats';
import type { Measured, Subject } from '../measure/subject.ts';

const power = 0.8;

/** A comparison of which nothing is known yet but its subject. */
export function blankComparison(
  subject: Omit<Subject, 'margin' | 'against'> & Partial<Pick<Subject, 'against'>>,
): Comparison {
  return {
    metric: subject.metric,
    slice: subject.where === null ? null : Object.fromEntries(subject.where),
    role: subject.role,
    against: subject.against ?? 'baseline',
    direction: subject.direction,
    n: 0,
    baseline: null,
    candidate: null,
    delta: null,
    ci: null,
    level: 0.9,
    test: null,
    margin: null,
    pRegression: null,
    pNoninferiority: null,
    pAdjusted: null,
    worstDrop: null,
    mde: null,
    neededN: null,
    verdict: 'not-judged',
    flags: [],
  };
}

/** What one comparison may spend. */
export interface Alpha {
  /** On blocking, after Holm: sets the drop it can see. */
  readonly block: number;
  /** On passing: sets the proof and the examples it needs. */
  readonly pass: number;
}

/** The record of a measured subject, not judged so far. */
export function describeMeasured({ subject, measure }: Measured, alpha: Alpha): Comparison {
  const { contrast, n, baseline, candidate } = measure;
  const base: Comparison = {
    ...blankComparison(subject),
    n,
    baseline,
    candidate: Number.isNaN(candidate) ? null : candidate,
    level: 1 - 2 * alpha.pass,
    flags: contrast === null ? [] : [...contrast.flags, ...(subject.margin.relative ? ['relative-margin'] : [])],
  };
  if (contrast === null) return base;
  return {
    ...base,
    ...describeContrast(contrast, subject.margin, { ...alpha, level: base.level }),
    ...biasOf(contrast, base),
  };
}

function describeContrast(
  contrast: Contrast,
  margin: Margin,
  alpha: Alpha & { readonly level: number },
): Partial<Comparison> {
  return {
    baseline: contrast.baseline,
    candidate: contrast.candidate,
    delta: contrast.estimate,
    ci: finiteInterval(contrast.interval(alpha.level)),
    test: contrast.test,
    margin: absoluteMargin(margin, contrast.baseline),
    pRegression: contrast.regression(),
    pNoninferiority: contrast.noninferiority(margin),
    worstDrop: finite(worstDrop(contrast, margin, alpha.pass)),
    mde: finite(contrast.detectable({ alpha: alpha.block, power })),
    neededN: contrast.needed(margin, { alpha: alpha.pass, power }),
  };
}

/**
 * Where resampling bends a metric so far that its interval leaves the value itself out, such as F1 over thousands of
 * classes, the interval proves nothing.
 */
function biasOf(contrast: Contrast, { level, flags }: Comparison): Partial<Comparison> {
  const { estimate } = contrast;
  const [low, high] = contrast.interval(level);
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  if (!(estimate < low - slack || estimate > high + slack)) return {};
  return { ci: null, pNoninferiority: 1, worstDrop: null, flags: [...flags, 'biased'] };
}

/** A margin in the metric's unit. */
export function absoluteMargin({ size, relative }: Margin, baseline: number): number {
  return relative ? size * baseline : size;
}

/** The smallest margin that would have passed, at least 0: the largest drop the evidence leaves open; Infinity for any. */
function worstDrop(contrast: Contrast, { relative }: Margin, alpha: number): number {
  if (!relative) return Math.max(0, -contrast.interval(1 - 2 * alpha)[0]);
  const passes = (size: number): boolean => contrast.noninferiority({ size, relative }) <= alpha;
  if (passes(0)) return 0;
  let high = 0.01;
  while (!passes(high) && high < 1e6) high *= 2;
  if (!passes(high)) return Number.POSITIVE_INFINITY;
  let low = high > 0.01 ? high / 2 : 0;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (passes(middle)) high = middle;
    else low = middle;
  }
  return high * contrast.baseline;
}

function finiteInterval([low, high]: readonly [number, number]): [number, number] | null {
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
