import type { IncomingHttpHeaders } from 'node:http';

/** A version the server holds. */
export interface StagedVersion {
  readonly path: string | undefined;
  /** How often it was asked whether it is ready. */
  polls: number;
}

/** The body of a step, as the target `http` sends it. */
export interface StepBody {
  readonly step: string;
  readonly model: string | null;
  readonly version: string | null;
  readonly path: string | null;
  readonly weight: number | null;
  readonly old: string | null;
  readonly failed: string | null;
}

export const stepNames: readonly string[] = ['check', 'stage', 'ready', 'weight', 'promote', 'rollback', 'cleanup'];

/** What a model server holds and was asked. */
export interface ModelServerState {
  readonly versions: Map<string, StagedVersion>;
  /** The version that serves; undefined: none. */
  live: string | undefined;
  /** The version requests are shifted to, and its percent. */
  next: string | undefined;
  weight: number;
  /** Requests dealt out since the weight was last set. */
  dealt: number;
  /** Whether it pretended to promote. */
  stuck: boolean;
  /** How many steps were refused. */
  refusals: number;
  /** Every request, oldest first. */
  readonly requests: { method: string; path: string; body: unknown; headers: IncomingHttpHeaders }[];
  /** The answer of `GET /current`. */
  current(): { version: string | null; weights: Record<string, number> };
  /** The version of the next request. */
  deal(): string | undefined;
}

export function newState(live: string | undefined, path: string | undefined): ModelServerState {
  return {
    versions: new Map(live === undefined ? [] : [[live, { path, polls: 0 }]]),
    live,
    next: undefined,
    weight: 0,
    dealt: 0,
    stuck: false,
    refusals: 0,
    requests: [],
    current() {
      const weights: Record<string, number> = {};
      if (this.live !== undefined) weights[this.live] = 100 - this.weight;
      if (this.next !== undefined) weights[this.next] = this.weight;
      return { version: (this.weight > 50 ? this.next : this.live) ?? null, weights };
    },
    deal() {
      const before = Math.floor((this.dealt * this.weight) / 100);
      this.dealt += 1;
      const after = Math.floor((this.dealt * this.weight) / 100);
      return this.next !== undefined && after > before ? this.next : this.live;
    },
  };
}

/** Takes a step that changes something; the text says why it cannot be taken. */
export function applyStep(state: ModelServerState, step: string, body: StepBody, stuck: boolean): string | undefined {
  const { version } = body;
  if (step === 'stage' && version !== null) hold(state, version, body.path);
  if (step === 'rollback') takeBack(state, body);
  if (step === 'cleanup' && body.old !== null && body.old !== state.live) state.versions.delete(body.old);
  if (step !== 'weight' && step !== 'promote') return undefined;
  if (version === null || !state.versions.has(version)) return `${version} was never staged`;
  if (step === 'weight') shift(state, version, body.weight ?? 0);
  else promote(state, version, stuck);
  return undefined;
}

function hold(state: ModelServerState, version: string, path: string | null): void {
  if (!state.versions.has(version)) state.versions.set(version, { path: path ?? undefined, polls: 0 });
}

function shift(state: ModelServerState, version: string, weight: number): void {
  if (version === state.live) return;
  state.next = version;
  state.weight = weight;
  state.dealt = 0;
}

function promote(state: ModelServerState, version: string, stuck: boolean): void {
  state.stuck = stuck && version !== state.live;
  if (!state.stuck) state.live = version;
  state.next = undefined;
  state.weight = 0;
}

function takeBack(state: ModelServerState, { version, path, failed }: StepBody): void {
  if (failed !== null && failed !== version) state.versions.delete(failed);
  if (version !== null) hold(state, version, path);
  state.live = version ?? undefined;
  state.next = undefined;
  state.weight = 0;
  state.stuck = false;
}
