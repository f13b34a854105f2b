import type { DeploymentState } from '@mlops-actions/github';

/** What a deployment of ours carries: all that is needed to roll back to it. */
export interface Payload {
  readonly kind: 'mlops-deployment';
  readonly schemaVersion: 1;
  readonly model: string;
  readonly version: string;
  /** sha256 of the version's manifest. */
  readonly digest: string;
  /** As the input `registry`. */
  readonly registry: string;
  /** As the input `target`, without secrets. */
  readonly target: string;
  /** What was live before, to go back to; null: nothing. */
  readonly previous: { readonly version: string; readonly digest: string } | null;
  readonly run: { readonly id: number; readonly attempt: number };
}

/** A deployment of one model to one environment, as the history on GitHub tells it. */
export interface Entry {
  readonly id: number;
  readonly payload: Payload;
  /** State of its newest status that is not `inactive`; `pending` without any. */
  readonly state: DeploymentState;
  /** Whether a later one took its place. */
  readonly inactive: boolean;
  /** Description of that status. */
  readonly description: string;
  readonly url: string;
  readonly creator: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** What the history says before a deployment begins. */
export interface Situation {
  /** The newest deployment that succeeded: what should be live. */
  readonly live: Entry | undefined;
  /** The newest good one before `live` with another version: where `previous` leads. */
  readonly before: Entry | undefined;
  /** Begun, never ended, and its run still goes on. */
  readonly running: Entry | undefined;
  /** Begun, never ended, and its run is over: it died half-way. */
  readonly broken: readonly Entry[];
}
