import betainc from '@stdlib/math-base-special-betainc';

/**
 * Regularised incomplete beta function I_x(a, b) = P(X ≤ x) of a beta variable, accurate to about 1e-13 relative.
 * @param x in [0, 1].
 * @param a above 0, finite.
 * @param b above 0, finite.
 * @throws RangeError on arguments outside these ranges.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  requireBeta(x, a, b);
  return betainc(x, a, b, true, false);
}

/** 1 − I_x(a, b) = P(X > x), without the loss of digits of the subtraction. @throws RangeError as regularizedBeta. */
export function regularizedBetaSf(x: number, a: number, b: number): number {
  requireBeta(x, a, b);
  return betainc(x, a, b, true, true);
}

function requireBeta(x: number, ...shapes: readonly [number, number]): void {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie between 0 and 1, not ${x}`);
  for (const shape of shapes) {
    if (!(shape > 0 && shape < Infinity)) throw new RangeError(`a and b must be above 0 and finite, not ${shape}`);
  }
}
