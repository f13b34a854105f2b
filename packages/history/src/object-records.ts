import { checkSize, parseGateRecord, predictionsFile, recordFile, unreadable } from './files.ts';
import { deleteSome, prunedBy, surplus } from './prune.ts';
import type { PruneOptions, RecordsStore, Snapshot, SnapshotFiles, StoredRecord } from './records-store.ts';
import { newestFirst, parseRef, type RecordRef } from './refs.ts';

/** Bytes a snapshot may have in all in an object store. */
export const maxObjectBytes = 1024 * 1024 * 1024;

/** What records need of an object store. */
export interface RecordObjects {
  readonly describe: string;
  /** False when `ifAbsent` and something else is there. */
  put(key: string, bytes: Uint8Array, options: { readonly ifAbsent: boolean }): Promise<boolean>;
  get(key: string, options: { readonly maxBytes: number }): Promise<Buffer | undefined>;
  list(prefix: string): Promise<readonly { readonly key: string; readonly size: number }[]>;
  delete(key: string): Promise<void>;
}

/**
 * Records as objects `<model>/<commit>/<run>-<attempt>/<file>`. The record itself is written last and deleted first: a
 * folder without it is no record yet, or no more.
 */
export function objectRecords(objects: RecordObjects): RecordsStore {
  return {
    describe: objects.describe,
    maxBytes: maxObjectBytes,
    place: (ref) => `${objects.describe}/${folderOf(ref)}`,
    write: (ref, files) => write(objects, ref, files),
    list: async (model) => (await folders(objects, model)).filter(isWhole),
    read: (stored) => read(objects, stored),
    prune: (model, options) =>
      prunedBy(async () =>
        deleteSome(doomed(await folders(objects, model), options), (folder) => remove(objects, folder)),
      ),
  };
}

/** What is kept under one run and attempt. */
interface Folder extends StoredRecord {
  readonly files: readonly string[];
}

function folderOf({ model, commit, run, attempt }: RecordRef): string {
  return `${model}/${commit}/${run}-${attempt}`;
}

async function write(objects: RecordObjects, ref: RecordRef, files: SnapshotFiles): Promise<boolean> {
  checkSize(files, maxObjectBytes, objects.describe);
  const folder = folderOf(ref);
  const parts = [...files].map(([name, content]) => ({ key: `${folder}/${name}`, bytes: Buffer.from(content) }));
  const isRecord = ({ key }: { key: string }) => key === `${folder}/${recordFile}`;
  for (const { key, bytes } of [...parts.filter((part) => !isRecord(part)), ...parts.filter(isRecord)]) {
    if (await objects.put(key, bytes, { ifAbsent: true })) continue;
    // An earlier try of this very write may have come this far; other bytes are those of another writer.
    const kept = key === `${folder}/${recordFile}` ? undefined : await objects.get(key, { maxBytes: maxObjectBytes });
    if (kept === undefined || !kept.equals(bytes)) return false;
  }
  return true;
}

async function folders(objects: RecordObjects, model: string): Promise<Folder[]> {
  const byFolder = new Map<string, { ref: RecordRef; files: string[] }>();
  for (const { key } of await objects.list(`${model}/`)) {
    const [, at = '', file = ''] = /^(.*)\/([^/]+)$/.exec(key) ?? [];
    const ref = parseRef(`refs/mlops/${at}`);
    if (ref === undefined) continue;
    const folder = byFolder.get(at) ?? { ref, files: [] };
    folder.files.push(file);
    byFolder.set(at, folder);
  }
  return [...byFolder].map(([at, folder]) => ({ at, ...folder }));
}

function isWhole({ files }: Folder): boolean {
  return files.includes(recordFile);
}

async function read(objects: RecordObjects, { ref, at }: StoredRecord): Promise<Snapshot> {
  const place = `${objects.describe}/${at}/${recordFile}`;
  const limit = { maxBytes: maxObjectBytes };
  const record = await objects.get(`${at}/${recordFile}`, limit);
  if (record === undefined) throw unreadable(place, 'it is not there');
  return {
    record: parseGateRecord(record.toString('utf8'), ref, place),
    predictions: await objects.get(`${at}/${predictionsFile}`, limit),
  };
}

/** Records that need not stay, and what older runs left half-written: nobody is writing those any more. */
function doomed(all: readonly Folder[], options: PruneOptions): Folder[] {
  const records = all.filter(isWhole);
  const oldestKept = records.toSorted((a, b) => newestFirst(a.ref, b.ref))[options.keep - 1];
  const halves = all.filter((folder) => !isWhole(folder) && oldestKept !== undefined && isOlder(folder, oldestKept));
  return [...surplus(records, options), ...halves].toSorted((a, b) => newestFirst(b.ref, a.ref));
}

function isOlder(folder: Folder, other: Folder): boolean {
  return folder.ref.run < other.ref.run;
}

async function remove(objects: RecordObjects, { at, files }: Folder): Promise<boolean> {
  const order = files.toSorted((a, b) => Number(b === recordFile) - Number(a === recordFile));
  for (const file of order) await objects.delete(`${at}/${file}`);
  return true;
}
