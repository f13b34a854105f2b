import type { GitHub, PullRequestState } from '@mlops-actions/github';
import type { Sought, SourceRun } from './source-run.ts';

/**
 * The open pull requests whose head is exactly what the run was for, lowest number first. GitHub lists none of a fork
 * in the event, and what the run's artifact says of it is not asked.
 */
export async function seekPullRequests(
  github: Pick<GitHub, 'pullRequestsFrom'>,
  { headRepository, headBranch, headSha }: SourceRun,
): Promise<Sought<readonly [PullRequestState, ...PullRequestState[]]>> {
  const [owner = ''] = headRepository.split('/');
  const open = await github.pullRequestsFrom(owner, headBranch);
  const [first, ...others] = open
    .filter((pull) => pull.open && pull.head.sha === headSha && pull.head.ref === headBranch)
    .filter(({ head }) => head.repository === headRepository)
    .toSorted((a, b) => a.number - b.number);
  if (first !== undefined) return { found: [first, ...others] };
  const short = headSha.slice(0, 7);
  return {
    skipped: `No open pull request has ${short} as its head: it was closed or merged, or something newer was pushed.`,
  };
}

/** Why a pull request must not be written to any more; undefined while its head is still what was judged. */
export async function whyStale(
  github: Pick<GitHub, 'pullRequest'>,
  { number, head, base }: PullRequestState,
): Promise<string | undefined> {
  const now = await github.pullRequest(number);
  if (now?.open !== true) return `#${number} was closed meanwhile.`;
  if (now.head.sha !== head.sha) return `Something newer was pushed to #${number} meanwhile; its own run reports that.`;
  return now.base.ref === base.ref ? undefined : `#${number} goes to another base meanwhile.`;
}
