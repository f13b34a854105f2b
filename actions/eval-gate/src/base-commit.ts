import type { Ports } from '@mlops-actions/action';
import { pullRequestOf, pushOf } from '@mlops-actions/action/run';
import type { GitHub } from '@mlops-actions/github';

const none = /^0+$/;

/** The commit the candidate is compared with, and the one it is. */
export interface Base {
  /** Undefined on the first push of a branch: there is nothing before it. */
  readonly commit: string | undefined;
  readonly head: string;
}

/**
 * Which commit is the base, by event.
 *
 * A pull request is tested as GitHub would merge it, so its base is the first parent of the merge commit:
 * with the merge base, what others merged meanwhile would be blamed on it. A job that checked out the head itself did
 * not train on what others merged, so there the merge base is right.
 *
 * @param checkedOut the commit the candidate was trained on, as far as its record says.
 */
export async function resolveBase(
  ports: Ports,
  github: GitHub | undefined,
  checkedOut: string | null | undefined,
): Promise<Base> {
  const { context } = ports.runner;
  const pull = pullRequestOf(context);
  if (pull !== undefined && github !== undefined) {
    if (checkedOut === pull.headSha)
      return { commit: await github.mergeBase(pull.baseSha, pull.headSha), head: pull.headSha };
    const merge = await github.commit(context.sha);
    return { commit: merge.parents[0] ?? pull.baseSha, head: context.sha };
  }
  const push = pushOf(context);
  if (push !== undefined) return { commit: none.test(push.before) ? undefined : push.before, head: context.sha };
  return { commit: context.sha, head: context.sha };
}
