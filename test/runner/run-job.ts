import { type Annotation, AnnotationList, withinJobLimit } from './annotations.ts';
import { evaluateCondition, interpolateString } from './expressions.ts';
import { StepFault } from './faults.ts';
import { JobEnvironment } from './job-environment.ts';
import { type JobPlan, JobSession, type PostStage } from './job-session.ts';
import type { JobRun, StepRun } from './results.ts';
import { runSteps } from './run-step.ts';
import { jobFrame, type StepFrame, stepScope } from './step-frame.ts';
import { runContexts } from './workflow-session.ts';

/** Runs one job on folders of its own: its steps, then the post stages in reverse, then its outputs. */
export async function runJob(plan: JobPlan, jobId: number): Promise<JobRun> {
  const started = performance.now();
  const timeout = timeoutSignal(plan);
  const job = await JobSession.start({ ...plan, signal: AbortSignal.any([plan.signal, timeout.signal]) }, jobId);
  const frame = jobFrame(job);
  const annotations = new AnnotationList();
  const environment = JobEnvironment.enter(job);
  try {
    const steps = await runSteps(plan.definition.steps, frame);
    for (const post of job.posts.toReversed()) steps.push(await runPost(post, frame));
    job.noticeCancellation();
    if (timeout.signal.aborted) {
      const message = `The job has exceeded the maximum execution time of ${timeout.minutes} minutes.`;
      annotations.add({ level: 'error', message });
    }
    const outputs = jobOutputs(frame, annotations);
    const deployed = environment?.leave(stepScope(frame, '', job.env));
    return {
      id: plan.definition.id,
      jobId,
      name: plan.name,
      matrix: plan.matrix,
      permissions: plan.permissions,
      ...(deployed !== undefined && { environment: deployed }),
      conclusion: job.status,
      outputs,
      steps: withinJobLimit(steps),
      reused: false,
      annotations: annotations.kept,
      log: job.lines.map((line) => `${line}\n`).join(''),
      durationMs: performance.now() - started,
    };
  } finally {
    job.groups.killAll();
  }
}

function timeoutSignal({ definition, session, needs, matrix, strategy }: JobPlan) {
  const contexts = { ...runContexts(session, definition.id), needs, matrix, strategy };
  const minutes = Number(interpolateString(definition.yaml['timeout-minutes'] ?? 360, { contexts }));
  return { minutes, signal: AbortSignal.timeout(minutes * 60_000) };
}

async function runPost(post: PostStage, frame: StepFrame): Promise<StepRun> {
  const { job } = frame;
  const started = performance.now();
  job.noticeCancellation();
  const identity = { id: post.id, name: post.name };
  if (!evaluateCondition(post.condition, stepScope(frame, post.id, job.env))) {
    const nothing = { exitCode: null, log: '', annotations: [], outputs: {}, summary: '', durationMs: 0 };
    return { ...identity, ...nothing, outcome: 'skipped', conclusion: 'skipped' };
  }
  const signal = job.cancelled ? undefined : job.plan.signal;
  const { succeeded, ...work } = await post.run(signal, (line) => job.report(line, post.name));
  const outcome = succeeded ? 'success' : 'failure';
  if (!succeeded) job.failed = true;
  return { ...identity, ...work, outcome, conclusion: outcome, durationMs: performance.now() - started };
}

// GitHub does not pass on an output that holds a secret: the job that needs it sees nothing.
function jobOutputs(frame: StepFrame, annotations: AnnotationList): Record<string, string> {
  const { job } = frame;
  const scope = stepScope(frame, '', job.env);
  const outputs = new Map<string, string>();
  for (const [name, value] of Object.entries(job.plan.definition.yaml.outputs ?? {})) {
    try {
      const text = interpolateString(value, scope);
      if (job.masks.hides(text)) annotations.add(warning(`Skip output '${name}' since it may contain secret.`));
      else outputs.set(name, text);
    } catch (error) {
      if (!(error instanceof StepFault)) throw error;
      job.failed = true;
      annotations.add({ level: 'error', message: error.message });
    }
  }
  return Object.fromEntries(outputs);
}

function warning(message: string): Annotation {
  return { level: 'warning', message };
}
