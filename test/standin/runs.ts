import type { Conclusion, Run, RunStatus } from './records.ts';
import type { State } from './state.ts';

export interface NewRun {
  readonly repository: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Counted from 1. */
  readonly attempt?: number;
  /** Of a further attempt: the run's id. A new id otherwise. */
  readonly runId?: number;
  /** Where the head is: another repository for a pull request from a fork. */
  readonly headRepository?: string;
}

/** How far a run is, and with which jobs. What is left out stays as it was. */
export interface RunProgress {
  readonly status?: RunStatus;
  /** Completes the run. */
  readonly conclusion?: Conclusion;
  /** Replace those that were known. */
  readonly jobs?: readonly { readonly name: string; readonly status?: RunStatus; readonly conclusion?: Conclusion }[];
}

/** Makes a run known, or a further attempt of a known one. */
export function newRun(state: State, { repository: name, runId, ...wanted }: NewRun): { id: number; number: number } {
  const { runs } = state.repository(name);
  const known = runs.find(({ id }) => id === runId);
  const id = runId ?? state.id();
  const number = known?.number ?? new Set(runs.map((run) => run.id)).size + 1;
  const time = state.time();
  const fresh = { status: 'in_progress', conclusion: null, jobs: [], createdAt: time, updatedAt: time } as const;
  const run: Run = { attempt: 1, headRepository: name, ...wanted, ...fresh, jobs: [], id, number, repository: name };
  runs.push(run);
  return { id, number };
}

/** Tells what became of the last attempt of a run. @throws Error when the run is not known. */
export function updateRun(state: State, repository: string, runId: number, progress: RunProgress): void {
  const run = state.repository(repository).runs.findLast(({ id }) => id === runId);
  if (run === undefined) throw new Error(`${repository} has no run ${runId}`);
  run.status = progress.status ?? (progress.conclusion === undefined ? run.status : 'completed');
  run.conclusion = progress.conclusion ?? run.conclusion;
  run.updatedAt = state.time();
  if (progress.jobs === undefined) return;
  const jobs = progress.jobs.map(
    ({ name, conclusion = null, status = conclusion === null ? 'in_progress' : 'completed' }) => {
      return { id: state.id(), name, attempt: run.attempt, status, conclusion, startedAt: run.createdAt };
    },
  );
  run.jobs.splice(0, run.jobs.length, ...jobs);
}
