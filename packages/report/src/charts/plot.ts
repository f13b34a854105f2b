import type { Axis } from './axis.ts';

/** How a line or mark is drawn; each differs from the others by more than its colour. */
export type Look = 'candidate' | 'baseline' | 'third' | 'fourth';

/** One line of a chart. */
export interface Line {
  readonly look: Look;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly marked?: boolean;
}

/** A chart of lines. `title` and `description` are escaped already. */
export interface Plot {
  readonly title: string;
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  /** The line from corner to corner. */
  readonly diagonal?: boolean;
  /** More SVG, given the places of values. */
  readonly extra?: (place: Place) => string;
  readonly height?: number;
}

/** Where values of both axes stand. */
export interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

const width = 320;
const frame = { left: 50, right: 14, top: 10 };

/** The chart as an SVG picture that says what it shows. */
export function plot({ title, description, x, y, lines, diagonal = false, extra, height = 260 }: Plot): string {
  const bottom = height - (x.ticks.length === 0 ? 24 : 40);
  const place: Place = {
    x: (value) => round(frame.left + ((value - x.from) / (x.to - x.from)) * (width - frame.left - frame.right)),
    y: (value) => round(bottom - ((value - y.from) / (y.to - y.from)) * (bottom - frame.top)),
  };
  return [
    `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img"><title>${title}</title><desc>${description}</desc>`,
    gridX(x, place, bottom),
    gridY(y, place),
    labels(x.label, y.label, { height, bottom }),
    diagonal
      ? `<path class="diagonal" d="M${place.x(x.from)} ${place.y(y.from)}L${place.x(x.to)} ${place.y(y.to)}"/>`
      : '',
    ...lines.map((line) => drawLine(line, place)),
    extra?.(place) ?? '',
    '</svg>',
  ].join('');
}

/** A mark by its look: candidates are discs, baselines squares. */
export function mark(look: Look, x: number, y: number): string {
  if (look === 'baseline')
    return `<rect class="mark ${look}" x="${round(x - 3)}" y="${round(y - 3)}" width="6" height="6"/>`;
  return `<circle class="mark ${look}" cx="${x}" cy="${y}" r="3.5"/>`;
}

/** To a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function drawLine({ look, x, y, marked = false }: Line, place: Place): string {
  const points = x.map((value, at) => [place.x(value), place.y(y[at] as number)] as const);
  const path = points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${px} ${py}`).join('');
  const marks = marked ? points.map(([px, py]) => mark(look, px, py)).join('') : '';
  return `<path class="line ${look}" d="${path}"/>${marks}`;
}

function gridX({ ticks, text }: Axis, place: Place, bottom: number): string {
  const rules = ticks.map((tick) => `M${place.x(tick)} ${frame.top}V${bottom}`).join('');
  const last = ticks.length - 1;
  const texts = ticks.map((tick, at) => {
    const anchor = at === last && last > 0 ? 'end' : 'middle';
    const nudge = anchor === 'end' ? 8 : 0;
    return `<text x="${round(place.x(tick) + nudge)}" y="${bottom + 15}" text-anchor="${anchor}">${text(tick)}</text>`;
  });
  return `<path class="grid" d="${rules}"/>${texts.join('')}`;
}

function gridY({ ticks, text }: Axis, place: Place): string {
  const rules = ticks.map((tick) => `M${frame.left} ${place.y(tick)}H${width - frame.right}`).join('');
  const texts = ticks.map(
    (tick) => `<text x="${frame.left - 6}" y="${round(place.y(tick) + 4)}" text-anchor="end">${text(tick)}</text>`,
  );
  return `<path class="grid" d="${rules}"/>${texts.join('')}`;
}

function labels(x: string, y: string, { height, bottom }: { height: number; bottom: number }): string {
  const middle = (bottom + frame.top) / 2;
  const upright =
    y === '' ? '' : `<text x="11" y="${middle}" text-anchor="middle" transform="rotate(-90 11 ${middle})">${y}</text>`;
  return `<text x="${(width + frame.left - frame.right) / 2}" y="${height - 6}" text-anchor="middle">${x}</text>${upright}`;
}
