import { code, table } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import {
  formatChange,
  formatFloor,
  formatInterval,
  formatMargin,
  formatP,
  formatShare,
  formatSize,
  formatValue,
  natural,
  worsening,
} from './format.ts';
import { sliceOf } from './story.ts';

const maxRows = 100;
const severity = ['fail', 'error', 'inconclusive', 'pass', 'not-judged'];

/** The gating metrics and guarded slices; undefined when there is none. */
export function comparisonTable({ comparisons, baseline, flags }: EvalGateRecord): string | undefined {
  const gates = comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
  const guards = comparisons
    .filter(({ role }) => role === 'guard')
    .toSorted((a, b) => severity.indexOf(a.verdict) - severity.indexOf(b.verdict));
  const rows = [...gates, ...guards];
  const [first] = rows;
  if (first === undefined) return undefined;
  const commit =
    baseline?.commit === null || baseline?.commit === undefined ? '' : ` ${code(baseline.commit.slice(0, 7))}`;
  const headers = [
    'metric',
    `baseline${commit}`,
    'candidate',
    `Δ (${formatShare(first.level)} interval)`,
    'worst plausible',
    'verdict',
  ];
  const body = table(
    headers,
    rows.slice(0, maxRows).map((row) => comparisonRow(row, flags)),
    ['left', 'right', 'right', 'right', 'right', 'left'],
  );
  return rows.length > maxRows ? `${body}\n\nand ${rows.length - maxRows} more, in the record` : body;
}

/** `Δ (lo … hi)` as the metric shows it; `–` when there is none. */
export function changeCell(one: Comparison): string {
  if (one.delta === null) return '–';
  const change = formatChange(natural(one.delta, one), one);
  if (one.ci === null) return change;
  const [low, high] = one.ci;
  const bounds: [number, number] = one.direction === 'higher' ? [low, high] : [natural(high, one), natural(low, one)];
  return `${change} (${formatInterval(bounds, one)})`;
}

/** The floors with the values held against them; undefined when there is none. */
export function floorTable({ comparisons }: EvalGateRecord): string | undefined {
  const floors = comparisons.filter(({ against }) => against === 'floor');
  const [first] = floors;
  if (first === undefined) return undefined;
  return table(
    ['floor', 'demanded', `measured (${formatShare(first.level)} interval)`, 'verdict'],
    floors.slice(0, maxRows).map(floorRow),
    ['left', 'right', 'right', 'left'],
  );
}

function comparisonRow(one: Comparison, flags: readonly string[]): string[] {
  const worst =
    one.worstDrop === null
      ? '–'
      : one.worstDrop === 0
        ? 'none'
        : `${worsening(one)} of ${formatSize(one.worstDrop, one)}`;
  return [
    rowName(one),
    unbroken(formatValue(one.baseline, one)),
    unbroken(formatValue(one.candidate, one)),
    unbroken(changeCell(one)),
    unbroken(worst),
    verdictCell(one, flags).replace(/ (?=pp|%|[<=\d])/g, '\u00a0'),
  ];
}

/** Keeps numbers and units on one line; an interval may go to the next. */
function unbroken(cell: string): string {
  return cell.replace(/ (?!\()/g, '\u00a0');
}

function rowName({ metric, slice, against }: Comparison): string {
  if (slice !== null) return `${code(metric)} where ${sliceOf(slice, code)}`;
  return against === 'anchor' ? `${code(metric)} against the anchor` : code(metric);
}

function verdictCell(one: Comparison, flags: readonly string[]): string {
  const margin = formatMargin(one);
  if (one.flags.includes('identical')) return '✅ identical';
  if (one.test === 'limit') return `${one.verdict === 'pass' ? '✅' : '❌'} limit of ${margin}, noise unknown`;
  if (one.verdict === 'pass') return `✅ within ${margin}`;
  if (one.verdict === 'fail')
    return `❌ worse${flags.includes('block-on-beyond-margin') ? ` by more than ${margin}` : ''}, ${formatP(one.pAdjusted ?? 1)}`;
  if (one.verdict === 'error') return '⛔ not comparable';
  if (one.flags.includes('no-baseline')) return '⚪ no baseline';
  if (one.flags.includes('few-pairs')) return `⚪ only ${one.n} pairs: shown, not judged`;
  if (one.flags.includes('metric-missing')) return '⚪ not in the evidence';
  if (one.flags.includes('not-conclusive')) return `⚪ ${whyNotConclusive(one)}: shown, not judged`;
  if (one.flags.includes('no-noise-estimate') || one.flags.includes('no-predictions'))
    return '⚪ not judged without predictions';
  return one.role === 'guard' ? '⚪ no regression proven' : `⚪ not proven within ${margin}`;
}

/** Why evidence may be shown and must not decide. */
export function whyNotConclusive({ flags }: Pick<Comparison, 'flags'>): string {
  if (flags.includes('few-seeds')) return 'fewer than 3 seeds';
  if (flags.includes('too-few-clusters')) return 'fewer than 5 clusters';
  if (flags.includes('few-of-a-class')) return 'fewer than 10 of a class';
  if (flags.includes('degenerate')) return 'no spread';
  return 'too little to test';
}

function floorRow(one: Comparison): string[] {
  const { candidate, baseline, direction, metric, ci, verdict, flags } = one;
  const floor = baseline ?? 0;
  const bounds = (ci ?? [])
    .map((bound) => formatValue(floor + natural(bound, one), one))
    .toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
  const measured = `${formatValue(candidate, one)}${bounds.length === 2 ? ` (${bounds.map((bound) => bound.replace(' %', '')).join(' … ')})` : ''}`;
  const words = {
    pass: flags.includes('floor-not-proven') ? '✅ holds here, not proven beyond this set' : '✅ holds',
    fail: '❌ broken',
  };
  return [
    code(metric),
    `${direction === 'higher' ? '≥' : '≤'} ${formatFloor(floor, metric)}`,
    measured,
    verdict === 'pass' || verdict === 'fail' ? words[verdict] : '⛔ no value',
  ];
}
