import { code, count, details, join, table } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { moreText, name, subjectCell, unbroken } from './cells.ts';
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

const severity = ['fail', 'error', 'inconclusive', 'pass', 'not-judged'];

/** How many rows of each kind a table has; the rest is counted. */
export interface TableSize {
  readonly gates: number;
  readonly guards: number;
  /** Markdown of the place that has them all. */
  readonly where: string;
}

/** The gating metrics and the worst guarded slices; undefined when there is none. */
export function comparisonTable(record: EvalGateRecord, size: TableSize): string | undefined {
  const gates = gatesOf(record);
  const guards = guardsOf(record);
  // In the policy's order while all are shown; else those that matter must be among them.
  const shown = gates.length > size.gates ? gates.toSorted(worstFirst).slice(0, size.gates) : gates;
  const rows = [...shown, ...guards.slice(0, size.guards)];
  const [first] = rows;
  if (first === undefined) return undefined;
  const left = [
    ...(gates.length > shown.length ? [`${gates.length - shown.length} more metrics, none worse than these`] : []),
    ...(guards.length > size.guards
      ? [`${guards.length - size.guards} more guarded slices, none worse than these`]
      : []),
  ];
  return join(
    table(
      headers(record, first),
      rows.map((row) => comparisonRow(row, record.flags)),
      alignments,
    ),
    left.length === 0 ? undefined : `And ${left.join(', and ')}.`,
  );
}

/** The guarded slices that {@link comparisonTable} has no room for, worst first; undefined when there is none. */
export function guardTable(
  record: EvalGateRecord,
  { guards: from, where }: TableSize,
  most: number,
): string | undefined {
  const guards = guardsOf(record).slice(from);
  const [first] = guards;
  if (first === undefined) return undefined;
  const rows = guards.slice(0, most).map((row) => comparisonRow(row, record.flags));
  return details(
    count(guards.length, 'more guarded slice'),
    `${table(headers(record, first), rows, alignments)}${moreText(guards.length - most, where)}`,
  );
}

const alignments = ['left', 'right', 'right', 'right', 'right', 'left'] as const;

function headers({ baseline }: EvalGateRecord, { level }: Comparison): string[] {
  const commit =
    baseline?.commit === null || baseline?.commit === undefined ? '' : ` ${code(baseline.commit.slice(0, 7))}`;
  return [
    'metric',
    `baseline${commit}`,
    'candidate',
    `Δ (${unbroken(formatShare(level))} interval)`,
    'worst plausible',
    'verdict',
  ];
}

function gatesOf({ comparisons }: EvalGateRecord): Comparison[] {
  return comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
}

function guardsOf({ comparisons }: EvalGateRecord): Comparison[] {
  return comparisons.filter(({ role }) => role === 'guard').toSorted(worstFirst);
}

function worstFirst(a: Comparison, b: Comparison): number {
  return severity.indexOf(a.verdict) - severity.indexOf(b.verdict) || (a.pRegression ?? 1) - (b.pRegression ?? 1);
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

/** The floors with the values held against them, broken ones first; undefined when there is none. */
export function floorTable(
  { comparisons }: EvalGateRecord,
  { floors: most, where }: { readonly floors: number; readonly where: string },
): string | undefined {
  const floors = comparisons.filter(({ against }) => against === 'floor').toSorted(worstFirst);
  const [first] = floors;
  if (first === undefined) return undefined;
  const body = table(
    ['floor', 'demanded', `measured (${formatShare(first.level)} interval)`, 'verdict'],
    floors.slice(0, most).map(floorRow),
    ['left', 'right', 'right', 'left'],
  );
  return `${body}${moreText(floors.length - most, where)}`;
}

/** The mark of the verdict comes first: on a narrow screen the last column is out of sight. */
function comparisonRow(one: Comparison, flags: readonly string[]): string[] {
  const [icon = '', ...words] = verdictCell(one, flags).split(' ');
  return [
    `${icon}\u00a0${subjectCell(one)}`,
    unbroken(formatValue(one.baseline, one)),
    unbroken(formatValue(one.candidate, one)),
    unbroken(changeCell(one)),
    unbroken(worstCell(one)),
    words.join(' ').replace(/ (?=pp|%|[<=\d])/g, '\u00a0'),
  ];
}

/** The largest change for the worse the interval leaves open: `drop of 1.7 pp`, `none`; `–` when unknown. */
export function worstCell(one: Comparison): string {
  if (one.worstDrop === null) return '–';
  return one.worstDrop === 0 ? 'none' : `${worsening(one)} of ${formatSize(one.worstDrop, one)}`;
}

/** What a comparison came to, in a few words of plain text. */
export function verdictCell(one: Comparison, flags: readonly string[]): string {
  const margin = formatMargin(one);
  if (one.flags.includes('identical')) return '✅ identical';
  if (one.test === 'limit') return `${one.verdict === 'pass' ? '✅' : '❌'} limit of ${margin}, noise unknown`;
  if (one.verdict === 'pass') return `✅ within ${margin}`;
  if (one.verdict === 'fail')
    return `❌ worse${flags.includes('block-on-beyond-margin') ? ` by more than ${margin}` : ''}, ${formatP(one.pAdjusted ?? 1)}${one.flags.includes('accepted') ? ', accepted' : ''}`;
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
  const [demanded, measured, verdict] = floorCells(one);
  const [icon = '', ...words] = verdict.split(' ');
  return [`${icon}\u00a0${name(one.metric)}`, unbroken(demanded), unbroken(measured), words.join(' ')];
}

/** What a floor demands, what was measured with its interval, and what it came to: plain text. */
export function floorCells(one: Comparison): [demanded: string, measured: string, verdict: string] {
  const { candidate, baseline, direction, metric, ci, verdict, flags } = one;
  const floor = baseline ?? 0;
  const bounds = (ci ?? [])
    .map((bound) => formatValue(floor + natural(bound, one), one))
    .toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
  const measured = `${formatValue(candidate, one)}${bounds.length === 2 ? ` (${bounds.map((bound) => bound.replace(' %', '')).join(' … ')})` : ''}`;
  const words = {
    pass: flags.includes('floor-not-proven') ? '✅ holds here, not proven beyond this set' : '✅ holds',
    fail: flags.includes('accepted') ? '❌ broken, accepted' : '❌ broken',
  };
  return [
    `${direction === 'higher' ? '≥' : '≤'} ${formatFloor(floor, metric)}`,
    measured,
    verdict === 'pass' || verdict === 'fail' ? words[verdict] : '⛔ no value',
  ];
}
