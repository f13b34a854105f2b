import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { page } from '../pages.ts';
import type { Job, Run } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { renderRun } from '../render/run.ts';
import { notFound, ok } from '../reply.ts';

const get: Handler = (call) => {
  const run = latestAttempts(call).find(({ id }) => id === Number(call.params['run_id']));
  return run === undefined ? notFound : ok(renderRun(call, run));
};

const list: Handler = (call) => {
  const { query } = call;
  const status = query.get('status');
  const found = latestAttempts(call).filter(
    (run) =>
      (query.get('branch') ?? run.headBranch) === run.headBranch &&
      (query.get('event') ?? run.event) === run.event &&
      (query.get('head_sha') ?? run.headSha) === run.headSha &&
      (query.get('actor') ?? run.actor) === run.actor &&
      (status === null || status === run.status || status === run.conclusion),
  );
  return page(call, found.toReversed(), {
    path: 'actions/runs',
    render: (runs) => runs.map((run) => renderRun(call, run)),
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
    workflow_name: run.name,
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
