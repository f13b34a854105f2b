import { contrastSums } from '@mlops-actions/stats';
import { type Cell, drawTables, populationValues, type TableMetric } from '../generators/cells.ts';
import { type ClassAnswers, labelCells } from '../generators/labels.ts';
import { solve } from '../generators/solve.ts';
import { exampleSizes, type Setting, type Study } from '../study.ts';
import { resampledDraws, resamplingOf } from './resampled.ts';

const twoClasses: readonly ClassAnswers[] = [
  { share: 0.8, right: 0.95, disagreement: 0.05, wrong: [0, 1] },
  { share: 0.2, right: 0.8, disagreement: 0.12, wrong: [1, 0] },
];
const threeClasses: readonly ClassAnswers[] = [
  { share: 0.5, right: 0.9, disagreement: 0.08, wrong: [0, 0.7, 0.3] },
  { share: 0.3, right: 0.8, disagreement: 0.12, wrong: [0.6, 0, 0.4] },
  { share: 0.2, right: 0.75, disagreement: 0.14, wrong: [0.5, 0.5, 0] },
];

export const f1 = labelStudy({ id: 'f1', title: 'F1', classes: twoClasses, metric: binaryF1 });
export const precision = labelStudy({
  id: 'precision',
  title: 'precision',
  classes: twoClasses,
  metric: binaryPrecision,
});
export const macroF1 = labelStudy({ id: 'macro-f1', title: 'macro-F1', classes: threeClasses, metric: meanF1 });

interface LabelStudy {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly ClassAnswers[];
  readonly metric: TableMetric;
}

function labelStudy({ id, title, classes, metric }: LabelStudy): Study {
  return {
    id,
    title,
    tests: { equal: 'permutation', worse: 'BCa' },
    unit: 'examples',
    sizes: exampleSizes,
    draws: resampledDraws,
    settings: (n) => [
      setting(n, { metric, classes, label: 'the same answers in law', size: 0.01, effects: classes.map(() => 0) }),
      setting(n, {
        metric,
        classes,
        label: 'one class better, one worse',
        size: 0.01,
        effects: traded(classes, metric),
      }),
      ...(n < 1000 ? [0.01, 0.05] : [0.01]).map((size) =>
        setting(n, {
          metric,
          classes,
          label: `margin ${100 * size} pp`,
          size,
          effects: worsened(classes, { metric, size }),
        }),
      ),
    ],
  };
}

interface LabelSetting {
  readonly metric: TableMetric;
  readonly classes: readonly ClassAnswers[];
  readonly label: string;
  readonly size: number;
  /** Gain in right answers of each class. */
  readonly effects: readonly number[];
}

function setting(n: number, { metric, classes, label, size, effects }: LabelSetting): Setting {
  const cells = labelCells(classes, effects);
  const [before, after] = populationValues(cells, classes.length, metric);
  const truth = Math.abs(after - before) < 1e-9 ? 'equal' : 'worse';
  return {
    truth,
    label,
    margin: { size, relative: false },
    draw: (random) =>
      contrastSums({
        ...drawTables(cells, classes.length, { n, random }),
        value: metric,
        direction: 'higher',
        resampling: resamplingOf(truth, n, random),
      }),
  };
}

/** A gain in the last class that a loss in the first undoes. */
function traded(classes: readonly ClassAnswers[], metric: TableMetric): number[] {
  const effects = (loss: number) => classes.map((_, k) => (k === 0 ? -loss : k === classes.length - 1 ? 0.05 : 0));
  return effects(solve((loss) => changeOf(labelCells(classes, effects(loss)), classes.length, metric), 0, 0.05));
}

/** Losses in every class, in proportion to its disagreement, by which the metric falls by `size`. */
function worsened(classes: readonly ClassAnswers[], { metric, size }: { metric: TableMetric; size: number }): number[] {
  const effects = (loss: number) => classes.map(({ disagreement }) => -loss * disagreement);
  return effects(solve((loss) => changeOf(labelCells(classes, effects(loss)), classes.length, metric) + size, 0, 1));
}

function changeOf(cells: readonly Cell[], classes: number, metric: TableMetric): number {
  const [before, after] = populationValues(cells, classes, metric);
  return after - before;
}

/** Columns of a table of two classes: true 0 answered 0 and 1, true 1 answered 0 and 1. */
function binaryF1(table: Float64Array): number {
  const [, wrong, missed, found] = table as unknown as [number, number, number, number];
  return ratio(2 * found, 2 * found + wrong + missed);
}

function binaryPrecision(table: Float64Array): number {
  const [, wrong, , found] = table as unknown as [number, number, number, number];
  return ratio(found, found + wrong);
}

function meanF1(table: Float64Array): number {
  const classes = Math.round(Math.sqrt(table.length));
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    let named = 0;
    let held = 0;
    for (let other = 0; other < classes; other++) {
      named += table[other * classes + k] as number;
      held += table[k * classes + other] as number;
    }
    sum += ratio(2 * (table[k * classes + k] as number), named + held);
  }
  return sum / classes;
}

/** 0 where there is nothing to share. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
