import { join } from '@mlops-actions/markdown';
import type { Curve } from '../exhibits/exhibits.ts';
import { listOf } from './fit.ts';
import { finitePoints, grid, type Points, resample } from './resample.ts';
import { type Axis, type PlotLine, palette, xychart } from './xychart.ts';

const places = 21;

/** A curve in words: what its axes are, where a reader looks first. */
interface Kind {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  /** The part of the axis worth a look. */
  readonly range: (lines: readonly Points[]) => readonly [number, number];
  /** Places whose heights are told in numbers. */
  readonly told: readonly number[];
  /** What a model without skill, or a perfect one, would draw. */
  readonly reference: { readonly words: string; readonly values: (x: readonly number[]) => number[] } | undefined;
}

const diagonal = (x: readonly number[]): number[] => [...x];

const kinds: Readonly<Record<Curve['kind'], Kind>> = {
  roc: {
    title: 'ROC',
    x: 'false positive rate',
    y: 'recall',
    range: earlyRange,
    told: [0.01, 0.05, 0.1],
    reference: { words: 'chance', values: diagonal },
  },
  'precision-recall': {
    title: 'Precision and recall',
    x: 'recall',
    y: 'precision',
    range: lateRange,
    told: [0.5, 0.9, 0.99],
    reference: undefined,
  },
  calibration: {
    title: 'Calibration',
    x: 'mean score',
    y: 'share that is positive',
    range: commonRange,
    told: [0.1, 0.5, 0.9],
    reference: { words: 'perfect', values: diagonal },
  },
};

/** Curves of the scores with both sides as lines; empty without curves. */
export function curveTexts(curves: readonly Curve[]): string[] {
  return curves.flatMap((curve) => {
    const lines = curve.lines
      .map((line) => ({ side: line.side, points: finitePoints(line) }))
      .filter(({ points }) => points.x.length > 1);
    return lines.length === 0 ? [] : [curveText(kinds[curve.kind], lines)];
  });
}

interface Line {
  readonly side: 'baseline' | 'candidate';
  readonly points: Points;
}

function curveText(kind: Kind, lines: readonly Line[]): string {
  const range = kind.range(lines.map(({ points }) => points));
  const x = grid(range, places);
  const drawn = lines.map(({ side, points }): PlotLine => ({ kind: side, name: side, values: resample(points, x) }));
  const y: Axis = { name: kind.y, range: heightRange(drawn) };
  const words = kind.reference?.words ?? '';
  const reference = kind.reference?.values(x) ?? [];
  // A reference that leaves the picture would hide what the picture is for.
  const shown =
    kind.reference !== undefined &&
    enlargedText(kind, range) === '' &&
    reference.every((value) => value >= y.range[0] && value <= y.range[1]);
  const legend = [
    ...drawn.map(({ kind: side }) => `${palette[side].mark} ${side}`),
    ...(shown ? [`${palette.reference.mark} ${words}`] : []),
  ];
  // Drawn first, so that it covers nothing.
  const all: PlotLine[] = [
    ...(shown ? [{ kind: 'reference' as const, name: words, values: reference }] : []),
    ...drawn,
  ];
  return join(
    `**${kind.title}**${enlargedText(kind, range)} · ${legend.join(' ')}`,
    xychart({ x: { name: kind.x, range }, y, lines: all }),
    toldText(kind, lines),
  );
}

function enlargedText({ x, range }: Kind, [from, to]: readonly [number, number]): string {
  // Of a calibration nothing is cut off: there are no scores beyond.
  if (range === commonRange) return '';
  if (from === 0) return to < 1 ? `, enlarged: ${x} up to ${to}` : '';
  return to === 1 ? `, enlarged: ${x} from ${from}` : '';
}

/** The same in numbers, for who cannot see the picture. */
function toldText({ x, y, told }: Kind, lines: readonly Line[]): string {
  const inside = told.filter((place) =>
    lines.every(({ points }) => (points.x[0] ?? 0) <= place && place <= (points.x.at(-1) ?? 1)),
  );
  if (inside.length === 0) return '';
  const said = inside.map((place) => {
    const heights = lines.map(
      ({ side, points }) => `${palette[side].mark} ${resample(points, [place])[0]?.toFixed(3)}`,
    );
    return `at ${place} ${heights.join(' ')}`;
  });
  return `${y[0]?.toUpperCase()}${y.slice(1)} by ${x}: ${listOf(said)}.`;
}

/** As much of the axis as it takes until every line is nearly at the top. */
function earlyRange(lines: readonly Points[]): readonly [number, number] {
  const end = [0.05, 0.1, 0.2, 0.5].find((place) => lines.every((line) => (resample(line, [place])[0] ?? 0) >= 0.95));
  return [0, end ?? 1];
}

/** As much of the axis as it takes from where some line begins to fall. */
function lateRange(lines: readonly Points[]): readonly [number, number] {
  const begin = [0.9, 0.8, 0.5].find((place) => lines.every((line) => (resample(line, [place])[0] ?? 0) >= 0.98));
  return [begin ?? 0, 1];
}

/** Where every line has points. */
function commonRange(lines: readonly Points[]): readonly [number, number] {
  const from = Math.max(...lines.map(({ x }) => x[0] ?? 0));
  const to = Math.min(...lines.map(({ x }) => x.at(-1) ?? 1));
  return to - from > 0.05 ? [from, to] : [0, 1];
}

/** From the tenth, or the hundredth, below the lowest value up to 1. */
function heightRange(lines: readonly PlotLine[]): readonly [number, number] {
  const values = lines.flatMap((line) => line.values);
  const lowest = Math.min(...values);
  const step = lowest > 0.95 ? 100 : 10;
  return [Math.max(0, Math.min(0.99, Math.floor(lowest * step) / step)), Math.max(1, ...values)];
}
