import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemarMidP } from '../mcnemar.ts';
import { tangoInterval, tangoNoninferiority } from '../tango.ts';
import { contrastPairedBinary, type PairedOutcomes } from './contrast-paired-binary.ts';

const outcomes: PairedOutcomes = {
  n: 1000,
  lost: 40,
  gained: 20,
  baselineHits: 880,
  candidateHits: 860,
  direction: 'higher',
};

describe('paired 0/1 outcomes', () => {
  it('are tested by mid-p McNemar for red and Tango for green', () => {
    const contrast = contrastPairedBinary(outcomes);
    const table = { b: 40, c: 20, n: 1000 };
    expect(contrast).toMatchObject({ n: 1000, baseline: 0.88, candidate: 0.86, estimate: -0.02, conclusive: true });
    expect(contrast.regression()).toBe(mcnemarMidP(table).regression);
    expect(contrast.improvement()).toBe(mcnemarMidP(table).improvement);
    expect(contrast.noninferiority({ size: 0.01, relative: false })).toBe(tangoNoninferiority(table, 0.01).p);
    expect(contrast.interval(0.9)).toEqual(tangoInterval(table, 0.9));
  });

  it('prove nothing by never disagreeing on a small set: 200 identical answers leave a drop of 1.3 points open', () => {
    const same = contrastPairedBinary({
      ...outcomes,
      n: 200,
      lost: 0,
      gained: 0,
      baselineHits: 176,
      candidateHits: 176,
    });
    expect(same.noninferiority({ size: 0.01, relative: false })).toBeGreaterThan(0.05);
    expect(same.interval(0.9)[0]).toBeCloseTo(-0.0134, 3);
    expect(same.needed({ size: 0.01, relative: false }, { alpha: 0.05, power: 0.8 })).toBe(268);
  });

  it('say on the scale of all pairs what could have been seen', () => {
    const plan = { alpha: 0.05, power: 0.8 };
    expect(contrastPairedBinary(outcomes).detectable(plan)).toBeCloseTo(0.0192, 3);
  });

  it.each<[string, Partial<PairedOutcomes>, RegExp]>([
    ['no examples', { n: 0 }, /at least 1/],
    ['hits that contradict the losses', { candidateHits: 870 }, /contradict/],
    ['more discordant pairs than examples', { n: 50 }, /must not exceed/],
  ])('refuse %s', (_, change, message) => {
    const broken = { ...outcomes, ...change };
    expect(() => contrastPairedBinary(broken).regression() + contrastPairedBinary(broken).interval(0.9)[0]).toThrow(
      message,
    );
  });

  it('refuse a relative margin', () => {
    expect(() => contrastPairedBinary(outcomes).noninferiority({ size: 0.02, relative: true })).toThrow(/absolute/);
  });

  it('mirror when the sides are swapped, and never speak for both colours', () => {
    const tables = fc.record({ both: fc.integer({ min: 1, max: 500 }), lost: fc.nat(60), gained: fc.nat(60) });
    fc.assert(
      fc.property(tables, ({ both, lost, gained }) => {
        const n = both + lost + gained;
        const one = contrastPairedBinary({
          n,
          lost,
          gained,
          baselineHits: both + lost,
          candidateHits: both + gained,
          direction: 'higher',
        });
        const other = contrastPairedBinary({
          n,
          lost: gained,
          gained: lost,
          baselineHits: both + gained,
          candidateHits: both + lost,
          direction: 'higher',
        });
        expect(other.regression()).toBe(one.improvement());
        expect(other.interval(0.9)[0]).toBe(-one.interval(0.9)[1]);
        expect(one.regression() <= 0.05 && one.improvement() <= 0.05).toBe(false);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
