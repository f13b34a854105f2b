import { drawHeads } from './binomial-draws.ts';
import { type DrawSums, totalSums } from './bootstrap-sums.ts';
import { dot, gatherBits, toColumns } from './columns.ts';
import type { Kinds } from './kinds.ts';
import type { Random } from './random.ts';
import { addRow, type Rows } from './rows.ts';

/**
 * Opens a paired permutation of two sides: each unit's sides are swapped with probability ½. Units whose sides are
 * equal are left alone.
 * Source: Noreen (1989), Computer-intensive methods for testing hypotheses; Yeh (2000).
 */
export function openSwaps(kinds: Kinds, random: Random): DrawSums {
  const totals = totalSums(kinds);
  const width = kinds.rows.width / 2;
  const { rows, counts } = differences(kinds);
  const single = counts.indexOf(1);
  // Counts fall: kinds of a single unit come last, and take a bit each.
  const several = single === -1 ? counts.length : single;
  const swaps: Swaps = { heads: new Float64Array(several), words: new Uint32Array((rows.units - several + 31) >>> 5) };
  const move = openMoves(rows, swaps);
  const moved = new Float64Array(width);
  return (sums) => {
    for (let kind = 0; kind < several; kind++) swaps.heads[kind] = drawHeads(random, counts[kind] as number);
    random.fillBits(swaps.words);
    move(moved);
    for (let j = 0; j < width; j++) {
      sums[j] = (totals[j] as number) + (moved[j] as number);
      sums[width + j] = (totals[width + j] as number) - (moved[j] as number);
    }
  };
}

interface Swaps {
  /** Swapped units of each kind of several. */
  readonly heads: Float64Array;
  /** Bits of the kinds of one unit. */
  readonly words: Uint32Array;
}

/** What swapping moves from the candidate's sums to the baseline's. */
function openMoves(rows: Rows, { heads, words }: Swaps): DrawSums {
  const several = heads.length;
  const columns = toColumns(rows)?.map(({ sums: [sum], amount }) => ({
    sum: sum as number,
    several: amount.slice(0, several),
    single: amount.slice(several),
  }));
  if (columns === undefined) return (moved) => addSwapped(rows, { heads, words }, moved);
  return (moved) => {
    for (const { sum, several, single } of columns) moved[sum] = dot(heads, several) + gatherBits(single, words);
  };
}

function addSwapped(rows: Rows, { heads, words }: Swaps, sums: Float64Array): void {
  sums.fill(0);
  for (let kind = 0; kind < heads.length; kind++) addRow(rows, kind, { sums, times: heads[kind] as number });
  for (let kind = heads.length; kind < rows.units; kind++) {
    const bit = kind - heads.length;
    if ((((words[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1) addRow(rows, kind, { sums, times: 1 });
  }
}

/** Candidate less baseline, of the kinds whose sides differ. */
function differences({ rows, counts }: Kinds): { rows: Rows; counts: Uint32Array } {
  const width = rows.width / 2;
  const start = [0];
  const index: number[] = [];
  const amount: number[] = [];
  const differing: number[] = [];
  for (let kind = 0; kind < rows.units; kind++) {
    const entries = new Map<number, number>();
    for (let j = rows.start[kind] as number; j < (rows.start[kind + 1] as number); j++) {
      const sum = rows.index[j] as number;
      const [at, sign] = sum < width ? [sum, -1] : [sum - width, 1];
      entries.set(at, (entries.get(at) ?? 0) + sign * (rows.amount[j] as number));
    }
    const changed = [...entries].filter(([, change]) => change !== 0);
    if (changed.length === 0) continue;
    for (const [at, change] of changed) {
      index.push(at);
      amount.push(change);
    }
    start.push(index.length);
    differing.push(counts[kind] as number);
  }
  const sparse = { index: Uint32Array.from(index), amount: Float64Array.from(amount), start: Uint32Array.from(start) };
  return { rows: { units: differing.length, width, ...sparse }, counts: Uint32Array.from(differing) };
}
