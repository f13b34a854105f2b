import { count, details, join, table } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import type { HistoryPoint } from '../exhibits/exhibits.ts';
import { name, unbroken } from './cells.ts';
import { formatValue } from './format.ts';
import { sparkline } from './sparkline.ts';

const maxPoints = 30;
const maxMetrics = 20;

/** What the gating metrics were on the base branch, the candidate last; undefined without a history. */
export function historyText({ comparisons }: EvalGateRecord, history: readonly HistoryPoint[]): string | undefined {
  const points = history.slice(-maxPoints);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const gates = comparisons.filter(
    ({ role, against, slice }) => role === 'gate' && against === 'baseline' && slice === null,
  );
  const rows = gates.slice(0, maxMetrics).flatMap((one) => historyRow(one, points));
  if (rows.length === 0) return undefined;
  const days = [first, last].map(({ createdAt }) => createdAt.slice(0, 10));
  const span = days[0] === days[1] ? `of ${days[0]}` : `from ${days[0]} to ${days[1]}`;
  const intro = `${count(points.length, 'record')} of the base branch ${span}, then this candidate behind the arrow. Each line has a scale of its own, from its lowest to its highest value.`;
  return details(
    'History on the base branch',
    join(
      intro,
      table(['metric', 'base → candidate', 'lowest', 'highest', 'candidate'], rows, [
        'left',
        'left',
        'right',
        'right',
        'right',
      ]),
    ),
  );
}

function historyRow(one: Comparison, points: readonly HistoryPoint[]): string[][] {
  const past = points.map(({ metrics }) => finite(metrics[one.metric]));
  const present = finite(one.candidate ?? undefined);
  const known = [...past, present].filter((value) => value !== undefined);
  if (past.every((value) => value === undefined)) return [];
  const range: [number, number] = [Math.min(...known), Math.max(...known)];
  const better = one.direction === 'higher' ? '' : ' (less is better)';
  return [
    [
      `${name(one.metric)}${better}`,
      `${sparkline(past, range)}\u00a0→\u00a0${sparkline([present], range)}`,
      ...[range[0], range[1], one.candidate].map((value) => unbroken(formatValue(value, one))),
    ],
  ];
}

function finite(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : value;
}
