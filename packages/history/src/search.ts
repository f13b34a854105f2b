import { firstParents } from './ancestry.ts';
import type { GitData } from './git-records.ts';
import type { RecordsStore, Snapshot, StoredRecord } from './records-store.ts';
import { newestFirst, type RecordRef } from './refs.ts';

/** What to compare with: a recorded ancestor, or the newest record whatever its commit. */
export type BaselineQuestion = {
  readonly model: string;
  /** The run whose own records do not count. */
  readonly exclude: number;
} & ({ readonly mode: 'nearest-ancestor'; readonly from: string } | { readonly mode: 'newest-other' });

/** A record to compare with. */
export interface Baseline extends Snapshot {
  readonly ref: RecordRef;
  /** First-parent commits between the one asked for and the recorded one; null where no line was followed. */
  readonly behind: number | null;
}

/** What the search came to. */
export interface BaselineSearch {
  readonly baseline: Baseline | undefined;
  /** First-parent commits that were looked at, from the one asked for on. */
  readonly looked: number;
  /**
   * Whether that was all there is to look at. False when the line goes on beyond the newest 100 commits, so that an
   * older record may be there; many merged commits shorten the line.
   */
  readonly complete: boolean;
}

const reach = 100;
const nothing: BaselineSearch = { baseline: undefined, looked: 0, complete: true };

/**
 * Searches the records of a model. Of several records of one commit the newest run counts, and of it the newest attempt.
 *
 * With refs of the repository it takes at most 5 requests: the refs, the commits, a tree and two blobs.
 *
 * @throws UserError E_RECORD when the record to use is there but cannot be read: that is not "no baseline".
 */
export async function searchBaseline(
  records: RecordsStore,
  github: Pick<GitData, 'commits'>,
  question: BaselineQuestion,
): Promise<BaselineSearch> {
  const listed = (await records.list(question.model)).filter(({ ref }) => ref.run !== question.exclude);
  const newest = listed.toSorted((a, b) => newestFirst(a.ref, b.ref));
  const [first] = newest;
  if (first === undefined) return nothing;
  if (question.mode === 'newest-other') return { ...nothing, baseline: await readBaseline(records, first, null) };
  const { chain, complete } = await follow(github, question.from);
  const behind = chain.findIndex((commit) => newest.some(({ ref }) => ref.commit === commit));
  const nearest = newest.find(({ ref }) => ref.commit === chain[behind]);
  const baseline = nearest && (await readBaseline(records, nearest, behind));
  return { baseline, looked: chain.length, complete };
}

async function follow(github: Pick<GitData, 'commits'>, from: string) {
  const commits = await github.commits(from, reach);
  const chain = firstParents(from, commits);
  const oldest = commits.find(({ sha }) => sha === chain.at(-1));
  return { chain, complete: oldest?.parents.length === 0 };
}

async function readBaseline(records: RecordsStore, stored: StoredRecord, behind: number | null): Promise<Baseline> {
  return { ref: stored.ref, behind, ...(await records.read(stored)) };
}
