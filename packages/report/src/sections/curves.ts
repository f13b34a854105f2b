import type { Curve, CurveLine } from '@mlops-actions/gate';
import { formatValue } from '@mlops-actions/gate';
import { html } from '@mlops-actions/markdown';
import type { Comparison } from '@mlops-actions/records';
import { shareAxis } from '../charts/axis.ts';
import { legend } from '../charts/legend.ts';
import { plot } from '../charts/plot.ts';
import { folded, table } from '../table.ts';
import { integer } from '../text.ts';
import type { Material, Section } from './section.ts';

const kinds = {
  roc: {
    heading: 'ROC',
    says: 'Recall bought at each false positive rate; nearer to the upper left is better.',
    x: 'false positive rate',
    y: 'recall',
    metric: 'roc_auc',
  },
  'precision-recall': {
    heading: 'Precision and recall',
    says: 'Precision left at each recall; higher is better.',
    x: 'recall',
    y: 'precision',
    metric: 'average_precision',
  },
  calibration: {
    heading: 'Calibration',
    says: 'Of examples scored alike, the share that is positive; on the diagonal scores mean what they say.',
    x: 'mean score',
    y: 'share positive',
    metric: 'ece',
  },
} as const;

/** ROC, precision-recall and calibration; undefined when there is none. */
export function curvesSection({ exhibits, record }: Material): Section | undefined {
  if (exhibits.curves.length === 0) return undefined;
  const figures = exhibits.curves.map((curve) => figureOf(curve, record.comparisons));
  return { id: 'curves', heading: 'Curves', body: `<div class="figures aligned">${figures.join('')}</div>` };
}

function figureOf(curve: Curve, comparisons: readonly Comparison[]): string {
  const kind = kinds[curve.kind];
  const marked = curve.kind === 'calibration';
  const picture = plot({
    title: kind.heading,
    description: `${kind.says} Lines: ${curve.lines.map(({ side }) => side).join(' and ')}. The numbers follow as a table.`,
    x: shareAxis(kind.x),
    y: shareAxis(kind.y),
    // From nothing called positive upwards: the curve's own first point may already have recall.
    lines: curve.lines.map(({ side, x, y }) =>
      curve.kind === 'roc' ? { look: side, x: [0, ...x], y: [0, ...y] } : { look: side, x, y, marked },
    ),
    diagonal: curve.kind !== 'precision-recall',
  });
  const value = valueOf(kind.metric, comparisons);
  return `<figure><figcaption><h3>${kind.heading}</h3><p>${kind.says}${value}${binsText(curve)}</p></figcaption>${legend(
    curve.lines.map(({ side }) => [side, side]),
    marked,
  )}${picture}${folded('The numbers', numbersOf(curve))}</figure>`;
}

/** The metric that sums the curve up, where it was computed. */
function valueOf(metric: string, comparisons: readonly Comparison[]): string {
  const one = comparisons.find(
    (other) => other.metric === metric && other.slice === null && other.against === 'baseline',
  );
  if (one === undefined || one.candidate === null) return '';
  const before = one.baseline === null ? '' : `${formatValue(one.baseline, one)} → `;
  return ` ${html(`${metric}: ${before}${formatValue(one.candidate, one)}.`)}`;
}

function binsText({ lines }: Curve): string {
  const sizes = lines.flatMap(({ n }) => n ?? []);
  if (sizes.length === 0) return '';
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return ` Each point stands for ${least === most ? integer(least) : `${integer(least)} to ${integer(most)}`} examples.`;
}

function numbersOf(curve: Curve): string {
  const { heading, x, y } = kinds[curve.kind];
  if (curve.kind === 'calibration') return curve.lines.map(binTable).join('');
  const [first] = curve.lines;
  const title = `${heading}: ${y} by ${x}`;
  return table({
    caption: title,
    label: title,
    columns: [{ heading: x }, ...curve.lines.map(({ side }) => ({ heading: side, kind: 'number' as const }))],
    rows: (first?.x ?? []).map((at, place) => [at.toFixed(2), ...curve.lines.map((line) => digits(line.y[place]))]),
  });
}

function binTable({ side, x, y, n = [] }: CurveLine): string {
  const title = `Calibration of the ${side}, bin by bin`;
  return table({
    caption: title,
    label: title,
    columns: [
      { heading: 'mean score' },
      { heading: 'share positive', kind: 'number' },
      { heading: 'examples', kind: 'number' },
    ],
    rows: x.map((at, place) => [digits(at), digits(y[place]), integer(n[place] ?? 0)]),
  });
}

function digits(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}
