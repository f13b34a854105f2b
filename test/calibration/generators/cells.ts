import type { UnitSums } from '@mlops-actions/stats';
import type { Random } from './random.ts';

/** Examples of one true class on which both models gave certain answers, and how large a share they are. */
export interface Cell {
  readonly truth: number;
  readonly baseline: number;
  readonly candidate: number;
  readonly share: number;
}

/** A metric computed from the table of true classes by answers, row by row. */
export type TableMetric = (table: Float64Array) => number;

/** What the metric is on each side in the whole population. */
export function populationValues(cells: readonly Cell[], classes: number, metric: TableMetric): [number, number] {
  const tables = [new Float64Array(classes * classes), new Float64Array(classes * classes)] as const;
  for (const { truth, baseline, candidate, share } of cells) {
    for (const [side, answer] of [baseline, candidate].entries()) {
      const table = tables[side] as Float64Array;
      const at = truth * classes + answer;
      table[at] = (table[at] as number) + share;
    }
  }
  return [metric(tables[0]), metric(tables[1])];
}

/** Draws n examples: what each adds to the tables of both sides. */
export function drawTables(cells: readonly Cell[], classes: number, o: { n: number; random: Random }): TablePair {
  const { n, random } = o;
  const start = Uint32Array.from({ length: n + 1 }, (_, unit) => unit);
  const amount = new Float64Array(n).fill(1);
  const baseline = new Uint32Array(n);
  const candidate = new Uint32Array(n);
  let filled = 0;
  let left = 1;
  for (const [position, cell] of cells.entries()) {
    const last = position === cells.length - 1;
    const count = last ? n - filled : random.binomial(n - filled, Math.min(1, cell.share / left));
    baseline.fill(cell.truth * classes + cell.baseline, filled, filled + count);
    candidate.fill(cell.truth * classes + cell.candidate, filled, filled + count);
    filled += count;
    left -= cell.share;
  }
  const width = classes * classes;
  return {
    baseline: { width, start, index: baseline, amount },
    candidate: { width, start, index: candidate, amount },
  };
}

/** The tables of two sides over the same examples. */
export interface TablePair {
  readonly baseline: UnitSums;
  readonly candidate: UnitSums;
}
