import type { Cell, Predictions } from '@mlops-actions/dataset';
import { samplePredictions } from './sample-predictions.ts';

/** A seeded stream of numbers in [0, 1). Source: Marsaglia (2003), xorshift32. */
export function uniform(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** About normal: the sum of twelve uniform numbers, less six. */
export function normal(random: () => number): number {
  return Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
}

/** Two sides of the same examples, written row by row. */
export function sampleBoth(
  count: number,
  row: (at: number) => {
    readonly common: Record<string, Cell>;
    readonly baseline: Record<string, Cell>;
    readonly candidate: Record<string, Cell>;
  },
): { candidate: Predictions; baseline: Predictions } {
  const rows = Array.from({ length: count }, (_, at) => row(at));
  const side = (pick: 'baseline' | 'candidate') => {
    const cells = rows.map((one, at): Record<string, Cell> => ({ id: `e${at}`, ...one.common, ...one[pick] }));
    const names = Object.keys(cells[0] ?? {});
    return samplePredictions(
      Object.fromEntries(names.map((name) => [name, cells.map((one) => one[name] ?? null)])),
      `${pick}.csv`,
    );
  };
  return { candidate: side('candidate'), baseline: side('baseline') };
}
