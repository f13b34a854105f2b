import { argsortWords } from '../ranking/argsort.ts';
import { requireSides, type UnitSums } from './unit-sums.ts';

/** Sparse rows of one or two sides next to each other: side s adds to sums s·W … (s + 1)·W − 1. No amount is 0. */
export interface Rows {
  readonly units: number;
  /** Sums of all sides together. */
  readonly width: number;
  readonly start: Uint32Array;
  readonly index: Uint32Array;
  readonly amount: Float64Array;
}

/**
 * Puts the rows of the sides next to each other and drops amounts of 0.
 * @throws RangeError on no units, sides of different size, rows out of order, indices out of range, amounts that are
 * not finite.
 */
export function joinSides(sides: readonly UnitSums[]): Rows {
  const [first] = sides as [UnitSums];
  const units = first.start.length - 1;
  requireSides(sides);
  const entries = sides.reduce((sum, { amount }) => sum + amount.length, 0);
  const start = new Uint32Array(units + 1);
  const index = new Uint32Array(entries);
  const amount = new Float64Array(entries);
  let filled = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let s = 0; s < sides.length; s++) {
      const side = sides[s] as UnitSums;
      const end = side.start[unit + 1] as number;
      for (let j = side.start[unit] as number; j < end; j++) {
        const added = side.amount[j] as number;
        if (added === 0) continue;
        index[filled] = s * first.width + (side.index[j] as number);
        amount[filled++] = added;
      }
    }
    start[unit + 1] = filled;
  }
  return { units, width: sides.length * first.width, start, index, amount };
}

/** Hashes of what rows hold, 64 bits each in two words: equal rows have equal hashes. */
export interface Hashes {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Hashes every row, so that units can be put into an order that does not depend on where they stood. */
export function hashRows({ units, start, index, amount }: Rows): Hashes {
  const high = new Uint32Array(units);
  const low = new Uint32Array(units);
  const words = new Uint32Array(amount.buffer, amount.byteOffset, 2 * amount.length);
  for (let unit = 0; unit < units; unit++) {
    let a = 0x243f6a88;
    let b = 0x85a308d3;
    const end = start[unit + 1] as number;
    for (let j = start[unit] as number; j < end; j++) {
      a = mix(a ^ (index[j] as number), b);
      b = mix(b ^ (words[2 * j] as number), a);
      a = mix(a ^ (words[2 * j + 1] as number), b);
    }
    high[unit] = mix(a, b);
    low[unit] = mix(b, a);
  }
  return { high, low };
}

/** The order of rows by hash. */
export function orderByHash({ high, low }: Hashes): Uint32Array {
  return argsortWords(high, low);
}

function mix(word: number, other: number): number {
  const a = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  return Math.imul(a ^ (a >>> 15) ^ other, 0x846ca68b) ^ (a >>> 16);
}

/** Rows of groups of units: group g holds the units `members[start[g]]` to `members[start[g + 1] − 1]`. */
export interface Groups {
  readonly members: Uint32Array;
  readonly start: Uint32Array;
}

/** Sums the rows of each group, in the order of its members. */
export function mergeRows(rows: Rows, { members, start }: Groups): Rows {
  const groups = start.length - 1;
  const index: number[] = [];
  const amount: number[] = [];
  const merged = new Uint32Array(groups + 1);
  const sums = new Float64Array(rows.width);
  const seen = new Uint8Array(rows.width);
  for (let group = 0; group < groups; group++) {
    const touched: number[] = [];
    for (let m = start[group] as number; m < (start[group + 1] as number); m++) {
      tallyRow(rows, members[m] as number, { sums, seen, touched });
    }
    for (const j of touched.toSorted((a, b) => a - b)) {
      if (sums[j] !== 0) {
        index.push(j);
        amount.push(sums[j] as number);
      }
      sums[j] = 0;
      seen[j] = 0;
    }
    merged[group + 1] = index.length;
  }
  return {
    units: groups,
    width: rows.width,
    start: merged,
    index: Uint32Array.from(index),
    amount: Float64Array.from(amount),
  };
}

/** Picks rows by number. */
export function pickRows(rows: Rows, picked: Uint32Array): Rows {
  const start = new Uint32Array(picked.length + 1);
  for (let i = 0; i < picked.length; i++) {
    const unit = picked[i] as number;
    start[i + 1] = (start[i] as number) + (rows.start[unit + 1] as number) - (rows.start[unit] as number);
  }
  const index = new Uint32Array(start.at(-1) as number);
  const amount = new Float64Array(index.length);
  for (let i = 0; i < picked.length; i++) {
    const from = rows.start[picked[i] as number] as number;
    const to = rows.start[(picked[i] as number) + 1] as number;
    index.set(rows.index.subarray(from, to), start[i]);
    amount.set(rows.amount.subarray(from, to), start[i]);
  }
  return { units: picked.length, width: rows.width, start, index, amount };
}

/** Adds a row to sums so many times. */
export function addRow(rows: Rows, unit: number, { sums, times }: { sums: Float64Array; times: number }): void {
  const end = rows.start[unit + 1] as number;
  for (let j = rows.start[unit] as number; j < end; j++) {
    const at = rows.index[j] as number;
    sums[at] = (sums[at] as number) + times * (rows.amount[j] as number);
  }
}

/** Whether two rows hold the same entries in the same order. */
export function sameRow({ start, index, amount }: Rows, one: number, other: number): boolean {
  const from = start[one] as number;
  const length = (start[one + 1] as number) - from;
  const shift = (start[other] as number) - from;
  if ((start[other + 1] as number) - (start[other] as number) !== length) return false;
  for (let j = from; j < from + length; j++) {
    if (index[j] !== index[j + shift] || amount[j] !== amount[j + shift]) return false;
  }
  return true;
}

interface Tally {
  readonly sums: Float64Array;
  readonly seen: Uint8Array;
  readonly touched: number[];
}

function tallyRow(rows: Rows, unit: number, { sums, seen, touched }: Tally): void {
  const end = rows.start[unit + 1] as number;
  for (let j = rows.start[unit] as number; j < end; j++) {
    const at = rows.index[j] as number;
    if (seen[at] === 0) {
      seen[at] = 1;
      touched.push(at);
    }
    sums[at] = (sums[at] as number) + (rows.amount[j] as number);
  }
}
