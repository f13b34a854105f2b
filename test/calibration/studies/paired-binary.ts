import { type Contrast, contrastPairedBinary } from '@mlops-actions/stats';
import { drawOutcomes, type Outcomes } from '../generators/outcomes.ts';
import { exampleSizes, type Setting, type Study, type Truth } from '../study.ts';

const disagreements = [0.03, 0.06, 0.12];
const margins = [0.01, 0.02, 0.05];
const accuracy = 0.88;

/** Right or wrong, once on each side: accuracy, exact match, a rate. */
export const pairedBinary: Study = {
  id: 'paired-binary',
  title: 'right or wrong (accuracy)',
  tests: { equal: 'mid-p McNemar', worse: 'Tango' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: (n) => (n <= 1000 ? 100_000 : 50_000),
  settings: (n) => [
    ...disagreements.map((disagreement) => setting(n, { truth: 'equal', disagreement, size: 0.01 })),
    ...margins.flatMap((size) =>
      disagreements
        .filter((disagreement) => disagreement > size)
        .map((disagreement) => setting(n, { truth: 'worse', disagreement, size })),
    ),
  ],
};

function setting(n: number, o: { truth: Truth; disagreement: number; size: number }): Setting {
  const { truth, disagreement, size } = o;
  const effect = truth === 'equal' ? 0 : -size;
  return {
    truth,
    label: `${100 * disagreement} % disagree, margin ${100 * size} pp`,
    margin: { size, relative: false },
    draw: (random) => contrastOutcomes(drawOutcomes({ accuracy, disagreement, effect }, n, random)),
  };
}

/** Judges a test set by the gate's engine for 0/1. */
export function contrastOutcomes(outcomes: Outcomes): Contrast {
  return contrastPairedBinary({ ...outcomes, direction: 'higher' });
}
