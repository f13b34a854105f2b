import { basename } from 'node:path';
import { changedFiles, listWorkflows, readWorkflow } from './commit-files.ts';
import { atCommit } from './event-commit.ts';
import { type ResolvedEvent, resolveEvent, type WorkflowEvent } from './events.ts';
import { interpolate, interpolateString } from './expressions.ts';
import type { GitHubServer } from './github-server.ts';
import { reasonNotToStart } from './on-filters.ts';
import { parseWorkflowFile, type Workflow } from './parse-workflow.ts';
import type { Rerun } from './rerun.ts';
import type { WorkflowRun } from './results.ts';
import { runJobs } from './run-jobs.ts';
import { resolveUses } from './run-uses.ts';
import type { CancelTimes } from './spawn-process.ts';
import { type LineListener, runContexts, type WorkflowSession } from './workflow-session.ts';

/** Something that happened in a repository, and everything around it a run may use. */
export interface EventRequest {
  readonly standin: GitHubServer;
  /** `owner/name`. */
  readonly repository: string;
  readonly event: WorkflowEvent;
  /** An existing folder for the jobs' own. Whoever made it removes it. */
  readonly root: string;
  /** Where `uses: owner/name/path@ref` is found: `owner/name` to the folder of a checkout. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Not given to pull requests from forks, nor to Dependabot. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Receives each masked line as it comes. */
  readonly onLine?: LineListener;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  readonly cancelTimes?: CancelTimes;
}

/** One workflow file to run on an event. */
export interface WorkflowRequest extends EventRequest {
  /** Inside the repository; read at the event's commit. */
  readonly workflowFile: string;
  /** Of a further attempt. */
  readonly runId?: number;
  /** 1 for the first time. */
  readonly attempt?: number;
  /** Of a further attempt: which jobs run again; default all. */
  readonly rerun?: Rerun;
  /** Login of who asked for a further attempt; default who made the event. */
  readonly triggeringActor?: string;
}

/**
 * Runs one workflow file on an event, or says why it does not start.
 *
 * @throws Error when GitHub would refuse the file; UnsupportedWorkflow when it needs what this runner lacks.
 */
export async function startWorkflow(request: WorkflowRequest): Promise<WorkflowRun> {
  const started = performance.now();
  const { standin, repository, workflowFile, attempt = 1 } = request;
  const bare = standin.gitDirectory(repository);
  const event = resolveEvent(await atCommit(request.event, bare));
  const workflow = await parseWorkflowFile(workflowFile, await readWorkflow(bare, event.sha, workflowFile));
  const identity = { workflow: workflowFile, workflowName: workflow.name, event, attempt };
  const reason = await reasonNotToStart(workflow.on, event, () => changedFiles(bare, event));
  if (reason !== undefined) {
    const nothing = { runId: 0, runNumber: 0, jobs: [], durationMs: 0 };
    return { ...identity, ...nothing, started: false, reason, conclusion: 'skipped' };
  }
  for (const step of workflow.jobs.flatMap(({ steps }) => steps)) {
    if (step.yaml.uses !== undefined) resolveUses(step.yaml.uses, request.actions ?? {});
  }
  const session = openSession(request, workflow, event);
  const { jobs, conclusion } = await runJobs(session, request.rerun);
  const over = jobs.map(({ jobId, name, conclusion }) => ({ id: jobId, name, conclusion }));
  standin.updateRun(repository, session.run.id, { conclusion, jobs: over });
  return {
    ...identity,
    runId: session.run.id,
    runNumber: session.run.number,
    started: true,
    conclusion,
    jobs,
    ...concurrencyOf(session),
    durationMs: performance.now() - started,
  };
}

/** Runs every workflow of the event's commit, in order of their names; those that do not start say so. */
export async function fireEvent(request: EventRequest): Promise<WorkflowRun[]> {
  const bare = request.standin.gitDirectory(request.repository);
  const event = resolveEvent(await atCommit(request.event, bare));
  const files = await listWorkflows(bare, event.sha);
  // A dispatch is for one workflow, named by its file or by its path.
  const only = event.name === 'workflow_dispatch' ? event.payload['workflow'] : undefined;
  const addressed = typeof only === 'string' ? files.filter((file) => basename(file) === basename(only)) : files;
  const runs: WorkflowRun[] = [];
  for (const workflowFile of addressed) runs.push(await startWorkflow({ ...request, event, workflowFile }));
  return runs;
}

/**
 * Runs a workflow again on the same commit, as its next attempt.
 *
 * @param options.onlyFailed takes over the jobs that did not fail, as "Re-run failed jobs" does.
 * @param options.onlyJob takes over all but the job of that name and those that need it.
 * @param options.triggeringActor login of who asked for it.
 */
export async function rerunWorkflow(
  previous: WorkflowRun,
  request: Omit<EventRequest, 'event'>,
  options: { readonly onlyFailed?: boolean; readonly onlyJob?: string; readonly triggeringActor?: string } = {},
): Promise<WorkflowRun> {
  const { onlyFailed = false, onlyJob, triggeringActor } = options;
  const only = onlyJob === undefined ? ('failed' as const) : { name: onlyJob };
  return startWorkflow({
    ...request,
    event: previous.event,
    workflowFile: previous.workflow,
    runId: previous.runId,
    attempt: previous.attempt + 1,
    ...((onlyFailed || onlyJob !== undefined) && { rerun: { previous: previous.jobs, only } }),
    ...(triggeringActor !== undefined && { triggeringActor }),
  });
}

/** Runs again the jobs of a run that failed or were cancelled, and those that need them. */
export async function rerunFailed(previous: WorkflowRun, request: Omit<EventRequest, 'event'>): Promise<WorkflowRun> {
  return rerunWorkflow(previous, request, { onlyFailed: true });
}

function openSession(request: WorkflowRequest, workflow: Workflow, event: ResolvedEvent): WorkflowSession {
  const { standin, repository, attempt = 1, runId } = request;
  const { id, number } = standin.createRun({
    repository,
    attempt,
    workflow: workflow.path,
    name: workflow.name,
    actor: event.actor,
    triggeringActor: request.triggeringActor ?? event.actor,
    event: event.name,
    headSha: event.headSha,
    headRepository: event.headRepository === '' ? repository : event.headRepository,
    headBranch: event.headRef === '' ? event.ref.replace(/^refs\/(heads|tags)\//, '') : event.headRef,
    ...(runId === undefined ? {} : { runId }),
  });
  return {
    standin,
    repository,
    workflow,
    event,
    root: request.root,
    run: { id, number, attempt, triggeringActor: request.triggeringActor },
    actions: request.actions ?? {},
    secrets: event.restricted ? {} : (request.secrets ?? {}),
    vars: request.vars ?? {},
    inputs: dispatchInputs(workflow, event),
    onLine: request.onLine,
    signal: request.signal,
    cancelTimes: request.cancelTimes,
  };
}

/**
 * The inputs of a workflow_dispatch: those given, else the defaults; booleans as booleans.
 *
 * @throws Error where GitHub's API would refuse the dispatch.
 */
function dispatchInputs(workflow: Workflow, event: ResolvedEvent): Record<string, unknown> {
  const given = (event.payload['inputs'] ?? {}) as Readonly<Record<string, unknown>>;
  if (event.name !== 'workflow_dispatch') return {};
  const declared = Object.entries(workflow.on['workflow_dispatch']?.inputs ?? {});
  const unknown = Object.keys(given).filter((name) => !declared.some(([known]) => known === name));
  if (unknown.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const values = declared.map(([name, input]): [string, unknown] => {
    const value = given[name] ?? input.default ?? '';
    if (input.required && value === '') throw new Error(`Required input '${name}' not provided`);
    return [name, input.type === 'boolean' ? value === true || value === 'true' : value];
  });
  return Object.fromEntries(values);
}

function concurrencyOf(session: WorkflowSession): Pick<WorkflowRun, 'concurrency'> {
  const { concurrency } = session.workflow.yaml;
  if (concurrency === undefined) return {};
  const scope = { contexts: runContexts(session) };
  if (typeof concurrency === 'string') {
    return { concurrency: { group: interpolateString(concurrency, scope), cancelInProgress: false } };
  }
  const { group, 'cancel-in-progress': cancel = false } = concurrency as Record<string, unknown>;
  const cancelInProgress = (typeof cancel === 'string' ? interpolate(cancel, scope) : cancel) === true;
  return { concurrency: { group: interpolateString(group, scope), cancelInProgress } };
}
