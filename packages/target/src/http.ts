import { ServiceError, UserError } from '@mlops-actions/errors';
import { type Http, type HttpAnswer, redact } from '@mlops-actions/http';
import { conceal } from './conceal.ts';
import { describePlan } from './describe-plan.ts';
import { type Asked, checkDone, readCurrent, readReady, reasonOf } from './http-answer.ts';
import type { HttpCalls } from './http-calls.ts';
import { type HttpStep, requestOf, type StepValues } from './http-request.ts';
import { type RetryClock, sendAgain, systemClock } from './http-send.ts';
import { judgeReady } from './judge-ready.ts';
import { oneLine } from './one-line.ts';
import type { LiveState, ReadyAnswer, Target, TargetVersion } from './target.ts';

export interface HttpTargetOptions {
  /** As {@link parseTargetAddress} gives it; slashes at its end do not matter. */
  readonly url: string;
  readonly http: Http;
  /** Sent with every step; their values are struck from everything the target says. */
  readonly headers: ReadonlyMap<string, string>;
  /** Milliseconds one step may take, its repetitions included. */
  readonly timeLimitMs: number;
  /** The environment deployed to, such as `production`; told to the server. */
  readonly environment?: string | undefined;
  /** Requests other than the protocol's. */
  readonly calls?: HttpCalls | undefined;
  /** For the waits between tries; that of this machine by default. */
  readonly clock?: RetryClock | undefined;
  /** Ends the request that runs when it aborts; steps begun after that are the way back, and are sent. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A server that takes the steps as requests: `POST <url>/<step>` with the JSON body `{ step, model, version, digest,
 * uri, path, weight, old, failed, environment }`, null where a value does not apply; `version` is the one the step is to
 * bring about. A step is done when it answers 2xx with JSON or nothing. `POST <url>/ready` answers `{ ready, version,
 * url?, reason? }`, `GET <url>/current` `{ version, weights? }`.
 *
 * Every step may be repeated, so what gets no answer, or 429 or 5xx, is sent up to three times; `ready` is asked again
 * by its caller anyway.
 */
export function httpTarget(options: HttpTargetOptions): Target {
  const server = new StepServer(options);
  return {
    address: server.address,
    splits: true,
    check: () => server.take('check', {}),
    current: () => server.current(),
    plan: (next, weights) => describePlan(server.address, next, weights),
    stage: (next) => server.take('stage', { ...valuesOf(next), old: server.liveOtherThan(next) }),
    ready: (version) => server.ready(version),
    weight: (next, percent) => server.take('weight', { ...valuesOf(next), weight: percent }),
    promote: (next) => server.take('promote', valuesOf(next)),
    rollback: (failed, back) =>
      server.take('rollback', { ...valuesOf(back), model: failed.model, failed: failed.version }),
    cleanup: (next, old) => server.take('cleanup', { ...valuesOf(next), old: old?.version ?? null }),
  };
}

type Values = Partial<StepValues>;

function valuesOf(version: TargetVersion | undefined): Values {
  if (version === undefined) return {};
  const { model, version: number, digest, uri, path = null } = version;
  return { model, version: number, digest, uri, path };
}

const nothing = {
  model: null,
  version: null,
  digest: null,
  uri: null,
  path: null,
  weight: null,
  old: null,
  failed: null,
};

class StepServer {
  readonly address: string;
  readonly #options: HttpTargetOptions;
  readonly #url: string;
  /** What it last said serves. */
  #live: string | undefined;

  constructor(options: HttpTargetOptions) {
    this.#options = options;
    this.#url = options.url.replace(/\/+$/, '');
    this.address = redact(this.#url);
  }

  liveOtherThan({ version }: TargetVersion): string | null {
    return this.#live === undefined || this.#live === version ? null : this.#live;
  }

  async take(step: Exclude<HttpStep, 'ready' | 'current'>, values: Values): Promise<void> {
    const { text } = this.#accept(step, await this.#send(step, values));
    // A server with calls of its own answers what it likes.
    if (this.#options.calls?.[step] === undefined) checkDone(text, this.#asked(step));
  }

  async current(): Promise<LiveState> {
    const { text } = this.#accept('current', await this.#send('current', {}));
    const state = readCurrent(text, this.#asked('current'));
    this.#live = state.version;
    return state;
  }

  async ready(version: TargetVersion): Promise<ReadyAnswer> {
    const answer = await this.#send('ready', valuesOf(version));
    const { status, text } = isNotYet(answer.status) ? answer : this.#accept('ready', answer);
    const heard = isNotYet(status)
      ? { ready: false, version: undefined, url: undefined, reason: `Status ${status}: ${reasonOf(text)}` }
      : readReady(text, this.#asked('ready'));
    const judged = judgeReady({ ...heard, reason: this.#conceal(heard.reason) }, version);
    return { ...judged, reason: this.#conceal(judged.reason) };
  }

  #send(step: HttpStep, values: Values): Promise<HttpAnswer> {
    const { http, headers, timeLimitMs, environment = null, calls = {}, clock = systemClock, signal } = this.#options;
    const { method, path, body } = requestOf(step, { ...nothing, ...values, step, environment }, calls);
    const inTime = signal?.aborted === true ? undefined : signal;
    const request = { method, url: `${this.#url}${path}`, headers, body, timeLimitMs, signal: inTime };
    const again = (status: number) => step !== 'ready' && (status === 429 || status >= 500);
    return sendAgain(request, { http, clock, again });
  }

  /** The answer, when it says that the step is done. */
  #accept(step: HttpStep, answer: HttpAnswer): HttpAnswer {
    const { status, text } = answer;
    if (status >= 200 && status < 300) return answer;
    const said = oneLine(this.#conceal(reasonOf(text)));
    const message = `The target refused ${this.#name(step)} with status ${status}${said === '' ? '' : `: ${said}`}. ${remedyOf(status)}`;
    throw status >= 500 || status === 429
      ? new ServiceError('E_TARGET', message, { status })
      : new UserError('E_TARGET', message);
  }

  #asked(step: HttpStep): Asked {
    return { what: this.#name(step), conceal: (text) => this.#conceal(text) };
  }

  #name(step: HttpStep): string {
    return `the step ${step} at ${this.address}`;
  }

  #conceal(text: string): string {
    return conceal(text, this.#options.headers.values());
  }
}

/** Servers say in many ways that something is not there yet; but a key that is refused stays so. */
function isNotYet(status: number): boolean {
  return status >= 400 && status !== 401 && status !== 403;
}

function remedyOf(status: number): string {
  if (status === 401 || status === 403) return 'Correct the inputs `headers` or `api-key`.';
  if (status === 404 || status === 405)
    return 'Check that the input `target` is the address of a server that takes the steps of deploy.';
  return 'Read the log of the target, and re-run the job when that is mended.';
}
