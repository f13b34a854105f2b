/** One value per unit of each side, in the same order. */
export interface UnitValues {
  /** Finite. */
  readonly baseline: Float64Array;
  readonly candidate: Float64Array;
  /** Weight of each unit: finite, at least 0. A unit of weight 0 is no unit, whatever its values. Absent: all 1. */
  readonly weight?: Float64Array | undefined;
  /** Cluster number of each unit, 0…C−1. Absent: each unit is its own. */
  readonly clusters?: Uint32Array | undefined;
}

/**
 * Requires as many values on each side, weights of at least 0 of which one is above 0, and finite values.
 * @throws RangeError naming the first unit that is broken.
 */
export function requireUnits({ baseline, candidate, weight, clusters }: UnitValues): void {
  const n = baseline.length;
  for (const [name, array] of Object.entries({ candidate, weight, clusters })) {
    if (array !== undefined && array.length !== n) {
      throw new RangeError(`${name} must have as many entries as baseline: ${array.length}, not ${n}`);
    }
  }
  let weighing = weight === undefined ? n : 0;
  for (let i = 0; i < n; i++) {
    const w = weight === undefined ? 1 : (weight[i] as number);
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`the weight of unit ${i} must be at least 0, not ${w}`);
    if (w === 0) continue;
    if (weight !== undefined) weighing++;
    const b = baseline[i] as number;
    const c = candidate[i] as number;
    // The difference of two finite numbers is 0 with itself; of others it is NaN.
    if (b - b !== 0 || c - c !== 0) throw new RangeError(`values of unit ${i} must be finite: ${b} and ${c}`);
  }
  if (weighing === 0) throw new RangeError('there must be at least one unit with a weight above 0');
}
