import { decide, shareAlpha } from '@mlops-actions/gate';
import { type Contrast, holm, type Margin } from '@mlops-actions/stats';
import { alpha } from './gate.ts';

/** Comparisons that share a part of alpha. */
export interface Family {
  readonly contrasts: readonly Contrast[];
  readonly margin: Margin;
  /** What the family may spend on false blocks. */
  readonly budget: number;
}

/** Shares of alpha of the metrics on all examples, and of the guarded slices. */
export const budgets: Readonly<Record<'gate' | 'guard', number>> = shareAlpha(alpha, 1);

/** Whether a family blocks: some comparison is significant by Holm, and not proven within the margin. */
export function familyBlocks({ contrasts, margin, budget }: Family): boolean {
  const adjusted = holm(contrasts.map((contrast) => contrast.regression()));
  return contrasts.some((contrast, i) => {
    const p = { adjusted: adjusted[i] as number, noninferiority: contrast.noninferiority(margin) };
    return decide(p, { block: budget, pass: alpha }) === 'fail';
  });
}
