import { writeCommit } from './git/commits.ts';
import type { PullRequest } from './records.ts';
import type { Repository, State } from './state.ts';

/** What is known of a pull request's branches. */
export type Branches = Pick<PullRequest, 'number' | 'base' | 'head' | 'headRepository'>;

/**
 * Brings the branches of a pull request into its repository as refs/pull/N/head, and the commit that would merge
 * them as refs/pull/N/merge. In conflict there is no such commit, and the ref stays where it was, as on GitHub.
 *
 * @throws Error when a branch does not exist.
 */
export function computeMerge(state: State, repository: Repository, { number, base, head, headRepository }: Branches) {
  const { git } = repository;
  const source = state.repository(headRepository);
  const headSha = source.git.peel(`refs/heads/${head}`, 'commit');
  const baseSha = git.peel(`refs/heads/${base}`, 'commit');
  if (headSha === undefined) throw new Error(`${headRepository} has no branch ${head}`);
  if (baseSha === undefined) throw new Error(`${repository.fullName} has no branch ${base}`);
  const headRef = `refs/pull/${number}/head`;
  if (source !== repository) git.run(['fetch', '--quiet', '--no-tags', source.git.folder, `+${headSha}:${headRef}`]);
  git.updateRef(headRef, headSha);
  const tree = git.maybe('merge-tree', '--write-tree', baseSha, headSha);
  if (tree === undefined) return { headSha, baseSha, mergeSha: null };
  const mergeSha = git.commitTree(tree, [baseSha, headSha], `Merge ${headSha} into ${baseSha}`);
  git.updateRef(`refs/pull/${number}/merge`, mergeSha);
  return { headSha, baseSha, mergeSha };
}

/** What a merge queue has tested before it merges it. */
export interface MergeGroup {
  /** The commit that would become the base. */
  readonly headSha: string;
  /** `refs/heads/gh-readonly-queue/<base>/pr-<number>-<base's commit>`. */
  readonly headRef: string;
  readonly baseSha: string;
  /** `refs/heads/<base>`. */
  readonly baseRef: string;
}

/**
 * Puts a pull request into the merge queue: behind the base as it is now, or behind the head of another group.
 *
 * @throws Error when it is in conflict there.
 */
export function commitGroup(
  state: State,
  { git, fullName }: Repository,
  pull: PullRequest,
  onTopOf?: string,
): MergeGroup {
  const baseRef = `refs/heads/${pull.base}`;
  const baseSha = onTopOf ?? git.peel(baseRef, 'commit');
  if (baseSha === undefined) throw new Error(`${fullName} has no branch ${pull.base}`);
  const tree = git.maybe('merge-tree', '--write-tree', baseSha, pull.headSha);
  if (tree === undefined) throw new Error(`${fullName}#${pull.number} cannot be merged`);
  const date = state.time();
  const headSha = writeCommit(git, {
    tree,
    parents: [baseSha, pull.headSha],
    message: messageOf(pull),
    author: { name: pull.author, email: `${pull.author}@users.noreply.github.com`, date },
    committer: { name: 'GitHub', email: 'noreply@github.com', date },
  });
  const headRef = `refs/heads/gh-readonly-queue/${pull.base}/pr-${pull.number}-${baseSha}`;
  git.updateRef(headRef, headSha);
  return { headSha, headRef, baseSha, baseRef };
}

/** Merges a pull request into its base with a merge commit and returns it. @throws Error when it is in conflict. */
export function commitMerge({ git, fullName }: Repository, pull: PullRequest): string {
  const base = git.peel(`refs/heads/${pull.base}`, 'commit');
  const tree = base === undefined ? undefined : git.maybe('merge-tree', '--write-tree', base, pull.headSha);
  if (base === undefined || tree === undefined) throw new Error(`${fullName}#${pull.number} cannot be merged`);
  const sha = git.commitTree(tree, [base, pull.headSha], messageOf(pull));
  git.updateRef(`refs/heads/${pull.base}`, sha, base);
  return sha;
}

function messageOf({ number, headRepository, head, title }: PullRequest): string {
  return `Merge pull request #${number} from ${headRepository.split('/')[0]}/${head}\n\n${title}`;
}
