import { code, count, join, table } from '@mlops-actions/markdown';

const shownMetrics = 50;
const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes for people, in powers of 1000: `12.3 MB`. */
export function bytes(size: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, size)) / 3)));
  const value = size / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
}

/** A table of metrics, the first 50. */
export function renderMetrics(metrics: Readonly<Record<string, number>>): string | undefined {
  const all = Object.entries(metrics);
  if (all.length === 0) return undefined;
  const rows = all.slice(0, shownMetrics).map(([name, value]) => [code(name), String(Number(value.toPrecision(6)))]);
  const rest =
    all.length > shownMetrics ? `and ${count(all.length - shownMetrics, 'more metric')} in the manifest` : '';
  return join(table(['Metric', 'Value'], rows, ['left', 'right']), rest);
}
