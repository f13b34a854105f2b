import type { Contrast, Margin } from '@mlops-actions/stats';
import type { Random } from './generators/random.ts';
import { errs } from './rules/gate.ts';
import { type Trial, tally } from './trial.ts';

/** What is true in the population: no change at all, or worse by exactly the margin. */
export type Truth = 'equal' | 'worse';

/** One population, with an exact truth, and the evidence of one test set drawn from it. */
export interface Setting {
  readonly truth: Truth;
  /** Such as `6 % disagree`; different from the others of its truth and size. */
  readonly label: string;
  readonly margin: Margin;
  /** Draws a test set and hands it to the engine. */
  readonly draw: (random: Random) => Contrast;
}

/** An engine of the gate, and the populations it is tried on. */
export interface Study {
  /** For `--only` and the seeds. */
  readonly id: string;
  readonly title: string;
  /** What decides red, and what green. */
  readonly tests: Readonly<Record<Truth, string>>;
  /** What the sizes count. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** Test sets drawn of each population, by size. */
  readonly draws: (n: number) => number;
  readonly settings: (n: number) => readonly Setting[];
}

/** The sizes of test sets that every engine which knows examples is tried on. */
export const exampleSizes = [50, 200, 1000, 5000] as const;

/** One population of a study at one size. */
export interface Cell {
  readonly study: Study;
  readonly n: number;
  readonly setting: Setting;
  readonly trial: Trial;
}

/** All populations of a study, as trials whose one event is a false verdict. */
export function cellsOf(study: Study): Cell[] {
  return study.sizes.flatMap((n) =>
    study.settings(n).map((setting) => {
      const { truth, label, margin, draw } = setting;
      const id = [study.id, n, truth, label].join(' / ');
      const run: Trial['run'] = (random, counts) => tally(counts, [errs(truth, draw(random), margin)]);
      return { study, n, setting, trial: { id, events: ['false verdict'], draws: study.draws(n), run } };
    }),
  );
}
