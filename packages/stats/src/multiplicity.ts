import { requireProportion } from './preconditions.ts';

/**
 * Holm's adjusted p-values, in the order given; rejecting those ≤ α keeps the family-wise error at α.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6:65–70.
 * @throws RangeError on a p outside [0, 1] or NaN.
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = [...p];
  let floor = 0;
  for (const [rank, index] of ascending(p).entries()) {
    floor = Math.min(1, Math.max(floor, at(p, index) * (p.length - rank)));
    adjusted[index] = floor;
  }
  return adjusted;
}

/**
 * Benjamini–Hochberg adjusted p-values, in the order given; rejecting those ≤ q keeps the false discovery rate at q.
 * Source: Benjamini & Hochberg (1995), JRSS B 57:289–300.
 * @throws RangeError on a p outside [0, 1] or NaN.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = [...p];
  const order = ascending(p);
  let ceiling = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const index = at(order, rank - 1);
    ceiling = Math.min(ceiling, (at(p, index) * p.length) / rank);
    adjusted[index] = ceiling;
  }
  return adjusted;
}

/** Indices from the smallest p to the largest; equal ones keep their order. */
function ascending(p: readonly number[]): number[] {
  for (const [index, value] of p.entries()) requireProportion(`p[${index}]`, value);
  return [...p.keys()].toSorted((i, j) => at(p, i) - at(p, j));
}

function at(values: readonly number[], index: number): number {
  return values[index] as number;
}
