import { code, count, escape, join, table } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { isAccepted, isAllAccepted, isBlocked } from './acceptance.ts';
import { name, subjectCell, unbroken } from './cells.ts';
import { changeCell } from './comparison-table.ts';
import { listOf } from './fit.ts';
import { iconOf } from './render-gate.ts';

/** One model of the combined comment. */
export interface OverviewRow {
  readonly model: string;
  readonly record: EvalGateRecord | undefined;
  /** Why the record is missing. */
  readonly reason: string | undefined;
}

const maxRows = 100;
const severity = ['error', 'fail', 'inconclusive', 'pass'];

/** Whether a model keeps the change from being merged: one that could not be seen does. */
function stops({ record }: OverviewRow): boolean {
  return record === undefined || isBlocked(record);
}

function rankOf({ record }: OverviewRow): number {
  return record === undefined ? -1 : severity.indexOf(record.verdict);
}

/** Several models at a glance: how many stop the merge, then a row each. */
export function renderOverview(rows: readonly OverviewRow[]): string {
  return join(`### ${overviewHeadline(rows)}`, overviewTable(rows));
}

/** A row for each model, what stops the merge first; more than a hundred are counted. */
export function overviewTable(rows: readonly OverviewRow[]): string {
  const sorted = rows.toSorted((a, b) => Number(stops(b)) - Number(stops(a)) || rankOf(a) - rankOf(b));
  const more = sorted.length - maxRows;
  return join(
    tableOf(sorted.slice(0, maxRows)),
    more > 0 ? `And ${count(more, 'more model')}, none worse than these.` : '',
  );
}

/** How many models stop the merge, and which. */
export function overviewHeadline(rows: readonly OverviewRow[]): string {
  const stopping = rows.filter(stops);
  if (rows.length === 0) return '⛔ no model was judged';
  if (stopping.length > 0) {
    const missing = stopping.every(({ record }) => record === undefined || record.verdict === 'error');
    const named = stopping.slice(0, 3).map(({ model }) => name(model));
    const more = stopping.length > 3 ? [`${stopping.length - 3} more`] : [];
    return `${missing ? '⛔' : '❌'} ${stopping.length} of ${count(rows.length, 'model')} blocked: ${listOf([...named, ...more])}`;
  }
  const open = rows.filter(({ record }) => record?.verdict !== 'pass').length;
  if (open === 0) return `✅ ${count(rows.length, 'model')}: none is worse than its baseline`;
  return `⚪ ${count(rows.length, 'model')}: nothing blocked, ${open} not proven`;
}

function tableOf(rows: readonly OverviewRow[]): string {
  return table(['model', 'verdict', 'worst metric', 'Δ (interval)', 'merge'], rows.map(overviewRow), [
    'left',
    'left',
    'left',
    'right',
    'left',
    'left',
  ]);
}

function overviewRow(row: OverviewRow): string[] {
  const { model, record, reason } = row;
  if (record === undefined)
    return [`⛔\u00a0${name(model)}`, 'missing', escape(reason ?? 'there is no record', 200), '–', 'blocked'];
  const worst = worstOf(record.comparisons);
  return [
    `${iconOf(record)}\u00a0${name(model)}`,
    verdictOf(record),
    worst === undefined ? '–' : subjectCell(worst),
    worst === undefined ? '–' : unbroken(changeCell(worst)),
    stops(row) ? 'blocked' : record.mode === 'report' ? 'does not block, it reports' : 'not\u00a0blocked',
  ];
}

function verdictOf(record: EvalGateRecord): string {
  const { verdict, override, error } = record;
  const who = code(override?.by ?? '', 40);
  if (isAllAccepted(record)) return `accepted by ${who}`;
  if (verdict === 'error') return `not judged: ${code(error?.code ?? 'E_INTERNAL', 40)}`;
  return isAccepted(record) ? `${verdict}, in part accepted by ${who}` : verdict;
}

/** The comparison that speaks most against the model: one that failed, else the gating metric nearest its margin. */
function worstOf(comparisons: readonly Comparison[]): Comparison | undefined {
  const measured = comparisons.filter(({ against, delta }) => against !== 'floor' && delta !== null);
  const failed = measured.filter(({ verdict }) => verdict === 'fail');
  const share = ({ worstDrop, margin }: Comparison): number => (worstDrop ?? 0) / (margin ?? 1);
  const [worst] =
    failed.length > 0
      ? failed.toSorted((a, b) => (a.pRegression ?? 1) - (b.pRegression ?? 1) || (a.delta ?? 0) - (b.delta ?? 0))
      : measured.filter(({ role }) => role === 'gate').toSorted((a, b) => share(b) - share(a));
  return worst;
}
