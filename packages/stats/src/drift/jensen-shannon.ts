import { requireSameLength, totalWeight } from './samples.ts';

/** How far two distributions lie apart. */
export interface JensenShannon {
  /** In [0, 1] to base 2. */
  readonly divergence: number;
  /** Its square root, a metric. */
  readonly distance: number;
}

/**
 * Jensen–Shannon divergence of two distributions over the same cells, given as counts or shares.
 * Source: Lin (1991), IEEE Transactions on Information Theory 37:145–151.
 * @param p finite, at least 0, one above 0; likewise `q`.
 * @param options.base of the logarithm, above 1; 2 by default.
 * @throws RangeError on unequal lengths, broken weights, or a broken base.
 */
export function jensenShannon(
  p: readonly number[],
  q: readonly number[],
  { base = 2 }: { base?: number } = {},
): JensenShannon {
  requireSameLength('cells', p, q);
  if (!(base > 1 && base < Infinity)) throw new RangeError(`base must be above 1 and finite, not ${base}`);
  const [totalP, totalQ] = [totalWeight('p', p), totalWeight('q', q)];
  const sum = p.reduce((sum, weight, cell) => {
    const a = weight / totalP;
    const b = (q[cell] as number) / totalQ;
    return sum + surprise(a, (a + b) / 2) + surprise(b, (a + b) / 2);
  }, 0);
  const divergence = Math.max(0, sum / (2 * Math.log(base)));
  return { divergence, distance: Math.sqrt(divergence) };
}

/** x·ln(x/y), 0 at x = 0. */
function surprise(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log(x / y);
}
