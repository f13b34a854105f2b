import { describe, expect, it, test } from 'vitest';
import { exceptions } from './exceptions.ts';
import { openRandom } from './generators/random.ts';
import { averagePrecision, scorerByPrecision } from './generators/scores.ts';
import { solve } from './generators/solve.ts';
import { beyondLimit, clearlyBeyondLimit, judgeCells, limit } from './limits.ts';
import { studies } from './studies/all.ts';
import { pairedBinary } from './studies/paired-binary.ts';
import { rocAuc } from './studies/ranking.ts';
import { cellsOf } from './study.ts';
import { blockSize, runBlock, type Tallies, type Tally } from './trial.ts';
import { planTrials } from './trials.ts';

const cells = cellsOf({ ...pairedBinary, sizes: [1000] });

function simulate(blocks: number): Tallies {
  return new Map(
    cells.map(({ trial }): [string, Tally] => {
      const counts = Float64Array.of(0);
      for (let block = 0; block < blocks; block++)
        counts[0] = (counts[0] as number) + (runBlock(trial, block)[0] as number);
      return [trial.id, { draws: blocks * blockSize, counts }];
    }),
  );
}

describe('the gate on simulated test sets of 1000 examples', () => {
  const judged = judgeCells(cells, { tallies: simulate(16), exceptions });

  it('is red in about one of twenty where nothing changed, and green in about one of twenty that are worse', () => {
    for (const { rate } of judged) expect(rate).toBeGreaterThan(0.04);
    expect(beyondLimit(judged)).toEqual([]);
  });
});

describe('the verdict on a rate', () => {
  const [cell] = cells as [(typeof cells)[0]];
  const tallies = (count: number): Tallies =>
    new Map([[cell.trial.id, { draws: 500, counts: Float64Array.of(count) }]]);
  const judgeCount = (count: number, known: typeof exceptions = []) =>
    judgeCells([cell], { tallies: tallies(count), exceptions: known });

  test.each([
    [32, false, false],
    [33, true, false],
    [56, true, true],
  ])('%i wrong of 500: above the limit %s, and clearly so %s', (count, above, clearly) => {
    const judged = judgeCount(count);
    expect(beyondLimit(judged).length > 0).toBe(above);
    expect(clearlyBeyondLimit(judged).length > 0).toBe(clearly);
  });

  it('has a limit of its own where an exception is known, and the common one beyond its sizes', () => {
    const known = { study: 'paired-binary', truth: 'equal', limit: 0.12, why: '' } as const;
    expect(judgeCount(56, [{ ...known, upTo: 1000 }])[0]?.limit).toBe(0.12);
    expect(judgeCount(56, [{ ...known, upTo: 200 }])[0]?.limit).toBe(limit);
  });
});

describe('what is drawn', () => {
  it('is the same for the same block, and another for another', () => {
    const [first] = cellsOf({ ...rocAuc, sizes: [200] });
    if (first === undefined) throw new Error('no cell');
    expect(runBlock(first.trial, 3)).toEqual(runBlock(first.trial, 3));
    expect(openRandom('a 1').words()).not.toEqual(openRandom('a 2').words());
  });

  it('has a name of its own in every population', () => {
    const plan = planTrials();
    const ids = [...plan.cells.map(({ trial }) => trial.id), ...plan.rules.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(studies.map((study) => [study.id, study] as const))('covers both errors of %s at each size', (_, study) => {
    for (const n of study.sizes) {
      expect(new Set(study.settings(n).map(({ truth }) => truth))).toEqual(new Set(['equal', 'worse']));
    }
  });

  it('has the moments of its distributions', () => {
    const random = openRandom('moments');
    const mean = (draw: () => number) => Array.from({ length: 20_000 }, draw).reduce((sum, x) => sum + x, 0) / 20_000;
    expect(mean(random.uniform)).toBeCloseTo(0.5, 1);
    expect(mean(random.normal)).toBeCloseTo(0, 1);
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1);
    expect(mean(random.exponential)).toBeCloseTo(1, 1);
    expect(mean(() => random.binomial(40, 0.25)) / 40).toBeCloseTo(0.25, 2);
    expect(mean(() => (random.binomial(40, 0.75) - 30) ** 2) / 7.5).toBeCloseTo(1, 1);
  });
});

describe('a population', () => {
  it('has the average precision asked for', () => {
    const scorer = scorerByPrecision(0.7, { sd: 1.2, positives: 0.3 });
    expect(averagePrecision(scorer, 0.3)).toBeCloseTo(0.7, 6);
  });

  it('is solved to the last bit, and refused where there is no solution', () => {
    expect(solve((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 14);
    expect(() => solve((x) => x * x + 1, 0, 2)).toThrow(RangeError);
  });

  it('is refused for an engine that does not exist', () => {
    expect(() => planTrials('f2')).toThrow(/there is no engine f2/);
  });
});
