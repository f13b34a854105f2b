import type { Contrast, Margin } from '@mlops-actions/stats';
import type { Truth } from '../study.ts';

/** Share of false verdicts the gate may have, of either colour. */
export const alpha = 0.05;

/** Red: proven worse, and not proven within the margin. */
export function blocks(contrast: Contrast, margin: Margin): boolean {
  return contrast.conclusive && contrast.regression() <= alpha && contrast.noninferiority(margin) > alpha;
}

/** Green: proven not worse by the margin. */
export function passes(contrast: Contrast, margin: Margin): boolean {
  return contrast.conclusive && contrast.noninferiority(margin) <= alpha;
}

/** Red where nothing changed, green where it is worse by the whole margin. */
export function errs(truth: Truth, contrast: Contrast, margin: Margin): boolean {
  return truth === 'equal' ? blocks(contrast, margin) : passes(contrast, margin);
}
