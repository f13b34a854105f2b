import type { View } from './examples.ts';

/** Counts of a binary classifier. */
interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
}

function count(view: View): Counts {
  let [tp, fp, tn, fn] = [0, 0, 0, 0];
  for (const row of view.rows) {
    const predicted = view.isPredictedPositive(row);
    if (view.isPositive(row)) {
      if (predicted) tp += 1;
      else fn += 1;
    } else if (predicted) fp += 1;
    else tn += 1;
  }
  return { tp, fp, tn, fn };
}

/** tp / (tp + fp); NaN when nothing was called positive. */
export function precision(view: View): number {
  const { tp, fp } = count(view);
  return tp / (tp + fp);
}

/** 2 tp / (2 tp + fp + fn); as in scikit-learn 0 when there is no positive to find and none was called. */
export function f1(view: View): number {
  const { tp, fp, fn } = count(view);
  const none = tp + fp + fn === 0 && view.rows.length > 0;
  return none ? 0 : (2 * tp) / (2 * tp + fp + fn);
}

/** Mean of the recalls of all classes that occur as label. */
export function balancedAccuracy(view: View): number {
  const recalls = byClass(view)
    .filter(({ support }) => support > 0)
    .map(({ hits, support }) => hits / support);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/** Mean of the F1 of all classes that occur as label or prediction. */
export function f1Macro(view: View): number {
  const scores = byClass(view).map(f1OfClass);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Mean of the F1 of all classes, weighted by how often each is the label. */
export function f1Weighted(view: View): number {
  const classes = byClass(view);
  return classes.reduce((sum, counts) => sum + f1OfClass(counts) * counts.support, 0) / view.rows.length;
}

interface ClassCounts {
  hits: number;
  support: number;
  predicted: number;
}

function byClass(view: View): ClassCounts[] {
  const classes = new Map<string, ClassCounts>();
  const of = (name: string) => {
    const counts = classes.get(name) ?? { hits: 0, support: 0, predicted: 0 };
    classes.set(name, counts);
    return counts;
  };
  for (const row of view.rows) {
    const label = view.text('label', row);
    const prediction = view.text('prediction', row);
    of(label).support += 1;
    of(prediction).predicted += 1;
    if (label === prediction) of(label).hits += 1;
  }
  return [...classes.values()];
}

/** scikit-learn counts a class nobody got right as 0. */
function f1OfClass({ hits, support, predicted }: ClassCounts): number {
  return (2 * hits) / (support + predicted);
}
