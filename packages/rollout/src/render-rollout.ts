import { count, escape, join, table } from '@mlops-actions/markdown';
import type { GoldenReport, PhaseReport, RolloutOutcome } from './rollout.ts';
import { formatDuration, formatShare } from './units.ts';

const titles: Readonly<Record<RolloutOutcome['status'], string>> = {
  success: '✅ Rolled out, and proven',
  'rolled-back': '↩️ Rolled back, and proven',
  failed: '❌ Not rolled out',
};
const lost = '❌ Nobody knows what serves: look at it now';
const subjects = { new: 'new, alone', old: 'old, alone', endpoint: 'what users meet' } as const;
const maxMessage = 500;
const maxRows = 250;

/**
 * The phases and golden measurements of a rollout as Markdown, for the job summary. Nothing in it that comes from
 * target, answers or files can mention people, break a table or inject HTML.
 */
export function renderRollout(outcome: RolloutOutcome): string {
  const { status, touched, reason, phases, golden } = outcome;
  const title = status === 'failed' && touched ? lost : titles[status];
  const broken = golden.flatMap((report) => report.broken);
  return join(
    `#### ${title}`,
    reason === undefined ? undefined : `${escape(reason, 2 * maxMessage)}.`,
    status === 'failed' && !touched ? 'Nothing was touched.' : undefined,
    phaseTable(phases),
    goldenTable(golden),
    broken.length === 0
      ? undefined
      : `Limits broken:\n\n${broken.map((text) => `- ${escape(text, maxMessage)}`).join('\n')}`,
  );
}

function phaseTable(phases: readonly PhaseReport[]): string | undefined {
  if (phases.length === 0) return undefined;
  const rows = phases
    .slice(0, maxRows)
    .map(({ phase, weight, ok, durationMs, message }) => [
      `${ok ? '✅' : phase === 'cleanup' ? '⚠️' : '❌'} ${phase}`,
      weight === null ? '' : percent(weight),
      formatDuration(durationMs).replace(' ', '\u00a0'),
      escape(message, maxMessage),
    ]);
  return withRest(table(['phase', 'on the new', 'took', ''], rows, ['left', 'right', 'right', 'left']), phases.length);
}

function goldenTable(golden: readonly GoldenReport[]): string | undefined {
  if (golden.length === 0) return undefined;
  const headers = ['golden rows', 'on the new', 'failed', 'agree', 'correct', 'p50', 'p95', 'p99', ''];
  const rows = golden
    .slice(0, maxRows)
    .map((report) => [
      subjects[report.subject],
      percent(report.weight),
      `${report.errors}\u00a0of\u00a0${report.rows}`,
      report.agreement === null ? '–' : formatShare(report.agreement).replace(' ', '\u00a0'),
      report.correct === null ? '–' : formatShare(report.correct).replace(' ', '\u00a0'),
      ...latencies(report),
      report.broken.length === 0 ? '✅' : `❌ ${count(report.broken.length, 'limit')}`,
    ]);
  const right = headers.map((_, index) => (index === 0 || index === headers.length - 1 ? 'left' : 'right'));
  return withRest(table(headers, rows, right), golden.length);
}

function latencies({ latency }: GoldenReport): string[] {
  const { p50, p95, p99 } = latency ?? {};
  return [p50, p95, p99].map((ms) => (ms === undefined ? '–' : formatDuration(ms).replace(' ', '\u00a0')));
}

function percent(weight: number): string {
  return `${weight}\u00a0%`;
}

function withRest(body: string, length: number): string {
  return length > maxRows ? `${body}\n\nand ${length - maxRows} more, in the record` : body;
}
