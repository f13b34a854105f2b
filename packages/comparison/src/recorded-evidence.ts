import type { Ports } from '@mlops-actions/action';
import { type HistoryPoint, hashId } from '@mlops-actions/gate';
import type { Aggregate } from '@mlops-actions/metrics';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { BaselineEvidence } from './baseline.ts';
import { bare, type Evidence, summaryOf } from './evidence.ts';

/** What no record tells of. */
export const unrecorded = { run: undefined, hash: undefined, summary: false, history: [] } as const;

/** What a gate record tells of the evidence it was made from. */
export function recordedEvidence(
  record: EvalGateRecord,
  model: string,
): Pick<BaselineEvidence, 'aggregates' | 'fingerprint' | 'hash' | 'summary' | 'history'> {
  const { flags } = record;
  return {
    ...recordedNumbers(record),
    hash: flags.includes('records-full') ? undefined : (id) => hashId(model, id),
    summary: flags.includes('records-summary'),
    history: [...(record.history ?? []), toHistoryPoint(record)].slice(-maxHistory),
  };
}

/** Points of history a record carries along. */
const maxHistory = 60;

function toHistoryPoint({ commit, run, createdAt, verdict, comparisons }: EvalGateRecord): HistoryPoint {
  const values = [...summaryOf(comparisons)].map(([metric, { value }]) => [metric, value] as const);
  return { commit, run: run.id, createdAt, verdict, metrics: Object.fromEntries(values) };
}

/**
 * What a gate record states for all examples: what is left to compare with where there are no predictions. Numbers it
 * was given keep what says how far they move by chance.
 */
function recordedNumbers(record: EvalGateRecord): Pick<Evidence, 'aggregates' | 'fingerprint'> {
  const { comparisons, flags } = record;
  const overall = comparisons.filter(({ slice, against }) => slice === null && against === 'baseline');
  const values = overall.flatMap(({ metric, candidate }) => (candidate === null ? [] : [[metric, candidate] as const]));
  const measured = flags.includes('records-summary') ? summaryOf(comparisons) : [];
  const given = Object.entries(record.aggregates ?? {});
  return {
    aggregates: new Map<string, Aggregate>([...bare(values), ...measured, ...given]),
    fingerprint: new Map(Object.entries(record.fingerprint ?? {})),
  };
}

/** Days since something was written, to a tenth. */
export function ageInDays(createdAt: string, ports: Ports): number {
  const days = (ports.now().getTime() - Date.parse(createdAt)) / 86_400_000;
  return Math.max(0, Math.round(days * 10) / 10);
}
