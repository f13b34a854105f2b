import type { Comparison } from '@mlops-actions/records';
import { holm } from '@mlops-actions/stats';
import type { Measured } from '../measure/subject.ts';
import type { Policy } from '../policy/policy.ts';
import { absoluteMargin, describeMeasured } from './comparison.ts';
import { fewestPairs } from './families.ts';

/** How one family of comparisons is judged. */
export interface FamilyRules {
  /** What the family may spend on blocking in all. */
  readonly block: number;
  /** What each has to prove to pass. */
  readonly pass: number;
  readonly blockOn: Policy['blockOn'];
  /** What both sides are the same file for. */
  readonly identical: ReadonlySet<Comparison['against']>;
}

/**
 * Judges comparisons that share a part of alpha, by Holm; each passes on its own proof.
 * Those with too few pairs, or evidence that must not decide, stand aside: they report, and conclude nothing.
 */
export function judgeFamily(family: readonly Measured[], rules: FamilyRules): Comparison[] {
  const weighty = family.filter(isWeighty);
  const adjusted = holm(weighty.map((measured) => blockingP(measured, rules)));
  const alpha = { block: rules.block / Math.max(1, weighty.length), pass: rules.pass };
  return family.map((measured) => {
    const comparison = describeMeasured(measured, alpha);
    const rank = weighty.indexOf(measured);
    return rank < 0
      ? judgeLight(comparison, measured, rules)
      : judgeWeighty({ ...comparison, pAdjusted: adjusted[rank] ?? 1 }, measured, rules);
  });
}

/** Whether one of the comparisons at least is proven better than on the other side, by Holm. */
export function isGain(family: readonly Measured[], alpha: number): boolean {
  const gains = family.filter(isWeighty).map(({ measure: { contrast } }) => contrast?.improvement() ?? 1);
  return holm(gains).some((p) => p <= alpha);
}

function isWeighty({ measure: { contrast, n } }: Measured): boolean {
  return contrast?.conclusive === true && n >= fewestPairs;
}

function judgeWeighty(comparison: Comparison, measured: Measured, rules: FamilyRules): Comparison {
  if (isIdentical(measured, rules)) return passIdentical(comparison);
  const p = { adjusted: comparison.pAdjusted ?? 1, noninferiority: comparison.pNoninferiority ?? 1 };
  return { ...comparison, verdict: decide(p, rules) };
}

function judgeLight(comparison: Comparison, measured: Measured, rules: FamilyRules): Comparison {
  if (isIdentical(measured, rules)) return passIdentical(comparison);
  if (isWorseEverywhere(measured))
    return { ...comparison, verdict: 'fail', flags: [...comparison.flags, 'worse-everywhere'] };
  const { contrast, baseline, n } = measured.measure;
  const why = baseline === null ? 'no-baseline' : contrast === null || n < fewestPairs ? 'few-pairs' : 'not-conclusive';
  return { ...comparison, verdict: 'inconclusive', flags: [...new Set([...comparison.flags, why])] };
}

function passIdentical(comparison: Comparison): Comparison {
  return { ...comparison, verdict: 'pass', flags: ['identical'] };
}

/** Without any spread there is no test; but every one of 30 units worse by the margin or more is no chance. */
function isWorseEverywhere({ subject, measure: { contrast, n } }: Measured): boolean {
  if (contrast === null || n < fewestPairs || !contrast.flags.includes('degenerate')) return false;
  return contrast.n >= fewestPairs && contrast.estimate <= -absoluteMargin(subject.margin, contrast.baseline);
}

/** The digest says so, and no example contradicts it. */
function isIdentical({ subject, measure }: Measured, { identical }: FamilyRules): boolean {
  const { flips, contrast } = measure;
  if (!identical.has(subject.against)) return false;
  return flips === null ? contrast?.estimate === 0 : flips.lost + flips.gained === 0;
}

function blockingP({ subject, measure: { contrast } }: Measured, { blockOn }: FamilyRules): number {
  if (contrast === null) return 1;
  return blockOn === 'worse' ? contrast.regression() : 1 - contrast.noninferiority(subject.margin);
}

/** Red when it is proven worse and not proven within the margin; green when proven within it; else open. */
export function decide(
  p: { readonly adjusted: number; readonly noninferiority: number },
  { block, pass }: { readonly block: number; readonly pass: number },
): 'pass' | 'fail' | 'inconclusive' {
  if (p.noninferiority <= pass) return 'pass';
  return p.adjusted <= block ? 'fail' : 'inconclusive';
}
