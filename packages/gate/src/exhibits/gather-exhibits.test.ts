import type { Cell, Predictions } from '@mlops-actions/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairExamples } from '../evidence/pair-examples.ts';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import { uniform } from '../samples/sample-evidence.ts';
import { samplePredictions } from '../samples/sample-predictions.ts';
import type { Curve, Exhibits } from './exhibits.ts';
import { gatherExhibits } from './gather-exhibits.ts';

const binary: ResolvedTask = { task: 'binary', labels: ['no', 'yes'], classes: ['no', 'yes'], positive: 'yes' };
const multiclass: ResolvedTask = { task: 'multiclass', labels: [], classes: [], positive: null };

function gather(candidate: Predictions, baseline?: Predictions, task = binary): Exhibits {
  const pairing = baseline === undefined ? undefined : pairExamples({ candidate, baseline });
  return gatherExhibits({ task, candidate, baseline, pairing, learning: [], history: [] });
}

function scored(pairs: readonly (readonly [label: Cell, score: Cell])[], file?: string): Predictions {
  return samplePredictions(
    {
      id: pairs.map((_, at) => `e${at}`),
      label: pairs.map(([label]) => label),
      score: pairs.map(([, score]) => score),
    },
    file,
  );
}

function curve(exhibits: Exhibits, kind: Curve['kind']): Curve {
  const found = exhibits.curves.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no curve ${kind}`);
  return found;
}

function at(curve: Curve, x: number, line = 0): number {
  const { x: xs = [], y: ys = [] } = curve.lines[line] ?? {};
  return ys[xs.indexOf(x)] as number;
}

describe('ROC and precision-recall', () => {
  // By score, best first: yes no yes yes no.
  const five = scored([['yes', 0.9], ['no', 0.8], ['yes', 0.7], ['yes', 0.6], ['no', 0.1]]); // biome-ignore format: a table

  it('take at each rate the best recall there is, and the straight line between rates', () => {
    const roc = curve(gather(five), 'roc');
    expect([0, 0.49, 0.5, 1].map((x) => at(roc, x))).toEqual([1 / 3, 1 / 3, 1, 1]);
  });

  it('take the precision at the first threshold that reaches a recall', () => {
    const line = curve(gather(five), 'precision-recall');
    expect([0, 0.33, 0.34, 0.66, 0.67, 1].map((x) => at(line, x))).toEqual([1, 1, 2 / 3, 2 / 3, 3 / 4, 3 / 4]);
  });

  it('cross ties in one step', () => {
    const tied = gather(scored([['yes', 0.5], ['no', 0.5], ['yes', 0.5], ['no', 0.5]])); // biome-ignore format: a table
    expect([0, 0.25, 0.5, 1].map((x) => at(curve(tied, 'roc'), x))).toEqual([0, 0.25, 0.5, 1]);
    expect([0, 1].map((x) => at(curve(tied, 'precision-recall'), x))).toEqual([0.5, 0.5]);
  });

  it('agree with counting by hand on any scores', () => {
    const pair = fc.tuple(fc.constantFrom('yes', 'no'), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const positives = pairs.filter(([label]) => label === 'yes').length;
        fc.pre(positives > 0 && positives < pairs.length);
        const line = curve(gather(scored(pairs)), 'precision-recall').lines[0];
        for (const [place, recall] of (line?.x ?? []).entries()) {
          const thresholds = Array.from({ length: 10 }, (_, step) => 9 - step);
          const hits = thresholds.map((threshold) => pairs.filter(([, score]) => score >= threshold));
          const first = hits.find((found) => {
            const tp = found.filter(([label]) => label === 'yes').length;
            return tp >= 1 && tp / positives >= recall - 1e-9;
          }) as typeof pairs;
          const precision = first.filter(([label]) => label === 'yes').length / first.length;
          expect(line?.y[place]).toBeCloseTo(precision, 12);
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('draw both sides on their common examples, the baseline first', () => {
    const candidate = samplePredictions({ id: ['a', 'b', 'c'], label: ['yes', 'no', 'yes'], score: [0.9, 0.1, 0.0] });
    const baseline = samplePredictions({ id: ['b', 'a', 'x'], label: ['no', 'yes', 'no'], score: [0.2, 0.1, 0.9] });
    const roc = curve(gather(candidate, baseline), 'roc');
    expect(roc.lines.map(({ side }) => side)).toEqual(['baseline', 'candidate']);
    expect([at(roc, 0, 0), at(roc, 0, 1)]).toEqual([0, 1]);
  });

  it('read `score:<positive>` where there is no `score`', () => {
    const predictions = samplePredictions({ label: ['yes', 'no'], 'score:yes': ['0.9', '0.1'] });
    expect(at(curve(gather(predictions), 'roc'), 0)).toBe(1);
  });

  it.each([
    ['one class only', scored([['yes', 0.2], ['yes', 0.3]])], // biome-ignore format: a table
    ['no score that is a number', scored([['yes', 'high'], ['no', null]])], // biome-ignore format: a table
    ['no score at all', samplePredictions({ label: ['yes', 'no'] })],
    ['no label', samplePredictions({ score: [1, 2] })],
    ['no example', samplePredictions({ label: [], score: [] })],
  ])('are left out with %s', (_, predictions) => {
    expect(gather(predictions).curves).toEqual([]);
  });

  it('leave rows out that have no score, and keep the others', () => {
    const gaps = scored([['yes', Number.NaN], ['yes', 0.9], [null, 0.5], ['no', 0.1], ['no', '']]); // biome-ignore format: a table
    expect(at(curve(gather(gaps), 'roc'), 0)).toBe(1);
  });
});

describe('calibration', () => {
  it('has ten bins of equal counts, with mean score and share of positives', () => {
    const rows = Array.from({ length: 100 }, (_, row): [Cell, Cell] => [
      row % 10 <= Math.floor(row / 10) ? 'yes' : 'no',
      row / 100,
    ]);
    const [line] = curve(gather(scored(rows)), 'calibration').lines;
    expect(line?.n).toEqual(Array.from({ length: 10 }, () => 10));
    expect(line?.x[0]).toBeCloseTo(0.045);
    expect(line?.y.map((share) => Math.round(share * 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('keeps examples of one score in one bin', () => {
    const rows = Array.from({ length: 100 }, (_, row): [Cell, Cell] => [
      row % 2 === 0 ? 'yes' : 'no',
      row < 60 ? 0.2 : 1,
    ]);
    const [line] = curve(gather(scored(rows)), 'calibration').lines;
    expect([line?.x, line?.y, line?.n]).toEqual([
      [expect.closeTo(0.2), 1],
      [0.5, 0.5],
      [60, 40],
    ]);
  });

  it('is left out where scores are no probabilities', () => {
    const rows = Array.from({ length: 100 }, (_, row): [Cell, Cell] => [row % 2 === 0 ? 'yes' : 'no', row]);
    expect(gather(scored(rows)).curves.map(({ kind }) => kind)).toEqual(['roc', 'precision-recall']);
  });
});

describe('the confusion matrix', () => {
  const answered = (labels: readonly Cell[], predictions: readonly Cell[]): Predictions =>
    samplePredictions({ id: labels.map((_, at) => at), label: labels, prediction: predictions });

  it('counts by label and prediction, the positive label first', () => {
    const candidate = answered(['no', 'no', 'no', 'yes', null], ['no', 'no', 'yes', 'yes', 'no']);
    const baseline = answered(['no', 'no', 'no', 'yes', null], ['no', 'no', 'no', 'no', 'no']);
    expect(gather(candidate, baseline).confusion).toEqual({
      labels: ['yes', 'no'],
      candidate: [
        [1, 0],
        [1, 2],
      ],
      baseline: [
        [0, 1],
        [0, 3],
      ],
    });
  });

  it('takes the number 1 and the text 1 for the same label', () => {
    expect(gather(answered([1, 0], ['1', '0']), undefined, multiclass).confusion?.candidate).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('sorts by frequency, then name, and sums rare labels up as `other`', () => {
    const labels = Array.from({ length: 20 }, (_, at) => `c${String(at).padStart(2, '0')}`);
    const many = [...labels, 'c19', 'c19'];
    const { confusion } = gather(answered(many, many), undefined, multiclass);
    expect(confusion?.labels).toEqual(['c19', ...labels.slice(0, 11), 'other']);
    expect(confusion?.candidate[0]?.[0]).toBe(3);
    expect(confusion?.candidate[12]?.[12]).toBe(8);
  });

  it('keeps a label called `other` apart from the rest', () => {
    const labels = ['other', 'other', ...Array.from({ length: 13 }, (_, at) => `c${at}`)];
    const shown = gather(answered(labels, labels), undefined, multiclass).confusion?.labels ?? [];
    expect(new Set(shown).size).toBe(13);
  });

  it('is left out without predictions, and for other tasks', () => {
    expect(gather(scored([['yes', 1]])).confusion).toBeUndefined();
    expect(gather(answered([1], [2]), undefined, { ...multiclass, task: 'regression' }).confusion).toBeUndefined();
  });
});

it('draws a million examples in a few seconds', () => {
  const random = uniform(5);
  const rows = Array.from({ length: 1_000_000 }, (): [Cell, Cell] => [random() < 0.3 ? 'yes' : 'no', random()]);
  const candidate = scored(rows, 'c.csv');
  const withAnswers = {
    ...candidate,
    columns: new Map([...candidate.columns, ['prediction', rows.map(([one]) => one)]]),
  };
  const begin = process.cpuUsage();
  const exhibits = gather(withAnswers);
  const took = process.cpuUsage(begin).user / 1000;
  expect(exhibits.curves).toHaveLength(3);
  expect(took).toBeLessThan(6000);
});
