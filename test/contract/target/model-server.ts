import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { applyStep, type ModelServerState, newState, type StepBody, stepNames } from './model-server-state.ts';

export type { ModelServerState, StagedVersion } from './model-server-state.ts';

/** What the server is like, good unless told otherwise. */
export interface ModelServerOptions {
  /** Version that serves from the start; none otherwise. */
  readonly live?: string | undefined;
  /** Its file or folder, handed to {@link answer}. */
  readonly livePath?: string | undefined;
  /** The prediction of a version; `modelPath` is what `stage` or `rollback` named. Default: `spam` for texts with "win" or "free", else `ham`. */
  readonly answer?: ((version: string, modelPath: string | undefined, body: unknown) => unknown) | undefined;
  /** `old`: accepts `promote`, but goes on answering with the version that was live, as `GET /current` shows. */
  readonly stuckOn?: 'old' | undefined;
  /** The version that answers readiness questions, whatever was asked for. */
  readonly readyAnswers?: string | undefined;
  /** A new version never comes up. */
  readonly staysDown?: boolean | undefined;
  /** How often `ready` says no before it says yes. */
  readonly readyAfter?: number | undefined;
  /** The step that is refused. */
  readonly failStep?: string | undefined;
  /** Status of the refusal, 409 by default; 500 and above is tried again by the driver. */
  readonly failStatus?: number | undefined;
  /** How many calls of `failStep` are refused; all by default. */
  readonly failTimes?: number | undefined;
  /** What the refusal, or `ready` while it says no, gives as its reason. */
  readonly reason?: string | undefined;
  /** The step that never gets an answer. */
  readonly hangOn?: string | undefined;
}

/** A model server that runs. */
export interface ModelServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end: both the target and the endpoint. */
  readonly url: string;
  /** What it holds; tests may look and change. */
  readonly state: ModelServerState;
  close(): Promise<void>;
}

/**
 * Starts a real server of models on a free port of this machine. It takes the steps of the target `http`:
 * `POST /<step>` and `GET /current`. Models answer at `POST /predict`, where requests are dealt out by weight, evenly
 * and in the same order each time, and at `POST /versions/<version>/predict`, which reaches one version alone:
 * `{ "prediction": …, "version": "1.1.0" }`, 503 where no such version is up.
 */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const state = newState(options.live, options.livePath);
  const server = createServer((request, response) => {
    respond(request, response, { options, state, url: () => url }).catch((error: unknown) =>
      send(response, { status: 500, body: { reason: String(error) } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, state, close };
}

interface World {
  readonly options: ModelServerOptions;
  readonly state: ModelServerState;
  readonly url: () => string;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown = {}): Reply => ({ status: 200, body });

async function respond(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const body: unknown = request.method === 'POST' ? await json(request) : undefined;
  world.state.requests.push({ method: request.method ?? '', path, body, headers: request.headers });
  if (path === `/${world.options.hangOn}`) return;
  send(response, await reply(path.split('/').slice(1).map(decodeURIComponent), body, world));
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function reply(path: readonly string[], body: unknown, world: World): Promise<Reply> {
  const [first = '', second = '', third] = path;
  if (first === 'current') return ok(world.state.current());
  if (first === 'predict') return predict(world.state.deal(), body, world);
  if (first === 'versions' && third === 'predict') return predict(second, body, world);
  if (!stepNames.includes(first)) return { status: 404, body: { reason: `There is no /${path.join('/')}` } };
  return takeStep(first, body as StepBody, world);
}

async function predict(version: string | undefined, body: unknown, { options, state }: World): Promise<Reply> {
  const held = version === undefined ? undefined : state.versions.get(version);
  const down = options.staysDown === true && version !== options.live;
  if (version === undefined || held === undefined || down)
    return { status: 503, body: { reason: `Version ${version ?? 'none'} is not up` } };
  const prediction = await (options.answer ?? smellsOfSpam)(version, held.path, body);
  return ok({ prediction, version });
}

function smellsOfSpam(_version: string, _path: string | undefined, body: unknown): string {
  return /\b(win|free)\b/i.test(JSON.stringify(body)) ? 'spam' : 'ham';
}

function takeStep(step: string, body: StepBody, { options, state, url }: World): Reply {
  if (step === options.failStep && state.refusals < (options.failTimes ?? Number.POSITIVE_INFINITY)) {
    state.refusals += 1;
    return { status: options.failStatus ?? 409, body: { reason: options.reason ?? `no ${step} today` } };
  }
  if (step === 'ready') return ok(ready(body.version ?? '', { options, state, url }));
  const refusal = applyStep(state, step, body, options.stuckOn === 'old');
  return refusal === undefined ? ok() : { status: 409, body: { reason: refusal } };
}

function ready(version: string, { options, state, url }: World): object {
  const held = state.versions.get(version);
  if (held === undefined) return { ready: false, version: state.live ?? null, reason: `${version} is not here` };
  held.polls += 1;
  const up = version === options.live || (options.staysDown !== true && held.polls > (options.readyAfter ?? 0));
  if (!up) return { ready: false, version, reason: options.reason ?? 'loading the model' };
  const answering = options.readyAnswers ?? (state.stuck ? state.live : undefined) ?? version;
  return { ready: true, version: answering, url: `${url()}/versions/${encodeURIComponent(answering)}` };
}
