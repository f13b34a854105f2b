/**
 * A sorted copy of at least one value, no NaN; infinite values are allowed.
 * @throws RangeError on an empty sample or NaN.
 */
export function sortedSample(name: string, values: ArrayLike<number>): Float64Array {
  if (values.length === 0) throw new RangeError(`${name} must not be empty`);
  const sorted = Float64Array.from(values).toSorted();
  // NaN sorts last.
  if (Number.isNaN(sorted.at(-1))) throw new RangeError(`${name} must not hold NaN`);
  return sorted;
}

/**
 * Sum of weights or counts, each finite and at least 0, of which one is above 0.
 * @throws RangeError otherwise.
 */
export function totalWeight(name: string, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`${name} must be finite and at least 0, not ${weight} at ${i}`);
    }
    total += weight;
  }
  if (!(total > 0)) throw new RangeError(`${name} must add up to more than 0`);
  return total;
}

/** Requires two lists of the same length. @throws RangeError */
export function requireSameLength(names: string, a: ArrayLike<unknown>, b: ArrayLike<unknown>): void {
  if (a.length !== b.length) throw new RangeError(`${names} must be as many: ${a.length} and ${b.length}`);
}
