import { studentTCdf, studentTPpf } from '../distributions/student-t.ts';
import { normalCdf, normalPpf } from '../normal.ts';
import { tangoInterval, tangoNoninferiority } from '../tango.ts';
import type { SparseTable } from './sparse-guard.ts';

/** An estimate with the standard error of its replicates, from n units. */
export interface Spread {
  readonly estimate: number;
  readonly error: number;
  readonly n: number;
}

/**
 * A bootstrap's P as Student's: replicates are too narrow by √((n − 1)/n), and know nothing of how far their own spread
 * is off.
 * Source: Hesterberg (2015), "What teachers should know about the bootstrap", The American Statistician 69.
 */
export function studentised(p: number, n: number): number {
  if (!(p > 0 && p < 1) || n < 2) return p;
  return studentTCdf(normalPpf(p) * Math.sqrt((n - 1) / n), n - 1);
}

/** The level whose normal quantile is Student's of the level asked for: the interval of {@link studentised}. */
export function widened(level: number, n: number): number {
  return n < 2 ? level : Math.min(1 - 1e-12, 2 * normalCdf(reach(level, n)) - 1);
}

/** P of H0: the estimate's truth is at most 0, by Student's t. */
export function studentP({ estimate, error, n }: Spread): number {
  if (n < 2 || !(error > 0)) return 0;
  return studentTCdf((-estimate / error) * Math.sqrt((n - 1) / n), n - 1);
}

/** The interval of {@link studentP}. */
export function studentInterval({ estimate, error, n }: Spread, level: number): [number, number] | undefined {
  if (n < 2) return undefined;
  return [estimate - reach(level, n) * error, estimate + reach(level, n) * error];
}

/** P of H0 θ ≤ −margin by the score test of the counted losses and gains; 0 where there are enough to resample. */
export function sparseP(table: SparseTable | undefined, margin: number): number {
  return table === undefined ? 0 : tangoNoninferiority(table, Math.min(1, margin / table.largest)).p;
}

/** The interval of {@link sparseP}. */
export function sparseInterval(table: SparseTable | undefined, level: number): [number, number] | undefined {
  if (table === undefined) return undefined;
  const [low, high] = tangoInterval(table, level);
  return [low * table.largest, high * table.largest];
}

/** The interval that holds all of some. */
export function hull(intervals: readonly (readonly [number, number] | undefined)[]): [number, number] {
  const known = intervals.filter((interval) => interval !== undefined);
  return [Math.min(...known.map(([low]) => low)), Math.max(...known.map(([, high]) => high))];
}

function reach(level: number, n: number): number {
  return studentTPpf((1 + level) / 2, n - 1) * Math.sqrt(n / (n - 1));
}
