import type { Annotation } from './annotations.ts';
import type { ResolvedEvent } from './events.ts';
import type { MatrixLeg } from './matrix.ts';
import type { TokenPermissions } from './token-permissions.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What the work of a step came to, whatever ran it. */
export interface StepWork {
  readonly succeeded: boolean;
  /** Of its process; null when there was none, or when a signal ended it. */
  readonly exitCode: number | null;
  /** Masked. */
  readonly log: string;
  /** Those GitHub keeps: ten of each level. */
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** What became of one step. */
export interface StepRun extends Omit<StepWork, 'succeeded'> {
  /** Begins with `__` where the workflow gives no id. */
  readonly id: string;
  readonly name: string;
  /** Before `continue-on-error`. */
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
  readonly durationMs: number;
}

/** Where a job deployed to. */
export interface EnvironmentRun {
  readonly name: string;
  /** Empty when the workflow gives none. */
  readonly url: string;
  /** Undefined with `deployment: false`. */
  readonly deploymentId: number | undefined;
}

/** What became of one job, or of one leg of a matrix. */
export interface JobRun {
  /** The job's key in the workflow. */
  readonly id: string;
  /** What the API knows it by, as job and as check run. */
  readonly jobId: number;
  /** As a required check would name it: `name:` or key, with the matrix's values. */
  readonly name: string;
  readonly matrix: MatrixLeg;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** In order; post stages last, each as `Post <name>`. */
  readonly steps: readonly StepRun[];
  /** Annotations of the job itself, not of a step. */
  readonly annotations: readonly Annotation[];
  /** What its token could do. */
  readonly permissions: TokenPermissions;
  /** Of a job with `environment:`. */
  readonly environment?: EnvironmentRun;
  /** Everything its steps printed, masked. */
  readonly log: string;
  readonly durationMs: number;
  /** Whether it was taken over from the attempt before. */
  readonly reused: boolean;
}

/** What became of one workflow file on one event. */
export interface WorkflowRun {
  readonly runId: number;
  readonly runNumber: number;
  /** 1 for the first time. */
  readonly attempt: number;
  /** The workflow's file inside the repository. */
  readonly workflow: string;
  readonly workflowName: string;
  readonly event: ResolvedEvent;
  /** False when its `on:` is not for the event; then nothing else happened. */
  readonly started: boolean;
  /** Why it did not start. */
  readonly reason?: string;
  readonly conclusion: Conclusion;
  readonly jobs: readonly JobRun[];
  /** Parsed and evaluated; runs here are never held back by it. */
  readonly concurrency?: { readonly group: string; readonly cancelInProgress: boolean };
  readonly durationMs: number;
}
