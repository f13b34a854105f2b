import type { Rows } from './rows.ts';

/** Up to so many sums are worth a column of their own; more are touched sparsely. */
const DENSE_SUMS = 24;

/** What each row adds to one sum, or to several that always grow together. */
export interface Column {
  readonly sums: readonly number[];
  readonly amount: Float64Array;
}

/** The sums that any row touches, as columns; undefined where there are too many. */
export function toColumns(rows: Rows): Column[] | undefined {
  const amounts = new Map<number, Float64Array>();
  for (let unit = 0; unit < rows.units; unit++) {
    for (let j = rows.start[unit] as number; j < (rows.start[unit + 1] as number); j++) {
      const sum = rows.index[j] as number;
      const amount = amounts.get(sum) ?? new Float64Array(rows.units);
      amount[unit] = (amount[unit] as number) + (rows.amount[j] as number);
      amounts.set(sum, amount);
      if (amounts.size > DENSE_SUMS) return undefined;
    }
  }
  return Array.from(amounts, ([sum, amount]) => ({ sums: [sum], amount }));
}

/** Leaves out the columns that every row raises by the same amount, and makes one of those that are equal. */
export function varyingColumns(columns: readonly Column[]): Column[] {
  const varying: Column[] = [];
  for (const { sums, amount } of columns) {
    if (amount.every((value) => value === amount[0])) continue;
    const twin = varying.findIndex((column) => column.amount.every((value, unit) => value === amount[unit]));
    if (twin === -1) varying.push({ sums, amount });
    else varying[twin] = { sums: [...(varying[twin] as Column).sums, ...sums], amount };
  }
  return varying;
}

/** Σ weight·amount. */
export function dot(weight: Float64Array, amount: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) sum += (weight[i] as number) * (amount[i] as number);
  return sum;
}

/** Σ amount[position] over the first `count` positions. */
export function gather(amount: Float64Array, positions: Uint32Array, count: number): number {
  // Four sums at once: each addition would otherwise wait for the one before it.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < count; i += 4) {
    a += amount[positions[i] as number] as number;
    b += amount[positions[i + 1] as number] as number;
    c += amount[positions[i + 2] as number] as number;
    d += amount[positions[i + 3] as number] as number;
  }
  for (; i < count; i++) a += amount[positions[i] as number] as number;
  return a + b + (c + d);
}

/** Σ amount[i] over the i whose bit is set, 32 to a word. */
export function gatherBits(amount: Float64Array, words: Uint32Array): number {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < amount.length; i += 2) {
    const bits = (words[i >>> 5] as number) >>> (i & 31);
    even += (amount[i] as number) * (bits & 1);
    if (i + 1 < amount.length) odd += (amount[i + 1] as number) * ((bits >>> 1) & 1);
  }
  return even + odd;
}
