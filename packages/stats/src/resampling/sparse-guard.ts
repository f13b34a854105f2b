import type { PairedTable } from '../tango.ts';
import type { Kinds } from './kinds.ts';

/** Below this many units that differ between the sides, resampling shows too few of the changes that could have been. */
export const FEW_DIFFERING = 30;

/**
 * What few differing units say at worst: each counts as one loss or gain of `largest`, the most that one unit can move
 * the metric by. A bootstrap never draws a kind of change that was not seen, so with few changes its intervals are too
 * narrow; the score test of the counted losses and gains is not.
 */
export interface SparseTable extends PairedTable {
  /** In the metric's unit, times n: θ is (c − b)/n of it. Above 0. */
  readonly largest: number;
}

/**
 * The losses and gains of two sides of which only few units differ, losses rounded up and gains down; undefined where
 * 30 units differ or more, or units are gathered in blocks.
 *
 * @param influence θ-oriented influence of each kind on each side's value, times n.
 */
export function tabulateSparse(
  kinds: Kinds,
  { baseline, candidate }: { readonly baseline: Float64Array; readonly candidate: Float64Array },
): SparseTable | undefined {
  const differing = differingKinds(kinds);
  const units = differing.reduce((sum, kind) => sum + (kinds.counts[kind] as number), 0);
  if (units >= FEW_DIFFERING) return undefined;
  const largest = spread([baseline, candidate]);
  if (!(largest > 0 && largest < Infinity)) return undefined;
  let [lost, gained] = [0, 0];
  for (const kind of differing) {
    const moved =
      ((kinds.counts[kind] as number) * ((candidate[kind] as number) - (baseline[kind] as number))) / largest;
    if (moved < 0) lost -= moved;
    else gained += moved;
  }
  const b = Math.min(kinds.n, Math.ceil(lost - 1e-9));
  return { b, c: Math.min(kinds.n - b, Math.floor(gained + 1e-9)), n: kinds.n, largest };
}

/** Kinds whose two sides differ. */
function differingKinds({ rows }: Kinds): number[] {
  const width = rows.width / 2;
  return Array.from({ length: rows.units }, (_, kind) => kind).filter((kind) => {
    const change = new Map<number, number>();
    for (let j = rows.start[kind] as number; j < (rows.start[kind + 1] as number); j++) {
      const sum = rows.index[j] as number;
      const at = sum < width ? sum : sum - width;
      change.set(at, (change.get(at) ?? 0) + (sum < width ? -1 : 1) * (rows.amount[j] as number));
    }
    return [...change.values()].some((amount) => amount !== 0);
  });
}

function spread(sides: readonly Float64Array[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const side of sides) {
    for (const value of side) {
      if (Number.isNaN(value)) return Number.NaN;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return high - low;
}
