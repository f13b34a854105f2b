import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { BlobStore } from './blob.ts';
import { matchOperation } from './contract/index.ts';
import { type Fault, type Faults, replyOf } from './faults.ts';
import { rateLimitHeaders } from './rate-limits.ts';
import { type Reply, refusal } from './reply.ts';
import { answerRest, type RestRequest } from './rest.ts';
import { type ArtifactService, readRuntimeToken } from './results.ts';
import type { State } from './state.ts';

/** A request that came, and what was answered. */
export interface LoggedRequest {
  /** When it came, by the stand-in's clock: ISO 8601. */
  readonly at: string;
  readonly kind: 'rest' | 'twirp' | 'blob';
  readonly method: string;
  /** Without query; the repository named, not numbered. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** GitHub's operation id; of the artifact service `ArtifactService/<Method>`. */
  readonly operationId: string | undefined;
  /** 0 when the connection was cut. */
  readonly status: number;
  /** As parsed from JSON; undefined for what is no JSON. */
  readonly body: unknown;
  readonly token: string;
}

interface Parts {
  readonly state: State;
  readonly faults: Faults;
  readonly blobs: BlobStore;
  readonly artifacts: ArtifactService;
}

/** A request of any kind. */
interface Incoming extends RestRequest {
  readonly kind: LoggedRequest['kind'];
  readonly operationId: string | undefined;
}

const twirpService = '/twirp/github.actions.results.api.v1.';

/** Takes requests apart, lets faults act, and writes down what happened. */
export class Server {
  readonly http = createServer((request, response) => void this.#serve(request, response));
  readonly requests: LoggedRequest[] = [];
  readonly drift: string[] = [];
  readonly #parts: Parts;
  #served = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async close(): Promise<void> {
    this.#parts.faults.releaseAll();
    this.#parts.state.forget();
    const closed = new Promise((resolve) => this.http.close(resolve));
    this.http.closeAllConnections();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = this.#parts.state.now().toISOString();
    try {
      const request = this.#read(incoming, await readAll(incoming));
      await this.#parts.faults.wait(request);
      const reply = await this.#answer(request, this.#parts.faults.take(request));
      this.requests.push(logged(at, request, reply));
      if (reply === undefined) incoming.socket.destroy();
      else this.#send(request, response, reply);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.drift.push(`the stand-in broke on ${incoming.method} ${incoming.url}: ${reason}`);
      response.writeHead(500).end(JSON.stringify({ message: 'the stand-in broke' }));
    }
  }

  #read({ method = 'GET', url: target = '/', headers }: IncomingMessage, bytes: Buffer): Incoming {
    const url = new URL(target, this.#parts.state.origin);
    const path = this.#named(url.pathname);
    const kind = path.startsWith('/_blob/') ? 'blob' : path.startsWith('/twirp/') ? 'twirp' : 'rest';
    const operation = kind === 'rest' ? matchOperation(method, path) : undefined;
    const operationId = kind === 'twirp' ? path.replace(twirpService, '') : operation?.id;
    const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    return { kind, method, url, path, token, bytes, headers, operation, operationId };
  }

  /** Undefined: the connection is cut. */
  async #answer(request: Incoming, fault: Fault | undefined): Promise<Reply | undefined> {
    const { state } = this.#parts;
    if (fault === undefined) return this.#carryOut(request, state);
    if (fault.kind === 'drop') return undefined;
    if (fault.kind === 'delay') await wait(fault.ms);
    const isStale = fault.kind === 'stale' && request.method === 'GET';
    const instead = replyOf(fault, state.now());
    if (instead !== undefined) return instead;
    const reply = this.#carryOut(request, isStale ? state.beforeLastWrite() : state);
    return fault.kind === 'lost-answer' ? refusal(fault.status, 'the answer was lost') : reply;
  }

  #carryOut(request: Incoming, state: State): Reply {
    const { blobs, artifacts } = this.#parts;
    const report = (violation: string) => void this.drift.push(violation);
    if (request.kind === 'blob') return blobs.answer(request);
    if (request.kind === 'rest') return answerRest(state, request, report);
    const { repository } = readRuntimeToken(request.token) ?? {};
    if (repository !== undefined) state.remember(repository);
    const [service = '', method = ''] = (request.operationId ?? '').split('/');
    if (service !== 'ArtifactService')
      return { status: 404, body: { code: 'bad_route', msg: `no service ${service}` } };
    return artifacts.answer(method, (readJson(request.bytes) ?? {}) as Record<string, unknown>, request.token, report);
  }

  #send({ kind, token: value, operationId }: Incoming, response: ServerResponse, reply: Reply): void {
    this.#served += 1;
    const { state } = this.#parts;
    const token = state.tokens.get(value);
    // Asking for the limit costs nothing.
    const isCounted = kind === 'rest' && operationId !== 'rate-limit/get';
    const limit = isCounted ? state.rateLimits.count(token) : state.rateLimits.of(token);
    const { body } = reply;
    const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    response.writeHead(reply.status, {
      ...(bytes !== undefined && { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }),
      'x-github-request-id': `STANDIN:${this.#served}`,
      ...(kind === 'rest' && { ...rateLimitHeaders(limit), 'x-github-api-version-selected': '2022-11-28' }),
      ...reply.headers,
    });
    response.end(bytes);
  }

  /** GitHub's Link headers name a repository by id. */
  #named(path: string): string {
    const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
    const repository = [...this.#parts.state.repositories.values()].find((candidate) => candidate.id === Number(id));
    return repository === undefined ? path : `/repos/${repository.fullName}${rest}`;
  }
}

function logged(at: string, request: Incoming, reply: Reply | undefined): LoggedRequest {
  const { kind, method, path, url, operationId, token, bytes } = request;
  const body = kind === 'blob' ? undefined : readJson(bytes);
  const query = Object.fromEntries(url.searchParams);
  return { at, kind, method, path, query, operationId, status: reply?.status ?? 0, body, token };
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
