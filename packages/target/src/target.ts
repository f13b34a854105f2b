/** A version as a target is told of it. */
export interface TargetVersion {
  readonly model: string;
  readonly version: string;
  /** sha256 of the version's manifest. */
  readonly digest: string;
  /** Address in the registry. */
  readonly uri: string;
  /** The model's file or folder on this machine; undefined where it was not fetched. */
  readonly path: string | undefined;
}

/** What a target says of itself. */
export interface LiveState {
  /** The version that serves all or most requests; undefined: none, or the target cannot say. */
  readonly version: string | undefined;
  /** Percent of requests by version, where the target can say. */
  readonly weights: ReadonlyMap<string, number> | undefined;
}

/** What a target answered when it was asked whether a version is up. */
export interface ReadyAnswer {
  readonly ready: boolean;
  /** The version that answered, where the target says so. Another one than asked for is not ready. */
  readonly version: string | undefined;
  /** Address that reaches this version alone, where there is one. */
  readonly url: string | undefined;
  /** For people: why it is not ready. */
  readonly reason: string;
}

/** The steps a target is taken through, as a command sees them in MLOPS_STEP. */
export type TargetStep = 'check' | 'stage' | 'ready' | 'weight' | 'promote' | 'rollback' | 'cleanup';

/**
 * Where a model is served: one contract, whatever the driver. Every step may be repeated and then does nothing more.
 *
 * Steps never wait for what they started: {@link ready} and {@link current} are asked again by the rollout engine.
 *
 * @throws UserError E_TARGET when the target refuses a step, ServiceError E_HTTP when it cannot be reached.
 */
export interface Target {
  /** As the input `target` names it. */
  readonly address: string;
  /** Whether it can split requests between versions. */
  readonly splits: boolean;
  /** Whether it can be reached and says it can do the work; changes nothing. */
  check(): Promise<void>;
  /** What it serves now. */
  current(): Promise<LiveState>;
  /** What would be done, a line each, for people; changes nothing. */
  plan(next: TargetVersion, weights: readonly number[]): readonly string[];
  /** Brings the new version up beside the old one, at 0 %. */
  stage(next: TargetVersion): Promise<void>;
  /** Whether `version` itself is up and answers. */
  ready(version: TargetVersion): Promise<ReadyAnswer>;
  /** Sends `percent` of the requests to the new version. */
  weight(next: TargetVersion, percent: number): Promise<void>;
  /** Makes the new version the one that serves. */
  promote(next: TargetVersion): Promise<void>;
  /** Brings `back` back to 100 % and takes `failed` away; `back` undefined: nothing served before. */
  rollback(failed: TargetVersion, back: TargetVersion | undefined): Promise<void>;
  /** Removes what is not needed any more: `old` after a promotion. */
  cleanup(next: TargetVersion, old: TargetVersion | undefined): Promise<void>;
}
