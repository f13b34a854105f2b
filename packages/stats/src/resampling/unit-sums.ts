import type { Direction, Resampling } from '../contrast.ts';

/**
 * What each unit adds to the sums a metric is computed from, as sparse rows: unit u adds `amount[j]` to
 * `sums[index[j]]` for j from `start[u]` up to `start[u + 1]`. Amounts are finite; an index may occur twice in a row.
 */
export interface UnitSums {
  /** Number of sums. */
  readonly width: number;
  /** One more entry than there are units. */
  readonly start: Uint32Array;
  readonly index: Uint32Array;
  readonly amount: Float64Array;
}

/** A metric computed from sums: the same units on both sides, in the same order, and the same width. */
export interface SumsInput {
  readonly baseline: UnitSums;
  readonly candidate: UnitSums;
  /** The metric of one side; NaN where it has none. It must neither keep nor change the array it is given. */
  readonly value: (sums: Float64Array) => number;
  readonly direction: Direction;
  /** Cluster of each unit, 0…C−1: clusters are then what is drawn and swapped, and what `n` counts. */
  readonly clusters?: Uint32Array | undefined;
  readonly resampling: Resampling;
  /**
   * `guarded`, the default, holds its level where there are few units or few changes; `textbook` is BCa and permutation
   * as published, to be compared with other implementations.
   */
  readonly reading?: 'guarded' | 'textbook' | undefined;
  /** Name of the test; its default says which engine decided. */
  readonly test?: string | undefined;
}

/** A metric of one side, as in SumsInput. */
export interface SampleSumsInput extends Pick<SumsInput, 'value' | 'clusters' | 'resampling' | 'test'> {
  readonly sums: UnitSums;
}

/**
 * Requires units, rows in order, indices in range and finite amounts, as many units and sums on each side.
 * @throws RangeError
 */
export function requireSides(sides: readonly UnitSums[]): void {
  const [first] = sides as [UnitSums];
  for (const side of sides) requireSide(side, first.start.length - 1, first.width);
}

function requireSide({ width, start, index, amount }: UnitSums, units: number, joint: number): void {
  if (units < 1) throw new RangeError('there must be at least one unit');
  if (start.length !== units + 1) throw new RangeError(`both sides must have ${units} units, not ${start.length - 1}`);
  if (width !== joint) throw new RangeError(`both sides must have ${joint} sums, not ${width}`);
  const entries = start[units] as number;
  if (start[0] !== 0 || entries !== index.length || entries !== amount.length) {
    throw new RangeError(`rows must cover all entries: ${entries} of ${index.length} and ${amount.length}`);
  }
  for (let unit = 0; unit < units; unit++) {
    if ((start[unit] as number) > (start[unit + 1] as number)) throw new RangeError(`rows must rise (at ${unit})`);
  }
  for (let j = 0; j < entries; j++) {
    if ((index[j] as number) >= width) throw new RangeError(`index ${index[j]} must be below the width ${width}`);
    if (!Number.isFinite(amount[j])) throw new RangeError(`amounts must be finite, not ${amount[j]} (at ${j})`);
  }
}
