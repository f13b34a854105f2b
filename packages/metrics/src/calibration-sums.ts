import { openDistribution, positiveProbability } from './probabilities.ts';
import type { SumsShape } from './shapes.ts';
import type { View } from './view.ts';

const bins = 10;

/**
 * Expected calibration error: the mean, over 10 bins of equal width and weighted by what they hold, of the distance
 * between confidence and share of hits (Naeini, Cooper and Hauskrecht 2015). Binary by the probability of the positive
 * class; multiclass by the class with the highest probability, the first where several have it. Bins are closed above,
 * as those of scikit-learn's `calibration_curve`. NaN when a score is no probability.
 */
export const expectedCalibrationError: SumsShape = {
  shape: 'sums',
  open(view) {
    const answer = view.isMulticlass ? topAnswer(view) : positiveAnswer(view);
    return {
      width: bins + 1,
      perRow: 2,
      add(row, weight, sums) {
        const confidence = answer.confidence(row);
        sums.add(binOf(confidence), weight * (confidence - (answer.hits(row) ? 1 : 0)));
        sums.add(bins, weight);
      },
      value(sums) {
        let gaps = 0;
        for (let bin = 0; bin < bins; bin += 1) gaps += Math.abs(sums[bin] as number);
        return gaps / (sums[bins] as number);
      },
    };
  },
};

interface Answer {
  /** A probability, else NaN. */
  readonly confidence: (row: number) => number;
  readonly hits: (row: number) => boolean;
}

function positiveAnswer(view: View): Answer {
  return { confidence: positiveProbability(view), hits: view.carries('label', view.positive ?? '') };
}

function topAnswer(view: View): Answer {
  const { columns, isValid, labelColumn } = openDistribution(view);
  const top = (row: number): number => {
    let best = 0;
    for (let at = 1; at < columns.length; at += 1)
      if ((columns[at]?.[row] as number) > (columns[best]?.[row] as number)) best = at;
    return best;
  };
  return {
    confidence: (row) => (isValid(row) ? (columns[top(row)]?.[row] as number) : Number.NaN),
    hits: (row) => labelColumn(row) === top(row),
  };
}

/** A score on an edge, a multiple of 0.1 as a double, belongs below it. NaN goes to the first bin. */
function binOf(confidence: number): number {
  const bin = Math.min(bins - 1, Math.floor(confidence * bins)) || 0;
  return bin > 0 && confidence <= bin * 0.1 ? bin - 1 : bin;
}
