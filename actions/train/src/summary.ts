import { code, count, details, join, table } from '@mlops-actions/markdown';
import type { TrainRecord } from '@mlops-actions/records';
import { describeDuration } from './duration.ts';

const shownMetrics = 50;
const shownDigest = 'sha256:'.length + 12;

/** What the summary says beyond the record. */
export interface Remarks {
  /** Why data or code were not digested, or the model not stored. */
  readonly notes: readonly string[];
}

/** The summary of a run that trained. */
export function renderTraining(record: TrainRecord, { notes }: Remarks): string {
  return join(
    `### 🏋️ Train: ${code(record.model)} trained in ${describeDuration(record.durationMs)}`,
    renderMetrics(record.metrics),
    details('What was run, on what, and what came of it', renderFacts(record)),
    notes.map((note) => `- ${note}`).join('\n'),
  );
}

function renderMetrics(metrics: TrainRecord['metrics']): string {
  const names = Object.keys(metrics);
  if (names.length === 0) return 'The command wrote no metrics.';
  const rows = names.slice(0, shownMetrics).map((name) => [code(name), formatNumber(metrics[name])]);
  const rest = names.length > shownMetrics ? `and ${count(names.length - shownMetrics, 'more metric')} in the record` : '';
  return join(table(['Metric', 'Value'], rows, ['left', 'right']), rest);
}

function renderFacts({ command, seed, parameters, data, code: tracked, predictions, model, environment }: TrainRecord): string {
  const rows = [
    ['Command', code(command, 300)],
    ['Seed', String(seed)],
    ['Parameters', code(JSON.stringify(parameters), 300)],
    ['Data', data === null ? 'not digested' : `${count(data.files, 'file')}, ${short(data.digest)}`],
    ['Code', tracked === null ? 'not tracked by git' : `${count(tracked.files, 'tracked file')}, ${short(tracked.digest)}${tracked.dirty ? ', **with uncommitted changes**' : ''}`],
    ['Predictions', predictions === null ? 'none' : `${code(predictions.path)}, ${short(predictions.digest)}`],
    ['Model', model === null ? 'none' : `${code(model.path)}, ${model.size.toLocaleString('en-US')} bytes, ${short(model.digest)}`],
    ['Machine', `${code(`${environment.os} ${environment.arch}`)}, ${count(environment.cpus, 'core')}`],
  ];
  return table(['', ''], rows);
}

function short(digest: string): string {
  return code(digest.slice(0, shownDigest));
}

function formatNumber(value = Number.NaN): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toPrecision(6)));
}
