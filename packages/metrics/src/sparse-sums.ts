/** What every unit adds to a few of many sums, as sparse rows. */
export interface SparseSums {
  /** Units + 1: where the entries of a unit begin. */
  readonly start: Uint32Array;
  /** The sum an entry goes to. */
  readonly index: Uint32Array;
  readonly amount: Float64Array;
}

/** Takes entries of one unit after the other. */
export interface SumsWriter {
  add(index: number, amount: number): void;
}

/** Opens sparse rows for `units` units of about `perUnit` entries each. */
export function openSparseSums(units: number, perUnit: number): SumsWriter & { endUnit(): void; close(): SparseSums } {
  const start = new Uint32Array(units + 1);
  let index = new Uint32Array(units * perUnit);
  let amount = new Float64Array(units * perUnit);
  let [unit, entries] = [0, 0];
  const grow = (): void => {
    const room = Math.max(64, entries * 2);
    const [oldIndex, oldAmount] = [index, amount];
    index = new Uint32Array(room);
    amount = new Float64Array(room);
    index.set(oldIndex);
    amount.set(oldAmount);
  };
  return {
    add(to, value) {
      if (entries === index.length) grow();
      index[entries] = to;
      amount[entries] = value;
      entries += 1;
    },
    endUnit() {
      unit += 1;
      start[unit] = entries;
    },
    close: () => ({ start, index: index.subarray(0, entries), amount: amount.subarray(0, entries) }),
  };
}

/** The sums of all units. */
export function totals({ index, amount }: SparseSums, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let entry = 0; entry < index.length; entry += 1) {
    const to = index[entry] as number;
    sums[to] = (sums[to] as number) + (amount[entry] as number);
  }
  return sums;
}
