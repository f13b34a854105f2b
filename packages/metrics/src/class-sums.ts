import { type Answers, openAnswers } from './answers.ts';
import type { Sums, SumsShape } from './shapes.ts';
import type { View } from './view.ts';

/**
 * Mean of the F1 of all classes that occur as label or prediction among what is summed. As in scikit-learn a class
 * nobody got right has F1 0.
 */
export const f1Macro: SumsShape = {
  shape: 'sums',
  open: (view) => overClasses(view, (sums, classes) => meanF1(sums, classes, () => 1)),
};

/** Mean of the F1 of all classes, weighted by how often each is the label. */
export const f1Weighted: SumsShape = {
  shape: 'sums',
  open: (view) => overClasses(view, (sums, classes) => meanF1(sums, classes, (support) => support)),
};

/** F1 of all answers taken together. Where every example has one label it is the accuracy. */
export const f1Micro: SumsShape = {
  shape: 'sums',
  open: (view) => ({
    width: 2,
    perRow: 2,
    add: openAnswers(view, () => ({ hit: 0, missed: 1, extra: 1, step: 0 })).add,
    value: ([hits = 0, wrong = 0]) => (2 * hits) / (2 * hits + wrong),
  }),
};

/** Mean of the recalls of all classes that occur as label. NaN for multi-label answers, which it is not defined for. */
export const balancedAccuracy: SumsShape = {
  shape: 'sums',
  open(view) {
    const { classes, add } = openAnswers(view, (count) => ({ hit: 0, missed: count, extra: null, step: 1 }));
    const value = (sums: Float64Array): number => (view.isMultilabel ? Number.NaN : meanRecall(sums, classes));
    return { width: 2 * classes, perRow: 1, add, value };
  },
};

/** Per class hits, labels missed, and answers that are not the label. */
function overClasses(view: View, of: (sums: Float64Array, classes: number) => number): Sums {
  const { classes, add }: Answers = openAnswers(view, (count) => ({
    hit: 0,
    missed: count,
    extra: 2 * count,
    step: 1,
  }));
  return { width: 3 * classes, perRow: 2, add, value: (sums) => of(sums, classes) };
}

function meanF1(sums: Float64Array, classes: number, weightOf: (support: number) => number): number {
  let [total, weights] = [0, 0];
  for (let at = 0; at < classes; at += 1) {
    const hits = sums[at] as number;
    const missed = sums[classes + at] as number;
    const answers = 2 * hits + missed + (sums[2 * classes + at] as number);
    if (answers === 0) continue;
    const weight = weightOf(hits + missed);
    total += weight * ((2 * hits) / answers);
    weights += weight;
  }
  return total / weights;
}

function meanRecall(sums: Float64Array, classes: number): number {
  let [total, seen] = [0, 0];
  for (let at = 0; at < classes; at += 1) {
    const hits = sums[at] as number;
    const support = hits + (sums[classes + at] as number);
    if (support === 0) continue;
    total += hits / support;
    seen += 1;
  }
  return total / seen;
}
