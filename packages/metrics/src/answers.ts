import type { SumsWriter } from './sparse-sums.ts';
import type { View } from './view.ts';

/** Sums the answers about class c go to: `hit + c * step` and so on; null: to none. */
export interface Places {
  readonly hit: number;
  readonly missed: number;
  readonly extra: number | null;
  readonly step: number;
}

/** Label and prediction of rows, told as hits, missed labels and extra answers. */
export interface Answers {
  /** At least 1. */
  readonly classes: number;
  readonly add: (row: number, weight: number, sums: SumsWriter) => void;
}

/** A class's number where an answer is missing. */
const none = -1;

/**
 * Opens the answers of a view. A row without label or prediction makes the sums NaN; multi-label answers may be empty.
 *
 * @param placesOf where answers go, by the number of classes.
 * @throws RangeError from `add` for a class that `task.classes` does not list.
 */
export function openAnswers(view: View, placesOf: (classes: number) => Places): Answers {
  const [label, prediction] = [view.classes('label'), view.classes('prediction')];
  const numbers = numberClasses(view);
  const setsOf = (names: readonly string[]): Int32Array[] => names.map((name) => toNumbers(view, name, numbers));
  const [labels, predictions] = [setsOf(label.names), setsOf(prediction.names)];
  const classes = Math.max(1, numbers.size);
  const { hit, missed, extra, step } = placesOf(classes);
  return {
    classes,
    add(row, weight, sums) {
      const wanted = labels[label.codes[row] as number];
      const given = predictions[prediction.codes[row] as number];
      if (wanted === undefined || given === undefined) return sums.add(hit, Number.NaN);
      // Both are sorted: one walk along both finds what they share.
      for (let w = 0, g = 0; w < wanted.length || g < given.length; ) {
        const right = wanted[w] ?? Number.POSITIVE_INFINITY;
        const answer = given[g] ?? Number.POSITIVE_INFINITY;
        if (right === none || answer === none) throw new RangeError(unlisted(view, row));
        if (right === answer) sums.add(hit + step * right, weight);
        else if (right < answer) sums.add(missed + step * right, weight);
        else if (extra !== null) sums.add(extra + step * answer, weight);
        if (right <= answer) w += 1;
        if (answer <= right) g += 1;
      }
    },
  };
}

/** The classes of the task, else those of label and prediction. */
function numberClasses(view: View): ReadonlyMap<string, number> {
  const own = (): Iterable<string> =>
    new Set(
      ['label', 'prediction'].flatMap((column) => view.classes(column).names.flatMap((name) => view.members(name))),
    );
  return new Map([...(view.task.classes ?? own())].map((name, number) => [name, number]));
}

function toNumbers(view: View, name: string, numbers: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(view.members(name), (member) => numbers.get(member) ?? none).toSorted();
}

function unlisted(view: View, row: number): string {
  const [label, prediction] = ['label', 'prediction'].map((column) => JSON.stringify(view.cells(column)[row]));
  return `expected label and prediction to be among the classes of the task, found ${label} and ${prediction}`;
}
