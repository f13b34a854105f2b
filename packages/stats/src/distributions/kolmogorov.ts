/** Where the two series, each quick on its own side, hand over. */
const HAND_OVER = 1;

/**
 * P(K > x) of Kolmogorov's distribution, the limit law of √n·sup|F̂ − F|; 1 for x ≤ 0.
 * Source: Kolmogorov (1933); for small x the same function by Jacobi's theta transformation.
 * @throws RangeError when x is NaN.
 */
export function kolmogorovSf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('x must be a number, not NaN');
  if (x <= 0) return 1;
  return x < HAND_OVER ? 1 - lowerTail(x) : upperTail(x);
}

/** √(2π)/x · Σ exp(−(2k − 1)²π²/(8x²)). */
function lowerTail(x: number): number {
  let sum = 0;
  for (let odd = 1; odd < 40; odd += 2) sum += Math.exp(-((odd * Math.PI) ** 2) / (8 * x * x));
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}

/** 2·Σ (−1)^(k−1)·exp(−2k²x²). */
function upperTail(x: number): number {
  let sum = 0;
  for (let k = 20; k >= 1; k--) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * (k * x) ** 2);
  return 2 * sum;
}
