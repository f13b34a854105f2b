import type { KindItems } from './ordered-items.ts';
import { type OrderedStatistic, orderedValue, type ScoreOrder } from './ordered-value.ts';

/**
 * The derivative of the statistic in the mass of each item: what one more of it would change, to first order. Weighted
 * by the masses they sum to 0.
 */
export function orderedSlopes(statistic: OrderedStatistic, order: ScoreOrder, mass: Float64Array): Float64Array {
  return statistic === 'roc_auc' ? rocSlopes(order, mass) : precisionSlopes(order, mass);
}

/** The mass of each item: its weight times the units of its kind. */
export function massOf({ weight, counts, kind }: KindItems): Float64Array {
  return weight.map((one, item) => one * (counts[kind[item] as number] as number));
}

/** The statistic without one unit of each kind, to first order: less that unit's influence. */
export function withoutEachKind(statistic: OrderedStatistic, order: ScoreOrder, items: KindItems): Float64Array {
  const mass = massOf(items);
  const slopes = orderedSlopes(statistic, order, mass);
  const without = new Float64Array(items.counts.length).fill(orderedValue(statistic, order, mass));
  for (const [item, kind] of items.kind.entries()) {
    without[kind] = (without[kind] as number) - (slopes[item] as number) * (items.weight[item] as number);
  }
  return without;
}

/**
 * From the bottom up: a negative lowers the precision at every score from its own down, a positive raises it and adds
 * a step of its own.
 */
function precisionSlopes(order: ScoreOrder, mass: Float64Array): Float64Array {
  const { items, positives, end } = order;
  const { above, found, gained } = runningMass(order, mass);
  const total = found.at(-1) as number;
  const value = orderedValue('average_precision', order, mass);
  const slopes = new Float64Array(items.length);
  let lowered = 0;
  let raised = 0;
  let at = end.at(-1) as number;
  for (let group = end.length - 1; group >= 0; group--) {
    const hits = found[group] as number;
    const misses = above[group] as number;
    const all = hits + misses;
    if (all > 0) {
      lowered += ((gained[group] as number) * hits) / all ** 2;
      raised += ((gained[group] as number) * misses) / all ** 2;
    }
    const own = all > 0 ? hits / all : 0;
    for (const first = positives[group] as number; at > first; at--) {
      slopes[items[at - 1] as number] = (own + raised - value) / total;
    }
    for (const first = group === 0 ? 0 : (end[group - 1] as number); at > first; at--) {
      slopes[items[at - 1] as number] = -lowered / total;
    }
  }
  return slopes;
}

/** A positive counts the share of negatives it outranks, a negative that of positives outranking it, less the mean. */
function rocSlopes(order: ScoreOrder, mass: Float64Array): Float64Array {
  const { items, tied, positives, end } = order;
  const { above, found, gained } = runningMass(order, mass);
  const total = found.at(-1) as number;
  let negatives = above.at(-1) as number;
  for (let at = end.at(-1) as number; at < items.length; at++) negatives += mass[items[at] as number] as number;
  const value = orderedValue('roc_auc', order, mass);
  const slopes = new Float64Array(items.length);
  let at = 0;
  for (let group = 0; group < end.length; group++) {
    const before = (found[group] as number) - (gained[group] as number);
    for (; at < (tied[group] as number); at++) {
      slopes[items[at] as number] = (before / total - value) / negatives;
    }
    let equal = 0;
    for (; at < (positives[group] as number); at++) {
      equal += mass[items[at] as number] as number;
      slopes[items[at] as number] = ((before + (gained[group] as number) / 2) / total - value) / negatives;
    }
    const outranked = 1 - ((above[group] as number) - equal / 2) / negatives;
    for (; at < (end[group] as number); at++) slopes[items[at] as number] = (outranked - value) / total;
  }
  for (; at < items.length; at++) slopes[items[at] as number] = (1 - value) / negatives;
  return slopes;
}

interface RunningMass {
  /** Negatives of each group's score and above. */
  readonly above: Float64Array;
  /** Positives of each group's score and above. */
  readonly found: Float64Array;
  /** Positives of each group. */
  readonly gained: Float64Array;
}

function runningMass({ items, positives, end }: ScoreOrder, mass: Float64Array): RunningMass {
  const [above, found, gained] = [0, 1, 2].map(() => new Float64Array(end.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let at = 0;
  let negatives = 0;
  let hits = 0;
  for (let group = 0; group < end.length; group++) {
    for (; at < (positives[group] as number); at++) negatives += mass[items[at] as number] as number;
    const before = hits;
    for (; at < (end[group] as number); at++) hits += mass[items[at] as number] as number;
    above[group] = negatives;
    found[group] = hits;
    gained[group] = hits - before;
  }
  return { above, found, gained };
}
