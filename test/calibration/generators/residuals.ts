import type { Random } from './random.ts';
import type { Noise, ValuePair } from './values.ts';

/** Errors of two regression models on the same rows. */
export interface ResidualPopulation {
  /** Standard deviation of the candidate's errors; 1 for the baseline's. */
  readonly spread: number;
  readonly correlation: number;
  readonly noise: Noise;
}

/** Draws the errors of n rows: root mean squares are 1 and `spread` in the population. */
export function drawResiduals(population: ResidualPopulation, n: number, random: Random): ValuePair {
  const { spread, correlation, noise } = population;
  const common = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  const baseline = new Float64Array(n);
  const candidate = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const shared = common * noise(random);
    baseline[row] = shared + own * noise(random);
    candidate[row] = spread * (shared + own * noise(random));
  }
  return { baseline, candidate };
}
