import type { Contrast, Resampling, Sample } from '../contrast.ts';
import { type Caution, judgeClusters } from '../resampling/clusters.ts';
import { contrastInfluence, type Linearised } from '../resampling/linear-contrast.ts';
import { sumByNumber } from '../resampling/linear-sums.ts';
import { openStream, requireReplicates } from '../resampling/random.ts';
import { contrastResampled, type Resampled, sampleResampled } from '../resampling/resampled-contrast.ts';
import { countClasses, FEW, judgeClasses, requireRows } from './classes.ts';
import { openOrderedBootstrap, openOrderedSwaps } from './ordered-draws.ts';
import { massOf, orderedSlopes, withoutEachKind } from './ordered-influence.ts';
import { collapseItems, type KindItems, type OrderedItems, toItems } from './ordered-items.ts';
import { type OrderedStatistic, orderBySlot, orderedValue } from './ordered-value.ts';

interface OrderedRows {
  readonly statistic: OrderedStatistic;
  /** 1 for rows of the positive class, else 0. */
  readonly positive: Uint8Array;
  /** Finite, at least 0; 1 where absent. */
  readonly weight?: Float64Array | undefined;
  /** Unit (example or cluster) of each row; each its own where absent. */
  readonly units?: Uint32Array | undefined;
}

/** Two models' scores on the same rows; higher speaks for the positive class. */
export interface OrderedPair extends OrderedRows {
  readonly baseline: Float64Array;
  readonly candidate: Float64Array;
}

/** One model's scores. */
export interface OrderedSample extends OrderedRows {
  readonly score: Float64Array;
}

/**
 * Rows of a class that may decide. With few positives average precision is off by a bias that depends on the shape of
 * the curve: two models of the same area then seem to differ.
 */
const FEWEST = { roc_auc: FEW, average_precision: 30 } as const;

/**
 * How bootstrap replicates are read. BCa would pass 7 to 10 % of average precisions at the margin where 5 % were asked
 * (n = 50 and 200): copies of a positive in a bootstrap sample stand next to each other and raise its precision, a bias
 * that the sample itself does not have. Plain percentiles keep to 4 to 7 %.
 */
const CORRECTIONS = { roc_auc: 'bca', average_precision: 'percentile' } as const;

/**
 * Compares two orderings by roc_auc or average_precision, with weights and units of several rows: paired permutation
 * of midranks for red, paired bootstrap for green and the interval (roc_auc: BCa, its acceleration from influence
 * values; average_precision: percentiles).
 * Independent of the order of the rows. Where a replicate would take too long, over 10,000 rows of which few are
 * interchangeable, it is `linearOrdered`. Fewer than 10 rows of a class, 30 for average_precision, are not conclusive.
 * @throws RangeError on arrays of different length, NaN scores, weights that are no finite number from 0 on, and
 * where a class is missing.
 */
export function contrastOrdered(input: OrderedPair & { readonly resampling: Resampling }): Contrast {
  const scored = requireScored(input, [input.baseline, input.candidate]);
  const items = collapseItems(scored.items, input.units);
  requireReplicates(input.resampling.replicates);
  if (items === undefined) return contrastScored(input, scored);
  const { statistic, resampling } = input;
  const test = `permutation+${CORRECTIONS[statistic]}`;
  const resampled = resampleItems(items, { ...input, caution: scored.caution, test });
  return contrastResampled({
    ...resampled,
    values: resampled.values as [number, number],
    direction: 'higher',
    openPermutation: () => openOrderedSwaps(items, statistic, openStream(resampling.seed, 'permutation')),
  });
}

/**
 * The value of one ordering with its interval: bootstrapped, or linearised where contrastOrdered is.
 * @throws RangeError as contrastOrdered does.
 */
export function sampleOrdered(input: OrderedSample & { readonly resampling: Resampling }): Sample {
  const scored = requireScored(input, [input.score]);
  const items = collapseItems(scored.items, input.units);
  requireReplicates(input.resampling.replicates);
  if (items !== undefined) {
    const test = CORRECTIONS[input.statistic];
    return sampleResampled(resampleItems(items, { ...input, caution: scored.caution, test }));
  }
  // Against a side that never changes, θ is the value itself.
  const [side] = scored.items.slots.map((slot) => linearise(input, scored.items, slot)) as [Linearised];
  const contrast = contrastInfluence({
    test: 'linearised-t',
    direction: 'higher',
    baseline: { value: 0, influence: new Float64Array(side.influence.length) },
    candidate: side,
    caution: scored.caution,
  });
  const { test, n, candidate: value, conclusive } = contrast;
  return { test, n, value, interval: (level) => (conclusive ? contrast.interval(level) : null) };
}

/**
 * The contrast of contrastOrdered by influence values and a t test with units − 1 degrees of freedom, for explored
 * slices and many rows: one sort of each side.
 * @throws RangeError as contrastOrdered does.
 */
export function linearOrdered(input: OrderedPair): Contrast {
  return contrastScored(input, requireScored(input, [input.baseline, input.candidate]));
}

interface Scored {
  readonly items: OrderedItems;
  readonly caution: Caution;
}

function contrastScored(input: OrderedPair, { items, caution }: Scored): Contrast {
  const [baseline, candidate] = items.slots.map((slot) => linearise(input, items, slot)) as [Linearised, Linearised];
  return contrastInfluence({ test: 'linearised-t', direction: 'higher', baseline, candidate, caution });
}

function linearise({ statistic, units }: OrderedRows, items: OrderedItems, slot: Uint32Array): Linearised {
  const order = orderBySlot(slot, items.positive, items.top);
  const value = orderedValue(statistic, order, items.weight);
  if (!Number.isFinite(value)) throw new RangeError(`${statistic} needs both classes among the rows`);
  const slopes = orderedSlopes(statistic, order, items.weight);
  const moved = slopes.map((slope, row) => slope * (items.weight[row] as number));
  return { value, influence: units === undefined ? moved : sumByNumber(moved, units) };
}

function resampleItems(
  items: KindItems,
  o: OrderedRows & { readonly resampling: Resampling; readonly caution: Caution; readonly test: string },
): Resampled {
  const { statistic, resampling } = o;
  const orders = items.slots.map((slot) => orderBySlot(slot, items.positive, items.top));
  const mass = massOf(items);
  const values = orders.map((order) => orderedValue(statistic, order, mass));
  return {
    test: o.test,
    n: items.counts.reduce((sum, count) => sum + count, 0),
    caution: o.caution,
    values,
    correction: CORRECTIONS[statistic],
    replicates: resampling.replicates,
    openBootstrap: () => openOrderedBootstrap(items, statistic, openStream(resampling.seed, 'bootstrap')),
    jackknife: () => ({
      counts: items.counts,
      sides: orders.map((order) => withoutEachKind(statistic, order, items)),
    }),
  };
}

function requireScored(input: OrderedRows, scores: readonly Float64Array[]): Scored {
  const { statistic, positive, weight, units } = input;
  requireRows(positive, ...scores, weight ?? positive, units ?? positive);
  for (const value of weight ?? []) {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`weights must be finite and at least 0, not ${value}`);
  }
  const classes = judgeClasses(countClasses(positive), FEWEST[statistic]);
  const clusters = judgeClusters(units && new Set(units).size);
  const caution = { enough: classes.enough && clusters.enough, flags: [...clusters.flags, ...classes.flags] };
  return { items: toItems({ positive, scores, weight }), caution };
}
