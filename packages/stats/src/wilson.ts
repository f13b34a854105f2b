import { normalPpf } from './normal.ts';
import { requireOpenUnit, requireShare } from './preconditions.ts';

/**
 * Wilson's score interval of a proportion k/n, two-sided at `level`, within [0, 1]; [0, 1] when n is 0.
 * Source: Wilson (1927), JASA 22:209–212.
 * @throws RangeError on broken counts or a level outside (0, 1).
 */
export function wilsonInterval(k: number, n: number, level: number): [number, number] {
  requireShare(k, n);
  requireOpenUnit('level', level);
  if (n === 0) return [0, 1];
  // The upper bound mirrors the lower one, which loses no digits when k is small.
  return [lowerBound(k, n, level), 1 - lowerBound(n - k, n, level)];
}

function lowerBound(k: number, n: number, level: number): number {
  if (k === 0) return 0;
  const z = -normalPpf((1 - level) / 2);
  const square = z * z;
  const centre = 2 * k + square;
  const spread = z * Math.sqrt(square + (4 * k * (n - k)) / n);
  // (centre − spread)/(2(n + z²)) with the difference rationalised.
  return (2 * k * k) / (n * (centre + spread));
}
