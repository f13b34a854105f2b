/** Above this many differences the exact distribution is not enumerated. */
export const MOST_EXACT_FLIPS = 30;

/** One-sided p-values of the sign-flip test. */
export interface SignFlip {
  /** P of a sum as low as the one seen: small speaks for a regression. */
  readonly regression: number;
  readonly improvement: number;
  /** Twice the smaller one, at most 1. */
  readonly twoSided: number;
}

/**
 * Exact paired randomisation test: where nothing changed each difference was as likely to come with the other sign,
 * so the sum seen is compared with all 2^n sums. Sums that differ by rounding alone count as ties.
 * Source: Fisher (1935), The Design of Experiments, §21; the count meets in the middle, in 2^(n/2) steps.
 * @param differences 1 to 30 finite numbers, oriented so that negative is worse.
 * @throws RangeError on other counts, or numbers that are not finite.
 */
export function exactSignFlip(differences: ArrayLike<number>): SignFlip {
  const sizes = Array.from(differences, Math.abs);
  requireFlips(sizes);
  const observed = Array.from(differences).reduce((sum, d) => sum + d, 0);
  const slack = 1e-12 * sizes.reduce((sum, size) => sum + size, 0);
  const half = sizes.length >> 1;
  const left = signedSums(sizes.slice(0, half));
  const right = signedSums(sizes.slice(half));
  // The distribution is symmetric: sums of at least s are as many as sums of at most −s.
  const regression = shareUpTo({ left, right, limit: observed + slack });
  const improvement = shareUpTo({ left, right, limit: slack - observed });
  return { regression, improvement, twoSided: Math.min(1, 2 * Math.min(regression, improvement)) };
}

/** All sums of ±sizes, in rising order. */
function signedSums(sizes: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** sizes.length);
  let filled = 1;
  for (const size of sizes) {
    for (let i = 0; i < filled; i++) {
      sums[filled + i] = (sums[i] as number) + size;
      sums[i] = (sums[i] as number) - size;
    }
    filled *= 2;
  }
  return sums.toSorted();
}

/** Share of pairs of the two ordered lists whose sum is at most `limit`. */
function shareUpTo({ left, right, limit }: { left: Float64Array; right: Float64Array; limit: number }): number {
  let count = 0;
  let fitting = right.length;
  for (const sum of left) {
    while (fitting > 0 && sum + (right[fitting - 1] as number) > limit) fitting--;
    count += fitting;
  }
  return count / (left.length * right.length);
}

function requireFlips(sizes: readonly number[]): void {
  if (sizes.length < 1 || sizes.length > MOST_EXACT_FLIPS) {
    throw new RangeError(`there must be 1 to ${MOST_EXACT_FLIPS} differences, not ${sizes.length}`);
  }
  if (!sizes.every(Number.isFinite)) throw new RangeError('differences must be finite');
}
