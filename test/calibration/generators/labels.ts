import type { Cell } from './cells.ts';

/** How often, within one true class, the models are right. */
export interface ClassAnswers {
  readonly share: number;
  /** Share of the class answered rightly by the baseline, and by one model alone. */
  readonly right: number;
  readonly disagreement: number;
  /** Shares of the class that wrong answers fall on, by class; 0 for the class itself. */
  readonly wrong: readonly number[];
}

/**
 * All cells of a population in which the candidate's share of right answers is higher by `effects[truth]` in each
 * class. Who is wrong where both are answers the same.
 */
export function labelCells(classes: readonly ClassAnswers[], effects: readonly number[]): Cell[] {
  return classes.flatMap((answers, truth) => {
    const effect = effects[truth] ?? 0;
    const lost = (answers.disagreement - effect) / 2;
    const gained = (answers.disagreement + effect) / 2;
    if (lost < 0 || gained < 0) throw new RangeError(`${effect} is more than ${answers.disagreement}`);
    const cell = (baseline: number, candidate: number, share: number): Cell => {
      if (share < 0) throw new RangeError(`no share is below 0: ${share}`);
      return { truth, baseline, candidate, share: answers.share * share };
    };
    return [
      cell(truth, truth, answers.right - lost),
      ...answers.wrong.flatMap((among, wrong) =>
        among === 0
          ? []
          : [
              cell(truth, wrong, lost * among),
              cell(wrong, truth, gained * among),
              cell(wrong, wrong, (1 - answers.right - gained) * among),
            ],
      ),
    ];
  });
}
