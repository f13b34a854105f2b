import { contrastErrors, contrastShares } from '@mlops-actions/stats';
import { drawOutcomes } from '../generators/outcomes.ts';
import type { Random } from '../generators/random.ts';
import { exampleSizes, type Setting, type Study, type Truth } from '../study.ts';

const margins = [0.01, 0.05];
const accuracies = [0.7, 0.88, 0.95];

/** How both sides' numbers of right answers come about. */
type DrawHits = (n: number, effect: number, random: Random) => { before: number; after: number };

/** Shares with their n, on the same examples or on others. */
export const shares: Study = {
  id: 'shares',
  title: 'share and n',
  tests: { equal: 'unpaired z', worse: 'Newcombe' },
  unit: 'examples a side',
  sizes: exampleSizes,
  draws: (n) => (n <= 1000 ? 40_000 : 20_000),
  settings: (n) =>
    settings(n, (before, after) =>
      contrastShares({ baseline: { k: before, n }, candidate: { k: after, n }, direction: 'higher' }),
    ),
};

/** Values with their standard errors. */
export const errors: Study = {
  id: 'errors',
  title: 'value and standard error',
  tests: { equal: 'z', worse: 'z' },
  unit: 'examples a side',
  sizes: exampleSizes,
  draws: (n) => (n <= 1000 ? 40_000 : 20_000),
  settings: (n) =>
    settings(n, (before, after) =>
      contrastErrors({ baseline: measured(before, n), candidate: measured(after, n), direction: 'higher' }),
    ),
};

function settings(n: number, contrast: (before: number, after: number) => ReturnType<Setting['draw']>): Setting[] {
  const setting = (o: { truth: Truth; size: number; label: string; hits: DrawHits }): Setting => ({
    truth: o.truth,
    label: `${o.label}, margin ${100 * o.size} pp`,
    margin: { size: o.size, relative: false },
    draw: (random) => {
      const { before, after } = o.hits(n, o.truth === 'equal' ? 0 : -o.size, random);
      return contrast(before, after);
    },
  });
  const sources = [
    { label: 'the same examples', hits: samePopulation },
    ...accuracies.map((accuracy) => ({
      label: `other examples, ${100 * accuracy} % right`,
      hits: independent(accuracy),
    })),
  ];
  return sources.flatMap(({ label, hits }) => [
    setting({ truth: 'equal', size: 0.01, label, hits }),
    ...margins.map((size) => setting({ truth: 'worse', size, label, hits })),
  ]);
}

function samePopulation(n: number, effect: number, random: Random): { before: number; after: number } {
  const { baselineHits, candidateHits } = drawOutcomes({ accuracy: 0.88, disagreement: 0.06, effect }, n, random);
  return { before: baselineHits, after: candidateHits };
}

function independent(accuracy: number): DrawHits {
  return (n, effect, random) => ({
    before: random.binomial(n, accuracy),
    after: random.binomial(n, accuracy + effect),
  });
}

/** As evaluation tools report a share: √(p(1 − p)/(n − 1)). */
function measured(hits: number, n: number): { value: number; stderr: number } {
  const value = hits / n;
  return { value, stderr: Math.sqrt((value * (1 - value)) / (n - 1)) };
}
