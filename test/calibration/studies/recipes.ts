import { contrastPrediction, contrastSeeds, contrastWelch } from '@mlops-actions/stats';
import type { Random } from '../generators/random.ts';
import { drawRetrainings } from '../generators/retrainings.ts';
import { exampleSizes, type Setting, type Study, type Truth } from '../study.ts';

const size = 0.01;
const margin = { size, relative: false };
const truths: readonly Truth[] = ['equal', 'worse'];

/** Recipes, each trained with 5 seeds, by the scores of the same items. */
export const seeds: Study = {
  id: 'seeds',
  title: 'recipes, 5 seeds and items',
  tests: { equal: 'two-way t', worse: 'two-way t' },
  unit: 'items',
  sizes: exampleSizes,
  draws: (n) => (n <= 200 ? 20_000 : n <= 1000 ? 5000 : 2000),
  settings: (n) =>
    [
      { label: 'retrainings differ by 1.2 pp', seed: 0.012, interaction: 0 },
      { label: 'recipes differ by item', seed: 0.0065, interaction: 0.15 },
    ].flatMap(({ label, ...law }) =>
      truths.map((truth): Setting => {
        const population = { seeds: 5, item: 0.28, score: 0.17, effect: truth === 'equal' ? 0 : -size, ...law };
        return {
          truth,
          label,
          margin,
          draw: (random) => contrastSeeds({ ...drawRetrainings(population, n, random), direction: 'higher' }),
        };
      }),
    ),
};

/** Recipes by one value of the metric per seed. */
export const welch: Study = {
  id: 'welch',
  title: 'recipes, values of seeds',
  tests: { equal: 'Welch t', worse: 'Welch t' },
  unit: 'seeds a side',
  sizes: [3, 5, 10],
  draws: () => 40_000,
  settings: (n) =>
    [0.007, 0.014].flatMap((sd) =>
      truths.map(
        (truth): Setting => ({
          truth,
          label: sd === 0.007 ? 'the same spread' : 'the candidate spread twice as wide',
          margin,
          draw: (random) =>
            contrastWelch({
              baseline: repeats(n, { mean: 0.88, sd: 0.007 }, random),
              candidate: repeats(n, { mean: truth === 'equal' ? 0.88 : 0.88 - size, sd }, random),
              direction: 'higher',
            }),
        }),
      ),
    ),
};

/** One value beside repeats of the unchanged baseline. */
export const prediction: Study = {
  id: 'prediction',
  title: 'one value beside repeats',
  tests: { equal: 'prediction t', worse: 'prediction t' },
  unit: 'repeats',
  sizes: [5, 10, 20],
  draws: () => 40_000,
  settings: (n) =>
    truths.map(
      (truth): Setting => ({
        truth,
        label: 'normal repeats',
        margin,
        draw: (random) => {
          const [candidate] = repeats(1, { mean: truth === 'equal' ? 0.88 : 0.88 - size, sd: 0.007 }, random);
          const baseline = repeats(n, { mean: 0.88, sd: 0.007 }, random);
          return contrastPrediction({ baseline, candidate: candidate as number, direction: 'higher' });
        },
      }),
    ),
};

function repeats(n: number, { mean, sd }: { mean: number; sd: number }, random: Random): number[] {
  return Array.from({ length: n }, () => mean + sd * random.normal());
}
