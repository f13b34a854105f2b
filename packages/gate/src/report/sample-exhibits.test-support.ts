import type { Confusion, Curve, Exhibits, HistoryPoint } from '../exhibits/exhibits.ts';

/** Rising from the corner; `bend` says how far from chance. */
function sampleCurves(bends: readonly [number, number]): Curve[] {
  const x = Array.from({ length: 101 }, (_, at) => at / 100);
  const lines = (shape: (x: number, bend: number) => number) =>
    (['baseline', 'candidate'] as const).map((side, at) => ({
      side,
      x,
      y: x.map((value) => shape(value, bends[at] ?? 1)),
    }));
  const tenths = Array.from({ length: 10 }, (_, at) => 0.05 + at / 10);
  return [
    { kind: 'roc', lines: lines((value, bend) => value ** (1 / bend)) },
    { kind: 'precision-recall', lines: lines((value, bend) => 1 - 0.7 * value ** bend) },
    {
      kind: 'calibration',
      lines: (['baseline', 'candidate'] as const).map((side, at) => ({
        side,
        x: tenths,
        y: tenths.map((value) => value ** (1 + at / 2)),
        n: tenths.map(() => 100),
      })),
    },
  ];
}

/** Mostly right, the candidate a little less often. */
export function sampleConfusion(labels: readonly string[]): Confusion {
  const counts = (shift: number) =>
    labels.map((_, label) =>
      labels.map((_, answer) =>
        label === answer
          ? 400 + 7 * label - shift
          : (label * 5 + answer * 3) % 7 === 0
            ? 4 + shift * ((label % 3) + 1)
            : 0,
      ),
    );
  return { labels, baseline: counts(0), candidate: counts(9) };
}

const history: HistoryPoint[] = Array.from({ length: 24 }, (_, at) => ({
  commit: at.toString(16).padStart(40, '0'),
  run: at + 1,
  createdAt: new Date(Date.UTC(2026, 4, 1 + 2 * at)).toISOString(),
  verdict: at % 7 === 3 ? ('inconclusive' as const) : ('pass' as const),
  metrics: {
    accuracy: 0.982 + 0.0006 * at - (at % 5) * 0.0008,
    recall: 0.96 + 0.001 * (at % 9),
    false_positive_rate: 0.009 - 0.0002 * at,
  },
}));

/** Everything that can be shown, at once. */
export const sampleExhibits: Exhibits = {
  curves: sampleCurves([90, 60]),
  confusion: sampleConfusion(['ham', 'spam']),
  learning: [
    {
      name: 'validation loss',
      steps: Array.from({ length: 80 }, (_, at) => at * 25),
      values: Array.from({ length: 80 }, (_, at) => 0.9 * Math.exp(-at / 20) + 0.12 + 0.01 * Math.sin(at)),
    },
    { name: 'learning_rate', steps: [0, 500, 1000, 2000], values: [0.00003, 0.0001, 0.00008, 0.000001] },
  ],
  history,
};
