import type { EvalGateRecord } from '@mlops-actions/records';
import type { RecordRef } from './refs.ts';

/** What a run on the default branch keeps of a commit: text files and binary ones by name. */
export type SnapshotFiles = ReadonlyMap<string, string | Buffer>;

/** What was kept, as it is read again. */
export interface Snapshot {
  readonly record: EvalGateRecord;
  /** gzipped JSONL; undefined when the run had no predictions. */
  readonly predictions: Buffer | undefined;
}

/** A record as a listing tells it. */
export interface StoredRecord {
  readonly ref: RecordRef;
  /** Where its store finds it again: the store's own affair. */
  readonly at: string;
}

/** Which records stay. */
export interface PruneOptions {
  /** Newest records that stay, at least 1. */
  readonly keep: number;
  /** Commits whose records stay however old, such as those of versions. */
  readonly protect: (commit: string) => boolean;
  /** Records that stay whatever their age: the one just written, and the baseline it was compared with. */
  readonly spare: readonly RecordRef[];
}

/** What pruning did. */
export interface Pruned {
  readonly deleted: number;
  /** Records that are to go and are still there: for a later run. */
  readonly left: number;
  /** What ended it early. The records that matter are there all the same, so it is told and not thrown. */
  readonly fault: Error | undefined;
}

/** Where gate records are kept: by model, commit, run and attempt. Nothing that was written is ever changed. */
export interface RecordsStore {
  /** Where it is, fit to be shown. */
  readonly describe: string;
  /** Bytes the files of one record may have in all. */
  readonly maxBytes: number;
  /** Where one record is, fit to be shown. */
  place(ref: RecordRef): string;
  /**
   * Keeps a record whole or not at all: nobody ever lists half of one.
   *
   * @returns false when the same run and attempt had written before, whose record stays.
   * @throws UserError E_BASELINE_SIZE above `maxBytes`; what the store throws when it refuses.
   */
  write(ref: RecordRef, files: SnapshotFiles): Promise<boolean>;
  /** All records of a model, in no order to rely on. */
  list(model: string): Promise<readonly StoredRecord[]>;
  /** @throws UserError E_RECORD when it is there but cannot be read. */
  read(stored: StoredRecord): Promise<Snapshot>;
  /** Deletes at most 20 of the records that need not stay, oldest first. What is gone already is fine. */
  prune(model: string, options: PruneOptions): Promise<Pruned>;
}
