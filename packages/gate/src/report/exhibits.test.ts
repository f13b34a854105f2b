import { describe, expect, it, test } from 'vitest';
import { confusionText } from './confusion.ts';
import { curveTexts } from './curves.ts';
import { historyText } from './history.ts';
import { learningTexts } from './learning.ts';
import { grid, resample } from './resample.ts';
import { type Sample, sampleSituations } from './sample-comments.test-support.ts';
import { sampleExhibits } from './sample-exhibits.test-support.ts';
import { sparkline } from './sparkline.ts';

const pass = sampleSituations()['pass'] as Sample;

/** The numbers of each line of a chart, by name. */
function linesOf(text: string): Record<string, number[]> {
  const found = [...text.matchAll(/line "([^"]*)" \[([^\]]*)\]/g)];
  return Object.fromEntries(found.map(([, name = '', values = '']) => [name, values.split(', ').map(Number)]));
}

describe('a line on a grid', () => {
  it('is straight between points, at its highest where it jumps, and level beyond its ends', () => {
    const points = { x: [0.2, 0.2, 0.4, 1], y: [0, 0.5, 0.7, 1] };
    expect(resample(points, [0, 0.2, 0.3, 0.7, 1, 2]).map((value) => Number(value.toFixed(6)))).toEqual([
      0, 0.5, 0.6, 0.85, 1, 1,
    ]);
    expect(grid([0, 1], 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});

describe('curves', () => {
  const texts = curveTexts(sampleExhibits.curves);

  it('have a line a side with at most 25 points, and say which is which', () => {
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      const lines = linesOf(text);
      expect(Object.keys(lines)).toEqual(expect.arrayContaining(['baseline', 'candidate']));
      for (const values of Object.values(lines)) expect(values).toHaveLength(21);
      expect(text).toMatch(/🔵 baseline 🟠 candidate/u);
    }
  });

  it('give the heights on the grid', () => {
    const [, , calibration = ''] = texts;
    const { baseline = [], perfect = [] } = linesOf(calibration);
    expect(calibration).toContain('x-axis "mean score" 0.05 --> 0.95');
    expect(baseline).toEqual(perfect);
    expect([perfect[0], perfect[10], perfect[20]]).toEqual([0.05, 0.5, 0.95]);
  });

  it('show the corner of a ROC where everything happens, and say so', () => {
    expect(texts[0]).toContain('**ROC**, enlarged: false positive rate up to 0.05 ·');
    const poor = curveTexts([{ kind: 'roc', lines: [{ side: 'candidate', x: [0, 1], y: [0, 1] }] }]);
    expect(poor[0]).toContain('**ROC** · 🟠 candidate ⚪ chance');
    expect(poor[0]).toContain('x-axis "false positive rate" 0 --> 1');
  });

  it('tell some heights in numbers', () => {
    const text = curveTexts([{ kind: 'precision-recall', lines: [{ side: 'candidate', x: [0, 1], y: [1, 0] }] }]);
    expect(text[0]).toContain('Precision by recall: at 0.5 🟠 0.500, at 0.9 🟠 0.100 and at 0.99 🟠 0.010.');
  });

  it('are left out where a side has nothing to draw', () => {
    expect(curveTexts([{ kind: 'roc', lines: [{ side: 'candidate', x: [0, Number.NaN], y: [0, 1] }] }])).toEqual([]);
  });
});

describe('learning curves', () => {
  it('are drawn with 25 points, in powers of ten where numbers are small', () => {
    const [loss = '', rate = ''] = learningTexts(sampleExhibits.learning);
    expect(linesOf(loss)['candidate']).toHaveLength(25);
    expect(loss).toContain('`validation loss`, 1.02 at step 0 to 0.1329 at step 1975');
    expect(rate).toContain('y-axis "learning_rate (×10^−4)"');
    expect(rate).not.toMatch(/\de-\d/);
  });

  it.each([
    ['one step', [1], [1]],
    ['no finite value', [1, 2], [Number.NaN, Number.POSITIVE_INFINITY]],
  ])('are left out with %s', (_, steps, values) => {
    expect(learningTexts([{ name: 'loss', steps, values }])).toEqual([]);
  });
});

describe('the confusion matrix', () => {
  const text = confusionText({
    labels: ['a', 'b', 'c'],
    baseline: [
      [90, 10, 0],
      [0, 100, 0],
      [5, 0, 95],
    ],
    candidate: [
      [60, 40, 0],
      [1, 99, 0],
      [0, 0, 100],
    ],
  })?.replaceAll('\u00a0', ' ');

  it('shows counts with their share, shading what is wrong by how much', () => {
    expect(text).toContain('| `a` | **60 (60 %)** | 🟥 40 (40 %) | · |');
    expect(text).toContain('| `b` | 1 (1.0 %) | **99 (99 %)** | · |');
  });

  it('shows the difference, and what changed most in words', () => {
    expect(text).toContain('| `a` | 🟥 −30 | 🟥 +30 | · |');
    expect(text).toContain('| `c` | 🟩 −5 | · | 🟩 +5 |');
    expect(text).toContain(
      'Changed most: `a` taken for `b` 10 → 40, `c` taken for `a` 5 → 0 and `b` taken for `a` 0 → 1.',
    );
  });

  it('stands alone without a baseline', () => {
    const alone = confusionText({
      labels: ['a', 'b'],
      baseline: null,
      candidate: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(alone).toContain('<summary>Confusion matrix of 2 labels</summary>');
    expect(alone).not.toMatch(/differs|less baseline|Changed/);
    expect(confusionText(undefined)).toBeUndefined();
  });
});

describe('the history', () => {
  test.each([
    [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
    [[0, undefined, 7], '▁·█'],
  ])('draws %j as %s', (values, bars) => {
    expect(sparkline(values, [0, 7])).toBe(bars);
  });

  it('does not make a mountain of nothing', () => {
    expect(sparkline([1, 1, 1], [1, 1])).toBe('▅▅▅');
  });

  it('has a line a gating metric with the candidate last, and its range in words', () => {
    const text = historyText(pass.record, sampleExhibits.history)?.replaceAll('\u00a0', ' ');
    expect(text).toContain('24 records of the base branch from 2026-05-01 to 2026-06-16');
    expect(text).toMatch(/\| `recall` \| [▁-█]{24} → █ \| 96\.0 % \| 99\.7 % \| 99\.7 % \|/u);
    expect(text).toContain('| `false_positive_rate` (less is better) |');
  });

  it('is left out where nothing is recorded', () => {
    expect(historyText(pass.record, [])).toBeUndefined();
    const other = sampleExhibits.history.map((point) => ({ ...point, metrics: { cost: 1 } }));
    expect(historyText(pass.record, other)).toBeUndefined();
  });
});

test('a calibration keeps its diagonal where scores begin late', () => {
  const line = { side: 'candidate' as const, x: [0.4, 1], y: [0.3, 1] };
  const [text] = curveTexts([{ kind: 'calibration', lines: [line] }]);
  expect(text).toContain('**Calibration** · 🟠 candidate ⚪ perfect');
  expect(text).toContain('x-axis "mean score" 0.4 --> 1');
});
