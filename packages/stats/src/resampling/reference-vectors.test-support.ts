import { readFileSync } from 'node:fs';
import type { Direction, Resampling } from '../contrast.ts';
import type { UnitSums } from './unit-sums.ts';

/** A number of the fixture; non-finite ones are written as text. */
export type Value = number | string | boolean;

export interface Case<Input> {
  readonly name: string;
  readonly input: Input;
  readonly expected: Readonly<Record<string, Value>>;
  readonly tol_abs?: number;
  readonly tol_rel?: number;
}

const fixture = new URL('../../../../test/fixtures/stat-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as { meta: { tolerance: Record<string, number> } } & Record<
  string,
  unknown
>;

/** The cases of one family. */
export function family<Input>(name: string): Case<Input>[] {
  return vectors[name] as Case<Input>[];
}

/** The fields in which a result differs from what a case expects, by the fixture's own rule; missing ones differ. */
export function differences(got: Readonly<Record<string, Value>>, { expected, ...tolerance }: Case<unknown>): string[] {
  const fields = new Set([...Object.keys(expected), ...Object.keys(got)]);
  return [...fields].filter((field) => !agrees(got[field], expected[field], tolerance));
}

function agrees(got?: Value, want?: Value, tolerance?: { tol_abs?: number; tol_rel?: number }): boolean {
  if (want === undefined || got === undefined) return false;
  const target = typeof want === 'string' && /^(?:-?Infinity|NaN)$/.test(want) ? Number(want) : want;
  if (typeof target !== 'number' || !Number.isFinite(target)) return Object.is(got, target);
  const { default_abs = 0, default_rel = 0 } = vectors.meta.tolerance;
  const slack = Math.max(tolerance?.tol_abs ?? default_abs, (tolerance?.tol_rel ?? default_rel) * Math.abs(target));
  return typeof got === 'number' && Math.abs(got - target) <= slack;
}

export const resampling: Resampling = { replicates: 9999, seed: [1, 2, 3, 4] };

/** A metric of labels or real values by its sums. */
export interface SumMetric {
  readonly direction: Direction;
  readonly rows: (label: ArrayLike<number>, prediction: ArrayLike<number>) => UnitSums;
  readonly value: (sums: Float64Array) => number;
}

/** Every unit adds one number to each sum. */
export function denseSums(units: number, row: readonly ((unit: number) => number)[]): UnitSums {
  const width = row.length;
  return {
    width,
    start: Uint32Array.from({ length: units + 1 }, (_, unit) => unit * width),
    index: Uint32Array.from({ length: units * width }, (_, j) => j % width),
    amount: Float64Array.from({ length: units * width }, (_, j) => row[j % width]?.(Math.floor(j / width)) ?? 0),
  };
}

const at = (sums: Float64Array, j: number) => sums[j] as number;

function meanOf(term: (error: number) => number, finish: (mean: number) => number): SumMetric {
  return {
    direction: 'lower',
    rows: (label, prediction) =>
      denseSums(label.length, [() => 1, (unit) => term((prediction[unit] as number) - (label[unit] as number))]),
    value: (sums) => finish(at(sums, 1) / at(sums, 0)),
  };
}

/** F1 averaged over the classes present. */
export function macroF1(classes: number): SumMetric {
  return {
    direction: 'higher',
    rows: (label, prediction) => ({
      width: 3 * classes,
      start: Uint32Array.from({ length: label.length + 1 }, (_, unit) => 3 * unit),
      index: Uint32Array.from({ length: 3 * label.length }, (_, j) => {
        const unit = Math.floor(j / 3);
        return j % 3 === 2 ? 3 * (label[unit] as number) + 2 : 3 * (prediction[unit] as number) + (j % 3);
      }),
      amount: Float64Array.from({ length: 3 * label.length }, (_, j) =>
        j % 3 === 0 ? Number(label[j / 3] === prediction[j / 3]) : 1,
      ),
    }),
    value: (sums) => {
      let sum = 0;
      let present = 0;
      for (let k = 0; k < classes; k++) {
        const size = at(sums, 3 * k + 1) + at(sums, 3 * k + 2);
        if (size > 0) present++;
        if (size > 0) sum += (2 * at(sums, 3 * k)) / size;
      }
      return sum / present;
    },
  };
}

export const sumMetrics: Readonly<Record<string, SumMetric>> = {
  f1: {
    direction: 'higher',
    rows: (label, prediction) =>
      denseSums(label.length, [
        (unit) => (label[unit] as number) * (prediction[unit] as number),
        (unit) => (label[unit] as number) + (prediction[unit] as number),
      ]),
    value: (sums) => (2 * at(sums, 0)) / at(sums, 1),
  },
  macro_f1: macroF1(3),
  accuracy: {
    direction: 'higher',
    rows: (label, prediction) => denseSums(label.length, [() => 1, (unit) => Number(label[unit] === prediction[unit])]),
    value: (sums) => at(sums, 1) / at(sums, 0),
  },
  neg_rmse: meanOf((error) => error ** 2, Math.sqrt),
  neg_mae: meanOf(Math.abs, (mean) => mean),
};
