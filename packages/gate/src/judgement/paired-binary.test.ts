import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { comparePairedBinary, decide } from './paired-binary.ts';

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
      const found = comparePairedBinary({ b, c, n: n11 + b + c + n00 }, { margin, alpha });
      const close = (value: number, key: string): void =>
        expect(Math.abs(value - (expected[key] ?? Number.NaN))).toBeLessThanOrEqual(tol_abs);
      close(found.pRegression, 'p_regression');
      close(found.pNoninferiority, 'p_noninferiority');
      close(found.delta, 'delta');
      close(found.ci[0], 'lower');
      close(found.ci[1], 'upper');
      close(found.worstDrop, 'worst_plausible_drop');
      const p = { adjusted: found.pRegression, noninferiority: found.pNoninferiority };
      expect(decide(p, { block: alpha, pass: alpha })).toBe(expected.verdict);
    },
  );

  it('is green, not red, for a drop that is real and proven within the margin', () => {
    expect(decide({ adjusted: 0.001, noninferiority: 0.01 }, { block: 0.05, pass: 0.05 })).toBe('pass');
  });

  it('passes exactly from the worst plausible drop on', () => {
    const table = { b: 12, c: 9, n: 900 };
    const { worstDrop } = comparePairedBinary(table, { margin: 0.01, alpha: 0.05 });
    const at = (margin: number) => comparePairedBinary(table, { margin, alpha: 0.05 }).pNoninferiority <= 0.05;
    expect([at(worstDrop * 0.999), at(worstDrop * 1.001)]).toEqual([false, true]);
  });
});
