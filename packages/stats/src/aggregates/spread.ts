/** Mean and sample variance of repeated values of one metric. */
export interface Spread {
  readonly n: number;
  readonly mean: number;
  /** n − 1 in the denominator; 0 where rounding alone separates the values. */
  readonly variance: number;
}

/**
 * Mean and variance of at least `fewest` repeats.
 * @throws RangeError on fewer, or on values that are not finite.
 */
export function spreadOf(name: string, values: readonly number[], fewest: number): Spread {
  const n = values.length;
  if (n < fewest) throw new RangeError(`${name} must have at least ${fewest} values, not ${n}`);
  const broken = values.find((value) => !Number.isFinite(value));
  if (broken !== undefined) throw new RangeError(`${name} must be finite, not ${broken}`);
  const first = values.reduce((sum, value) => sum + value, 0) / n;
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { n, mean, variance: variance <= (8 * Number.EPSILON * largest) ** 2 ? 0 : variance };
}
