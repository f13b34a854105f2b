import { fence } from '@mlops-actions/markdown';

/** One line of a chart, its values evenly spread over the axis. */
export interface PlotLine {
  readonly kind: keyof typeof palette;
  /** In letters: newer versions of Mermaid draw a legend of their own. */
  readonly name: string;
  readonly values: readonly number[];
}

/** An axis with its ends. */
export interface Axis {
  readonly name: string;
  readonly range: readonly [number, number];
}

/** The colours of the lines, to be told apart on white and on black, and the marks that stand for them in text: the charts have no legend of their own. */
export const palette = {
  baseline: { color: '#388bfd', mark: '🔵' },
  candidate: { color: '#e16f24', mark: '🟠' },
  reference: { color: '#8c959f', mark: '⚪' },
} as const;

/**
 * A Mermaid chart of lines, in the words every version since 11.3 knows. Numbers must be finite; names are reduced to
 * letters, digits and a few marks that mean nothing to Mermaid.
 */
export function xychart({ x, y, lines }: { x: Axis; y: Axis; lines: readonly PlotLine[] }): string {
  const colors = lines.map((line) => palette[line.kind].color).join(', ');
  return fence(
    [
      `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${colors}"}}}}%%`,
      'xychart-beta',
      `  x-axis "${plain(x.name)}" ${x.range.map(digits).join(' --> ')}`,
      `  y-axis "${plain(y.name)}" ${y.range.map(digits).join(' --> ')}`,
      ...lines.map(({ name, values }) => `  line "${plain(name)}" [${values.map(digits).join(', ')}]`),
    ],
    'mermaid',
  );
}

/** A name Mermaid can only take for a name. */
export function plain(text: string): string {
  const safe = text.slice(0, 200).replace(/[^A-Za-z0-9 _.×^()−-]+/g, '_');
  return safe.length > 40 ? `${safe.slice(0, 37)}...` : safe;
}

/** Mermaid reads no powers of ten. */
function digits(value: number): string {
  return String(Number(value.toFixed(5)));
}
