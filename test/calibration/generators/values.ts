import type { Random } from './random.ts';

/** One value for each unit and side. */
export interface ValuePair {
  readonly baseline: Float64Array;
  readonly candidate: Float64Array;
}

/** Noise with mean 0 and standard deviation 1. */
export type Noise = (random: Random) => number;

/** Shapes of noise, from symmetric to skewed either way. */
export const noises = {
  normal: (random) => random.normal(),
  /** Skewness 0, heavy tails. Laplace. */
  heavy: (random) => (random.uniform() < 0.5 ? -1 : 1) * (random.exponential() / Math.SQRT2),
  /** Skewness 2. */
  long: (random) => random.exponential() - 1,
  short: (random) => 1 - random.exponential(),
} as const satisfies Record<string, Noise>;

/** Log-normal with log-variance `spread`², brought to mean 0 and variance 1. */
export function logNormal(spread: number): Noise {
  const mean = Math.exp(spread ** 2 / 2);
  const sd = mean * Math.sqrt(Math.exp(spread ** 2) - 1);
  return (random) => (Math.exp(spread * random.normal()) - mean) / sd;
}

/** Draws n units: a baseline, and a candidate that differs by `effect` and noise of standard deviation `sd`. */
export function drawValues(o: { n: number; effect: number; sd: number; noise: Noise }, random: Random): ValuePair {
  const baseline = new Float64Array(o.n);
  const candidate = new Float64Array(o.n);
  for (let i = 0; i < o.n; i++) {
    const value = 0.7 + 0.2 * random.normal();
    baseline[i] = value;
    candidate[i] = value + o.effect + o.sd * o.noise(random);
  }
  return { baseline, candidate };
}

/** Two losses of the same law, so that the sides could be exchanged: `shared` is their correlation. */
export function drawLosses(o: { n: number; noise: Noise; shared: number }, random: Random): ValuePair {
  const common = Math.sqrt(o.shared);
  const own = Math.sqrt(1 - o.shared);
  const baseline = new Float64Array(o.n);
  const candidate = new Float64Array(o.n);
  for (let i = 0; i < o.n; i++) {
    const both = common * o.noise(random);
    baseline[i] = both + own * o.noise(random);
    candidate[i] = both + own * o.noise(random);
  }
  return { baseline, candidate };
}
