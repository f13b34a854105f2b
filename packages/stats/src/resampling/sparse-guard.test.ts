import { describe, expect, it } from 'vitest';
import { tangoInterval } from '../tango.ts';
import { contrastSums, type SumsInput, type UnitSums } from './contrast-sums.ts';

const resampling = { replicates: 1999, seed: [1, 2, 3, 4] as const };

/** Shares right of n examples, as sums: the metric for which the score test is known to be right. */
function right(n: number, wrong: (at: number) => boolean): UnitSums {
  const amount = Float64Array.from({ length: 2 * n }, (_, at) => (at % 2 === 0 ? Number(!wrong(at / 2)) : 1));
  return {
    width: 2,
    start: Uint32Array.from({ length: n + 1 }, (_, at) => 2 * at),
    index: Uint32Array.from(amount, (_, at) => at % 2),
    amount,
  };
}

function accuracy(n: number, lost: number, gained: number): Omit<SumsInput, 'resampling'> {
  const known = Math.floor(n / 2);
  return {
    baseline: right(n, (at) => (at < known && at % 5 === 0 ? true : at >= n - gained)),
    candidate: right(n, (at) => (at < known && at % 5 === 0 ? true : at >= n - gained - lost && at < n - gained)),
    value: (sums) => (sums[0] as number) / (sums[1] as number),
    direction: 'higher',
  };
}

describe('a metric from sums of which few units differ', () => {
  it('proves no more than the score test of the losses and gains it saw', () => {
    const contrast = contrastSums({ ...accuracy(100, 1, 1), resampling });
    const plain = contrastSums({ ...accuracy(100, 1, 1), resampling, reading: 'textbook' });
    const [low, high] = tangoInterval({ b: 1, c: 1, n: 100 }, 0.9);
    expect(contrast.interval(0.9)[0]).toBeCloseTo(low, 2);
    expect(contrast.interval(0.9)[1]).toBeCloseTo(high, 2);
    expect(plain.interval(0.9)[0]).toBeGreaterThan(low + 0.01);
    expect(contrast.noninferiority({ size: 0.03, relative: false })).toBeGreaterThan(0.05);
    expect(plain.noninferiority({ size: 0.03, relative: false })).toBeLessThan(0.05);
  });

  it('still proves what a large set shows', () => {
    const contrast = contrastSums({ ...accuracy(4000, 4, 4), resampling });
    expect(contrast.noninferiority({ size: 0.01, relative: false })).toBeLessThan(0.001);
  });

  it('is left to resampling where enough of them differ', () => {
    const guarded = contrastSums({ ...accuracy(1000, 30, 30), resampling });
    const [low] = contrastSums({ ...accuracy(1000, 30, 30), resampling, reading: 'textbook' }).interval(0.9);
    expect(Math.abs(guarded.interval(0.9)[0] - low)).toBeLessThan(0.001);
  });
});
