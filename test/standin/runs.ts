import { basename } from 'node:path';
import type { Conclusion, Job, Run, RunStatus } from './records.ts';
import type { State } from './state.ts';

export interface NewRun {
  readonly repository: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  /** The workflow's name; default that of its file. */
  readonly name?: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Counted from 1. */
  readonly attempt?: number;
  /** Of a further attempt: the run's id. A new id otherwise. */
  readonly runId?: number;
  /** Where the head is: another repository for a pull request from a fork. */
  readonly headRepository?: string;
  /** Login of who started it; default `octocat`, of a further attempt that of the first. */
  readonly actor?: string;
  /** Login of who started this attempt; default the actor. */
  readonly triggeringActor?: string;
  /** Default `in_progress`. */
  readonly status?: RunStatus;
}

/** What is told of a job. One that is named is replaced; ids grow where none is given. */
export interface JobProgress {
  readonly id?: number;
  readonly name: string;
  readonly status?: RunStatus;
  readonly conclusion?: Conclusion;
}

/** How far a run is, and with which jobs. What is left out stays as it was. */
export interface RunProgress {
  readonly status?: RunStatus;
  /** Completes the run. */
  readonly conclusion?: Conclusion;
  /** Replace those that were known. */
  readonly jobs?: readonly JobProgress[];
}

/** Makes a run known, or a further attempt of a known one; one that was asked for and waits is taken up. */
export function newRun(state: State, { repository: name, runId, ...wanted }: NewRun): { id: number; number: number } {
  const { runs } = state.repository(name);
  const known = runs.findLast(({ id }) => id === runId);
  if (known?.status === 'queued' && known.attempt === (wanted.attempt ?? 1)) {
    Object.assign(known, { status: wanted.status ?? 'in_progress', updatedAt: state.time() });
    return { id: known.id, number: known.number };
  }
  const id = runId ?? state.id();
  const number = known?.number ?? new Set(runs.map((run) => run.id)).size + 1;
  const time = state.time();
  const actor = wanted.actor ?? known?.actor ?? 'octocat';
  const run: Run = {
    attempt: 1,
    status: 'in_progress',
    headRepository: name,
    name: known?.name ?? basename(wanted.workflow).replace(/\.ya?ml$/, ''),
    triggeringActor: actor,
    ...wanted,
    actor,
    conclusion: null,
    jobs: [],
    createdAt: known?.createdAt ?? time,
    startedAt: time,
    updatedAt: time,
    id,
    number,
    repository: name,
  };
  runs.push(run);
  return { id, number };
}

/** Tells what became of the last attempt of a run. @throws Error when the run is not known. */
export function updateRun(state: State, repository: string, runId: number, progress: RunProgress): void {
  const run = lastAttempt(state, repository, runId);
  run.status = progress.status ?? (progress.conclusion === undefined ? run.status : 'completed');
  run.conclusion = progress.conclusion ?? run.conclusion;
  run.updatedAt = state.time();
  if (progress.jobs === undefined) return;
  const jobs = progress.jobs.map((job) => toJob(state, run, job));
  run.jobs.splice(0, run.jobs.length, ...jobs);
}

/** Tells how far one job of the last attempt is. @throws Error when the run is not known. */
export function updateJob(state: State, repository: string, runId: number, progress: JobProgress): void {
  const run = lastAttempt(state, repository, runId);
  const index = run.jobs.findIndex(({ id, name }) =>
    progress.id === undefined ? name === progress.name : id === progress.id,
  );
  const known = run.jobs[index];
  const job = toJob(state, run, { ...(known !== undefined && { id: known.id }), ...progress });
  if (known === undefined) run.jobs.push(job);
  else run.jobs.splice(index, 1, { ...job, startedAt: known.startedAt });
  run.updatedAt = state.time();
}

function lastAttempt(state: State, repository: string, runId: number): Run {
  const run = state.repository(repository).runs.findLast(({ id }) => id === runId);
  if (run === undefined) throw new Error(`${repository} has no run ${runId}`);
  return run;
}

function toJob(state: State, run: Run, { id = state.id(), name, conclusion, status }: JobProgress): Job {
  const known = run.jobs.find((job) => job.id === id);
  return {
    id,
    name,
    attempt: run.attempt,
    status: status ?? (conclusion === undefined ? 'in_progress' : 'completed'),
    conclusion: conclusion ?? null,
    startedAt: known?.startedAt ?? state.time(),
  };
}
