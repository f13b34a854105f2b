import { ServiceError } from '@mlops-actions/errors';
import type { NewTreeEntry, Repository, TreeEntry } from '@mlops-actions/github';
import { checkSize, parseGateRecord, predictionsFile, recordFile, unreadable } from './files.ts';
import { deleteSome, prunedBy, surplus } from './prune.ts';
import type { RecordsStore, Snapshot, SnapshotFiles, StoredRecord } from './records-store.ts';
import { formatRef, parseRef, type RecordRef } from './refs.ts';

/** Bytes a snapshot may have in all as refs of a repository. */
export const maxSnapshotBytes = 25 * 1024 * 1024;

/** What records need of a repository on GitHub. */
export type GitData = Pick<
  Repository,
  | 'repository'
  | 'commits'
  | 'refs'
  | 'tree'
  | 'blob'
  | 'createBlob'
  | 'createTree'
  | 'createCommit'
  | 'createRef'
  | 'deleteRef'
>;

/**
 * Records as refs of the repository itself: each a parentless commit, outside branches, push events and clones.
 * Listing is one request however many there are, reading at most three.
 */
export function gitRecords(github: GitData): RecordsStore {
  return {
    describe: `refs/mlops of ${github.repository}`,
    maxBytes: maxSnapshotBytes,
    place: formatRef,
    write: (ref, files) => write(github, ref, files),
    list: (model) => list(github, model),
    read: (stored) => read(github, stored),
    prune: (model, options) =>
      prunedBy(async () =>
        deleteSome(surplus(await list(github, model), options), ({ ref }) => remove(github, formatRef(ref))),
      ),
  };
}

async function write(github: GitData, ref: RecordRef, files: SnapshotFiles): Promise<boolean> {
  checkSize(files, maxSnapshotBytes, 'GitHub');
  const entries: NewTreeEntry[] = [];
  for (const [path, bytes] of files) {
    entries.push(typeof bytes === 'string' ? { path, text: bytes } : { path, blob: await github.createBlob(bytes) });
  }
  const tree = await github.createTree(entries);
  const commit = await github.createCommit(`${ref.model}: record of ${ref.commit}`, tree);
  return github.createRef(formatRef(ref), commit);
}

async function list(github: GitData, model: string): Promise<StoredRecord[]> {
  return (await github.refs(`mlops/${model}/`)).flatMap(({ ref, sha }) => {
    const parsed = parseRef(ref);
    return parsed === undefined ? [] : [{ ref: parsed, at: sha }];
  });
}

async function read(github: GitData, { ref, at }: StoredRecord): Promise<Snapshot> {
  const place = `${formatRef(ref)}:${recordFile}`;
  const entries = new Map((await github.tree(at)).filter(isFile).map((entry) => [entry.path, entry]));
  const record = entries.get(recordFile);
  if (record === undefined) throw unreadable(place, 'it is not there');
  const oversized = [...entries.values()].find(({ size = 0 }) => size > maxSnapshotBytes);
  if (oversized !== undefined)
    throw unreadable(formatRef(ref), `${oversized.path} is larger than ${maxSnapshotBytes} bytes`);
  const parsed = parseGateRecord((await github.blob(record.sha)).toString('utf8'), ref, place);
  const predictions = entries.get(predictionsFile);
  return { record: parsed, predictions: predictions && (await github.blob(predictions.sha)) };
}

async function remove(github: GitData, ref: string): Promise<boolean> {
  try {
    await github.deleteRef(ref);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** GitHub says 422 of a ref that is not there, as it does of one that a rule protects. */
function isGone(error: unknown): boolean {
  if (!(error instanceof ServiceError)) return false;
  return error.status === 404 || (error.status === 422 && /does not exist/i.test(error.message));
}

function isFile({ type }: TreeEntry): boolean {
  return type === 'blob';
}
