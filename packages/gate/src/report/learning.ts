import { join } from '@mlops-actions/markdown';
import type { LearningCurve } from '../exhibits/exhibits.ts';
import { name } from './cells.ts';
import { finitePoints, grid, resample } from './resample.ts';
import { palette, plain, xychart } from './xychart.ts';

const places = 25;

/** What training reported step by step, a picture each; empty where it reported nothing that can be drawn. */
export function learningTexts(learning: readonly LearningCurve[]): string[] {
  return learning.flatMap((curve) => {
    const points = finitePoints({ x: curve.steps, y: curve.values });
    const [first, last] = [points.x[0], points.x.at(-1)];
    if (first === undefined || last === undefined || last <= first) return [];
    const values = resample(points, grid([first, last], places));
    const { unit, power } = scaleOf(values);
    const scaled = values.map((value) => value / unit);
    const title = `${plain(curve.name)}${power === 0 ? '' : ` (×10^${power})`.replace('-', '−')}`;
    return [
      join(
        `**Learning** · ${palette.candidate.mark} ${name(curve.name)}, ${tell(points.y[0])} at step ${tell(first)} to ${tell(points.y.at(-1))} at step ${tell(last)}`,
        xychart({
          x: { name: 'step', range: [first, last] },
          y: { name: title, range: padded(scaled) },
          lines: [{ kind: 'candidate', name: 'candidate', values: scaled }],
        }),
      ),
    ];
  });
}

/** The power of ten to draw in, so that no number needs more than a few digits. */
function scaleOf(values: readonly number[]): { unit: number; power: number } {
  const largest = Math.max(...values.map(Math.abs));
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const power = exponent < -1 || exponent > 4 ? exponent : 0;
  return { unit: 10 ** power, power };
}

function padded(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.05 : Math.max(0.01, Math.abs(high) * 0.1);
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
}

function tell(value: number | undefined): string {
  return String(Number((value ?? 0).toPrecision(4))).replace('-', '−');
}
