import { readFileSync } from 'node:fs';
import { contrastPairedBinary } from '@mlops-actions/stats';
import { describe, expect, it, test } from 'vitest';
import { decide } from './judge-family.ts';

interface Vector {
  readonly name: string;
  readonly input: { n11: number; b: number; c: number; n00: number; alpha: number; margin: number };
  readonly expected: Record<string, number> & { verdict: string };
  readonly tol_abs: number;
}

const fixture = new URL('../../../../test/fixtures/stat-vectors.json', import.meta.url);
const vectors = (JSON.parse(readFileSync(fixture, 'utf8')) as { verdict_paired_binary: Vector[] })
  .verdict_paired_binary;

describe('the rule for paired 0/1 metrics', () => {
  it('has vectors to follow', () => {
    expect(vectors).toHaveLength(16);
  });

  test.each(vectors.map((vector) => [vector.name, vector] as const))(
    'concludes as the reference on %s',
    (_, { input, expected, tol_abs }) => {
      const { n11, b, c, n00, alpha, margin } = input;
      const n = n11 + b + c + n00;
      const sides = {
        n,
        lost: b,
        gained: c,
        baselineHits: n11 + b,
        candidateHits: n11 + c,
        direction: 'higher' as const,
      };
      const contrast = contrastPairedBinary(sides);
      const close = (value: number, key: string): void =>
        expect(Math.abs(value - (expected[key] ?? Number.NaN))).toBeLessThanOrEqual(tol_abs);
      const noninferiority = contrast.noninferiority({ size: margin, relative: false });
      const [lower, upper] = contrast.interval(1 - 2 * alpha);
      close(contrast.regression(), 'p_regression');
      close(noninferiority, 'p_noninferiority');
      close(contrast.estimate, 'delta');
      close(lower, 'lower');
      close(upper, 'upper');
      close(Math.max(0, -lower), 'worst_plausible_drop');
      const p = { adjusted: contrast.regression(), noninferiority };
      expect(decide(p, { block: alpha, pass: alpha })).toBe(expected.verdict);
    },
  );

  it('is green, not red, for a drop that is real and proven within the margin', () => {
    expect(decide({ adjusted: 0.001, noninferiority: 0.01 }, { block: 0.05, pass: 0.05 })).toBe('pass');
  });
});
