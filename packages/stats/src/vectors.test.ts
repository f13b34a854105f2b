import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import * as stats from './index.ts';

/** A number of the fixture; non-finite ones are written as text. */
type Value = number | string | boolean | readonly Value[];
type Fields = Readonly<Record<string, Value>>;

interface Case {
  readonly name: string;
  readonly input: never;
  readonly expected: Fields;
  readonly tol_abs?: number;
  readonly tol_rel?: number;
}

interface Tolerance {
  readonly default_abs: number;
  readonly default_rel: number;
}

const fixture = new URL('../../../test/fixtures/stat-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as { meta: { tolerance: Tolerance } } & Record<
  string,
  Case[]
>;
const { default_abs, default_rel } = vectors.meta.tolerance;

interface Pairs {
  b: number;
  c: number;
  n: number;
}
interface Side {
  k: number;
  n: number;
}
interface Plan {
  n: number;
  disagreement: number;
  effect: number;
  alpha: number;
  power: number;
}

/** How each family is computed here, in the field names of the fixture. */
const families: Record<string, (input: never) => Fields> = {
  special_norm: ({ x }: { x: number }) => ({ cdf: stats.normalCdf(x), sf: stats.normalSf(x) }),
  special_norm_ppf: ({ p }: { p: number }) => ({ z: stats.normalPpf(p) }),
  special_binom: (input: stats.Binomial) => ({
    pmf: stats.binomialPmf(input),
    cdf: stats.binomialCdf(input),
    sf_inclusive: stats.binomialSf(input),
  }),
  mcnemar: mcnemar,
  wilson: ({ k, n, confidence }: Side & { confidence: number }) => bounds(stats.wilsonInterval(k, n, confidence)),
  newcombe_independent: (input: { baseline: Side; candidate: Side; confidence: number }) => {
    const { baseline, candidate, confidence } = input;
    const { z, p } = stats.unpairedRegression(baseline, candidate);
    return {
      delta: candidate.k / candidate.n - baseline.k / baseline.n,
      ...bounds(stats.newcombeIndependent(baseline, candidate, confidence)),
      z_unpooled: z,
      p_regression_unpaired_z: p,
    };
  },
  newcombe_paired: (input: stats.PairedCells & { confidence: number }) => {
    const { phi, interval } = stats.newcombePaired(input, input.confidence);
    const n = input.n11 + input.b + input.c + input.n00;
    return { delta: (input.c - input.b) / n, phi, ...bounds(interval) };
  },
  tango_paired_ci: (input: Pairs & { confidence: number }) => ({
    delta: (input.c - input.b) / input.n,
    ...bounds(stats.tangoInterval(input, input.confidence)),
  }),
  tango_noninferiority: (input: Pairs & { margin: number }) => {
    const { z, p } = stats.tangoNoninferiority(input, input.margin);
    return { z, p_noninferiority: p };
  },
  holm: ({ p, alpha }: { p: number[]; alpha: number }) => rejections(stats.holm(p), alpha),
  benjamini_hochberg: ({ p, q }: { p: number[]; q: number }) => rejections(stats.benjaminiHochberg(p), q),
  mde_paired_binary: (input: Plan) => ({ mde: stats.mdePairedBinary(input) }),
  required_n_paired_binary: (input: Plan) => {
    const { detect, noninferiority } = stats.requiredNPairedBinary(input);
    return { n: detect, n_noninferiority_at_zero: noninferiority };
  },
};

function mcnemar({ b, c }: stats.DiscordantPairs): Fields {
  const exact = stats.mcnemarExact({ b, c });
  const mid = stats.mcnemarMidP({ b, c });
  const { plain, corrected } = stats.mcnemarChiSquared({ b, c });
  return {
    n_discordant: b + c,
    p_exact_regression: exact.regression,
    p_exact_improvement: exact.improvement,
    p_exact_two_sided: exact.twoSided,
    p_mid_regression: mid.regression,
    p_mid_improvement: mid.improvement,
    p_mid_two_sided: mid.twoSided,
    chi2: plain.statistic,
    p_chi2: plain.p,
    chi2_cc: corrected.statistic,
    p_chi2_cc: corrected.p,
  };
}

function bounds([lower, upper]: readonly [number, number]): Fields {
  return { lower, upper };
}

function rejections(adjusted: number[], level: number): Fields {
  return { adjusted, reject: adjusted.map((p) => p <= level) };
}

function agrees(got: Value | undefined, want: Value, { tol_abs, tol_rel }: Case): boolean {
  if (Array.isArray(want)) {
    return (
      Array.isArray(got) &&
      got.length === want.length &&
      want.every((w, i) => agrees(got[i] as Value, w as Value, { tol_abs, tol_rel } as Case))
    );
  }
  const target = typeof want === 'string' ? Number(want) : want;
  if (typeof target !== 'number' || !Number.isFinite(target)) return Object.is(got, target);
  const slack = Math.max(tol_abs ?? default_abs, (tol_rel ?? default_rel) * Math.abs(target));
  return typeof got === 'number' && Math.abs(got - target) <= slack;
}

describe.each(Object.entries(families))('the reference vectors of %s', (family, compute) => {
  const cases = vectors[family] ?? [];

  it('are there', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)('agree: $name', (vector) => {
    const got = compute(vector.input);
    const wrong = Object.keys(vector.expected).filter(
      (field) => !agrees(got[field], vector.expected[field] as Value, vector),
    );
    expect({ wrong, got: wrong.length > 0 && got }).toEqual({ wrong: [], got: false });
    expect(Object.keys(got).toSorted()).toEqual(Object.keys(vector.expected).toSorted());
  });
});
