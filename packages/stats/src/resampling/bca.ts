import { normalCdf, normalPpf } from '../normal.ts';
import { requireOpenUnit } from '../preconditions.ts';

/** A bootstrap distribution with what BCa corrects it by. */
export interface BootstrapDistribution {
  /** Replicates of the statistic in rising order, at least one, none NaN. */
  readonly sorted: Float64Array;
  /** The statistic itself. */
  readonly estimate: number;
  /** Skewness correction, from `acceleration`. */
  readonly acceleration: number;
  /** Bias correction; `medianBias` where absent. With 0, and no acceleration, intervals are plain percentiles. */
  readonly bias?: number;
}

/** Whether replicates span less than 1e-12: there is nothing to judge noise by. */
export function isDegenerate(sorted: Float64Array): boolean {
  return sorted.length === 0 || (sorted.at(-1) as number) - (sorted[0] as number) < 1e-12;
}

/**
 * z0: how far the estimate lies off the median of its replicates, in standard deviations, replicates equal to it
 * counted half.
 * Source: Efron (1987), "Better bootstrap confidence intervals", JASA 82.
 */
export function medianBias({ sorted, estimate }: Pick<BootstrapDistribution, 'sorted' | 'estimate'>): number {
  return normalPpf(shareBelow(sorted, estimate));
}

/**
 * ΣU³ / (6·(ΣU²)^1.5) of U = mean − value over leave-one-out values; 0 where they are all equal. NaN values, units
 * without which there is no statistic, are left out.
 * Source: Efron (1987).
 * @param counts how many units each value stands for; 1 where absent.
 */
export function acceleration(jackknife: Float64Array, counts?: ArrayLike<number>): number {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < jackknife.length; i++) {
    const value = jackknife[i] as number;
    if (Number.isNaN(value)) continue;
    n += counts?.[i] ?? 1;
    sum += (counts?.[i] ?? 1) * value;
  }
  const mean = sum / n;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < jackknife.length; i++) {
    const deviation = mean - (jackknife[i] as number);
    if (Number.isNaN(deviation)) continue;
    squares += (counts?.[i] ?? 1) * deviation ** 2;
    cubes += (counts?.[i] ?? 1) * deviation ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) || 0 : 0;
}

/**
 * The shares of replicates below the two ends of a BCa interval.
 * Source: Efron (1987); DiCiccio & Efron (1996), Statistical Science 11.
 * @throws RangeError unless 0 < level < 1.
 */
export function bcaLevels(distribution: BootstrapDistribution, level: number): [number, number] {
  requireOpenUnit('level', level);
  const z = normalPpf((1 + level) / 2);
  const bias = distribution.bias ?? medianBias(distribution);
  return [correctedLevel(bias, distribution.acceleration, -z), correctedLevel(bias, distribution.acceleration, z)];
}

/**
 * The two-sided BCa interval; the estimate alone where all replicates are equal.
 * @throws RangeError unless 0 < level < 1.
 */
export function bcaInterval(distribution: BootstrapDistribution, level: number): [number, number] {
  const [lower, upper] = bcaLevels(distribution, level);
  const { sorted, estimate } = distribution;
  return isDegenerate(sorted) ? [estimate, estimate] : [percentile(sorted, lower), percentile(sorted, upper)];
}

/**
 * P of H0 θ ≤ x, from which level on the one-sided BCa interval leaves x out; 1 − P is the P of H0 θ ≥ x. Without
 * spread nothing is proven: 1.
 */
export function bcaP(distribution: BootstrapDistribution, x: number): number {
  const { sorted, acceleration } = distribution;
  if (isDegenerate(sorted)) return 1;
  const bias = distribution.bias ?? medianBias(distribution);
  const distance = normalPpf(shareBelow(sorted, x)) - bias;
  const scale = 1 + acceleration * distance;
  // Beyond the pole of the correction there is no level: as far out as replicates can tell.
  if (scale <= 0) return distance > 0 ? 1 : 0.5 / sorted.length;
  return normalCdf(distance / scale - bias);
}

/** The value below which a share of the sorted replicates lies, interpolated linearly between neighbours. */
export function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - below);
}

function correctedLevel(bias: number, acceleration: number, z: number): number {
  const scale = 1 - acceleration * (bias + z);
  if (scale <= 0) return z > 0 ? 1 : 0;
  return normalCdf(bias + (bias + z) / scale);
}

/** Share of replicates below x, those equal to it counted half, kept half a replicate away from 0 and 1. */
function shareBelow(sorted: Float64Array, x: number): number {
  const share = (firstNotBelow(sorted, x) + firstAbove(sorted, x)) / (2 * sorted.length);
  return Math.min(Math.max(share, 0.5 / sorted.length), 1 - 0.5 / sorted.length);
}

function firstNotBelow(sorted: Float64Array, x: number): number {
  return bisect(sorted, (value) => value < x);
}

function firstAbove(sorted: Float64Array, x: number): number {
  return bisect(sorted, (value) => value <= x);
}

/** Number of leading values that hold. */
function bisect(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
