export { firstParents } from './ancestry.ts';
export { formatRef, parseRef, type RecordRef } from './refs.ts';
export {
  type Baseline,
  findBaseline,
  maxSnapshotBytes,
  type SnapshotFiles,
  snapshotFiles,
  writeSnapshot,
} from './snapshot.ts';
