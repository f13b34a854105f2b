import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Http, HttpAnswer, HttpRequest } from '@mlops-actions/http';
import type { LiveState, ReadyAnswer, Target, TargetVersion } from '@mlops-actions/target';
import type { RolloutConfig, RolloutLimits } from './config.ts';
import type { Phase, RolloutOrder } from './rollout.ts';
import { VirtualClock } from './virtual-clock.test-support.ts';

/** A model as a world serves it. */
export interface ServedModel {
  /** The answer to a text. */
  readonly predict: (text: string) => unknown;
  readonly latencyMs: number;
  /** Status instead of an answer; 200 by default. */
  readonly status?: (text: string) => number;
  /** What it says its version is; its own by default. */
  readonly says?: unknown;
}

/** How a world differs from one in which all goes well. */
export interface WorldOptions {
  readonly splits?: boolean;
  /** Whether the target says what it serves. */
  readonly tells?: boolean;
  /** Whether the target names an address of each version. */
  readonly slots?: boolean;
  /** Milliseconds from staging until a version is up. */
  readonly bootMs?: number;
  /** Milliseconds from a change of weights until it is in force. */
  readonly shiftMs?: number;
  /** Nothing is live at first. */
  readonly first?: boolean;
  readonly config?: Partial<RolloutConfig>;
  readonly limits?: Partial<RolloutLimits>;
  /** No golden rows. */
  readonly blind?: boolean;
  readonly endpoint?: string | undefined;
}

type Call = 'check' | 'current' | 'stage' | 'ready' | 'weight' | 'promote' | 'rollback' | 'cleanup';

export const users = 'http://models.test';
export const old = versionOf('1.0.0');
export const next = versionOf('1.1.0');

export function versionOf(version: string): TargetVersion {
  return { model: 'spam', version, digest: `sha256:${version}`, uri: `registry:spam@${version}`, path: undefined };
}

/** A place that serves models, in memory, with the target and the HTTP that reach it, all on one virtual clock. */
export class ServingWorld {
  readonly clock = new VirtualClock();
  readonly models = new Map<string, ServedModel>([
    [old.version, { predict: labelOf, latencyMs: 20 }],
    [next.version, { predict: labelOf, latencyMs: 10 }],
  ]);
  /** Calls of the target, such as `weight 1.1.0 5`, without the questions. */
  readonly calls: string[] = [];
  /** Requests by address. */
  readonly requests = new Map<string, number>();
  readonly phases: string[] = [];
  readonly #options: WorldOptions;
  readonly #faults = new Map<Call, { error: Error; left: number }>();
  readonly #up = new Map<string, number>();
  #weights: ReadonlyMap<string, number>;
  #before: ReadonlyMap<string, number>;
  #changed = Number.NEGATIVE_INFINITY;
  #asked = 0;
  readonly #abort = new AbortController();
  /** Called before each call of the target. */
  onCall: (call: string) => void = () => undefined;
  /** What the target does not do although it says so. */
  ignores = new Set<Call>();
  /** Answers to `ready` instead of the true one. */
  readyAnswer: ((version: TargetVersion) => Partial<ReadyAnswer>) | undefined;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.#weights = new Map(options.first === true ? [] : [[old.version, 100]]);
    this.#before = this.#weights;
    if (options.first !== true) this.#up.set(old.version, 0);
  }

  /** Lets a call of the target fail, the given number of times. */
  fail(call: Call, { times = Infinity, error = refusal(call) }: { times?: number; error?: Error } = {}): this {
    this.#faults.set(call, { error, left: times });
    return this;
  }

  /** Changes a model. */
  serve(version: string, more: Partial<ServedModel>): this {
    this.models.set(version, { predict: labelOf, latencyMs: 10, ...this.models.get(version), ...more });
    return this;
  }

  cancel(): void {
    this.#abort.abort('SIGINT');
  }

  /** Percent by version, in force now. */
  get weights(): ReadonlyMap<string, number> {
    const { shiftMs = 0 } = this.#options;
    return this.clock.now() - this.#changed >= shiftMs ? this.#weights : this.#before;
  }

  order(more: Partial<RolloutOrder> = {}): RolloutOrder {
    const { config, limits, blind = false, first = false, endpoint = users } = this.#options;
    return {
      target: this.target(),
      config: {
        steps: [
          { weight: 5, waitMs: 600_000 },
          { weight: 50, waitMs: 600_000 },
          { weight: 100, waitMs: 0 },
        ],
        goldenSet: blind ? undefined : 'golden.jsonl',
        request: blind ? undefined : goldenRequest,
        limits: { ...goodLimits, ...limits },
        ...config,
      },
      next,
      old: first ? undefined : old,
      golden: blind ? [] : goldenRows(100),
      http: this.http(),
      endpoint: 'endpoint' in this.#options ? this.#options.endpoint : endpoint,
      headers: new Map([['authorization', 'Bearer secret']]),
      clock: this.clock,
      signal: this.#abort.signal,
      onPhase: (phase: Phase, weight: number | null) =>
        void this.phases.push(weight === null ? phase : `${phase} ${weight}`),
      ...more,
    };
  }

  target(): Target {
    const { splits = true, bootMs = 0 } = this.#options;
    return {
      address: 'http://target.test',
      splits,
      check: () => this.#call('check', ''),
      current: async () => {
        await this.#call('current', undefined);
        return this.#state();
      },
      plan: () => [],
      stage: (version) =>
        this.#call('stage', version.version, () => {
          if (!this.#up.has(version.version)) this.#up.set(version.version, this.clock.now() + bootMs);
        }),
      ready: async (version) => {
        await this.#call('ready', undefined);
        return { ...this.#ready(version), ...this.readyAnswer?.(version) };
      },
      weight: (version, percent) =>
        this.#call('weight', `${version.version} ${percent}`, () => this.#shift(version.version, percent)),
      promote: (version) => this.#call('promote', version.version, () => this.#shift(version.version, 100)),
      rollback: (failed, back) =>
        this.#call('rollback', `${failed.version} → ${back?.version ?? 'nothing'}`, () => {
          this.#up.delete(failed.version);
          if (back !== undefined && !this.#up.has(back.version)) this.#up.set(back.version, this.clock.now());
          this.#set(new Map(back === undefined ? [] : [[back.version, 100]]));
        }),
      cleanup: (_, gone) =>
        this.#call('cleanup', gone?.version ?? 'nothing', () => {
          if (gone !== undefined) this.#up.delete(gone.version);
        }),
    };
  }

  http(): Http {
    return { send: (request) => this.#send(request) };
  }

  async #call(call: Call, detail: string | undefined, effect: () => void = () => undefined): Promise<void> {
    if (detail !== undefined) this.calls.push(`${call} ${detail}`.trim());
    this.onCall(`${call} ${detail ?? ''}`.trim());
    const fault = this.#faults.get(call);
    if (fault !== undefined && fault.left > 0) {
      fault.left -= 1;
      throw fault.error;
    }
    if (!this.ignores.has(call)) effect();
  }

  #ready({ version }: TargetVersion): ReadyAnswer {
    const ready = (this.#up.get(version) ?? Infinity) <= this.clock.now();
    const url = this.#options.slots === false ? undefined : slotOf(version);
    return { ready, version: ready ? version : undefined, url, reason: ready ? '' : 'still loading' };
  }

  #state(): LiveState {
    if (this.#options.tells === false) return { version: undefined, weights: undefined };
    const { weights } = this;
    const most = [...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0];
    return { version: most, weights: this.#options.splits === false ? undefined : weights };
  }

  #shift(version: string, percent: number): void {
    const rest = percent === 100 ? [] : [[old.version, 100 - percent] as const];
    this.#set(new Map([...rest, [version, percent]]));
  }

  #set(weights: ReadonlyMap<string, number>): void {
    this.#before = this.weights;
    this.#changed = this.clock.now();
    this.#weights = weights;
  }

  async #send({ url, method, body, headers, signal, timeLimitMs }: HttpRequest): Promise<HttpAnswer> {
    const { origin, pathname } = new URL(url);
    this.requests.set(origin, (this.requests.get(origin) ?? 0) + 1);
    if (signal?.aborted === true) throw new UserError('E_CANCELLED', 'cancelled');
    // Who is named by the target alone must not be told the user's secrets.
    const trusted = origin === users || this.#options.endpoint?.includes('{version}') === true;
    const told = headers?.get('authorization') === 'Bearer secret';
    if (method !== 'POST' || pathname !== '/predict' || told !== trusted)
      return { status: 404, text: '{"error": "not found"}', durationMs: 1 };
    const version = origin === users ? this.#pick() : /^http:\/\/v(.*)\.slot\.test$/.exec(origin)?.[1];
    const model = version === undefined ? undefined : this.models.get(version);
    if (version === undefined || model === undefined || (this.#up.get(version) ?? Infinity) > this.clock.now())
      throw new ServiceError('E_HTTP', `POST ${origin} failed: nothing listens there.`);
    await this.clock.sleep(Math.min(model.latencyMs, timeLimitMs), signal);
    if (model.latencyMs > timeLimitMs)
      throw new ServiceError('E_HTTP', `POST ${origin} gave no complete answer within ${timeLimitMs} ms.`);
    const { text } = body as { readonly text: string };
    const status = model.status?.(text) ?? 200;
    const answer = { prediction: model.predict(text), version: 'says' in model ? model.says : version };
    return { status, text: JSON.stringify(answer), durationMs: model.latencyMs };
  }

  /** Spreads requests as the weights say, without chance. */
  #pick(): string | undefined {
    this.#asked += 1;
    const at = (this.#asked * 37) % 100;
    let sum = 0;
    for (const [version, percent] of this.weights) {
      sum += percent;
      if (at < sum) return version;
    }
    return undefined;
  }
}

export function slotOf(version: string): string {
  return `http://v${version}.slot.test`;
}

export const goldenRequest = {
  method: 'POST',
  path: '/predict',
  body: { text: '{text}' },
  answer: '/prediction',
  version: '/version',
  expect: 'label',
  tolerance: 0.000_001,
};

export const goodLimits: RolloutLimits = {
  readyMs: 300_000,
  timeoutMs: 10_000,
  errors: 0,
  agreement: 0.98,
  correct: 0.95,
  latency: { p95: 300 },
};

/** Golden rows of a text with its right label each. */
export function goldenRows(count: number): ReadonlyMap<string, unknown>[] {
  return Array.from(
    { length: count },
    (_, index) =>
      new Map<string, unknown>([
        ['text', `mail ${index}`],
        ['label', labelOf(`mail ${index}`)],
      ]),
  );
}

/** The right answer to a text. */
export function labelOf(text: string): string {
  return numberOf(text) % 2 === 0 ? 'ham' : 'spam';
}

/** The number in a text of a golden row. */
export function numberOf(text: string): number {
  return Number(text.replace(/\D/g, ''));
}

function refusal(call: Call): UserError {
  return new UserError('E_TARGET', `The target refused the step ${call}.`);
}
