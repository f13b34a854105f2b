import { evaluateCondition, interpolateString, interpolateTree } from './expressions.ts';
import { StepFault } from './faults.ts';
import type { JobPlan } from './job-session.ts';
import { createLimit, type Limit } from './limit.ts';
import { expandMatrix, legSuffix, type MatrixLeg } from './matrix.ts';
import type { JobDefinition } from './parse-workflow.ts';
import { mustRunAgain, type Rerun, ranAgain } from './rerun.ts';
import type { Conclusion, JobRun } from './results.ts';
import { runJob } from './run-job.ts';
import { settleAll } from './settle-all.ts';
import { tokenPermissions } from './token-permissions.ts';
import { runContexts, type WorkflowSession } from './workflow-session.ts';

const jobsAtOnce = 2;

/** A job of the workflow with all its legs. */
interface JobGroup {
  readonly id: string;
  /** After `continue-on-error`: what `needs.<id>.result` is. */
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly runs: readonly JobRun[];
  readonly needs: readonly JobGroup[];
  /** False when all of it was taken over from the attempt before. */
  readonly ran: boolean;
}

interface Scheduler {
  readonly session: WorkflowSession;
  readonly limit: Limit;
  readonly groups: Map<string, Promise<JobGroup>>;
  readonly rerun: Rerun | undefined;
  nextJobId: number;
}

/**
 * Runs the jobs of a workflow, each as soon as those it needs are over, two at a time.
 *
 * @param rerun which jobs of the attempt before are run again; what need not be is taken over.
 */
export async function runJobs(session: WorkflowSession, rerun?: Rerun) {
  const limit = createLimit(jobsAtOnce);
  const { id, attempt } = session.run;
  // Ids of one attempt do not meet those of another.
  const nextJobId = (id + (attempt - 1) * 1_000_000) * 1000;
  const scheduler = { session, limit, groups: new Map(), rerun, nextJobId };
  const groups = await settleAll(session.workflow.jobs.map((job) => groupOf(scheduler, job)));
  return { jobs: groups.flatMap(({ runs }) => runs), conclusion: concludeRun(session, groups) };
}

function concludeRun({ signal }: WorkflowSession, groups: readonly JobGroup[]): Conclusion {
  if (signal?.aborted) return 'cancelled';
  return concludeAll(groups.map(({ result }) => result));
}

function concludeAll(results: readonly Conclusion[]): Conclusion {
  const order: readonly Conclusion[] = ['failure', 'cancelled', 'success'];
  return order.find((conclusion) => results.includes(conclusion)) ?? 'skipped';
}

function groupOf(scheduler: Scheduler, definition: JobDefinition): Promise<JobGroup> {
  const known = scheduler.groups.get(definition.id);
  const group = known ?? runGroup(scheduler, definition);
  scheduler.groups.set(definition.id, group);
  return group;
}

async function runGroup(scheduler: Scheduler, definition: JobDefinition): Promise<JobGroup> {
  const { session } = scheduler;
  const { id } = definition;
  const definitions = session.workflow.jobs.filter((job) => definition.needs.includes(job.id));
  const needs = await Promise.all(definitions.map((job) => groupOf(scheduler, job)));
  const closed = (result: Conclusion, message?: string): JobGroup => {
    const run = emptyRun(definition, newJobId(scheduler), result, message);
    tell(session, run);
    const ran = needs.some((group) => group.ran) || ranAgain(scheduler.rerun, id);
    return { id, result, outputs: {}, runs: [run], needs, ran };
  };
  try {
    const contexts = { ...runContexts(session, id), needs: needsContext(needs) };
    const scope = { contexts, functions: jobStatusFunctions(needs, session) };
    if (!evaluateCondition(definition.condition, scope))
      return closed(session.signal?.aborted ? 'cancelled' : 'skipped');
    return { id, needs, ...(await runLegs(scheduler, definition, needs, contexts)) };
  } catch (error) {
    if (!(error instanceof StepFault)) throw error;
    return closed('failure', error.message);
  }
}

async function runLegs(
  scheduler: Scheduler,
  definition: JobDefinition,
  needs: readonly JobGroup[],
  contexts: Readonly<Record<string, unknown>>,
): Promise<Pick<JobGroup, 'result' | 'outputs' | 'runs' | 'ran'>> {
  const strategy = (interpolateTree(definition.yaml.strategy ?? {}, { contexts }) ?? {}) as Record<string, unknown>;
  const legs = strategy['matrix'] === undefined ? [{}] : expandMatrix(strategy['matrix']);
  const failFast = strategy['fail-fast'] !== false;
  const group = new AbortController();
  const ownLimit = createLimit(Number(strategy['max-parallel'] ?? legs.length));
  const plans = legs.map((matrix, index) => {
    const position = {
      'fail-fast': failFast,
      'job-index': index,
      'job-total': legs.length,
      'max-parallel': legs.length,
    };
    return planLeg(scheduler, { definition, matrix, strategy: position, contexts, signal: group.signal });
  });
  const mayReuse = needs.every(({ ran }) => !ran);
  const results = await settleAll(
    plans.map(async (plan) => {
      const reused = mayReuse ? takeOver(scheduler, plan) : undefined;
      const run = reused ?? (await ownLimit(() => scheduler.limit(() => startLeg(scheduler, plan))));
      const tolerated = run.conclusion === 'failure' && mayFail(plan, contexts);
      if (run.conclusion === 'failure' && !tolerated && failFast) group.abort();
      return { run, result: tolerated ? ('success' as const) : run.conclusion };
    }),
  );
  const runs = results.map(({ run }) => run);
  return {
    result: concludeAll(results.map(({ result }) => result)),
    outputs: Object.assign({}, ...runs.map(({ outputs }) => outputs)) as Record<string, string>,
    runs,
    ran: runs.some(({ reused }) => !reused),
  };
}

interface LegParts extends Pick<JobPlan, 'definition' | 'matrix' | 'strategy' | 'signal'> {
  readonly contexts: Readonly<Record<string, unknown>>;
}

function planLeg({ session }: Scheduler, { definition, matrix, strategy, signal, contexts }: LegParts): JobPlan {
  const { yaml, id } = definition;
  const scope = { contexts: { ...contexts, matrix, strategy } };
  const title = yaml.name === undefined ? id : interpolateString(yaml.name, scope);
  const suffix = yaml.name?.includes('${{') ? '' : legSuffix(matrix);
  const signals = session.signal === undefined ? [signal] : [session.signal, signal];
  return {
    session,
    definition,
    matrix,
    strategy,
    name: `${title}${suffix}`,
    needs: contexts['needs'] as Readonly<Record<string, unknown>>,
    permissions: tokenPermissions(session.workflow.yaml.permissions, yaml.permissions, session.event.restricted),
    signal: AbortSignal.any(signals),
  };
}

async function startLeg(scheduler: Scheduler, plan: JobPlan): Promise<JobRun> {
  if (plan.signal.aborted && !/\b(always|cancelled)\s*\(/.test(plan.definition.condition)) {
    const run = emptyRun(plan.definition, newJobId(scheduler), 'cancelled');
    return tell(plan.session, { ...run, name: plan.name, matrix: plan.matrix });
  }
  const jobId = newJobId(scheduler);
  plan.session.standin.updateJob(plan.session.repository, plan.session.run.id, { id: jobId, name: plan.name });
  // A job that asks to run after a cancellation is not cancelled itself.
  const signal = plan.signal.aborted ? new AbortController().signal : plan.signal;
  return tell(plan.session, await runJob({ ...plan, signal }, jobId));
}

/** The leg as it was in the attempt before, unless it has to run again. */
function takeOver(scheduler: Scheduler, { name, definition, session }: JobPlan): JobRun | undefined {
  const { rerun } = scheduler;
  const found = rerun?.previous.find((run) => run.id === definition.id && run.name === name);
  if (rerun === undefined || found === undefined || mustRunAgain(rerun, found)) return undefined;
  return tell(session, { ...found, jobId: newJobId(scheduler), reused: true });
}

function newJobId(scheduler: Scheduler): number {
  scheduler.nextJobId += 1;
  return scheduler.nextJobId;
}

function tell({ standin, repository, run: { id } }: WorkflowSession, run: JobRun): JobRun {
  standin.updateJob(repository, id, { id: run.jobId, name: run.name, conclusion: run.conclusion });
  return run;
}

function mayFail({ definition, matrix, strategy }: JobPlan, contexts: Readonly<Record<string, unknown>>): boolean {
  const scope = { contexts: { ...contexts, matrix, strategy } };
  return interpolateString(definition.yaml['continue-on-error'] ?? false, scope) === 'true';
}

function needsContext(needs: readonly JobGroup[]): Record<string, unknown> {
  return Object.fromEntries(needs.map(({ id, result, outputs }) => [id, { result, outputs }]));
}

// All jobs a job depends on count, not only those it names: one that was skipped far up still skips it.
function jobStatusFunctions(needs: readonly JobGroup[], { signal }: WorkflowSession) {
  const results = ancestors(needs).map(({ result }) => result);
  const cancelled = signal?.aborted ?? false;
  return {
    always: () => true,
    cancelled: () => cancelled,
    failure: () => !cancelled && results.includes('failure'),
    success: () => !cancelled && results.every((result) => result === 'success'),
  };
}

function ancestors(needs: readonly JobGroup[]): JobGroup[] {
  return needs.flatMap((group) => [group, ...ancestors(group.needs)]);
}

function emptyRun({ id, yaml }: JobDefinition, jobId: number, conclusion: Conclusion, message?: string): JobRun {
  const annotations = message === undefined ? [] : [{ level: 'error' as const, message }];
  const nothing = { outputs: {}, steps: [], permissions: {}, log: '', durationMs: 0, reused: false };
  const matrix: MatrixLeg = {};
  return { id, jobId, name: yaml.name ?? id, matrix, conclusion, annotations, ...nothing };
}
