import { array, assert, constantFrom, double, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Contrast, Margin } from '../contrast.ts';
import { studentTCdf } from '../distributions/student-t.ts';
import { newcombeIndependent, type Share, unpairedRegression } from '../newcombe.ts';
import { normalCdf } from '../normal.ts';
import { contrastErrors } from './contrast-errors.ts';
import { contrastMatched } from './contrast-matched.ts';
import { contrastPrediction } from './contrast-prediction.ts';
import { contrastShares } from './contrast-shares.ts';
import { contrastWelch } from './contrast-welch.ts';

const plan = { alpha: 0.05, power: 0.8 };
const runs = { seed: 20_240_601, numRuns: 200 };
const absolute = (size: number): Margin => ({ size, relative: false });
const relative = (size: number): Margin => ({ size, relative: true });

const before = [0.8812, 0.879, 0.8841, 0.8805, 0.8779];
const after = [0.8701, 0.8744, 0.869, 0.8733, 0.8755];

describe('values of seeds alone', () => {
  it('are compared by Welch’s test, its units the seeds of the smaller side', () => {
    const contrast = contrastWelch({ baseline: before, candidate: after.slice(0, 3), direction: 'higher' });
    expect(contrast).toMatchObject({ test: 'welch-t', n: 3, conclusive: true, flags: [] });
    expect(contrast.interval(0.9)[0]).toBeLessThan(contrast.estimate);
  });

  it('are paired where the seeds are the same', () => {
    const contrast = contrastMatched({ baseline: before, candidate: after, direction: 'higher' });
    expect(contrast).toMatchObject({ test: 'matched-t', n: 5, df: 4, conclusive: true });
    const shuffled = contrastMatched({ baseline: before.toReversed(), candidate: after, direction: 'higher' });
    expect(shuffled.se).not.toBeCloseTo(contrast.se, 6);
    const reordered = { baseline: before.toReversed(), candidate: after.toReversed(), direction: 'higher' } as const;
    expect(contrastMatched(reordered).se).toBeCloseTo(contrast.se, 14);
  });

  it.each([contrastWelch, contrastMatched])('do not decide by two seeds', (contrastOf) => {
    const contrast = contrastOf({ baseline: [0.8, 0.9], candidate: [0.7, 0.85], direction: 'higher' });
    expect(contrast).toMatchObject({ conclusive: false, flags: ['few-seeds'] });
  });

  it.each([contrastWelch, contrastMatched])('do not decide without spread', (contrastOf) => {
    const contrast = contrastOf({ baseline: [0.1, 0.1, 0.1], candidate: [0.3, 0.3, 0.3], direction: 'lower' });
    expect(contrast).toMatchObject({ conclusive: false, flags: ['degenerate'], se: 0 });
    expect(contrast.needed(absolute(0.1), plan)).toBeNull();
  });

  it('take a relative margin with the baseline’s own noise', () => {
    const grown = before.map((value) => 1.02 * value);
    const lower = { baseline: before, candidate: after, direction: 'lower' } as const;
    const linear = { baseline: grown, candidate: after, direction: 'higher' } as const;
    expect(contrastWelch(lower).noninferiority(relative(0.02))).toBeCloseTo(contrastWelch(linear).regression(), 12);
    expect(contrastMatched(lower).noninferiority(relative(0.02))).toBeCloseTo(contrastMatched(linear).regression(), 10);
  });
});

describe('repeats of the baseline', () => {
  const input = { baseline: before, candidate: 0.87, direction: 'higher' } as const;
  const mean = before.reduce((sum, x) => sum + x, 0) / 5;
  const variance = before.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4;

  it('predict where one more value lies', () => {
    const contrast = contrastPrediction(input);
    expect(contrast).toMatchObject({ test: 'prediction-t', n: 5, df: 4, candidate: 0.87, conclusive: true });
    const t = (0.87 - mean) / Math.sqrt(variance * 1.2);
    expect(contrast.regression()).toBeCloseTo(studentTCdf(t, 4), 10);
  });

  it('take a relative margin of the baseline’s mean', () => {
    const t = (0.87 - 0.98 * mean) / Math.sqrt(variance * (1 + 0.98 ** 2 / 5));
    expect(contrastPrediction(input).noninferiority(relative(0.02))).toBeCloseTo(studentTCdf(-t, 4), 10);
  });

  it('cannot make up for the noise of the one candidate', () => {
    const contrast = contrastPrediction(input);
    expect(contrast.needed(absolute(0.001), plan)).toBeNull();
    const wide = absolute(2.6 * Math.sqrt(variance));
    const needed = contrast.needed(wide, plan) as number;
    expect(variance * (1 + 1 / needed)).toBeLessThanOrEqual((wide.size / 2.486474860524387) ** 2);
    expect(variance * (1 + 1 / (needed - 1))).toBeGreaterThan((wide.size / 2.486474860524387) ** 2);
  });

  it('do not decide where they never vary', () => {
    const constant = { baseline: [0.1, 0.1, 0.1, 0.1, 0.1], candidate: 0.1, direction: 'higher' } as const;
    expect(contrastPrediction(constant)).toMatchObject({ conclusive: false, flags: ['degenerate'] });
    expect(contrastPrediction(constant).regression()).toBe(0.5);
  });
});

describe('values with standard errors', () => {
  const input = {
    baseline: { value: 0.62, stderr: 0.012 },
    candidate: { value: 0.6, stderr: 0.016 },
    direction: 'higher',
  } as const;

  it('are compared by z, and ask for no number of units', () => {
    const contrast = contrastErrors(input);
    expect(contrast).toMatchObject({ test: 'stderr-z', n: 0, df: Infinity, conclusive: true });
    expect(contrast.regression()).toBeCloseTo(normalCdf(-1), 10);
    expect(contrast.noninferiority(absolute(0.06))).toBeCloseTo(normalCdf(-2), 10);
    const t = (0.6 - 0.95 * 0.62) / Math.hypot(0.016, 0.95 * 0.012);
    expect(contrast.noninferiority(relative(0.05))).toBeCloseTo(normalCdf(-t), 10);
    expect(contrast.needed(absolute(0.01), plan)).toBeNull();
  });

  it('do not decide where both errors are 0', () => {
    const exact = contrastErrors({ ...input, baseline: { value: 1, stderr: 0 }, candidate: { value: 1, stderr: 0 } });
    expect(exact).toMatchObject({ conclusive: false, flags: ['degenerate'] });
  });
});

describe('two shares', () => {
  const baseline = { k: 880, n: 1000 };
  const candidate = { k: 860, n: 1000 };

  it('are compared by the unpaired z and Newcombe’s interval', () => {
    const contrast = contrastShares({ baseline, candidate, direction: 'higher' });
    expect(contrast).toMatchObject({ test: 'unpaired-z+newcombe', n: 1000, baseline: 0.88, candidate: 0.86 });
    expect(contrast.regression()).toBe(unpairedRegression(baseline, candidate).p);
    expect(contrast.interval(0.9)).toEqual(newcombeIndependent(baseline, candidate, 0.9));
  });

  it('of misses are those of hits the other way round', () => {
    const hits = contrastShares({ baseline, candidate, direction: 'higher' });
    const misses = contrastShares({
      baseline: { k: 120, n: 1000 },
      candidate: { k: 140, n: 1000 },
      direction: 'lower',
    });
    expect(misses.estimate).toBeCloseTo(hits.estimate, 14);
    expect(misses.regression()).toBeCloseTo(hits.regression(), 12);
    expect(misses.noninferiority(absolute(0.03))).toBeCloseTo(hits.noninferiority(absolute(0.03)), 10);
    expect(misses).toMatchObject({ baseline: 0.12, candidate: 0.14 });
  });

  it('of nothing but hits, or none, still carry noise', () => {
    const [all, none] = [
      { k: 1, n: 1 },
      { k: 0, n: 1 },
    ];
    // One example each is no proof of anything, though its standard error is 0.
    expect(contrastShares({ baseline: all, candidate: none, direction: 'higher' }).regression()).toBeGreaterThan(0.05);
    const same = contrastShares({ baseline: { k: 50, n: 50 }, candidate: { k: 50, n: 50 }, direction: 'higher' });
    expect(same.regression()).toBe(0.5);
    expect(same.noninferiority(absolute(0.01))).toBeGreaterThan(0.05);
    expect(same.detectable(plan)).toBeGreaterThan(0.01);
    expect(same.needed(absolute(0.01), plan)).toBeGreaterThan(50);
  });

  it('may be held to a margin relative to the baseline’s share', () => {
    const input = { baseline: { k: 120, n: 1000 }, candidate: { k: 125, n: 1000 }, direction: 'lower' } as const;
    const contrast = contrastShares(input);
    // Near the limit of large samples: 1.2·p_b − p_c with its delta variance.
    const z = (1.2 * 0.12 - 0.125) / Math.sqrt((1.44 * 0.12 * 0.88 + 0.125 * 0.875) / 1000);
    expect(contrast.noninferiority(relative(0.2))).toBeCloseTo(normalCdf(-z), 1);
    expect(contrast.noninferiority(relative(0.4))).toBeLessThan(contrast.noninferiority(relative(0.2)));
    const empty = contrastShares({ ...input, baseline: { k: 0, n: 10 } });
    expect(() => empty.noninferiority(relative(0.2))).toThrow(/baseline above 0/);
  });

  const size = integer({ min: 1, max: 400 });
  const share = tuple(size, double({ min: 0, max: 1, noNaN: true })).map(
    ([n, p]): Share => ({ k: Math.round(p * n), n }),
  );

  it('are proven within exactly the margins their interval leaves no doubt of', () => {
    const inverted = property(share, share, (baseline, candidate) => {
      const contrast = contrastShares({ baseline, candidate, direction: 'higher' });
      const [lower, upper] = contrast.interval(0.9);
      if (lower < 0 && lower > -1) expect(contrast.noninferiority(absolute(-lower))).toBeCloseTo(0.05, 8);
      if (upper < 0 && upper > -1) expect(contrast.noninferiority(absolute(-upper))).toBeCloseTo(0.95, 8);
    });
    assert(inverted, runs);
  });
});

const score = double({ min: 0.1, max: 1, noNaN: true });
const repeats = array(score, { minLength: 5, maxLength: 9 });
const direction = constantFrom('higher' as const, 'lower' as const);
const counted = record({ k: integer({ min: 0, max: 50 }), n: integer({ min: 50, max: 90 }) });
const measured = record({ value: score, stderr: double({ min: 0.001, max: 0.1, noNaN: true }) });

/** Each engine on drawn data, with the sides as drawn and swapped. */
const engines: Record<string, (a: Drawn, b: Drawn, direction: 'higher' | 'lower') => Contrast> = {
  welch: (a, b, direction) => contrastWelch({ baseline: a.values, candidate: b.values, direction }),
  matched: (a, b, direction) =>
    contrastMatched({ baseline: a.values.slice(0, 5), candidate: b.values.slice(0, 5), direction }),
  shares: (a, b, direction) => contrastShares({ baseline: a.share, candidate: b.share, direction }),
  errors: (a, b, direction) => contrastErrors({ baseline: a.measured, candidate: b.measured, direction }),
};
interface Drawn {
  values: number[];
  share: Share;
  measured: { value: number; stderr: number };
}
const drawn = record({ values: repeats, share: counted, measured });

describe.each(Object.entries(engines))('for any data, %s', (_, contrastOf) => {
  it('turns a regression into an improvement and mirrors its interval when the sides swap', () => {
    const mirrored = property(drawn, drawn, direction, (a, b, direction) => {
      const [one, other] = [contrastOf(a, b, direction), contrastOf(b, a, direction)];
      expect(other.regression()).toBeCloseTo(one.improvement(), 10);
      expect(other.estimate).toBeCloseTo(-one.estimate, 12);
      const [lower, upper] = one.interval(0.9);
      expect(other.interval(0.9)[0]).toBeCloseTo(-upper, 8);
      expect(other.interval(0.9)[1]).toBeCloseTo(-lower, 8);
    });
    assert(mirrored, runs);
  });

  it('proves a wider margin at least as well', () => {
    const size = double({ min: 0, max: 1, noNaN: true });
    const widened = property(drawn, drawn, direction, tuple(size, size), (a, b, direction, sizes) => {
      const contrast = contrastOf(a, b, direction);
      const [narrow, wide] = [Math.min(...sizes), Math.max(...sizes)];
      const slack = contrast.noninferiority(absolute(narrow)) + 1e-12;
      expect(contrast.noninferiority(absolute(wide))).toBeLessThanOrEqual(slack);
    });
    assert(widened, runs);
  });

  it('never shows a regression and an improvement at once', () => {
    const exclusive = property(drawn, drawn, direction, (a, b, direction) => {
      const contrast = contrastOf(a, b, direction);
      expect(contrast.regression() + contrast.improvement()).toBeCloseTo(1, 10);
    });
    assert(exclusive, runs);
  });
});

const measure = { value: 1, stderr: 0.1 };
test.each<[string, () => unknown, RegExp]>([
  [
    'one seed',
    () => contrastWelch({ baseline: [1], candidate: [1, 2], direction: 'higher' }),
    /baseline .* at least 2/,
  ],
  [
    'a seed of NaN',
    () => contrastWelch({ baseline: [1, 2], candidate: [1, Number.NaN], direction: 'higher' }),
    /finite/,
  ],
  ['one pair', () => contrastMatched({ baseline: [1], candidate: [1], direction: 'higher' }), /at least 2 pairs/],
  ['unmatched seeds', () => contrastMatched({ baseline: [1, 2], candidate: [1], direction: 'higher' }), /as many/],
  ['4 repeats', () => contrastPrediction({ baseline: [1, 2, 3, 4], candidate: 1, direction: 'higher' }), /at least 5/],
  [
    'a candidate of NaN',
    () => contrastPrediction({ baseline: [1, 2, 3, 4, 5], candidate: Number.NaN, direction: 'higher' }),
    /candidate must be finite/,
  ],
  [
    'an empty sample',
    () => contrastShares({ baseline: { k: 0, n: 0 }, candidate: { k: 1, n: 1 }, direction: 'higher' }),
    /n must be at least 1/,
  ],
  [
    'more hits than examples',
    () => contrastShares({ baseline: { k: 2, n: 1 }, candidate: { k: 1, n: 1 }, direction: 'lower' }),
    /must not exceed|at least 0/,
  ],
  [
    'a negative standard error',
    () => contrastErrors({ baseline: measure, candidate: { value: 1, stderr: -1 }, direction: 'higher' }),
    /candidate's stderr/,
  ],
  [
    'a value of NaN',
    () => contrastErrors({ baseline: { value: Number.NaN, stderr: 1 }, candidate: measure, direction: 'higher' }),
    /baseline's value/,
  ],
])('%s is refused', (_, contrast, message) => {
  expect(contrast).toThrow(RangeError);
  expect(contrast).toThrow(message);
});
