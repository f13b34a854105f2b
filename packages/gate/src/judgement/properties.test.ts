import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { judgeSides, mails } from '../samples/sample-judgement.ts';
import { samplePredictions } from '../samples/sample-predictions.ts';

describe('the rule, for any counts', () => {
  const counts = fc
    .record({ right: fc.nat(400), lost: fc.nat(60), gained: fc.nat(60) })
    .filter(({ right, lost, gained }) => right + lost + gained >= 30);
  const rank = { fail: 0, error: 1, inconclusive: 1, pass: 2 };
  const wide = parsePolicy('metrics: { accuracy: { margin: 0.05 } }', 'gate.yml');

  it('gives the same verdict whatever the order of the rows', () => {
    fc.assert(
      fc.property(counts, fc.integer(), (tally, seed) => {
        const sides = mails(tally);
        const order = [...Array(sides.candidate.length).keys()].toSorted(
          (a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101),
        );
        const shuffled = samplePredictions(
          Object.fromEntries(
            [...sides.candidate.columns].map(([name, cells]) => [name, order.map((row) => cells[row] ?? null)]),
          ),
        );
        expect(judgeSides(wide, { ...sides, candidate: shuffled }).comparisons).toEqual(
          judgeSides(wide, sides).comparisons,
        );
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('mirrors when the sides are swapped', () => {
    fc.assert(
      fc.property(counts, (tally) => {
        const sides = mails(tally);
        const [one] = judgeSides(wide, sides).comparisons;
        const [other] = judgeSides(wide, { candidate: sides.baseline, baseline: sides.candidate }).comparisons;
        expect(other?.delta).toBeCloseTo(-(one?.delta ?? 0), 12);
        expect(other?.ci?.[0]).toBeCloseTo(-(one?.ci?.[1] ?? 0), 10);
        expect((one?.pRegression ?? 0) + (other?.pRegression ?? 0)).toBeCloseTo(1, 10);
        expect([one?.verdict, other?.verdict]).not.toEqual(['fail', 'fail']);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('is never helped by one more loss', () => {
    fc.assert(
      fc.property(counts, (tally) => {
        const before = judgeSides(wide, mails(tally));
        const after = judgeSides(wide, mails({ ...tally, right: Math.max(0, tally.right - 1), lost: tally.lost + 1 }));
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict]);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('is green where the interval leaves no drop of the margin open, and red only for a drop', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(counts, (tally) => {
        const { verdict, comparisons } = judgeSides(wide, mails(tally));
        const { delta, worstDrop } = comparisons[0] ?? {};
        seen.add(verdict);
        expect(verdict === 'pass').toBe((worstDrop ?? 1) <= 0.05);
        expect(verdict === 'fail' && (delta ?? 0) >= 0).toBe(false);
      }),
      { seed: 5, numRuns: 100 },
    );
    expect([...seen].toSorted()).toEqual(['fail', 'inconclusive', 'pass']);
  });
});
