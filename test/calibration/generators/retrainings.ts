import type { Random } from './random.ts';

/** Two recipes, each trained with several seeds and scored on the same items. */
export interface RecipePopulation {
  readonly seeds: number;
  /** Standard deviations: of items, of a recipe's own on an item, of retraining, and of one score. */
  readonly item: number;
  readonly interaction: number;
  readonly seed: number;
  readonly score: number;
  readonly effect: number;
}

/** One array of items per seed. */
export interface Retrainings {
  readonly baseline: Float64Array[];
  readonly candidate: Float64Array[];
}

/** Draws n items and the seeds of both sides. */
export function drawRetrainings(population: RecipePopulation, n: number, random: Random): Retrainings {
  const items = Float64Array.from({ length: n }, () => population.item * random.normal());
  const side = (effect: number) => {
    const own = items.map((item) => item + effect + population.interaction * random.normal());
    return Array.from({ length: population.seeds }, () => {
      const shift = population.seed * random.normal();
      return own.map((value) => value + shift + population.score * random.normal());
    });
  };
  return { baseline: side(0), candidate: side(population.effect) };
}
