import type { AppliedPolicy } from '@mlops-actions/comparison';
import { UserError } from '@mlops-actions/errors';
import { parsePolicy, policyDifferences } from '@mlops-actions/gate';
import type { GitHub, PullRequestState } from '@mlops-actions/github';

interface Place {
  readonly github: Pick<GitHub, 'file' | 'mergeBase'>;
  readonly pull: PullRequestState;
}

const longest = 200_000;

/**
 * How the pull request would change the policy it is judged by, in words; empty where it leaves the file as it was when
 * its branch began. The head's policy is read for this alone.
 */
export async function policyChanges(applied: AppliedPolicy, { github, pull }: Place): Promise<string[]> {
  const path = applied.source.replace(/@[0-9a-f]{40}$/, '');
  const onHead = await github.file(path, pull.head.sha);
  const began = await github.mergeBase(pull.base.sha, pull.head.sha);
  if (began !== undefined && onHead === (await github.file(path, began))) return [];
  if (onHead === undefined) return ['the pull request takes the policy away'];
  if (onHead.length > longest) return ['the policy of the pull request is too long to be read'];
  try {
    return policyDifferences(applied.policy, parsePolicy(onHead, path));
  } catch (error) {
    if (error instanceof UserError) return ['the policy of the pull request cannot be read'];
    throw error;
  }
}
