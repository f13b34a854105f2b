import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import type { GitHub, WorkflowRun } from '@mlops-actions/github';
import { artifactName } from '@mlops-actions/records';

/** Which runs decide anew. */
export interface Restarted {
  readonly reran: readonly number[];
  /** Plain sentences on what is left to people. */
  readonly notes: readonly string[];
}

const most = 20;

/**
 * Lets the gate decide anew where its decision stands: in the runs of the pull request that ended so, and hold a record
 * of it.
 *
 * @param conclusion how those ended whose decision does not hold any more.
 */
export async function startAgain(
  github: GitHub,
  { model, headSha, conclusion }: { model: string; headSha: string; conclusion: 'failure' | 'success' },
): Promise<Restarted> {
  const restart = (run: number) => (conclusion === 'failure' ? github.rerunFailedJobs(run) : github.rerun(run));
  const reran: number[] = [];
  const notes: string[] = [];
  try {
    const runs = (await github.workflowRunsOf(headSha)).filter(({ event }) => event === 'pull_request').slice(0, most);
    for (const run of runs.filter(({ status }) => status !== 'completed'))
      notes.push(`${run.url} is under way: if its gate has judged already, re-run it when it is over.`);
    for (const run of runs.filter((one) => one.conclusion === conclusion)) {
      if (!(await judged(github, run, model))) continue;
      if (await restart(run.id)) reran.push(run.id);
      else notes.push(`GitHub did not start ${run.url} again: re-run it by hand.`);
    }
    if (reran.length + notes.length === 0) notes.push(`No run of this commit holds a verdict of ${model} to renew.`);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
    notes.push(
      `The gate was not started again, which takes \`actions: write\`: ${describeError(error)} Re-run it by hand, on the page of its run.`,
    );
  }
  return { reran, notes };
}

async function judged(github: GitHub, run: WorkflowRun, model: string): Promise<boolean> {
  const name = artifactName(model, 'eval-gate');
  const names = await github.artifactNamesOf(run.id);
  return names.some((one) => one === name || (one.startsWith(`${name}-`) && /^\d+$/.test(one.slice(name.length + 1))));
}
