import { drawBinomial } from './binomial-draws.ts';
import type { Random } from './random.ts';

/** Kinds of at least so many units are drawn by a binomial number each, the units of the others one by one. */
const COMMON_FROM = 16;
/** One binomial draw takes about the time of so many single draws. */
const BINOMIAL_COST = 12;

/** A bootstrap sample of units, as counts of common kinds and a list of rare units; overwritten by the next draw. */
export interface UnitDraws {
  /** Kinds 0 … common − 1 are common. */
  readonly common: number;
  /** How often a unit of each common kind was drawn. */
  readonly multiplicity: Float64Array;
  /** The kind of each rare unit: position 0 … R − 1 is what `rareDrawn` points to. */
  readonly rare: Uint32Array;
  /** Positions in `rare`; the first `rareCount()` are of this draw. */
  rareDrawn(): Uint32Array;
  rareCount(): number;
  /** Draws as many units as there are, with replacement. */
  draw(): void;
}

/** What a draw costs, in single draws. @param counts units of each kind, falling. */
export function drawCost(counts: Uint32Array): number {
  let cost = 0;
  for (const count of counts) cost += count >= COMMON_FROM ? BINOMIAL_COST : count;
  return cost;
}

/**
 * Opens multinomial draws of n units with replacement, n = Σ counts. Common kinds are drawn by the binomial
 * distribution of each given those before it; what remains falls on rare units evenly.
 * @param counts units of each kind, falling; fewer than 2¹⁶ units may be of rare kinds.
 */
export function openUnitDraws(counts: Uint32Array, random: Random): UnitDraws {
  const common = counts.findIndex((count) => count < COMMON_FROM);
  const commonKinds = common === -1 ? counts.length : common;
  const multiplicity = new Float64Array(commonKinds);
  const shares = conditionalShares(counts, commonKinds);
  const rare = expand(counts, commonKinds);
  const n = counts.reduce((sum, count) => sum + count, 0);
  let positions = new Uint32Array(rare.length + 1);
  let rareCount = 0;
  return {
    common: commonKinds,
    multiplicity,
    rare,
    rareDrawn: () => positions,
    rareCount: () => rareCount,
    draw: () => {
      let left = n;
      for (let kind = 0; kind < commonKinds; kind++) {
        const drawn = left === 0 ? 0 : drawBinomial(random, left, shares[kind] as number);
        multiplicity[kind] = drawn;
        left -= drawn;
      }
      rareCount = left;
      if (left >= positions.length) positions = new Uint32Array(2 * left);
      if (left > 0) random.fillBelow(positions, left, rare.length);
    },
  };
}

/** Share of each common kind in the units not of the kinds before it. */
function conditionalShares(counts: Uint32Array, common: number): Float64Array {
  const shares = new Float64Array(common);
  let left = counts.reduce((sum, count) => sum + count, 0);
  for (let kind = 0; kind < common; kind++) {
    const count = counts[kind] as number;
    shares[kind] = count / left;
    left -= count;
  }
  return shares;
}

/** The kind of every unit from kind `first` on. */
function expand(counts: Uint32Array, first: number): Uint32Array {
  const units = new Uint32Array(counts.subarray(first).reduce((sum, count) => sum + count, 0));
  let filled = 0;
  for (let kind = first; kind < counts.length; kind++) {
    const end = filled + (counts[kind] as number);
    units.fill(kind, filled, end);
    filled = end;
  }
  return units;
}
