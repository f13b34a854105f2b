import type { Share, ShareShape } from './shapes.ts';
import type { View } from './view.ts';

/** Right answers among all; of multi-label answers the whole set has to be right. `correct` goes before label and prediction. */
export const accuracy: ShareShape = {
  shape: 'share',
  open(view) {
    const hits = isRight(view);
    const correct = view.cells('correct');
    if (correct.length === 0) return { counts: () => true, hits };
    return {
      counts: () => true,
      hits(row) {
        const cell = correct[row];
        return typeof cell === 'boolean' ? cell : hits(row);
      },
    };
  },
};

/** Positives that were called so. */
export const recall: ShareShape = { shape: 'share', open: (view) => calledPositive(view, true) };

/** Negatives that were called positive. */
export const falsePositiveRate: ShareShape = { shape: 'share', open: (view) => calledPositive(view, false) };

/** Examples of a class, or that carry a label, whose prediction is it, or carries it. */
export function recallOf(name: string): ShareShape {
  return {
    shape: 'share',
    open: (view) => ({ counts: view.carries('label', name), hits: view.carries('prediction', name) }),
  };
}

function calledPositive(view: View, among: boolean): Share {
  const positive = view.positive ?? '';
  const isPositive = view.carries('label', positive);
  return { counts: (row) => isPositive(row) === among, hits: view.carries('prediction', positive) };
}

/** Two columns number their texts each in its own way, so they are compared through a common numbering. */
function isRight(view: View): (row: number) => boolean {
  const [label, prediction] = [view.classes('label'), view.classes('prediction')];
  const common = new Map<string, number>();
  const numbered = (names: readonly string[]): Int32Array =>
    Int32Array.from(names, (name) => {
      if (!common.has(name)) common.set(name, common.size);
      return common.get(name) as number;
    });
  const [labels, predictions] = [numbered(label.names), numbered(prediction.names)];
  return (row) => {
    const code = label.codes[row] as number;
    return code >= 0 && labels[code] === predictions[prediction.codes[row] as number];
  };
}
