import { chiSquaredSf } from '../distributions/chi-squared.ts';
import { requireSameLength, totalWeight } from './samples.ts';

/** A chi-squared statistic with its degrees of freedom and P(X > statistic). */
export interface ChiSquaredTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** A test of independence in a contingency table. */
export interface Independence extends ChiSquaredTest {
  /** Fewer than two rows or columns hold anything: statistic 0, p 1, and no answer. */
  readonly degenerate: boolean;
  /** Smallest expected count; below 5 the p is rough. Null when degenerate, as the next. */
  readonly minExpected: number | null;
  /** Strength of the association, in [0, 1]. */
  readonly cramersV: number | null;
  /** With Yates' continuity correction; null but for 2 × 2 tables. */
  readonly yates: { readonly statistic: number; readonly p: number } | null;
}

/**
 * Pearson's test of independence; rows and columns without any count are left out.
 * Source: Pearson (1900); Yates (1934); Cramér (1946), §21.9.
 * @param table counts, finite and at least 0, every row as long.
 * @throws RangeError on a table without rows, uneven rows, broken counts, or no count above 0.
 */
export function chiSquaredIndependence(table: readonly (readonly number[])[]): Independence {
  const { rows, columns, total, cells } = marginsOf(table);
  const df = (rows - 1) * (columns - 1);
  if (df === 0) return { statistic: 0, df, p: 1, degenerate: true, minExpected: null, cramersV: null, yates: null };
  const statistic = pearson(cells, 0);
  const smaller = Math.min(rows, columns) - 1;
  return {
    statistic,
    df,
    p: chiSquaredSf(statistic, df),
    degenerate: false,
    minExpected: cells.reduce((least, { expected }) => Math.min(least, expected), Infinity),
    cramersV: Math.min(1, Math.sqrt(statistic / (total * smaller))),
    yates: df === 1 ? yates(cells) : null,
  };
}

/**
 * Pearson's test of observed counts against expected ones with the same total.
 * @param expected above 0.
 * @throws RangeError on fewer than two cells, unequal lengths or totals, or counts out of range.
 */
export function chiSquaredGoodnessOfFit(observed: readonly number[], expected: readonly number[]): ChiSquaredTest {
  requireSameLength('observed and expected counts', observed, expected);
  if (observed.length < 2) throw new RangeError(`there must be at least 2 cells, not ${observed.length}`);
  const [seen, due] = [totalWeight('observed', observed), totalWeight('expected', expected)];
  if (Math.abs(seen - due) > 1e-8 * due) throw new RangeError(`observed adds up to ${seen} and expected to ${due}`);
  if (expected.includes(0)) throw new RangeError('expected counts must be above 0');
  const cells = observed.map((count, i) => ({ observed: count, expected: expected[i] as number }));
  const statistic = pearson(cells, 0);
  const df = observed.length - 1;
  return { statistic, df, p: chiSquaredSf(statistic, df) };
}

interface Cell {
  readonly observed: number;
  readonly expected: number;
}

/** Σ (|O − E| − correction)²/E, no cell corrected beyond 0. */
function pearson(cells: readonly Cell[], correction: number): number {
  return cells.reduce((sum, { observed, expected }) => {
    const off = Math.max(0, Math.abs(observed - expected) - correction);
    return sum + (off * off) / expected;
  }, 0);
}

function yates(cells: readonly Cell[]): { statistic: number; p: number } {
  const statistic = pearson(cells, 0.5);
  return { statistic, p: chiSquaredSf(statistic, 1) };
}

/** The cells in rows and columns that hold something, with the counts independence would give them. */
function marginsOf(table: readonly (readonly number[])[]) {
  const first = table[0];
  if (first === undefined) throw new RangeError('a table must have rows');
  for (const row of table) requireSameLength('columns of each row', first, row);
  const total = totalWeight('counts', table.flat());
  const ofRows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const ofColumns = first.map((_, j) => table.reduce((sum, row) => sum + (row[j] as number), 0));
  const cells = table.flatMap((row, i) =>
    row.map(
      (observed, j): Cell => ({ observed, expected: ((ofRows[i] as number) * (ofColumns[j] as number)) / total }),
    ),
  );
  const filled = (sums: readonly number[]) => sums.filter((sum) => sum > 0).length;
  return {
    rows: filled(ofRows),
    columns: filled(ofColumns),
    total,
    cells: cells.filter(({ expected }) => expected > 0),
  };
}
