import { evaluateCondition, interpolateString } from './expressions.ts';
import { StepFault } from './faults.ts';
import { interpolateEnv } from './job-session.ts';
import type { StepDefinition } from './parse-workflow.ts';
import type { Conclusion, StepRun, StepWork } from './results.ts';
import { runScript } from './run-script.ts';
import { runUses } from './run-uses.ts';
import type { StepCall } from './step-call.ts';
import { type StepFrame, stepScope } from './step-frame.ts';
import { StepLog } from './step-log.ts';

const nothing: StepWork = { succeeded: true, exitCode: null, log: '', annotations: [], outputs: {}, summary: '' };

/** Runs the steps of a frame in order and returns what became of each. */
export async function runSteps(steps: readonly StepDefinition[], frame: StepFrame, onLine?: (line: string) => void) {
  const runs: StepRun[] = [];
  for (const step of steps) runs.push(await runStep(step, frame, onLine));
  return runs;
}

async function runStep(step: StepDefinition, frame: StepFrame, onLine?: (line: string) => void): Promise<StepRun> {
  const { job } = frame;
  const started = performance.now();
  const before = { ...job.env, ...frame.env };
  const name = stepName(step);
  const listen = onLine ?? ((line: string) => report(frame, name, line));
  let work = nothing;
  let outcome: Conclusion = 'skipped';
  try {
    job.noticeCancellation();
    const scope = stepScope(frame, step.id, before);
    if (evaluateCondition(step.condition, scope)) {
      const env = { ...before, ...interpolateEnv(step.yaml.env, scope) };
      const call = { step, frame, env, scope: stepScope(frame, step.id, env), name, onLine: listen };
      ({ work, outcome } = await workInTime(call));
    }
  } catch (error) {
    if (!(error instanceof StepFault)) throw error;
    work = faultyWork(error, frame, listen);
    outcome = 'failure';
  }
  const conclusion = outcome === 'failure' && mayFail(step, frame, before) ? 'success' : outcome;
  if (conclusion === 'failure') fail(frame);
  if (!step.id.startsWith('__')) frame.steps.set(step.id, { outputs: work.outputs, outcome, conclusion });
  const { succeeded: _, ...shown } = work;
  return { ...shown, id: step.id, name, outcome, conclusion, durationMs: performance.now() - started };
}

async function workInTime(call: Omit<StepCall, 'signal'>): Promise<{ work: StepWork; outcome: Conclusion }> {
  const { step, frame, scope } = call;
  const { job } = frame;
  const minutes = Number(interpolateString(step.yaml['timeout-minutes'] ?? 0, scope));
  const timeout = minutes > 0 ? AbortSignal.timeout(minutes * 60_000) : undefined;
  // Steps with `if: always()` run after a cancellation too, and are not cancelled again.
  const cancellation = job.cancelled ? undefined : job.plan.signal;
  const signals = [timeout, cancellation].filter((signal) => signal !== undefined);
  const full = { ...call, signal: signals.length === 0 ? undefined : AbortSignal.any(signals) };
  const work = await (step.yaml.uses === undefined ? runScript(full) : runUses(full, step.yaml.uses));
  if (cancellation?.aborted) return { work, outcome: 'cancelled' };
  if (!timeout?.aborted) return { work, outcome: work.succeeded ? 'success' : 'failure' };
  const note = new StepLog(job.masks, call.onLine);
  note.annotate({ level: 'error', message: `The action '${call.name}' has timed out after ${minutes} minutes.` });
  return { work: joinWork(work, note), outcome: 'failure' };
}

function joinWork(work: StepWork, note: StepLog): StepWork {
  return { ...work, log: work.log + note.text, annotations: [...work.annotations, ...note.annotations.kept] };
}

function faultyWork(fault: StepFault, { job }: StepFrame, onLine: (line: string) => void): StepWork {
  const log = new StepLog(job.masks, onLine);
  log.annotate({ level: 'error', message: fault.message });
  return joinWork({ ...nothing, succeeded: false }, log);
}

function mayFail(step: StepDefinition, frame: StepFrame, env: Readonly<Record<string, string>>): boolean {
  const value = step.yaml['continue-on-error'];
  if (typeof value !== 'string') return value === true;
  return interpolateString(value, stepScope(frame, step.id, env)) === 'true';
}

function fail(frame: StepFrame): void {
  frame.failed = true;
  if (frame.inputs === undefined) frame.job.failed = true;
}

function report({ job }: StepFrame, step: string, line: string): void {
  job.report(line, step);
}

function stepName({ yaml }: StepDefinition): string {
  if (yaml.name !== undefined) return yaml.name;
  if (yaml.uses !== undefined) return `Run ${yaml.uses}`;
  return `Run ${(yaml.run ?? '').trimStart().split('\n')[0]}`;
}
