import { contrastMeans } from '@mlops-actions/stats';
import type { Random } from '../generators/random.ts';
import { drawLosses, drawValues, logNormal, type Noise, noises, type ValuePair } from '../generators/values.ts';
import { exampleSizes, type Setting, type Study, type Truth } from '../study.ts';
import { resampledDraws, resamplingOf } from './resampled.ts';

const sd = 0.25;
const size = 0.01;
const margin = { size, relative: false };
const truths: readonly Truth[] = ['equal', 'worse'];
const heavilySkewed = logNormal(1);

/** Scores whose differences are symmetric. */
export const means: Study = {
  id: 'means',
  title: 'means (rubric, score)',
  tests: { equal: 'paired t', worse: 'paired t' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: (n) => (n <= 1000 ? 20_000 : 8000),
  settings: (n) => [...pair(n, 'normal differences', noises.normal), ...pair(n, 'heavy tails', noises.heavy)],
};

/** Scores whose differences are skewed: few are large, and all of those point one way. */
export const skewedMeans: Study = {
  id: 'skewed-means',
  title: 'means, differences of skewness 2',
  tests: { equal: 'permutation, or t', worse: 'BCa, or t' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: resampledDraws,
  settings: (n) => [exchangeable(n), ...pair(n, 'large gains', noises.long), ...pair(n, 'large losses', noises.short)],
};

/** The same, far more so. */
export const wildMeans: Study = {
  ...skewedMeans,
  id: 'wild-means',
  title: 'means, differences of skewness 6',
  settings: (n) => [
    ...pair(n, 'huge gains', heavilySkewed),
    ...pair(n, 'huge losses', (random) => -heavilySkewed(random)),
  ],
};

function pair(n: number, label: string, noise: Noise): Setting[] {
  return truths.map((truth) => {
    const law = { n, effect: truth === 'equal' ? 0 : -size, sd, noise };
    return { truth, label, margin, draw: contrast(n, truth, (random) => drawValues(law, random)) };
  });
}

/** Losses of the same law on both sides. */
function exchangeable(n: number): Setting {
  const law = { n, noise: heavilySkewed, shared: 0.8 };
  const draw = contrast(n, 'equal', (random) => drawLosses(law, random));
  return { truth: 'equal', label: 'losses of the same law', margin, draw };
}

function contrast(n: number, truth: Truth, drawPair: (random: Random) => ValuePair): Setting['draw'] {
  return (random) =>
    contrastMeans({ ...drawPair(random), direction: 'higher', resampling: resamplingOf(truth, n, random) });
}
