import type { Comparison } from '@mlops-actions/records';
import { round } from './plot.ts';

const width = 168;
const height = 26;
const middle = height / 2;
/** Room for the arrow of an interval that goes on. */
const edge = 8;
const stub = 16;

/** Widest span, in margins on either side, that keeps the margin apart from no change. */
const spans = { least: 2, usual: 6, most: 8 };

/** How far the pictures of a table reach on either side, in margins of each row: wide enough for most intervals. */
export function spanOf(rows: readonly Comparison[]): number {
  const reaches = rows
    .flatMap((one) =>
      one.ci === null || !one.ci.every(Number.isFinite)
        ? []
        : [Math.max(Math.abs(one.ci[0]), Math.abs(one.ci[1])) / unitOf(one)],
    )
    .toSorted((a, b) => a - b);
  const largest = reaches.at(-1) ?? 0;
  if (largest <= spans.usual) return Math.max(spans.least, largest * 1.05);
  const most = reaches[Math.floor(reaches.length * 0.9 - 1e-9)] ?? largest;
  return Math.min(spans.most, Math.max(spans.usual, most * 1.05));
}

/**
 * The interval of a change, worse to the left: a bar with its estimate, a line at no change, a dashed one at the
 * margin. Rows of a table are drawn in their margins, so that both lines stand one above the other. Empty without an
 * interval. `title` is escaped already; without one the picture is for the eye only, beside the same numbers.
 */
export function intervalPicture(one: Comparison, span: number, title?: string): string {
  const { ci, delta, margin, verdict } = one;
  if (ci === null || delta === null || ![...ci, delta].every(Number.isFinite)) return '';
  const unit = unitOf(one);
  const place = (change: number): number => round(width / 2 + (change / unit / span) * (width / 2 - edge));
  const dashes = margin !== null && margin > 0 ? `<path class="margin" d="M${place(-margin)} 1V${height - 1}"/>` : '';
  const head = title === undefined ? ' aria-hidden="true">' : ` role="img"><title>${title}</title>`;
  return `<svg class="interval ${verdict}" viewBox="0 0 ${width} ${height}"${head}<path class="zero" d="M${width / 2} 1V${height - 1}"/>${dashes}${barOf([place(ci[0]), place(ci[1])], place(delta))}</svg>`;
}

/** The bar with a stop at each end, or an arrow where it goes on beyond the picture. */
function barOf([low, high]: readonly [number, number], estimate: number): string {
  const [first, last] = [edge, width - edge];
  // Of a bar beyond the picture a stub stays, so that the arrow is seen to belong to something.
  const from = Math.min(Math.max(low, first), last - stub);
  const to = Math.max(Math.min(high, last), first + stub);
  const stops = [...(low < first ? [] : [from]), ...(high > last ? [] : [to])];
  const within = estimate >= first && estimate <= last;
  return [
    `<path d="M${from} ${middle}H${to}${stops.map((x) => `M${x} ${middle - 4}v8`).join('')}"/>`,
    low < first ? arrow(first, -1) : '',
    high > last ? arrow(last, 1) : '',
    within ? `<circle cx="${estimate}" cy="${middle}" r="3"/>` : '',
  ].join('');
}

function arrow(x: number, way: 1 | -1): string {
  return `<path class="arrow" d="M${x} ${middle - 4}l${way * 6} 4l${-way * 6} 4Z"/>`;
}

/** The margin, else the reach of the interval itself. */
function unitOf({ margin, ci }: Comparison): number {
  if (margin !== null && margin > 0 && Number.isFinite(margin)) return margin;
  return Math.max(Math.abs(ci?.[0] ?? 0), Math.abs(ci?.[1] ?? 0)) / 2 || 1;
}
