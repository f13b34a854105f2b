import type { PullRequest, Repository, State } from './state.ts';

/** Brings a pull request up to date: its head, its base, and the commit that would merge them, as refs/pull/N. */
export function computeMerge(state: State, repository: Repository, pull: PullRequest): void {
  const { git } = repository;
  const source = state.repository(pull.headRepository);
  const head = source.git.resolve(`refs/heads/${pull.head}`);
  const base = git.resolve(`refs/heads/${pull.base}`);
  if (head === undefined || base === undefined) throw new Error(`the branches of ${pull.title} do not exist`);
  if (source !== repository)
    git.git([
      'fetch',
      '--quiet',
      '--no-tags',
      source.git.text('rev-parse', '--absolute-git-dir'),
      `+refs/heads/${pull.head}:refs/pull/${pull.number}/head`,
    ]);
  git.updateRef(`refs/pull/${pull.number}/head`, head);
  const tree = git.maybe('merge-tree', '--write-tree', base, head);
  const merge =
    tree === undefined
      ? undefined
      : git.text('commit-tree', tree, '-p', base, '-p', head, '-m', `Merge ${head} into ${base}`);
  if (merge !== undefined) git.updateRef(`refs/pull/${pull.number}/merge`, merge);
  pull.headSha = head;
  pull.baseSha = base;
  pull.mergeSha = merge ?? null;
}

/** Merges a pull request with a merge commit and returns it. @throws Error when it is in conflict. */
export function commitMerge(repository: Repository, pull: PullRequest): string {
  const { git } = repository;
  const base = git.resolve(`refs/heads/${pull.base}`);
  const tree = base === undefined ? undefined : git.maybe('merge-tree', '--write-tree', base, pull.headSha);
  if (base === undefined || tree === undefined) throw new Error(`#${pull.number} cannot be merged`);
  const sha = git.text(
    'commit-tree',
    tree,
    '-p',
    base,
    '-p',
    pull.headSha,
    '-m',
    `Merge pull request #${pull.number} from ${pull.head}\n\n${pull.title}`,
  );
  git.updateRef(`refs/heads/${pull.base}`, sha, base);
  pull.merged = true;
  pull.state = 'closed';
  return sha;
}
