import { basename } from 'node:path';
import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { readCommits } from '../git/commits.ts';
import { page } from '../pages.ts';
import type { Job, Run } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { notFound, ok } from '../reply.ts';
import { renderUser } from '../templates.ts';

const get: Handler = (call) => {
  const run = latestAttempts(call).find(({ id }) => id === Number(call.params['run_id']));
  return run === undefined ? notFound : ok({ ...call.example('actions/get-workflow-run'), ...fields(call, run) });
};

const list: Handler = (call) => {
  const { query } = call;
  const status = query.get('status');
  const found = latestAttempts(call).filter(
    (run) =>
      (query.get('branch') ?? run.headBranch) === run.headBranch &&
      (query.get('event') ?? run.event) === run.event &&
      (query.get('head_sha') ?? run.headSha) === run.headSha &&
      (status === null || status === run.status || status === run.conclusion),
  );
  const { workflow_runs: examples } = call.example('actions/list-workflow-runs-for-repo') as {
    workflow_runs: object[];
  };
  return page(call, found.toReversed(), {
    path: 'actions/runs',
    render: (runs) => runs.map((run) => ({ ...examples[0], ...fields(call, run) })),
    wrap: (workflow_runs, total_count) => ({ total_count, workflow_runs }),
  });
};

const jobs: Handler = (call) => {
  const runId = Number(call.params['run_id']);
  const attempts = call.repository.runs.filter(({ id }) => id === runId);
  const shownAttempts = call.query.get('filter') === 'all' ? attempts : attempts.slice(-1);
  if (attempts.length === 0) return notFound;
  const found = shownAttempts.flatMap((run) => run.jobs.map((job) => ({ run, job })));
  return page(call, found, {
    path: `actions/runs/${runId}/jobs`,
    render: (shown) => shown.map(({ run, job }) => renderJob(call, run, job)),
    wrap: (jobs, total_count) => ({ total_count, jobs }),
  });
};

export const runHandlers: Record<string, Handler> = {
  'actions/get-workflow-run': get,
  'actions/list-workflow-runs-for-repo': list,
  'actions/list-jobs-for-workflow-run': jobs,
};

/** Each run once, as its last attempt, oldest first. */
function latestAttempts({ repository }: Call): Run[] {
  return [...new Map(repository.runs.map((run) => [run.id, run])).values()];
}

function workflowName({ workflow }: Run): string {
  return basename(workflow).replace(/\.ya?ml$/, '');
}

function fields(call: Call, run: Run) {
  const url = addressOf(call, `actions/runs/${run.id}`);
  const actor = renderUser('octocat', call.state.origin);
  const { name, email, date, message } = headOf(call, run);
  return {
    id: run.id,
    name: workflowName(run),
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    display_title: message.split('\n')[0],
    actor,
    triggering_actor: actor,
    referenced_workflows: [],
    pull_requests: [],
    created_at: run.createdAt,
    run_started_at: run.createdAt,
    updated_at: run.updatedAt,
    url,
    html_url: pageOf(call, `actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    artifacts_url: `${url}/artifacts`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    head_commit: {
      id: run.headSha,
      tree_id: run.headSha,
      message,
      timestamp: date,
      author: { name, email },
      committer: { name, email },
    },
  };
}

function headOf({ repository: { git } }: Call, { headSha, createdAt }: Run) {
  const [commit] = git.typeOf(headSha) === 'commit' ? readCommits(git, [headSha]) : [];
  return { name: '', email: '', date: createdAt, ...commit?.author, message: commit?.message ?? '' };
}

function renderJob(call: Call, run: Run, job: Job) {
  const { jobs: examples } = call.example('actions/list-jobs-for-workflow-run') as { jobs: object[] };
  const url = addressOf(call, `actions/jobs/${job.id}`);
  return {
    ...examples[0],
    id: job.id,
    node_id: nodeId('CheckRun', job.id),
    run_id: run.id,
    run_attempt: run.attempt,
    run_url: addressOf(call, `actions/runs/${run.id}`),
    name: job.name,
    workflow_name: workflowName(run),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: job.status === 'completed' ? run.updatedAt : null,
    steps: [],
    labels: ['ubuntu-latest'],
    url,
    html_url: pageOf(call, `actions/runs/${run.id}/job/${job.id}`),
    check_run_url: addressOf(call, `check-runs/${job.id}`),
  };
}
