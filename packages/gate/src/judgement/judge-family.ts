import type { Comparison } from '@mlops-actions/records';
import { holm } from '@mlops-actions/stats';
import type { Policy } from '../policy/policy.ts';
import { describeMeasured, type Measured } from './comparison.ts';
import { fewestPairs } from './families.ts';
import { decide } from './paired-binary.ts';

/** How one family of comparisons is judged. */
export interface FamilyRules {
  /** What the family may spend on blocking in all. */
  readonly block: number;
  /** What each has to prove to pass. */
  readonly pass: number;
  readonly blockOn: Policy['blockOn'];
  /** Both sides are the same file. */
  readonly identical: boolean;
}

/**
 * Judges comparisons that share a part of alpha, by Holm; each passes on its own proof.
 * Those with too few pairs stand aside: they report, and conclude nothing.
 */
export function judgeFamily(family: readonly Measured[], rules: FamilyRules): Comparison[] {
  const weighty = family.filter((measured) => measured.evidence !== null && measured.measure.n >= fewestPairs);
  const adjusted = holm(weighty.map(({ evidence }) => blockingP(evidence, rules)));
  const alpha = { block: rules.block / Math.max(1, weighty.length), pass: rules.pass };
  return family.map((measured) => {
    const comparison = describeMeasured(measured, alpha);
    const rank = weighty.indexOf(measured);
    return rank < 0
      ? judgeLight(comparison, measured, rules)
      : judgeWeighty({ ...comparison, pAdjusted: adjusted[rank] ?? 1 }, measured, rules);
  });
}

function judgeWeighty(comparison: Comparison, measured: Measured, rules: FamilyRules): Comparison {
  if (isIdentical(measured, rules)) return { ...comparison, verdict: 'pass', flags: ['identical'] };
  const p = { adjusted: comparison.pAdjusted ?? 1, noninferiority: comparison.pNoninferiority ?? 1 };
  return { ...comparison, test: rules.blockOn === 'worse' ? comparison.test : 'tango', verdict: decide(p, rules) };
}

function judgeLight(comparison: Comparison, measured: Measured, rules: FamilyRules): Comparison {
  if (isIdentical(measured, rules)) return { ...comparison, verdict: 'pass', flags: ['identical'] };
  return {
    ...comparison,
    verdict: 'inconclusive',
    flags: [measured.measure.table === null ? 'no-baseline' : 'few-pairs'],
  };
}

/** The digest says so, and no pair contradicts it. */
function isIdentical({ measure }: Measured, { identical }: FamilyRules): boolean {
  return identical && measure.table !== null && measure.table.b + measure.table.c === 0;
}

function blockingP(evidence: Measured['evidence'], { blockOn }: FamilyRules): number {
  if (evidence === null) return 1;
  return blockOn === 'worse' ? evidence.pRegression : evidence.pBeyondMargin;
}
