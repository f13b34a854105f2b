import type { UnitValues } from './unit-values.ts';

/** What a contrast of weighted means rests on: means, and squared standard errors of d = ±(candidate − baseline). */
export interface Moments {
  /** Units of weight above 0. */
  readonly units: number;
  /** Clusters among them; the units themselves where there are no clusters. */
  readonly groups: number;
  readonly baseline: number;
  readonly candidate: number;
  /** Weighted mean of d. */
  readonly estimate: number;
  /** Squared standard error of `estimate`; Infinity with fewer than two groups. */
  readonly variance: number;
  /** Covariance of the estimators of d and of the baseline's mean, and the variance of the latter. */
  readonly covariance: number;
  readonly baselineVariance: number;
  /** Squared standard error of `estimate` were the units independent; as `variance` without clusters. */
  readonly independent: number;
  /** Sample skewness of the units' scores; 0 where nothing varies. */
  readonly skewness: number;
}

/** Differences smaller than this, relative to the values, are what rounding leaves of equal ones. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * Means, linearised scores w·(d − θ)/W summed within clusters, and C/(C − 1)·Σu² as squared standard error.
 * Passes over the values; keeps nothing but one number per cluster.
 * Source: Miller (2024), arXiv 2411.00640, appendix A; without clusters and weights it is the classical s²/n.
 * @param sign +1 or −1, the orientation of d.
 */
export function momentsOf(values: UnitValues, sign: 1 | -1): Moments {
  const means = meansOf(values, sign);
  const single = scoreUnits(values, { ...means, sign });
  const grouped = values.clusters === undefined ? undefined : scoreClusters(values, { ...means, sign });
  const { units } = single;
  const { groups, dd, db, bb } = grouped ?? { groups: units, ...single };
  const floor = ROUNDING ** 2 * single.square;
  // Rows of one cluster may all be rounded the same way, so that it does not average out among them.
  const groupFloor = grouped === undefined ? floor : (ROUNDING ** 2 * single.meanSquare) / groups;
  const scale = (count: number, sum: number) => (count < 2 ? Infinity : (count / (count - 1)) * sum);
  const spread = (sum: number) => (groups > 1 && sum <= groupFloor ? 0 : scale(groups, sum));
  return {
    units,
    groups,
    baseline: means.b,
    candidate: means.c,
    estimate: means.d,
    variance: spread(dd),
    covariance: groups < 2 ? 0 : scale(groups, db),
    baselineVariance: spread(bb),
    independent: single.dd <= floor ? 0 : scale(units, single.dd),
    skewness: single.dd <= floor ? 0 : (single.ddd * Math.sqrt(units)) / single.dd ** 1.5,
  };
}

interface Means {
  readonly total: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

interface Centre extends Means {
  readonly sign: 1 | -1;
}

function meansOf(values: UnitValues, sign: 1 | -1): Means {
  // Means of what is left around the first means correct the rounding of the first sums.
  const first = meansAround(values, { total: 0, b: 0, c: 0, d: 0, sign });
  return meansAround(values, { ...first, sign });
}

function meansAround({ baseline, candidate, weight }: UnitValues, centre: Centre): Means {
  let total = 0;
  let sumB = 0;
  let sumC = 0;
  let sumD = 0;
  for (let i = 0; i < baseline.length; i++) {
    const w = weight === undefined ? 1 : (weight[i] as number);
    if (w === 0) continue;
    const b = baseline[i] as number;
    const c = candidate[i] as number;
    total += w;
    sumB += w * (b - centre.b);
    sumC += w * (c - centre.c);
    sumD += w * (centre.sign * (c - b) - centre.d);
  }
  return { total, b: centre.b + sumB / total, c: centre.c + sumC / total, d: centre.d + sumD / total };
}

interface UnitScores {
  readonly units: number;
  readonly dd: number;
  readonly db: number;
  readonly bb: number;
  /** Sum of cubed scores. */
  readonly ddd: number;
  /** Sum of both sides' squared shares of the means, and their mean square: the yardsticks of rounding. */
  readonly square: number;
  readonly meanSquare: number;
}

function scoreUnits({ baseline, candidate, weight }: UnitValues, centre: Centre): UnitScores {
  let [units, dd, db, bb, ddd, square, meanSquare] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < baseline.length; i++) {
    const w = weight === undefined ? 1 : (weight[i] as number);
    if (w === 0) continue;
    const b = baseline[i] as number;
    const c = candidate[i] as number;
    const share = w / centre.total;
    const u = share * (centre.sign * (c - b) - centre.d);
    const v = share * (b - centre.b);
    units++;
    dd += u * u;
    db += u * v;
    bb += v * v;
    ddd += u * u * u;
    square += share * share * (b * b + c * c);
    meanSquare += share * (b * b + c * c);
  }
  return { units, dd, db, bb, ddd, square, meanSquare };
}

function scoreClusters(
  { baseline, candidate, weight, clusters = new Uint32Array() }: UnitValues,
  centre: Centre,
): { groups: number; dd: number; db: number; bb: number } {
  const size = clusters.reduce((most, cluster) => (cluster > most ? cluster : most), 0) + 1;
  const ofD = new Float64Array(size);
  const ofB = new Float64Array(size);
  const seen = new Uint8Array(size);
  for (let i = 0; i < baseline.length; i++) {
    const w = weight === undefined ? 1 : (weight[i] as number);
    if (w === 0) continue;
    const b = baseline[i] as number;
    const share = w / centre.total;
    const cluster = clusters[i] as number;
    ofD[cluster] = (ofD[cluster] as number) + share * (centre.sign * ((candidate[i] as number) - b) - centre.d);
    ofB[cluster] = (ofB[cluster] as number) + share * (b - centre.b);
    seen[cluster] = 1;
  }
  return { ...squareSums(ofD, ofB), groups: seen.reduce((count, flag) => count + flag, 0) };
}

function squareSums(ofD: Float64Array, ofB: Float64Array): { dd: number; db: number; bb: number } {
  let [dd, db, bb] = [0, 0, 0];
  for (let g = 0; g < ofD.length; g++) {
    const u = ofD[g] as number;
    const v = ofB[g] as number;
    dd += u * u;
    db += u * v;
    bb += v * v;
  }
  return { dd, db, bb };
}
