import type { Resampling } from '../contrast.ts';
import { openStream, type Random } from './random.ts';
import { type Groups, hashRows, joinSides, mergeRows, orderByHash, pickRows, type Rows, sameRow } from './rows.ts';
import { drawCost } from './unit-draws.ts';
import type { UnitSums } from './unit-sums.ts';

/** Above this cost of a draw, in single draws, units are gathered into blocks. */
const COST_LIMIT = 20_000;
const BLOCKS = 2000;

/** Units with equal rows collapsed into kinds, in an order that does not depend on the order of the units. */
export interface Kinds {
  /** One or two. */
  readonly sides: number;
  /** One row for each kind. */
  readonly rows: Rows;
  /** Units of each kind, falling. */
  readonly counts: Uint32Array;
  /** Units, or clusters where there are any. */
  readonly n: number;
  /** Clusters, where units come in them. */
  readonly clusters: number | undefined;
}

/**
 * Finds the kinds of units, or of clusters. Where there are too many to draw from quickly, units are gathered into
 * 2000 random blocks of even size, which are then drawn as clusters are: the standard error is estimated to 2 %, and
 * swapping whole blocks is as exact a test as swapping units, since units that may be swapped singly may be together.
 * @throws RangeError as joinSides does, and on clusters that are not one for each unit.
 */
export function findKinds(
  sides: readonly UnitSums[],
  { clusters, seed }: { readonly clusters?: Uint32Array | undefined; readonly seed: Resampling['seed'] },
): Kinds {
  const units = joinSides(sides);
  const rows = clusters === undefined ? units : mergeRows(units, byCluster(units, clusters));
  const order = orderByHash(hashRows(rows));
  const { picked, counts } = collapseRows(rows, order);
  const summary = { sides: sides.length, n: rows.units, clusters: clusters === undefined ? undefined : rows.units };
  if (drawCost(counts) > COST_LIMIT) {
    const blocks = mergeRows(rows, gatherBlocks(order, openStream(seed, 'blocks')));
    return { rows: blocks, counts: new Uint32Array(BLOCKS).fill(1), ...summary };
  }
  return { rows: pickRows(rows, picked), counts, ...summary };
}

/** The units of each cluster, in the order of their contents; numbers no unit has are left out. */
export function byCluster(units: Rows, clusters: Uint32Array): Groups {
  return groupBy(orderByHash(hashRows(units)), clusters);
}

/**
 * Groups items by a number each, in the order given; numbers that no item has are left out.
 * @throws RangeError unless there is one number for each item.
 */
export function groupBy(order: Uint32Array, numbers: Uint32Array): Groups {
  if (numbers.length !== order.length) {
    throw new RangeError(`clusters must be one for each of ${order.length} units, not ${numbers.length}`);
  }
  const places = new Uint32Array(numbers.reduce((top, number) => Math.max(top, number), 0) + 2);
  for (const number of numbers) places[number + 1] = (places[number + 1] as number) + 1;
  for (let i = 1; i < places.length; i++) places[i] = (places[i] as number) + (places[i - 1] as number);
  const start = places.filter((place, i) => i === 0 || place !== places[i - 1]);
  const members = new Uint32Array(order.length);
  for (const item of order) {
    const number = numbers[item] as number;
    const place = places[number] as number;
    members[place] = item;
    places[number] = place + 1;
  }
  return { members, start };
}

/** A row of each kind, and how many rows are equal to it: falling, so that the order of `order` decides among equals. */
export function collapseRows(rows: Rows, order: Uint32Array): { picked: Uint32Array; counts: Uint32Array } {
  const first = new Uint32Array(order.length);
  const counts = new Uint32Array(order.length);
  let kinds = 0;
  for (const unit of order) {
    if (kinds === 0 || !sameRow(rows, first[kinds - 1] as number, unit)) first[kinds++] = unit;
    counts[kinds - 1] = (counts[kinds - 1] as number) + 1;
  }
  if (kinds === order.length) return { picked: first, counts };
  const falling = Uint32Array.from({ length: kinds }, (_, kind) => kind).toSorted(
    (a, b) => (counts[b] as number) - (counts[a] as number),
  );
  return {
    picked: falling.map((kind) => first[kind] as number),
    counts: falling.map((kind) => counts[kind] as number),
  };
}

/** Shuffles the units and cuts them into blocks whose sizes differ by one at most. */
function gatherBlocks(order: Uint32Array, random: Random): Groups {
  const members = shuffle(order, random);
  const start = Uint32Array.from({ length: BLOCKS + 1 }, (_, block) => Math.round((block * members.length) / BLOCKS));
  return { members, start };
}

/** A copy in random order. */
export function shuffle(order: Uint32Array, random: Random): Uint32Array {
  const shuffled = order.slice();
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const item = shuffled[i] as number;
    shuffled[i] = shuffled[j] as number;
    shuffled[j] = item;
  }
  return shuffled;
}
