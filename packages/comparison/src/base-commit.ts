import type { Ports } from '@mlops-actions/action';
import { mergeGroupOf, type PullRequest, pullRequestOf, pushOf, refuseForkCode } from '@mlops-actions/action/run';
import { UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { checkedOutCommit } from './checked-out.ts';

const none = /^0+$/;

/** The commit the candidate is compared with, and the one it is. */
export interface Base {
  /** Undefined where there is nothing before it: on the first push of a repository. */
  readonly commit: string | undefined;
  readonly head: string;
  /** Where the baseline is looked for: back from the commit, or, where no change is judged, at what is in use. */
  readonly search: 'ancestors' | 'in-use';
  /** The pull request that is judged, as far as the event tells. */
  readonly pull: { readonly number: number; readonly headSha: string | undefined } | undefined;
}

/**
 * Which commit is the base, by event.
 *
 * A pull request is tested as GitHub would merge it, so its base is the first parent of the merge commit:
 * with the merge base, what others merged meanwhile would be blamed on it. A job that checked out the head itself did
 * not train on what others merged, so there the merge base is right.
 *
 * @param trainedOn the commit the candidate was trained on, as far as its record says.
 * @throws UserError E_EVENT under `pull_request_target`, E_FORK_CODE where a fork's candidate would be judged with the
 *   rights of the repository.
 */
export async function resolveBase(
  ports: Ports,
  github: GitHub | undefined,
  trainedOn: string | null | undefined,
): Promise<Base> {
  const { context } = ports.runner;
  refuseEvent(ports);
  const pull = pullRequestOf(context);
  if (pull !== undefined && github !== undefined) {
    const told = { number: pull.number, headSha: pull.headSha };
    const checkedOut = trainedOn ?? (await checkedOutCommit(context.workspace));
    return {
      ...(await ofPullRequest(pull, { github, sha: context.sha, checkedOut })),
      search: 'ancestors',
      pull: told,
    };
  }
  const group = mergeGroupOf(context);
  if (group !== undefined) {
    const told = group.number === undefined ? undefined : { number: group.number, headSha: undefined };
    return { commit: group.baseSha, head: context.sha, search: 'ancestors', pull: told };
  }
  const push = pushOf(context);
  const head = context.sha;
  if (push === undefined) return { commit: head, head, search: 'in-use', pull: undefined };
  const before = none.test(push.before) ? await firstParent(github, head) : push.before;
  return { commit: before, head, search: 'ancestors', pull: undefined };
}

function refuseEvent({ runner: { context } }: Ports): void {
  refuseForkCode(context);
  if (context.eventName !== 'pull_request_target') return;
  throw new UserError(
    'E_EVENT',
    'Nothing was judged: `pull_request_target` runs on the base branch with the rights of the repository, so what it would judge is not the pull request. Judge it in a workflow started by `pull_request`; labels belong to gate-override, pull requests from forks to fork-report.',
  );
}

interface Tested {
  readonly github: GitHub;
  /** GITHUB_SHA. */
  readonly sha: string;
  readonly checkedOut: string | undefined;
}

async function ofPullRequest(
  { baseSha, headSha }: PullRequest,
  { github, sha, checkedOut }: Tested,
): Promise<Pick<Base, 'commit' | 'head'>> {
  if (checkedOut === headSha) return { commit: await github.mergeBase(baseSha, headSha), head: headSha };
  const { parents } = await github.commit(sha);
  // Without a second parent it is no merge commit, so what lies before it is the change itself.
  if (parents.length < 2) return { commit: (await github.mergeBase(baseSha, sha)) ?? baseSha, head: sha };
  return { commit: parents[0] ?? baseSha, head: sha };
}

/** What a new branch began at. */
async function firstParent(github: GitHub | undefined, sha: string): Promise<string | undefined> {
  return (await github?.commit(sha))?.parents[0];
}
