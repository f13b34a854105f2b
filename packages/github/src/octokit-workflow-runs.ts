import type { Octokit } from '@octokit/rest';
import { attempt, type Place } from './attempt.ts';
import { isRefused, isServerFault } from './faults.ts';
import type { CheckRunReport, WorkflowRun, WorkflowRuns } from './workflow-runs.ts';

const longestText = 65_000;
const artifactPages = 10;

/** Workflow runs and check runs of a real server. */
export function workflowRuns(client: Octokit, at: Place): WorkflowRuns {
  const { rest } = client;
  return {
    workflowRun: (id) =>
      attempt(`read the run ${id}`, rest.actions.getWorkflowRun({ ...at, run_id: id }), 'actions: read').then(
        ({ data }) => toRun(data),
      ),
    workflowRunsOf: (headSha) =>
      attempt(
        `list the runs of ${headSha}`,
        rest.actions.listWorkflowRunsForRepo({ ...at, head_sha: headSha, per_page: 100 }),
        'actions: read',
      ).then(({ data }) => data.workflow_runs.map(toRun)),
    artifactNamesOf: (run) =>
      attempt(`list the artifacts of the run ${run}`, artifactNames(client, at, run), 'actions: read'),
    rerunFailedJobs: (run) =>
      attempt(
        `re-run the failed jobs of the run ${run}`,
        orRefused(rest.actions.reRunWorkflowFailedJobs({ ...at, run_id: run })),
        'actions: write',
      ),
    rerun: (run) =>
      attempt(`re-run the run ${run}`, orRefused(rest.actions.reRunWorkflow({ ...at, run_id: run })), 'actions: write'),
    createCheckRun: (name, headSha, externalId, report) =>
      attempt(
        `create the check run ${name}`,
        createOnce(client, { ...at, name, head_sha: headSha, external_id: externalId, ...toCheck(report) }),
        'checks: write',
      ),
    updateCheckRun: (id, report) =>
      attempt(
        'update the check run',
        rest.checks.update({ ...at, check_run_id: id, ...toCheck(report) }),
        'checks: write',
      ).then(() => {}),
  };
}

/** Whether it was done; false when GitHub will not do it as things stand. */
async function orRefused(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

type NewCheckRun = Place & ReturnType<typeof toCheck> & { name: string; head_sha: string; external_id: string };

/** Creating is not repeated blindly: where the answer was lost, the check run may be there. */
async function createOnce({ rest }: Octokit, check: NewCheckRun): Promise<number> {
  const create = () => rest.checks.create({ ...check, request: { retries: 0 } }).then(({ data }) => data.id);
  return create().catch(async (error: unknown) => {
    if (!isServerFault(error)) throw error;
    const { owner, repo, head_sha: ref, name: check_name, external_id } = check;
    const { data } = await rest.checks.listForRef({ owner, repo, ref, check_name, filter: 'all', per_page: 100 });
    const found = data.check_runs.find((one) => one.external_id === external_id);
    return found?.id ?? create();
  });
}

async function artifactNames({ rest, paginate }: Octokit, at: Place, run: number): Promise<string[]> {
  const names: string[] = [];
  let pages = 0;
  for await (const { data } of paginate.iterator(rest.actions.listWorkflowRunArtifacts, {
    ...at,
    run_id: run,
    per_page: 100,
  })) {
    names.push(...data.map(({ name }) => name));
    pages += 1;
    if (pages === artifactPages) break;
  }
  return names;
}

function toCheck({ title, summary, conclusion, detailsUrl }: CheckRunReport) {
  return {
    details_url: detailsUrl,
    output: { title: title.slice(0, 250), summary: summary.slice(0, longestText).toWellFormed() },
    ...(conclusion === undefined ? { status: 'in_progress' as const } : { status: 'completed' as const, conclusion }),
  };
}

interface RunData {
  readonly id: number;
  readonly run_attempt?: number;
  readonly event: string;
  readonly head_sha: string;
  readonly head_branch: string | null;
  readonly head_repository: { readonly full_name: string } | null;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly html_url: string;
  readonly created_at: string;
}

function toRun(run: RunData): WorkflowRun {
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? undefined,
    headRepository: run.head_repository?.full_name,
    status: run.status ?? '',
    conclusion: run.conclusion ?? undefined,
    url: run.html_url,
    createdAt: run.created_at,
  };
}
