import { UserError } from '@mlops-actions/errors';
import { type EvalGateRecord, parseRecord } from '@mlops-actions/records';
import type { SnapshotFiles } from './records-store.ts';
import type { RecordRef } from './refs.ts';

/** The file every record has. A store that keeps files one by one writes it last. */
export const recordFile = 'eval-gate.json';
/** The file of the rows the gate judged, where there were any. */
export const predictionsFile = 'predictions.jsonl.gz';

/** The files of a snapshot. */
export function snapshotFiles(records: ReadonlyMap<string, string>, predictions: Buffer | undefined): SnapshotFiles {
  const files = new Map<string, string | Buffer>(records);
  if (predictions !== undefined) files.set(predictionsFile, predictions);
  return files;
}

/** Refuses files that are too large in all, before anything is sent. @throws UserError E_BASELINE_SIZE. */
export function checkSize(files: SnapshotFiles, maxBytes: number, store: string): void {
  const size = [...files.values()].reduce((sum, bytes) => sum + Buffer.byteLength(bytes), 0);
  if (size <= maxBytes) return;
  const elsewhere = store.startsWith('s3://')
    ? ''
    : 'keep the records in a store of your own with `records-store: s3://bucket/prefix`, ';
  throw new UserError(
    'E_BASELINE_SIZE',
    `The baseline has ${size} bytes, more than the ${maxBytes} that ${store} is asked to keep: ${elsewhere}keep no rows with \`records: summary\`, or evaluate on fewer examples.`,
  );
}

/** Reads the text of a record. @throws UserError E_RECORD when it is none, or speaks of another commit or model. */
export function parseGateRecord(text: string, ref: RecordRef, place: string): EvalGateRecord {
  const parsed = parseRecord('eval-gate', text, place);
  if (parsed.commit !== ref.commit || parsed.model !== ref.model)
    throw unreadable(place, 'it speaks of another commit or model');
  return parsed;
}

/** What is thrown for a record that is there and cannot be used. */
export function unreadable(place: string, why: string): UserError {
  return new UserError(
    'E_RECORD',
    `The recorded baseline ${place} cannot be used: ${why}. Delete it, or push to the default branch to record anew.`,
  );
}
