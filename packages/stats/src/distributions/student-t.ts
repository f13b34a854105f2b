import kernelBetaincinv from '@stdlib/math-base-special-kernel-betaincinv';
import { normalPpf, normalSf } from '../normal.ts';
import { requireOpenUnit } from '../preconditions.ts';
import { regularizedBeta, regularizedBetaSf } from './beta.ts';

/**
 * P(T ≤ t) of Student's distribution, with relative accuracy in the lower tail too.
 * @param df degrees of freedom above 0, fractions allowed; Infinity gives the normal distribution.
 * @throws RangeError when t is NaN or df is not above 0.
 */
export function studentTCdf(t: number, df: number): number {
  return studentTSf(-t, df);
}

/** P(T > t), with relative accuracy in the upper tail too; otherwise as `studentTCdf`. @throws RangeError as there. */
export function studentTSf(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError('t must be a number, not NaN');
  requireFreedom(df);
  if (df === Infinity) return normalSf(t);
  return t >= 0 ? upperTail(t, df) : 1 - upperTail(-t, df);
}

/**
 * The t with P(T ≤ t) = p, accurate to about 1e-12 relative in both tails; 0 at p = ½.
 * An upper tail closer to 1 than doubles resolve is asked for as −studentTPpf(1 − p, df).
 * @throws RangeError unless 0 < p < 1 and df is above 0.
 */
export function studentTPpf(p: number, df: number): number {
  requireOpenUnit('p', p);
  requireFreedom(df);
  if (df === Infinity) return normalPpf(p);
  if (p === 0.5) return 0;
  return p < 0.5 ? lowerQuantile(p, df) : -lowerQuantile(1 - p, df);
}

/** ½·I at df/(df + t²); near the middle ½ less half the complement, of which betainc loses digits at tiny t². */
function upperTail(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  const total = df + square;
  if (square > df) return regularizedBeta(df / total, df / 2, 0.5) / 2;
  const central = regularizedBeta(square / total, 0.5, df / 2);
  return central < 0.5 ? 0.5 - central / 2 : regularizedBetaSf(square / total, 0.5, df / 2) / 2;
}

function lowerQuantile(p: number, df: number): number {
  // x = df/(df + t²) and its complement; near the middle the inverse is exact only when asked for the complement.
  const [x, rest] = p < 0.25 ? betaQuantile(df / 2, 0.5, 2 * p) : betaQuantile(0.5, df / 2, 1 - 2 * p).toReversed();
  return -Math.sqrt((df * (rest as number)) / (x as number));
}

/** The x with I_x(a, b) = p, and 1 − x. */
function betaQuantile(a: number, b: number, p: number): number[] {
  return kernelBetaincinv(a, b, p, 1 - p);
}

function requireFreedom(df: number): void {
  if (!(df > 0)) throw new RangeError(`df must be above 0, not ${df}`);
}
