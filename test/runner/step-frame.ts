import type { ExpressionFunction, ExpressionScope } from './expressions.ts';
import { hashFiles } from './hash-files.ts';
import type { JobSession } from './job-session.ts';
import type { Conclusion } from './results.ts';

/** An entry of the `steps` context. */
export interface StepContext {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
}

/** Where steps run one after the other: a job, or a composite action inside one. */
export interface StepFrame {
  readonly job: JobSession;
  /** What this frame says of `github`: `action_path` and the like. */
  readonly github: Readonly<Record<string, string>>;
  /** The `env:` of the step a composite action was used by. */
  readonly env: Readonly<Record<string, string>>;
  /** The inputs of the composite action; undefined in a job. */
  readonly inputs: Readonly<Record<string, string>> | undefined;
  readonly steps: Map<string, StepContext>;
  /** Whether a step of this frame failed that may not. */
  failed: boolean;
}

/** The frame of a job's own steps. */
export function jobFrame(job: JobSession): StepFrame {
  return { job, github: {}, env: {}, inputs: undefined, steps: new Map(), failed: false };
}

/** What the expressions of a step can name; `env` is the `env` context there. */
export function stepScope(frame: StepFrame, action: string, env: Readonly<Record<string, string>>): ExpressionScope {
  const { job, inputs } = frame;
  const { secrets, ...contexts } = job.contexts();
  return {
    contexts: {
      ...contexts,
      // A composite action sees the inputs it declares, and no secret it was not given.
      ...(inputs === undefined ? { secrets } : { inputs }),
      github: { ...job.github, ...frame.github, action },
      env,
      steps: Object.fromEntries(frame.steps),
    },
    functions: {
      ...statusFunctions(frame),
      hashfiles: (...patterns) => hashFiles(workspaceOf(job), patterns.map(String)),
    },
  };
}

/** `success()` and its kin, as they stand now. */
export function statusFunctions({ job, failed }: StepFrame): Record<string, ExpressionFunction> {
  return {
    always: () => true,
    cancelled: () => job.cancelled,
    failure: () => failed && !job.cancelled,
    success: () => !failed && !job.cancelled,
  };
}

function workspaceOf(job: JobSession): string {
  return job.folders.workspace;
}
