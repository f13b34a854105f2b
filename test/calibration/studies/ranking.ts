import { type Contrast, contrastAuc, contrastOrdered } from '@mlops-actions/stats';
import type { Random } from '../generators/random.ts';
import { drawScores, type Scorer, type Scores, scorerByArea, scorerByPrecision } from '../generators/scores.ts';
import { exampleSizes, type Setting, type Study } from '../study.ts';
import { resamplingOf } from './resampled.ts';

const area = 0.85;
const averagePrecision = 0.7;
const correlation = 0.9;

/** The area under the ROC curve. */
export const rocAuc: Study = {
  id: 'roc-auc',
  title: 'ROC AUC',
  tests: { equal: 'DeLong', worse: 'DeLong' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: (n) => (n <= 200 ? 20_000 : n <= 1000 ? 10_000 : 4000),
  settings: (n) =>
    [0.1, 0.3].flatMap((positives) =>
      settings(n, { positives, scorer: (lower, sd) => scorerByArea(area - lower, sd), contrast: contrastAuc }),
    ),
};

/** Average precision. */
export const precisionArea: Study = {
  id: 'average-precision',
  title: 'average precision',
  tests: { equal: 'permutation', worse: 'BCa' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: (n) => (n <= 200 ? 6000 : 2000),
  settings: (n) =>
    settings(n, {
      positives: 0.3,
      scorer: (lower, sd) => scorerByPrecision(averagePrecision - lower, { sd, positives: 0.3 }),
      contrast: (scores, truth, random) =>
        contrastOrdered({
          ...scores,
          statistic: 'average_precision',
          resampling: resamplingOf(truth, n, random),
        }),
    }),
};

interface RankingSetting {
  readonly positives: number;
  /** The model that is worse by `lower` than the baseline, with positives of a standard deviation. */
  readonly scorer: (lower: number, sd: number) => Scorer;
  readonly contrast: (scores: Scores, truth: Setting['truth'], random: Random) => Contrast;
}

function settings(n: number, { positives, scorer, contrast }: RankingSetting): Setting[] {
  const baseline = scorer(0, 1);
  const share = `${100 * positives} % positives`;
  const setting = (truth: Setting['truth'], label: string, candidate: Scorer): Setting => ({
    truth,
    label: `${share}, ${label}`,
    margin: { size: 0.01, relative: false },
    draw: (random) => contrast(drawScores({ positives, baseline, candidate, correlation }, n, random), truth, random),
  });
  return [
    setting('equal', 'curves of the same shape', baseline),
    setting('equal', 'curves of another shape', scorer(0, 1.5)),
    setting('worse', 'margin 1 pp', scorer(0.01, 1)),
  ];
}
