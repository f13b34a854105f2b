import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * P(X > x) of the chi-squared distribution, with relative accuracy in the upper tail.
 * @param x at least 0.
 * @param df degrees of freedom above 0, finite.
 * @throws RangeError on arguments outside these ranges.
 */
export function chiSquaredSf(x: number, df: number): number {
  if (!(x >= 0)) throw new RangeError(`x must be at least 0, not ${x}`);
  if (!(df > 0 && df < Infinity)) throw new RangeError(`df must be above 0 and finite, not ${df}`);
  return x === Infinity ? 0 : gammainc(x / 2, df / 2, true, true);
}
