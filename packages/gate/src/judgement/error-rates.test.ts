import { describe, expect, it } from 'vitest';
import { comparePairedBinary, decide } from './paired-binary.ts';

const draws = 4000;
const n = 1000;
const margin = 0.01;
const disagreement = 0.06;

/** A seeded stream of numbers in [0, 1). Source: Marsaglia (2003), xorshift32. */
function* uniform(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield (state >>> 0) / 2 ** 32;
  }
}

/** Shares of verdicts over many test sets on which the true difference is `effect`. */
function simulate(effect: number, seed: number): Record<'pass' | 'fail' | 'inconclusive', number> {
  const random = uniform(seed);
  const loss = (disagreement - effect) / 2;
  const shares = { pass: 0, fail: 0, inconclusive: 0 };
  for (let draw = 0; draw < draws; draw++) {
    let b = 0;
    let c = 0;
    for (let example = 0; example < n; example++) {
      const value = random.next().value;
      if (value < loss) b++;
      else if (value < disagreement) c++;
    }
    const { pRegression, pNoninferiority } = comparePairedBinary({ b, c, n }, { margin, alpha: 0.05 });
    shares[decide({ adjusted: pRegression, noninferiority: pNoninferiority }, { block: 0.05, pass: 0.05 })] +=
      1 / draws;
  }
  return shares;
}

describe('the error rates of the rule, 1000 examples of which 6 % disagree', () => {
  it('blocks about one harmless change in twenty, and rarely more', () => {
    const { fail, pass } = simulate(0, 20260701);
    expect(fail).toBeGreaterThan(0.035);
    expect(fail).toBeLessThan(0.065);
    expect(pass).toBeGreaterThan(0.3);
  });

  it('lets a drop of the margin through as green in about one case of twenty', () => {
    const { pass } = simulate(-margin, 20260702);
    expect(pass).toBeGreaterThan(0.03);
    expect(pass).toBeLessThan(0.065);
  });

  it('blocks a drop of two points four times in five', () => {
    expect(simulate(-0.02, 20260703).fail).toBeGreaterThan(0.8);
  });
});
