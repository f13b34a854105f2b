import type { Row } from '../gate-world.ts';

export interface Classified {
  readonly n: number;
  /** Which examples are answered wrongly, by index. */
  readonly wrong?: (index: number) => boolean;
  /** More columns of an example. */
  readonly more?: (index: number) => Row;
}

/** Examples of which every second is spam; right unless said otherwise. */
export function classified({ n, wrong = () => false, more = () => ({}) }: Classified): Row[] {
  return indices(n).map((index) => {
    const spam = index % 2 === 0;
    return {
      id: `mail-${index}`,
      label: spam ? 'spam' : 'ham',
      prediction: spam === wrong(index) ? 'ham' : 'spam',
      ...more(index),
    };
  });
}

/** 0…n−1. */
export function indices(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index);
}

/** Whether an index lies from `start` on among the next `length`. */
export function within(start: number, length: number): (index: number) => boolean {
  return (index) => index >= start && index < start + length;
}

/** A number in [0, 1) that looks random and follows from `index` and `seed` alone. */
export function noise(index: number, seed = 0): number {
  let bits = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}

/** A number around 0 of standard deviation 1, from {@link noise}. */
export function bell(index: number, seed = 0): number {
  let sum = 0;
  for (let part = 0; part < 12; part += 1) sum += noise(12 * index + part, seed);
  return sum - 6;
}

/** Rows that lack a column. */
export function without(rows: readonly Row[], column: string): Row[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== column)));
}
