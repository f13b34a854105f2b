import { decide } from '@mlops-actions/gate';
import type { Contrast, Margin } from '@mlops-actions/stats';
import type { Truth } from '../study.ts';

/** Share of false verdicts the gate may have, of either colour. */
export const alpha = 0.05;

/** The gate's own verdict on one comparison, which is all of its family. */
function verdictOf(contrast: Contrast, margin: Margin): ReturnType<typeof decide> {
  if (!contrast.conclusive) return 'inconclusive';
  const p = { adjusted: contrast.regression(), noninferiority: contrast.noninferiority(margin) };
  return decide(p, { block: alpha, pass: alpha });
}

/** Red: proven worse, and not proven within the margin. */
export function blocks(contrast: Contrast, margin: Margin): boolean {
  return verdictOf(contrast, margin) === 'fail';
}

/** Green: proven not worse by the margin. */
export function passes(contrast: Contrast, margin: Margin): boolean {
  return verdictOf(contrast, margin) === 'pass';
}

/** Red where nothing changed, green where it is worse by the whole margin. */
export function errs(truth: Truth, contrast: Contrast, margin: Margin): boolean {
  return verdictOf(contrast, margin) === (truth === 'equal' ? 'fail' : 'pass');
}
