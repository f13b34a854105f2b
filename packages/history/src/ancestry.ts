import type { Commit } from '@mlops-actions/github';

/**
 * The first parents of a commit, itself first, as far as `commits` reach.
 *
 * Only the first parent is followed: it is what the branch was, while second parents are what was merged into it.
 */
export function firstParents(from: string, commits: readonly Commit[]): string[] {
  const parentOf = new Map(commits.map(({ sha, parents }) => [sha, parents[0]]));
  const chain: string[] = [];
  for (let sha: string | undefined = from; sha !== undefined && parentOf.has(sha); sha = parentOf.get(sha))
    chain.push(sha);
  return chain;
}
