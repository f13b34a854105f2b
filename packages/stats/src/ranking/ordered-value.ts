/** Statistics of how positives are ordered among negatives. */
export type OrderedStatistic = 'roc_auc' | 'average_precision';

/**
 * Items from the highest score down, in groups that end with the positives of one score. Within a group come first the
 * negatives above that score, then from `tied` the negatives of it, then from `positives` the positives. Negatives
 * below all positives follow the last group.
 */
export interface ScoreOrder {
  readonly items: Uint32Array;
  readonly tied: Uint32Array;
  readonly positives: Uint32Array;
  /** Where groups end. */
  readonly end: Uint32Array;
}

/**
 * Orders items by slot.
 * @param slot odd: the score of some positive, of this order or another; even: between two of those.
 * @param top above every slot.
 */
export function orderBySlot(slot: Uint32Array, positive: Uint8Array, top: number): ScoreOrder {
  const starts = new Uint32Array(2 * top + 1);
  const keys = slot.map((at, item) => 2 * (top - 1 - at) + (positive[item] as number));
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1;
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const ends = groupEnds(starts);
  const items = new Uint32Array(slot.length);
  for (let item = 0; item < keys.length; item++) {
    const key = keys[item] as number;
    const place = starts[key] as number;
    items[place] = item;
    starts[key] = place + 1;
  }
  return { items, ...ends };
}

/** Groups are the slots that hold positives; keys are a slot's negatives, then its positives. */
function groupEnds(starts: Uint32Array): Omit<ScoreOrder, 'items'> {
  const slots = (starts.length - 1) / 2;
  const [tied, positives, end] = [new Uint32Array(slots), new Uint32Array(slots), new Uint32Array(slots)];
  let groups = 0;
  for (let slot = 0; slot < slots; slot++) {
    const first = starts[2 * slot + 1] as number;
    const last = starts[2 * slot + 2] as number;
    if (first === last) continue;
    tied[groups] = starts[2 * slot] as number;
    positives[groups] = first;
    end[groups++] = last;
  }
  return { tied: tied.slice(0, groups), positives: positives.slice(0, groups), end: end.slice(0, groups) };
}

/** The statistic when each item counts so much; NaN where a class it needs has no mass. */
export function orderedValue(statistic: OrderedStatistic, order: ScoreOrder, mass: Float64Array): number {
  return statistic === 'roc_auc' ? areaUnderRoc(order, mass) : averagePrecision(order, mass);
}

/** Σ (recall gained)·precision over scores from the top; scikit-learn's definition, tied scores as one step. */
function averagePrecision({ items, positives, end }: ScoreOrder, mass: Float64Array): number {
  let above = 0;
  let found = 0;
  let area = 0;
  let at = 0;
  for (let group = 0; group < end.length; group++) {
    const middle = positives[group] as number;
    for (; at < middle; at++) above += mass[items[at] as number] as number;
    let gained = 0;
    const last = end[group] as number;
    for (; at < last; at++) gained += mass[items[at] as number] as number;
    found += gained;
    // A score of which nothing was drawn adds no step, and may have nothing to divide by.
    if (gained > 0) area += (gained * found) / (found + above);
  }
  return area / found;
}

/** P(a positive outranks a negative), ties counted half. */
function areaUnderRoc({ items, tied, positives, end }: ScoreOrder, mass: Float64Array): number {
  let above = 0;
  let found = 0;
  let lost = 0;
  let at = 0;
  for (let group = 0; group < end.length; group++) {
    for (const middle = tied[group] as number; at < middle; at++) above += mass[items[at] as number] as number;
    let equal = 0;
    for (const middle = positives[group] as number; at < middle; at++) equal += mass[items[at] as number] as number;
    let gained = 0;
    for (const last = end[group] as number; at < last; at++) gained += mass[items[at] as number] as number;
    lost += gained * (above + equal / 2);
    above += equal;
    found += gained;
  }
  for (; at < items.length; at++) above += mass[items[at] as number] as number;
  return 1 - lost / (found * above);
}
