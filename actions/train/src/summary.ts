import { code, count, details, join, table } from '@mlops-actions/markdown';
import type { TrainRecord } from '@mlops-actions/records';
import { describeDuration } from './duration.ts';
import type { Sources } from './sources.ts';
import type { Storage } from './weights.ts';

const shownMetrics = 50;
const shownDigest = 'sha256:'.length + 12;

/** The summary of a run that trained. */
export function renderTraining(
  record: TrainRecord,
  { sources, storage }: { sources: Sources; storage: Storage },
): string {
  return join(
    `### Train: ${code(record.model)} trained in ${describeDuration(record.durationMs)}`,
    renderMetrics(record.metrics),
    details('What was run, on what, and what came of it', renderFacts(record)),
    renderNotes(record, sources, storage),
  );
}

function renderMetrics(metrics: TrainRecord['metrics']): string {
  const names = Object.keys(metrics);
  if (names.length === 0) return 'The command wrote no metrics.';
  const rows = names.slice(0, shownMetrics).map((name) => [code(name), formatNumber(metrics[name])]);
  const rest =
    names.length > shownMetrics ? `and ${count(names.length - shownMetrics, 'more metric')} in the record` : '';
  return join(table(['Metric', 'Value'], rows, ['left', 'right']), rest);
}

function renderFacts({
  command,
  seed,
  parameters,
  data,
  code: tracked,
  predictions,
  weights,
  environment,
}: TrainRecord): string {
  const { os, arch, cpus } = environment;
  const rows = [
    ['Command', code(command, 300)],
    ['Seed', String(seed)],
    ['Parameters', code(JSON.stringify(parameters), 300)],
    [
      'Data',
      data === null ? 'not digested' : `${count(data.files, 'file')}, ${bytes(data.size)}, ${short(data.digest)}`,
    ],
    ['Code', tracked === null ? 'not digested' : `${count(tracked.files, 'tracked file')}, ${short(tracked.digest)}`],
    [
      'Predictions',
      predictions === null
        ? 'none'
        : `${code(predictions.path)}, ${bytes(predictions.size)}, ${short(predictions.digest)}`,
    ],
    ['Model', weights === null ? 'none' : `${code(weights.path)}, ${bytes(weights.size)}, ${short(weights.digest)}`],
    ['Machine', `${code(`${os} ${arch}`)}, ${count(cpus, 'core')}`],
  ];
  return table(['What', 'Which'], rows);
}

function renderNotes({ data, code: tracked, weights }: TrainRecord, sources: Sources, storage: Storage): string {
  const notes = [
    data === null ? 'The data was not digested: name it with `data`, or in the contract.' : '',
    sources.code.found ? '' : `The code was not digested: ${code(sources.code.reason, 200)}`,
    tracked?.dirty === true
      ? 'Tracked files had uncommitted changes when the training began: the commit alone does not repeat it.'
      : '',
    weights === null || storage.stored ? '' : `The model was not stored: ${code(storage.reason, 300)}`,
  ];
  return notes
    .filter((note) => note !== '')
    .map((note) => `- ${note}`)
    .join('\n');
}

function short(digest: string): string {
  return code(digest.slice(0, shownDigest));
}

function bytes(size: number): string {
  return count(size, 'byte');
}

function formatNumber(value = Number.NaN): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toPrecision(6)));
}
