import { drawHeads } from '../resampling/binomial-draws.ts';
import type { Random } from '../resampling/random.ts';
import type { DrawValues } from '../resampling/replicates.ts';
import { openUnitDraws } from '../resampling/unit-draws.ts';
import type { KindItems } from './ordered-items.ts';
import { type OrderedStatistic, orderBySlot, orderedValue } from './ordered-value.ts';

/** Opens a bootstrap of units: whole multiplicities on one order per side, sorted once. */
export function openOrderedBootstrap(items: KindItems, statistic: OrderedStatistic, random: Random): DrawValues {
  const draws = openUnitDraws(items.counts, random);
  const orders = items.slots.map((slot) => orderBySlot(slot, items.positive, items.top));
  const multiplicity = new Float64Array(items.counts.length);
  const mass = new Float64Array(items.kind.length);
  return (values) => {
    draws.draw();
    multiplicity.fill(0);
    multiplicity.set(draws.multiplicity);
    const positions = draws.rareDrawn();
    const count = draws.rareCount();
    for (let i = 0; i < count; i++) {
      const kind = draws.rare[positions[i] as number] as number;
      multiplicity[kind] = (multiplicity[kind] as number) + 1;
    }
    for (let i = 0; i < mass.length; i++) {
      mass[i] = (multiplicity[items.kind[i] as number] as number) * (items.weight[i] as number);
    }
    for (const [side, order] of orders.entries()) values[side] = orderedValue(statistic, order, mass);
  };
}

/**
 * Opens a paired permutation: each unit's midranks are swapped between the sides with probability ½. Both sides then
 * hold ranks of both models, which one order of all ranks covers.
 * Source: Venkatraman & Begg (1996), "A distribution-free procedure for comparing receiver operating characteristic
 * curves from a paired experiment", Biometrika 83.
 */
export function openOrderedSwaps(items: KindItems, statistic: OrderedStatistic, random: Random): DrawValues {
  const { slots, positive, top, kind, weight, counts } = items;
  const size = kind.length;
  const both = Uint32Array.from([...(slots[0] as Uint32Array), ...(slots[1] as Uint32Array)]);
  const order = orderBySlot(both, Uint8Array.from([...positive, ...positive]), top);
  const swap = openKindSwaps(counts, random);
  const baseline = new Float64Array(2 * size);
  const candidate = new Float64Array(2 * size);
  return (values) => {
    const swapped = swap();
    for (let i = 0; i < size; i++) {
      const k = kind[i] as number;
      const moved = (swapped[k] as number) * (weight[i] as number);
      const kept = ((counts[k] as number) - (swapped[k] as number)) * (weight[i] as number);
      baseline[i] = kept;
      baseline[size + i] = moved;
      candidate[i] = moved;
      candidate[size + i] = kept;
    }
    values[0] = orderedValue(statistic, order, baseline);
    values[1] = orderedValue(statistic, order, candidate);
  };
}

/** Draws how many units of each kind are swapped: a bit for a kind of one unit, which come last. */
function openKindSwaps(counts: Uint32Array, random: Random): () => Float64Array {
  const single = counts.indexOf(1);
  const several = single === -1 ? counts.length : single;
  const words = new Uint32Array((counts.length - several + 31) >>> 5);
  const swapped = new Float64Array(counts.length);
  return () => {
    for (let kind = 0; kind < several; kind++) swapped[kind] = drawHeads(random, counts[kind] as number);
    random.fillBits(words);
    for (let kind = several; kind < swapped.length; kind++) {
      const bit = kind - several;
      swapped[kind] = ((words[bit >>> 5] as number) >>> (bit & 31)) & 1;
    }
    return swapped;
  };
}
