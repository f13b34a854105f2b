import { UserError } from '@mlops-actions/errors';
import type { GitHub, WorkflowRun } from '@mlops-actions/github';

/**
 * When a commit came to be the head, as far as can be told, in milliseconds: when its first workflow run began, which is
 * GitHub's own time; else its committer's date, which can be forged.
 */
export async function arrivalOf(sha: string, github: GitHub): Promise<number> {
  const began = (await runsOf(sha, github)).map(({ createdAt }) => Date.parse(createdAt));
  return began.length > 0 ? Math.min(...began) : Date.parse((await github.commit(sha)).date);
}

/** Reading runs takes a permission that is optional here. */
async function runsOf(sha: string, github: GitHub): Promise<readonly WorkflowRun[]> {
  try {
    return await github.workflowRunsOf(sha);
  } catch (error) {
    if (error instanceof UserError && error.code === 'E_PERMISSION') return [];
    throw error;
  }
}
