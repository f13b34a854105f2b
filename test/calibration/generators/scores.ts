import { normalPpf, normalSf } from '@mlops-actions/stats';
import type { Random } from './random.ts';
import { solve } from './solve.ts';

/** How one model scores: negatives by the standard normal, positives by a normal of their own. */
export interface Scorer {
  readonly mean: number;
  readonly sd: number;
}

/** Rows scored by two models whose noise goes together. */
export interface ScorePopulation {
  /** Share of positives; a test set holds exactly that share, rounded. */
  readonly positives: number;
  readonly baseline: Scorer;
  readonly candidate: Scorer;
  /** Of both models' scores within a class. */
  readonly correlation: number;
}

/** A test set: the labels and both models' scores. */
export interface Scores {
  readonly positive: Uint8Array;
  readonly baseline: Float64Array;
  readonly candidate: Float64Array;
}

/** Draws n rows. */
export function drawScores(population: ScorePopulation, n: number, random: Random): Scores {
  const { baseline, candidate, correlation } = population;
  const own = Math.sqrt(1 - correlation ** 2);
  const positives = Math.round(n * population.positives);
  const scores = { positive: new Uint8Array(n), baseline: new Float64Array(n), candidate: new Float64Array(n) };
  scores.positive.fill(1, 0, positives);
  for (let row = 0; row < n; row++) {
    const first = random.normal();
    const second = correlation * first + own * random.normal();
    const isPositive = row < positives;
    scores.baseline[row] = isPositive ? baseline.mean + baseline.sd * first : first;
    scores.candidate[row] = isPositive ? candidate.mean + candidate.sd * second : second;
  }
  return scores;
}

/** The scorer whose area under the ROC curve is `area`: Φ(mean/√(1 + sd²)). */
export function scorerByArea(area: number, sd: number): Scorer {
  return { mean: normalPpf(area) * Math.sqrt(1 + sd * sd), sd };
}

/** The scorer whose average precision is `value` where a share of all rows is positive. */
export function scorerByPrecision(value: number, o: { sd: number; positives: number }): Scorer {
  const { sd, positives } = o;
  const mean = solve((x) => averagePrecision({ mean: x, sd }, positives) - value, -3, 8);
  return { mean, sd };
}

const STEPS = 2000;

/**
 * Average precision of a scorer in the population: the mean precision over the scores of positives, by the midpoint
 * rule over their quantiles.
 */
export function averagePrecision({ mean, sd }: Scorer, positives: number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    const recall = (step + 0.5) / STEPS;
    const score = mean - sd * normalPpf(recall);
    const found = positives * recall;
    sum += found / (found + (1 - positives) * normalSf(score));
  }
  return sum / STEPS;
}
