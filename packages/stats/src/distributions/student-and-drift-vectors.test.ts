import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { contrastMatched } from '../aggregates/contrast-matched.ts';
import { contrastWelch } from '../aggregates/contrast-welch.ts';
import { chiSquaredGoodnessOfFit, chiSquaredIndependence } from '../drift/chi-squared.ts';
import { jensenShannon } from '../drift/jensen-shannon.ts';
import { ksTwoSample } from '../drift/kolmogorov-smirnov.ts';
import { psiOfCounts, psiOfValues } from '../drift/psi.ts';
import { wasserstein1d } from '../drift/wasserstein.ts';
import { contrastMeans } from '../means/contrast-means.ts';
import { contrastSeeds } from '../means/contrast-seeds.ts';
import { exactSignFlip } from '../means/sign-flip.ts';
import type { StudentContrast } from '../means/student-contrast.ts';
import { regularizedBeta } from './beta.ts';
import { chiSquaredSf } from './chi-squared.ts';
import { kolmogorovSf } from './kolmogorov.ts';
import { studentTCdf, studentTPpf, studentTSf } from './student-t.ts';

/** A number of the fixture; non-finite ones are written as text. */
type Value = number | string | boolean | readonly Value[];
type Fields = Readonly<Record<string, Value | undefined>>;

interface Case {
  readonly name: string;
  readonly input: never;
  readonly expected: Fields;
  readonly tol_abs?: number;
  readonly tol_rel?: number;
}

interface Slack {
  readonly abs: number;
  readonly rel: number;
}

const fixture = new URL('../../../../test/fixtures/stat-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as {
  meta: { tolerance: { default_abs: number; default_rel: number } };
} & Record<string, Case[]>;
const { default_abs, default_rel } = vectors.meta.tolerance;

interface Sides<T> {
  baseline: T;
  candidate: T;
}
interface Clustered {
  diffs: number[];
  clusters: string[];
}
interface Binned {
  reference: number[];
  current: number[];
  bins: number;
  eps: number;
}
interface Weighted {
  u: number[];
  v: number[];
  u_weights: number[] | null;
  v_weights: number[] | null;
}

/** Fields that are not computed here, and why. */
const NOT_OURS: Record<string, Record<string, string>> = {
  ks_2samp: { p_scipy_asymp: 'informative only: scipy takes the law of one sample of finite size' },
};

/** How each family is computed here, in the field names of the fixture. */
const families: Record<string, (input: never) => Fields> = {
  special_t: ({ t, df }: { t: number; df: number }) => ({ cdf: studentTCdf(t, df), sf: studentTSf(t, df) }),
  special_t_ppf: ({ p, df }: { p: number; df: number }) => ({ t: studentTPpf(p, df) }),
  special_betainc: ({ x, a, b }: { x: number; a: number; b: number }) => ({ value: regularizedBeta(x, a, b) }),
  special_chi2_sf: ({ x, k }: { x: number; k: number }) => ({ sf: chiSquaredSf(x, k) }),
  special_kolmogorov_sf: ({ x }: { x: number }) => ({ sf: kolmogorovSf(x) }),
  sign_flip_exact: ({ diffs }: { diffs: number[] }) => {
    const { regression, improvement, twoSided } = exactSignFlip(diffs);
    return { p_regression: regression, p_improvement: improvement, p_two_sided: twoSided };
  },
  welch_t: (input: Sides<number[]>) => {
    const contrast = contrastWelch({ ...input, direction: 'higher' });
    return { ...student(contrast), delta: contrast.estimate, se: contrast.se };
  },
  paired_t: ({ margin, ...sides }: Sides<number[]> & { margin: number }) => {
    const contrast = contrastMatched({ ...sides, direction: 'higher' });
    const common = { ...student(contrast), delta: contrast.estimate, se: contrast.se };
    if (contrast.se === 0) return common;
    const [lower90, upper90] = contrast.interval(0.9);
    return {
      ...common,
      lower90,
      upper90,
      p_noninferiority: contrast.noninferiority({ size: margin, relative: false }),
    };
  },
  clustered_paired: clusteredPaired,
  two_way_seeds: ({ baseline, candidate }: Sides<number[][]>) => {
    const contrast = contrastSeeds({
      baseline: bySeed(baseline),
      candidate: bySeed(candidate),
      direction: 'higher',
    });
    return {
      ...student(contrast),
      delta: contrast.estimate,
      var_items: contrast.components.items,
      var_seeds: contrast.components.seeds,
      var_residual: contrast.components.residual,
      var_total: contrast.se ** 2,
    };
  },
  ks_2samp: ({ a, b }: { a: number[]; b: number[] }) => {
    const { statistic, exact, limit, stephens } = ksTwoSample(a, b);
    return { statistic, p_exact: exact ?? 'not counted', p_kolmogorov_limit: limit, p_stephens: stephens };
  },
  chi2_independence: ({ table }: { table: number[][] }) => {
    const { minExpected, cramersV, yates, ...common } = chiSquaredIndependence(table);
    return {
      ...common,
      ...(minExpected !== null && { min_expected: minExpected }),
      ...(cramersV !== null && { cramers_v: cramersV }),
      ...(yates !== null && { statistic_yates: yates.statistic, p_yates: yates.p }),
    };
  },
  chi2_gof: ({ observed, expected }: { observed: number[]; expected: number[] }) => ({
    ...chiSquaredGoodnessOfFit(observed, expected),
  }),
  psi_counts: ({ reference, current, eps }: { reference: number[]; current: number[]; eps: number }) => ({
    psi: psiOfCounts(reference, current, { floor: eps }),
  }),
  psi_raw: ({ reference, current, bins, eps }: Binned) => {
    const { psi, innerEdges, referenceCounts, currentCounts } = psiOfValues(reference, current, { bins, floor: eps });
    return { psi, inner_edges: innerEdges, reference_counts: referenceCounts, current_counts: currentCounts };
  },
  jensen_shannon: ({ p, q, base }: { p: number[]; q: number[]; base: number }) => ({
    ...jensenShannon(p, q, { base }),
  }),
  wasserstein_1d: ({ u, v, u_weights, v_weights }: Weighted) => ({
    distance: wasserstein1d(
      { values: u, weights: u_weights ?? undefined },
      { values: v, weights: v_weights ?? undefined },
    ),
  }),
};

function student(contrast: StudentContrast): Fields {
  const { estimate, se, df, flags } = contrast;
  const t = estimate === 0 ? 0 : estimate / se;
  return {
    t,
    df,
    p_regression: contrast.regression(),
    p_two_sided: Math.min(1, 2 * Math.min(contrast.regression(), contrast.improvement())),
    degenerate: flags.includes('degenerate'),
  };
}

function clusteredPaired({ diffs, clusters }: Clustered): Fields {
  const names = [...new Set(clusters)];
  const contrast = contrastMeans({
    baseline: new Float64Array(diffs.length),
    candidate: Float64Array.from(diffs),
    clusters: Uint32Array.from(clusters, (name) => names.indexOf(name)),
    direction: 'higher',
  });
  const { se, designEffect, n } = contrast;
  return {
    ...student(contrast),
    n: diffs.length,
    clusters: n,
    delta: contrast.estimate,
    se_cluster: se,
    // What a contrast publishes of independent errors is the design effect.
    se_naive: designEffect === null ? 0 : se / Math.sqrt(designEffect),
    design_effect: designEffect ?? 'NaN',
  };
}

function bySeed(byItem: number[][]): Float64Array[] {
  return (byItem[0] ?? []).map((_, seed) => Float64Array.from(byItem, (scores) => scores[seed] as number));
}

function agrees(got: Value | undefined, want: Value | undefined, slack: Slack): boolean {
  if (Array.isArray(want)) {
    const [given, wanted] = [got, want as readonly Value[]];
    return (
      Array.isArray(given) &&
      given.length === wanted.length &&
      wanted.every((w, i) => agrees((given as readonly Value[])[i], w, slack))
    );
  }
  if (typeof want === 'boolean') return got === want;
  const [given, target] = [Number(got), Number(want)];
  if (!Number.isFinite(target)) return Object.is(given, target);
  return Math.abs(given - target) <= Math.max(slack.abs, slack.rel * Math.abs(target));
}

describe.each(Object.entries(families))('the reference vectors of %s', (family, compute) => {
  const cases = vectors[family] ?? [];
  const skipped = Object.keys(NOT_OURS[family] ?? {});

  it('are there', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)('agree: $name', ({ input, expected, tol_abs = default_abs, tol_rel = default_rel }) => {
    const got = compute(input);
    const fields = Object.keys(expected).filter((field) => !skipped.includes(field));
    const wrong = fields.filter((field) => !agrees(got[field], expected[field], { abs: tol_abs, rel: tol_rel }));
    expect({ wrong, got: wrong.length > 0 && got }).toEqual({ wrong: [], got: false });
    expect(Object.keys(got).toSorted()).toEqual(fields.toSorted());
  });
});
