import type { Http } from '@mlops-actions/http';
import type { Target, TargetVersion } from '@mlops-actions/target';
import type { RolloutConfig } from './config.ts';
import type { GoldenRow } from './golden-set.ts';

/** One phase of a rollout, as it is told while it happens. */
export type Phase = 'check' | 'stage' | 'ready' | 'golden' | 'weight' | 'promote' | 'proof' | 'cleanup' | 'rollback';

/** A phase that ended. */
export interface PhaseReport {
  readonly phase: Phase;
  /** Percent of the requests on the new version while it ran; null outside the shift. */
  readonly weight: number | null;
  readonly ok: boolean;
  readonly durationMs: number;
  /** One line for people, measured values in it. */
  readonly message: string;
}

/** What a replay of the golden rows measured against one address. */
export interface GoldenReport {
  /** `new`, `old` (each alone) or `endpoint` (what users meet). */
  readonly subject: 'new' | 'old' | 'endpoint';
  /** Percent on the new version while it ran. */
  readonly weight: number;
  readonly rows: number;
  /** Requests that failed, or whose answer could not be read. */
  readonly errors: number;
  /** Share of answers equal to the old version's, 0 to 1; null where the old was not asked. */
  readonly agreement: number | null;
  /** Share of answers equal to the expected ones; null where none are given. */
  readonly correct: number | null;
  /** Milliseconds; null when nothing answered. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number } | null;
  /** Every limit that was broken, in words. */
  readonly broken: readonly string[];
}

export interface RolloutOrder {
  readonly target: Target;
  readonly config: RolloutConfig;
  readonly next: TargetVersion;
  /** What to go back to; undefined: nothing was live before. */
  readonly old: TargetVersion | undefined;
  readonly golden: readonly GoldenRow[];
  readonly http: Http;
  /** Address users meet; `{version}` in it reaches one version alone. Undefined: golden rows only reach slots the target names. */
  readonly endpoint: string | undefined;
  readonly headers: ReadonlyMap<string, string>;
  readonly clock: Clock;
  /** Aborted when the job is cancelled: the rollout is taken back at once. */
  readonly signal?: AbortSignal | undefined;
  /** Called before a phase, for progress and statuses; a fault here does not stop the rollout. */
  readonly onPhase: (phase: Phase, weight: number | null) => Promise<void> | void;
}

/** Time, passed in. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** How a rollout ended. */
export interface RolloutOutcome {
  /**
   * `success`: the new version serves, proven. `rolled-back`: it did not do, and the old one serves again, proven.
   * `failed`: nobody knows what serves, or the target was never touched (`touched` says which).
   */
  readonly status: 'success' | 'rolled-back' | 'failed';
  readonly touched: boolean;
  /** Why it is not a success; undefined otherwise. */
  readonly reason: string | undefined;
  /** Code of the fault, where one was thrown. */
  readonly code: string | undefined;
  readonly phases: readonly PhaseReport[];
  readonly golden: readonly GoldenReport[];
  /** Address of the new version, where the target or the endpoint gives one. */
  readonly url: string | undefined;
}
