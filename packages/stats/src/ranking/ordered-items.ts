import { collapseRows, groupBy } from '../resampling/kinds.ts';
import { hashRows, orderByHash, pickRows, type Rows } from '../resampling/rows.ts';
import { drawCost } from '../resampling/unit-draws.ts';
import { findSlots } from './slots.ts';

/** Rows with a class, a slot on each side and a weight. */
export interface OrderedItems {
  readonly positive: Uint8Array;
  /** Slot of each item on each side. */
  readonly slots: readonly Uint32Array[];
  /** Above every slot. */
  readonly top: number;
  readonly weight: Float64Array;
}

/** The rows of one unit of each kind; units of a kind are interchangeable. */
export interface KindItems extends OrderedItems {
  /** The kind each item belongs to. */
  readonly kind: Uint32Array;
  /** Units of each kind, falling. */
  readonly counts: Uint32Array;
}

/** What orderings are compared: rows of a class, with a score on each side. */
export interface ScoredRows {
  readonly positive: Uint8Array;
  readonly scores: readonly Float64Array[];
  readonly weight?: Float64Array | undefined;
}

/** Above this number of items a replicate takes too long. */
const ITEM_LIMIT = 10_000;
const COST_LIMIT = 20_000;

/** Rows as items, each on its own. @throws RangeError on NaN scores. */
export function toItems({ positive, scores, weight }: ScoredRows): OrderedItems {
  const { sides, top } = findSlots(positive, scores);
  return { positive, slots: sides, top, weight: weight ?? new Float64Array(positive.length).fill(1) };
}

/**
 * Collapses units with equal rows into kinds, in an order that does not depend on the order of the rows. Undefined
 * where there are too many kinds to draw from quickly. With few positives there are few, however many negatives: those
 * between the same positives on both sides are of one kind.
 */
export function collapseItems(items: OrderedItems, units: Uint32Array | undefined): KindItems | undefined {
  if (distinctSlots(items) > ITEM_LIMIT) return undefined;
  const { contents, entries } = describe(items);
  const rows = units === undefined ? contents : joinUnits(contents, units, entries);
  const { picked, counts } = collapseRows(rows, orderByHash(hashRows(rows)));
  const kinds = pickRows(rows, picked);
  const size = kinds.amount.length / entries;
  if (size > ITEM_LIMIT || drawCost(counts) > COST_LIMIT) return undefined;
  const field = (at: number) => Float64Array.from({ length: size }, (_, i) => kinds.amount[i * entries + at] as number);
  return {
    positive: Uint8Array.from(field(0)),
    weight: field(1),
    slots: items.slots.map((_, side) => Uint32Array.from(field(2 + side))),
    top: items.top,
    kind: ownersOf(kinds.start, entries),
    counts,
  };
}

/** Each row's contents as a sparse row: class, weight, slots. */
function describe({ positive, weight, slots }: OrderedItems): { contents: Rows; entries: number } {
  const units = positive.length;
  const entries = 2 + slots.length;
  const fields = [positive, weight, ...slots];
  const index = new Uint32Array(units * entries);
  const amount = new Float64Array(units * entries);
  for (let at = 0; at < entries; at++) {
    const field = fields[at] as ArrayLike<number>;
    for (let row = 0; row < units; row++) {
      index[row * entries + at] = at;
      amount[row * entries + at] = field[row] as number;
    }
  }
  const start = Uint32Array.from({ length: units + 1 }, (_, row) => row * entries);
  return { contents: { units, width: entries, start, index, amount }, entries };
}

/** The rows of each unit, one after the other, in the order of their contents. */
function joinUnits(contents: Rows, units: Uint32Array, entries: number): Rows {
  const { members, start } = groupBy(orderByHash(hashRows(contents)), units);
  const joined = pickRows(contents, members);
  return { ...joined, units: start.length - 1, start: start.map((row) => row * entries) };
}

function ownersOf(start: Uint32Array, entries: number): Uint32Array {
  const owners = new Uint32Array((start.at(-1) as number) / entries);
  for (let kind = 0; kind < start.length - 1; kind++) {
    owners.fill(kind, (start[kind] as number) / entries, (start[kind + 1] as number) / entries);
  }
  return owners;
}

/** No side can have more slots than there are kinds of rows. */
function distinctSlots({ slots, top }: OrderedItems): number {
  const used = new Uint8Array(top);
  for (const slot of slots[0] as Uint32Array) used[slot] = 1;
  return used.reduce((sum, one) => sum + one, 0);
}
