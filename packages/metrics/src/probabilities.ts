import type { View } from './view.ts';

/** A sum of rounded probabilities may be this far from 1. Further off, the numbers are no probabilities. */
const slack = 0.05;

/** The probability of the positive class by row; NaN where a score is none: a logit would give numbers without meaning. */
export function positiveProbability(view: View): (row: number) => number {
  const scores = view.numbers(view.positiveScore());
  return (row) => {
    const score = scores[row] as number;
    return score >= 0 && score <= 1 ? score : Number.NaN;
  };
}

/** Probabilities of every class. */
export interface Distribution {
  /** Columns of probabilities by class. */
  readonly columns: readonly Float64Array[];
  /** Whether a row's scores are probabilities that sum to about 1. */
  readonly isValid: (row: number) => boolean;
  /** The column of a row's label; −1 when it has none. */
  readonly labelColumn: (row: number) => number;
}

/** The columns `score:<class>`, classes sorted. scikit-learn only warns of sums that are not 1; here they are not valid. */
export function openDistribution(view: View): Distribution {
  const classes = view.scoredClasses();
  const columns = classes.map((name) => view.numbers(`score:${name}`));
  const { codes, names } = view.classes('label');
  const columnOf = Int32Array.from(names, (name) => classes.indexOf(name));
  return {
    columns,
    labelColumn: (row) => columnOf[codes[row] as number] ?? -1,
    isValid(row) {
      let sum = 0;
      for (const scores of columns) {
        const score = scores[row] as number;
        if (!(score >= 0 && score <= 1)) return false;
        sum += score;
      }
      return Math.abs(sum - 1) <= slack;
    },
  };
}
