import { argsort } from './argsort.ts';

/** Where the scores of each side lie among the ranks that positives have on any side. */
export interface Slots {
  /** For each side the slot of each row: odd where a positive has that very rank, even between two such. */
  readonly sides: readonly Uint32Array[];
  /** Above every slot. */
  readonly top: number;
}

/**
 * Ranks each side's scores, ties sharing their midrank, and reads the ranks against those of the positives. Ranks make
 * two models' scores comparable, whatever their scales; rows of equal slots are interchangeable in every statistic of
 * the order.
 * @throws RangeError on NaN scores.
 */
export function findSlots(positive: Uint8Array, scores: readonly Float64Array[]): Slots {
  const ranks = scores.map(doubledMidranks);
  const slotOf = new Uint32Array(2 * positive.length + 2);
  for (const side of ranks) {
    for (let row = 0; row < positive.length; row++) if (positive[row] === 1) slotOf[side[row] as number] = 1;
  }
  let next = 0;
  for (let rank = 0; rank < slotOf.length; rank++) {
    if (slotOf[rank] === 0) slotOf[rank] = next;
    else {
      slotOf[rank] = next + 1;
      next += 2;
    }
  }
  return { sides: ranks.map((side) => side.map((rank) => slotOf[rank] as number)), top: next + 1 };
}

/** Twice the midranks, which are whole or half numbers from 1 on. */
function doubledMidranks(score: Float64Array): Uint32Array {
  const order = argsort(score);
  const ranks = new Uint32Array(order.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = score[order[from] as number];
    while (to < order.length && score[order[to] as number] === value) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = from + 1 + to;
  }
  return ranks;
}
