import type { Direction } from '../contrast.ts';
import { covarianceOf, meanOf, type SeedGrid, type SeedMoments, seedMoments } from './seed-grid.ts';
import { type Evidence, type StudentContrast, studentContrast } from './student-contrast.ts';

/** Scores of two recipes on the same items, each trained with seeds of its own. */
export interface SeedsInput {
  /** One array of items per seed, at least 2 seeds and 2 items; finite. */
  readonly baseline: SeedGrid;
  readonly candidate: SeedGrid;
  readonly direction: Direction;
}

/** A contrast of two recipes. */
export interface SeedsContrast extends StudentContrast {
  /** What the variance of the estimate consists of. */
  readonly components: VarianceComponents;
}

/** Variances of the estimate: by items alone, by seeds alone, and the noise counted in both. */
export interface VarianceComponents {
  readonly items: number;
  readonly seeds: number;
  readonly residual: number;
}

/** Seeds below which a side says too little about its recipe. */
export const FEWEST_SEEDS = 3;
/** Squared relative size of differences that rounding leaves. */
const ROUNDING = (8 * Number.EPSILON) ** 2;

/**
 * A claim about recipes: the noise is that of the items and that of the training seeds, V = items + seeds − residual
 * and no less than either, with Satterthwaite's degrees of freedom. `n` and `needed` count items; `needed` is null
 * where only more seeds would help. Fewer than 3 seeds on a side: flag `few-seeds`, inconclusive.
 * Source: Cameron, Gelbach & Miller (2011), JBES 29:238–249, two-way clustering; gate-statistics.md §2.4.4.
 * @throws RangeError on fewer than 2 seeds or items, unequal numbers of items, or scores that are not finite.
 */
export function contrastSeeds({ baseline, candidate, direction }: SeedsInput): SeedsContrast {
  const sides = contrastSides({ baseline: seedMoments(baseline), candidate: seedMoments(candidate), direction });
  const contrast = studentContrast({
    test: 'two-way-t',
    n: sides.n,
    baseline: sides.baseline.mean,
    candidate: sides.candidate.mean,
    faults: Math.min(baseline.length, candidate.length) < FEWEST_SEEDS ? ['few-seeds'] : [],
    evidence: (share) => evidenceOf(sides, share),
  });
  return { ...contrast, components: componentsOf(sides, 0) };
}

interface Sides {
  readonly n: number;
  readonly sign: 1 | -1;
  readonly estimate: number;
  readonly baseline: SeedMoments;
  readonly candidate: SeedMoments;
  /** Variances of the items' oriented differences, of their baseline means, and the covariance of both. */
  readonly differences: number;
  readonly baselines: number;
  readonly covariance: number;
}

function contrastSides(input: { baseline: SeedMoments; candidate: SeedMoments; direction: Direction }): Sides {
  const { baseline, candidate, direction } = input;
  const n = baseline.items.length;
  if (candidate.items.length !== n) {
    throw new RangeError(`both sides must have the same items: ${n} and ${candidate.items.length}`);
  }
  const sign = direction === 'higher' ? 1 : -1;
  const differences = candidate.items.map((score, i) => sign * (score - (baseline.items[i] as number)));
  return {
    n,
    sign,
    baseline,
    candidate,
    estimate: meanOf(differences),
    differences: covarianceOf(differences, differences),
    baselines: covarianceOf(baseline.items, baseline.items),
    covariance: covarianceOf(differences, baseline.items),
  };
}

/** Components of the variance of θ + share·baseline, in which the baseline counts share − sign times. */
function componentsOf(sides: Sides, share: number): VarianceComponents {
  const { n, sign, baseline, candidate } = sides;
  const factor = (share - sign) ** 2;
  return {
    items: Math.max(0, sides.differences + share * (2 * sides.covariance + share * sides.baselines)) / n,
    seeds: factor * baseline.seedVariance + candidate.seedVariance,
    residual: factor * baseline.residual + candidate.residual,
  };
}

function evidenceOf(sides: Sides, share: number): Evidence {
  const { n, sign, baseline, candidate } = sides;
  const estimate = sides.estimate + share * baseline.mean;
  const { items, seeds, residual } = componentsOf(sides, share);
  const variance = Math.max(items + seeds - residual, items, seeds);
  const rounding = (ROUNDING * (baseline.square + candidate.square)) / n;
  if (variance <= rounding) return { estimate, variance: 0, df: n - 1 };
  const bySeed =
    ((share - sign) ** 2 * baseline.seedVariance) ** 2 / (baseline.seeds - 1) +
    candidate.seedVariance ** 2 / (candidate.seeds - 1);
  const df = variance ** 2 / (items ** 2 / (n - 1) + bySeed);
  // What the seeds add beyond the noise of single scores stays, however many items there are.
  return { estimate, variance, df, fixed: Math.max(0, seeds - residual) };
}
