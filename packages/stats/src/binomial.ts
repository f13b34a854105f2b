import { requireProportion, requireShare } from './preconditions.ts';

/** k successes in n independent trials, each of probability p. */
export interface Binomial {
  readonly k: number;
  readonly n: number;
  readonly p: number;
}

/**
 * P(X = k), accurate to about 1e-13 relative at any n.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
 * @throws RangeError on negative or broken counts, k > n, or p outside [0, 1].
 */
export function binomialPmf({ k, n, p }: Binomial): number {
  requireShare(k, n);
  requireProportion('p', p);
  const q = 1 - p;
  if (p === 0 || q === 0) return Number(k === n * p);
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return p ** n;
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** P(X ≤ k). @throws RangeError as binomialPmf does. */
export function binomialCdf({ k, n, p }: Binomial): number {
  return binomialSf({ k: n - k, n, p: 1 - p });
}

/** P(X ≥ k), k itself included. @throws RangeError as binomialPmf does. */
export function binomialSf({ k, n, p }: Binomial): number {
  requireShare(k, n);
  if (k === 0) return 1;
  if (k > n * p) return sumUpwards({ k, n, p });
  // The tail away from the mean is the small one: sum it, so that neither loses digits.
  return Math.max(0, 1 - sumUpwards({ k: n - k + 1, n, p: 1 - p }));
}

/** Sum of the pmf from k to n by the ratio of neighbours; k lies above the mean, so the terms only fall. */
function sumUpwards({ k, n, p }: Binomial): number {
  let term = binomialPmf({ k, n, p });
  let sum = term;
  for (let i = k; i < n && term > sum * 1e-18; i++) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.min(1, sum);
}

/** ln n! − ln(√(2πn)·(n/e)ⁿ): by a sum of logarithms for small n, by Stirling's series above. */
function stirlingError(n: number): number {
  if (n < 16) return logFactorial(n) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

function logFactorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return Math.log(product);
}

/** x·ln(x/m) − x + m without cancellation when x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 1; ; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
