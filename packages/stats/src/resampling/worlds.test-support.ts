import type { Direction, Resampling } from '../contrast.ts';
import type { SumsInput } from './contrast-sums.ts';
import { openRandom, type Random } from './random.ts';
import { denseSums, macroF1, sumMetrics } from './reference-vectors.test-support.ts';

/** A standard normal number (Box & Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}

export function seeded(seed: number): Random {
  return openRandom([seed, 2, 3, 4]);
}

export const resampling: Resampling = { replicates: 1999, seed: [7, 7, 7, 7] };

interface World {
  readonly units: number;
  readonly seed: number;
  readonly resampling?: Resampling;
}

/** F1 of two classifiers that err independently; `worse` is the share of answers the candidate spoils beyond that. */
export function f1World({ units, seed, worse = 0, ...rest }: World & { readonly worse?: number }): SumsInput {
  const random = seeded(seed);
  const label = Array.from({ length: units }, () => Number(random.uniform() < 0.4));
  const flip = (share: number) => (answer: number) => (random.uniform() < share ? 1 - answer : answer);
  const { rows, value } = sumMetrics['f1'] as (typeof sumMetrics)[string];
  const [baseline, candidate] = [rows(label, label.map(flip(0.1))), rows(label, label.map(flip(0.1 + worse)))];
  return { baseline, candidate, value, direction: 'higher', resampling: rest.resampling ?? resampling };
}

/** RMSE of two regressors whose errors correlate; the candidate's errors are `scale` times as large. */
export function rmseWorld({ units, seed, scale = 1, ...rest }: World & { readonly scale?: number }): SumsInput {
  const random = seeded(seed);
  const shared = Array.from({ length: units }, () => normal(random));
  const errors = (size: number) => shared.map((error) => size * (error + 0.4 * normal(random)));
  const { rows, value } = sumMetrics['neg_rmse'] as (typeof sumMetrics)[string];
  const zero = shared.map(() => 0);
  const [baseline, candidate] = [rows(zero, errors(1)), rows(zero, errors(scale))];
  return { baseline, candidate, value, direction: 'lower', resampling: rest.resampling ?? resampling };
}

/** Macro F1 over so many classes that sums are touched sparsely. */
export function macroWorld({ units, seed, classes = 40 }: World & { readonly classes?: number }): SumsInput {
  const random = seeded(seed);
  const label = Array.from({ length: units }, () => random.below(classes));
  const answer = () => label.map((truth) => (random.uniform() < 0.8 ? truth : random.below(classes)));
  const { rows, value } = macroF1(classes);
  const [baseline, candidate] = [rows(label, answer()), rows(label, answer())];
  return { baseline, candidate, value, direction: 'higher', resampling };
}

/** The mean of one value per unit and side. */
export function meanInput(
  baseline: ArrayLike<number>,
  candidate: ArrayLike<number>,
  direction: Direction = 'higher',
): SumsInput {
  const side = (values: ArrayLike<number>) => denseSums(values.length, [() => 1, (unit) => values[unit] ?? 0]);
  const value = (sums: Float64Array) => (sums[1] as number) / (sums[0] as number);
  return { baseline: side(baseline), candidate: side(candidate), value, direction, resampling };
}

/** The same units in another order. */
export function reorder(input: SumsInput, order: readonly number[]): SumsInput {
  const side = ({ width, start, index, amount }: SumsInput['baseline']) => {
    const rows = order.map((unit) => [start[unit] as number, start[unit + 1] as number] as const);
    const ends = rows.map(([from, to]) => to - from);
    return {
      width,
      start: Uint32Array.from([0, ...ends.map((_, i) => ends.slice(0, i + 1).reduce((a, b) => a + b, 0))]),
      index: Uint32Array.from(rows.flatMap(([from, to]) => [...index.subarray(from, to)])),
      amount: Float64Array.from(rows.flatMap(([from, to]) => [...amount.subarray(from, to)])),
    };
  };
  const clusters = input.clusters && Uint32Array.from(order, (unit) => input.clusters?.[unit] as number);
  return { ...input, baseline: side(input.baseline), candidate: side(input.candidate), clusters };
}
