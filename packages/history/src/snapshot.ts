import { UserError } from '@mlops-actions/errors';
import type { NewTreeEntry, Repository, TreeEntry } from '@mlops-actions/github';
import { type EvalGateRecord, parseRecord } from '@mlops-actions/records';
import { firstParents } from './ancestry.ts';
import { formatRef, parseRef, type RecordRef } from './refs.ts';

/** What a run on the default branch keeps of a commit: text files and binary ones by name. */
export type SnapshotFiles = ReadonlyMap<string, string | Buffer>;

/** A recorded ancestor. */
export interface Baseline {
  readonly ref: RecordRef;
  /** First-parent commits between the one asked for and the recorded one. */
  readonly behind: number;
  readonly record: EvalGateRecord;
  /** gzipped JSONL; undefined when the run had no predictions. */
  readonly predictions: Buffer | undefined;
}

const predictionsFile = 'predictions.jsonl.gz';
const recordFile = 'eval-gate.json';
const reach = 100;

/** Bytes a snapshot may have in all. */
export const maxSnapshotBytes = 25 * 1024 * 1024;

/**
 * Writes a snapshot as a parentless commit under its own ref: atomic, outside branches, push events and clones.
 * The same run and attempt writes once.
 *
 * @throws UserError E_BASELINE_SIZE above {@link maxSnapshotBytes}; E_PERMISSION without `contents: write`.
 */
export async function writeSnapshot(github: Repository, ref: RecordRef, files: SnapshotFiles): Promise<void> {
  const size = [...files.values()].reduce((sum, bytes) => sum + Buffer.byteLength(bytes), 0);
  if (size > maxSnapshotBytes) {
    throw new UserError(
      'E_BASELINE_SIZE',
      `The baseline has ${size} bytes, more than the ${maxSnapshotBytes} GitHub is asked to keep: evaluate on fewer examples.`,
    );
  }
  const entries: NewTreeEntry[] = [];
  for (const [path, bytes] of files) {
    entries.push(typeof bytes === 'string' ? { path, text: bytes } : { path, blob: await github.createBlob(bytes) });
  }
  const tree = await github.createTree(entries);
  const commit = await github.createCommit(`${ref.model}: record of ${ref.commit}`, tree);
  await github.createRef(formatRef(ref), commit);
}

/** The files of a snapshot. */
export function snapshotFiles(records: ReadonlyMap<string, string>, predictions: Buffer | undefined): SnapshotFiles {
  const files = new Map<string, string | Buffer>(records);
  if (predictions !== undefined) files.set(predictionsFile, predictions);
  return files;
}

/**
 * The nearest recorded first-parent ancestor of a commit, itself included, among the newest 100 commits.
 *
 * @param exclude run whose own records do not count.
 * @returns undefined when nothing is recorded there.
 * @throws UserError E_RECORD when a record is there but cannot be read: that is not "no baseline".
 */
export async function findBaseline(
  github: Repository,
  { model, from, exclude }: { model: string; from: string; exclude: number },
): Promise<Baseline | undefined> {
  const refs = (await github.refs(`mlops/${model}/`)).flatMap(({ ref, sha }) => {
    const parsed = parseRef(ref);
    return parsed === undefined || parsed.run === exclude ? [] : [{ ref: parsed, sha }];
  });
  if (refs.length === 0) return undefined;
  const chain = firstParents(from, await github.commits(from, reach));
  const behind = chain.findIndex((commit) => refs.some(({ ref }) => ref.commit === commit));
  const newest = refs
    .filter(({ ref }) => ref.commit === chain[behind])
    .toSorted((a, b) => b.ref.run - a.ref.run || b.ref.attempt - a.ref.attempt)[0];
  return newest === undefined ? undefined : { ref: newest.ref, behind, ...(await readSnapshot(github, newest)) };
}

async function readSnapshot(github: Repository, { ref, sha }: { ref: RecordRef; sha: string }) {
  const place = `${formatRef(ref)}:${recordFile}`;
  const entries = new Map((await github.tree(sha)).filter(isFile).map((entry) => [entry.path, entry]));
  const record = entries.get(recordFile);
  if (record === undefined) throw unreadable(place, 'it is not there');
  const oversized = [...entries.values()].find(({ size = 0 }) => size > maxSnapshotBytes);
  if (oversized !== undefined)
    throw unreadable(formatRef(ref), `${oversized.path} is larger than ${maxSnapshotBytes} bytes`);
  const parsed = parseRecord('eval-gate', (await github.blob(record.sha)).toString('utf8'), place);
  if (parsed.commit !== ref.commit || parsed.model !== ref.model)
    throw unreadable(place, 'it speaks of another commit or model');
  const predictions = entries.get(predictionsFile);
  return { record: parsed, predictions: predictions && (await github.blob(predictions.sha)) };
}

function isFile({ type }: TreeEntry): boolean {
  return type === 'blob';
}

function unreadable(place: string, why: string): UserError {
  return new UserError(
    'E_RECORD',
    `The recorded baseline ${place} cannot be used: ${why}. Delete the ref, or push to the default branch to record anew.`,
  );
}
