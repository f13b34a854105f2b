export { snapshotFiles } from './files.ts';
export { type GitData, gitRecords, maxSnapshotBytes } from './git-records.ts';
export { maxObjectBytes, objectRecords, type RecordObjects } from './object-records.ts';
export { mostDeletions } from './prune.ts';
export type {
  Pruned,
  PruneOptions,
  RecordsStore,
  Snapshot,
  SnapshotFiles,
  StoredRecord,
} from './records-store.ts';
export { formatRef, parseRef, type RecordRef } from './refs.ts';
export { type Baseline, type BaselineQuestion, type BaselineSearch, searchBaseline } from './search.ts';
