import type { Call, Handler } from '../context.ts';
import type { Job, Rerun, Run } from '../records.ts';
import { created, notFound, type Reply, refusal } from '../reply.ts';
import { newRun } from '../runs.ts';

const days = 24 * 60 * 60 * 1000;
const maxAge = 30 * days;
const maxAttempts = 50;

const all: Handler = (call) => {
  const run = lastAttempt(call, Number(call.params['run_id']));
  return run === undefined ? notFound : (refuse(call, run) ?? accept(call, run, { kind: 'run' }));
};

const failed: Handler = (call) => {
  const run = lastAttempt(call, Number(call.params['run_id']));
  if (run === undefined) return notFound;
  const isRetried = run.jobs.some(({ conclusion }) => conclusion === 'failure' || conclusion === 'cancelled');
  const refused = refuse(call, run) ?? (isRetried ? undefined : refusal(403, 'This workflow run cannot be retried'));
  return refused ?? accept(call, run, { kind: 'failed-jobs' });
};

const one: Handler = (call) => {
  const id = Number(call.params['job_id']);
  const holding = call.repository.runs.find(({ jobs }) => jobs.some((job) => job.id === id));
  const run = holding && lastAttempt(call, holding.id);
  const job = holding?.jobs.find((candidate) => candidate.id === id);
  if (run === undefined || job === undefined) return notFound;
  if (run.status !== 'completed') return refusal(403, 'The workflow run containing this job is already running');
  return refuse(call, run) ?? accept(call, run, { kind: 'job', job });
};

export const rerunHandlers: Record<string, Handler> = {
  'actions/re-run-workflow': all,
  'actions/re-run-workflow-failed-jobs': failed,
  'actions/re-run-job-for-workflow-run': one,
};

function lastAttempt({ repository }: Call, runId: number): Run | undefined {
  return repository.runs.findLast(({ id }) => id === runId);
}

function refuse({ state }: Call, { status, createdAt, attempt }: Run): Reply | undefined {
  if (status !== 'completed') return refusal(403, 'This workflow is already running');
  const isOld = state.now().getTime() - Date.parse(createdAt) > maxAge || attempt > maxAttempts;
  return isOld ? refusal(403, 'Unable to retry this workflow run because it was created over a month ago') : undefined;
}

/** From now on the run has another attempt, which waits until somebody carries it out. */
function accept(call: Call, run: Run, { kind, job }: { kind: Rerun['kind']; job?: Job }): Reply {
  const { state, repository, token } = call;
  const attempt = run.attempt + 1;
  const { workflow, name, event, headSha, headBranch, headRepository, actor } = run;
  const triggeringActor = token.user.login;
  const next = { workflow, name, event, headSha, headBranch, headRepository, actor, triggeringActor, attempt };
  newRun(state, { ...next, repository: repository.fullName, runId: run.id, status: 'queued' });
  const named = job === undefined ? {} : { job: { id: job.id, name: job.name } };
  repository.reruns.push({ kind, runId: run.id, attempt, sender: triggeringActor, ...named });
  return created({});
}
