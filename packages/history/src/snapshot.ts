import { type GitData, gitRecords } from './git-records.ts';
import type { SnapshotFiles } from './records-store.ts';
import type { RecordRef } from './refs.ts';
import { type Baseline, searchBaseline } from './search.ts';

/**
 * Writes a snapshot as a ref of the repository. The same run and attempt writes once.
 *
 * @throws UserError E_BASELINE_SIZE above 25 MiB; E_PERMISSION without `contents: write`.
 */
export async function writeSnapshot(github: GitData, ref: RecordRef, files: SnapshotFiles): Promise<void> {
  await gitRecords(github).write(ref, files);
}

/**
 * The nearest recorded first-parent ancestor of a commit, itself included, among the newest 100 commits, as refs of the
 * repository keep it.
 *
 * @param exclude run whose own records do not count.
 * @returns undefined when nothing is recorded there.
 * @throws UserError E_RECORD when a record is there but cannot be read: that is not "no baseline".
 */
export async function findBaseline(
  github: GitData,
  question: { readonly model: string; readonly from: string; readonly exclude: number },
): Promise<Baseline | undefined> {
  return (await searchBaseline(gitRecords(github), github, { mode: 'nearest-ancestor', ...question })).baseline;
}
