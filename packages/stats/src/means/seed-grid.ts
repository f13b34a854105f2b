/** Scores of one side: one array of items per training seed, the items in the same order everywhere. */
export type SeedGrid = readonly Float64Array[];

/** A side's scores taken apart by items and seeds. */
export interface SeedMoments {
  /** Mean over seeds of each item. */
  readonly items: Float64Array;
  readonly mean: number;
  /** Sample variance of the seeds' means, over the number of seeds. */
  readonly seedVariance: number;
  /** Mean square of what neither item nor seed explains, over the number of scores. */
  readonly residual: number;
  /** Mean of the squared scores, the yardstick of rounding. */
  readonly square: number;
  readonly seeds: number;
}

/**
 * Takes a grid of at least 2 seeds and 2 items apart.
 * @throws RangeError on fewer, on seeds with different numbers of items, or on scores that are not finite.
 */
export function seedMoments(grid: SeedGrid): SeedMoments {
  requireGrid(grid);
  const items = itemMeans(grid);
  const seedMeans = Float64Array.from(grid, meanOf);
  const mean = meanOf(items);
  const [n, seeds] = [items.length, grid.length];
  let residual = 0;
  let square = 0;
  for (const [s, scores] of grid.entries()) {
    const shift = (seedMeans[s] as number) - mean;
    for (let i = 0; i < n; i++) {
      const score = scores[i] as number;
      residual += (score - (items[i] as number) - shift) ** 2;
      square += score ** 2;
    }
  }
  return {
    items,
    mean,
    seedVariance: covarianceOf(seedMeans, seedMeans) / seeds,
    residual: residual / ((n - 1) * (seeds - 1) * n * seeds),
    square: square / (n * seeds),
    seeds,
  };
}

/** Sample covariance, n − 1 in the denominator; of one array with itself its variance. */
export function covarianceOf(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += ((x[i] as number) - meanX) * ((y[i] as number) - meanY);
  return sum / (x.length - 1);
}

/** Mean, corrected by the mean of what is left around it. */
export function meanOf(values: Float64Array): number {
  const first = values.reduce((sum, value) => sum + value, 0) / values.length;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

function itemMeans(grid: SeedGrid): Float64Array {
  const sums = new Float64Array((grid[0] as Float64Array).length);
  for (const scores of grid)
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (scores[i] as number);
  return sums.map((sum) => sum / grid.length);
}

function requireGrid(grid: SeedGrid): void {
  if (grid.length < 2) throw new RangeError(`there must be at least 2 seeds, not ${grid.length}`);
  const n = (grid[0] as Float64Array).length;
  if (n < 2) throw new RangeError(`there must be at least 2 items, not ${n}`);
  for (const [s, scores] of grid.entries()) {
    if (scores.length !== n) throw new RangeError(`seed ${s} must have ${n} items, not ${scores.length}`);
    const broken = scores.findIndex((score) => !Number.isFinite(score));
    if (broken >= 0) throw new RangeError(`item ${broken} of seed ${s} must be finite, not ${scores[broken]}`);
  }
}
