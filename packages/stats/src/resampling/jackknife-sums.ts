import type { Resampling } from '../contrast.ts';
import { totalSums } from './bootstrap-sums.ts';
import { type Kinds, shuffle } from './kinds.ts';
import { openStream } from './random.ts';
import { addRow, mergeRows, type Rows } from './rows.ts';

/** Above this number of kinds, units are left out in blocks. */
const EXACT_UP_TO = 5000;
const BLOCKS = 500;

/** The sums without one of the kinds' units, or without a block, and how many units or blocks each stands for. */
export interface Omissions {
  readonly counts: Uint32Array;
  /** Sets the sums of all sides to those without omission i. */
  readonly omit: (i: number, sums: Float64Array) => void;
}

/** Opens the jackknife: a unit of each kind left out, or one of 500 random blocks where there are over 5000 kinds. */
export function openOmissions(kinds: Kinds, seed: Resampling['seed']): Omissions {
  const totals = totalSums(kinds);
  const exact = kinds.rows.units <= EXACT_UP_TO;
  const rows = exact ? kinds.rows : gatherBlocks(kinds, seed);
  return {
    counts: exact ? kinds.counts : new Uint32Array(BLOCKS).fill(1),
    omit: (i, sums) => {
      sums.set(totals);
      addRow(rows, i, { sums, times: -1 });
    },
  };
}

function gatherBlocks({ rows, counts }: Kinds, seed: Resampling['seed']): Rows {
  const units: number[] = [];
  for (const [kind, count] of counts.entries()) for (let i = 0; i < count; i++) units.push(kind);
  const members = shuffle(Uint32Array.from(units), openStream(seed, 'jackknife'));
  const start = Uint32Array.from({ length: BLOCKS + 1 }, (_, block) => Math.round((block * members.length) / BLOCKS));
  return mergeRows(rows, { members, start });
}
