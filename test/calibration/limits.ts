import { binomialSf } from '@mlops-actions/stats';
import type { Cell, Truth } from './study.ts';
import { rateOf, type Tallies } from './trial.ts';

/** What no rate may exceed: the 5 % promised, and room for approximation and for the noise of the simulation. */
export const limit = 0.065;

/** Where the engines are known to miss the limit, by how much at most, and why. */
export interface Exception {
  readonly study: string;
  readonly truth: Truth;
  /** Sizes up to this one. */
  readonly upTo: number;
  readonly limit: number;
  /** What the table says of it. */
  readonly why: string;
}

/** One rate of the table: the highest of all populations of an engine at a size. */
export interface Judged {
  readonly study: Cell['study'];
  readonly n: number;
  readonly truth: Truth;
  readonly rate: number;
  readonly draws: number;
  /** The population that came out highest. */
  readonly label: string;
  readonly limit: number;
  readonly exception: Exception | undefined;
}

/** The highest rate of every engine, size and truth, with its limit. */
export function judgeCells(
  cells: readonly Cell[],
  o: { tallies: Tallies; exceptions: readonly Exception[] },
): Judged[] {
  const highest = new Map<string, Judged>();
  for (const cell of cells) {
    const judged = judgeCell(cell, o);
    const key = JSON.stringify([cell.study.id, cell.n, cell.setting.truth]);
    if (judged.rate >= (highest.get(key)?.rate ?? 0)) highest.set(key, judged);
  }
  return [...highest.values()];
}

function judgeCell(
  { study, n, setting: { truth, label }, trial }: Cell,
  { tallies, exceptions }: { tallies: Tallies; exceptions: readonly Exception[] },
): Judged {
  const exception = exceptions.find((known) => known.study === study.id && known.truth === truth && n <= known.upTo);
  return {
    study,
    n,
    truth,
    rate: rateOf(tallies, trial.id, 0),
    draws: tallies.get(trial.id)?.draws ?? 0,
    label,
    limit: exception?.limit ?? limit,
    exception,
  };
}

/** Rates above their limit, as they stand. */
export function beyondLimit(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ rate, limit }) => rate > limit);
}

/**
 * Rates that few draws already show to be above their limit: if the true rate were the limit, so many events or more
 * would come once in 10,000 times.
 */
export function clearlyBeyondLimit(judged: readonly Judged[]): Judged[] {
  return judged.filter(
    ({ rate, draws, limit }) => binomialSf({ k: Math.round(rate * draws), n: draws, p: limit }) < 1e-4,
  );
}
