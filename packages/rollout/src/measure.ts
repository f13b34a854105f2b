import type { GoldenRequest, RolloutLimits } from './config.ts';
import type { GoldenRow } from './golden-set.ts';
import { sameAnswer } from './json-value.ts';
import type { Answer } from './replay.ts';
import type { GoldenReport } from './rollout.ts';
import { formatDuration, formatShare } from './units.ts';

/** The numbers of a replay, not judged yet. */
export type Measurement = Omit<GoldenReport, 'subject' | 'weight' | 'broken'>;

/** What a replay is measured against. */
export interface Yardstick {
  readonly rows: readonly GoldenRow[];
  readonly request: Pick<GoldenRequest, 'expect' | 'tolerance'>;
  /** The old version's answers, row by row; undefined: it was not asked. */
  readonly old: readonly Answer[] | undefined;
}

/** Counts and times of the answers. A row that either version failed to answer is no agreement. */
export function measure(answers: readonly Answer[], { rows, request, old }: Yardstick): Measurement {
  const { expect, tolerance } = request;
  const share = (holds: (value: unknown, index: number) => boolean) =>
    answers.filter((answer, index) => 'value' in answer && holds(answer.value, index)).length / answers.length;
  const agrees = (value: unknown, index: number) => {
    const before = old?.[index];
    return before !== undefined && 'value' in before && sameAnswer(value, before.value, tolerance);
  };
  const times = answers.flatMap((answer) => ('value' in answer ? [answer.durationMs] : []));
  return {
    rows: answers.length,
    errors: answers.length - times.length,
    agreement: old === undefined ? null : share(agrees),
    correct:
      expect === undefined ? null : share((value, index) => sameAnswer(value, rows[index]?.get(expect), tolerance)),
    latency: times.length === 0 ? null : percentiles(times),
  };
}

function percentiles(times: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: nearestRank(sorted, 50), p95: nearestRank(sorted, 95), p99: nearestRank(sorted, 99) };
}

/** The smallest value that at least `percent` of all are at or below; values ascending, at least one. */
export function nearestRank(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? Number.NaN;
}

/** Every limit a measurement breaks, in words. A limit on what has no value is broken. */
export function findBroken(
  measured: Measurement,
  limits: RolloutLimits,
  answers: readonly Answer[],
  judged: { readonly answers: boolean },
): string[] {
  return [
    ...brokenErrors(measured, limits, answers),
    ...(judged.answers ? brokenShare('agreement with the old version', measured.agreement, limits.agreement) : []),
    ...(judged.answers ? brokenShare('correct answers', measured.correct, limits.correct) : []),
    ...brokenLatency(measured, limits),
  ];
}

function brokenErrors({ errors, rows }: Measurement, limits: RolloutLimits, answers: readonly Answer[]): string[] {
  // Written so that NaN, and no rows at all, break it.
  if (errors / rows <= limits.errors) return [];
  const first = answers.findIndex((answer) => 'fault' in answer);
  const fault = answers[first];
  const why = fault !== undefined && 'fault' in fault ? `; row ${first + 1}: ${fault.fault.slice(0, 300)}` : '';
  return [`${errors} of ${rows} golden requests failed, at most ${formatShare(limits.errors)} may${why}`];
}

function brokenShare(what: string, value: number | null, limit: number | undefined): string[] {
  if (limit === undefined || (value !== null && value >= limit)) return [];
  if (value === null) return [`${what}: could not be measured, and at least ${formatShare(limit)} is asked for`];
  return [`${what}: ${formatShare(value)}, below ${formatShare(limit)}`];
}

function brokenLatency({ latency }: Measurement, limits: RolloutLimits): string[] {
  return (['p50', 'p95', 'p99'] as const).flatMap((percentile) => {
    const limit = limits.latency[percentile];
    const value = latency?.[percentile] ?? Number.NaN;
    if (limit === undefined || value <= limit) return [];
    const found = Number.isNaN(value) ? 'nothing answered' : formatDuration(value);
    return [`latency ${percentile}: ${found}, at most ${formatDuration(limit)} is allowed`];
  });
}
