import type { Comparison } from '@mlops-actions/records';
import { mdePairedBinary, requiredNPairedBinary } from '@mlops-actions/stats';
import type { Direction } from '../policy/policy.ts';
import type { PairedMeasure } from './measure.ts';
import { comparePairedBinary, type PairedEvidence } from './paired-binary.ts';

const power = 0.8;

/** One metric on one population. */
export interface Subject {
  readonly metric: string;
  readonly direction: Direction;
  readonly margin: number;
  /** Column to value; null for all examples. */
  readonly where: ReadonlyMap<string, string> | null;
  readonly role: 'gate' | 'guard' | 'explore' | 'show';
}

/** A subject with what was measured, and what the pairs say of it; null without pairs to speak. */
export interface Measured {
  readonly subject: Subject;
  readonly measure: PairedMeasure;
  readonly evidence: PairedEvidence | null;
}

/** Measures what the pairs of one subject say. */
export function weigh(subject: Subject, measure: PairedMeasure, alpha: number): Measured {
  const evidence =
    measure.table === null || measure.n === 0
      ? null
      : comparePairedBinary(measure.table, { margin: subject.margin, alpha });
  return { subject, measure, evidence };
}

/** A comparison of which nothing is known yet but its subject. */
export function blankComparison(subject: Subject): Comparison {
  return {
    metric: subject.metric,
    slice: subject.where === null ? null : Object.fromEntries(subject.where),
    role: subject.role,
    against: 'baseline',
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

/**
 * The record of a measured subject, not judged so far.
 *
 * @param alpha `block`: what this one comparison may spend after Holm, which sets the drop it can see;
 *   `pass`: what passing has to prove, which sets the examples it needs.
 */
export function describeMeasured(
  { subject, measure, evidence }: Measured,
  alpha: { readonly block: number; readonly pass: number },
): Comparison {
  const base = {
    ...blankComparison(subject),
    n: measure.n,
    baseline: measure.baseline,
    candidate: measure.candidate,
    level: 1 - 2 * alpha.pass,
  };
  if (evidence === null || measure.table === null) return base;
  const { b, c, n } = measure.table;
  const disagreement = (b + c) / n;
  return {
    ...base,
    delta: evidence.delta,
    ci: [evidence.ci[0], evidence.ci[1]],
    test: 'mcnemar-mid-p+tango',
    margin: subject.margin,
    pRegression: evidence.pRegression,
    pNoninferiority: evidence.pNoninferiority,
    worstDrop: evidence.worstDrop,
    mde: mdePairedBinary({ n, disagreement, alpha: alpha.block, power }),
    neededN: requiredNPairedBinary({ disagreement, effect: subject.margin, alpha: alpha.pass, power }).noninferiority,
  };
}
