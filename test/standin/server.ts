import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { BlobStore } from './blob.ts';
import { matchOperation } from './contract/index.ts';
import type { Fault, Faults } from './faults.ts';
import { type Reply, refusal } from './reply.ts';
import { answerRest, type RestRequest } from './rest.ts';
import { ArtifactService } from './results.ts';
import type { LoggedRequest } from './standin.ts';
import type { State } from './state.ts';

interface Parts {
  readonly state: State;
  readonly faults: Faults;
  readonly blobs: BlobStore;
  readonly artifacts: ArtifactService;
}

const twirpPrefix = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** Takes requests apart, lets faults act, and writes down what happened. */
export class Server {
  readonly http = createServer((request, response) => void this.#serve(request, response));
  readonly requests: LoggedRequest[] = [];
  readonly drift: string[] = [];
  readonly #parts: Parts;
  readonly #earlier = new Map<string, Reply>();
  #served = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async close(): Promise<void> {
    this.#parts.faults.releaseAll();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const bytes = await readAll(incoming);
      const origin = `http://${incoming.headers.host}`;
      const url = new URL(incoming.url ?? '/', origin);
      const path = this.#named(url.pathname);
      const method = incoming.method ?? 'GET';
      const kind = url.pathname.startsWith('/_blob/') ? 'blob' : url.pathname.startsWith('/twirp/') ? 'twirp' : 'rest';
      const operation = kind === 'rest' ? matchOperation(method, path) : undefined;
      const token = /^(?:token|bearer) (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
      const what = { operationId: operation?.id, method, path };
      await this.#parts.faults.wait(what);
      const fault = this.#parts.faults.take(what);
      const request = { method, url, path, origin, token, bytes, headers: incoming.headers, operation };
      const reply = await this.#answer(kind, request, fault);
      this.requests.push({
        kind,
        ...what,
        status: reply?.status ?? 0,
        token,
        body: kind === 'blob' ? undefined : readJson(bytes),
      });
      if (reply === undefined) incoming.socket.destroy();
      else this.#send(response, reply);
    } catch (error) {
      this.drift.push(
        `the stand-in broke on ${incoming.method} ${incoming.url}: ${error instanceof Error ? error.stack : String(error)}`,
      );
      this.#send(response, refusal(500, 'the stand-in broke'));
    }
  }

  /** Undefined: the connection is cut. */
  async #answer(
    kind: LoggedRequest['kind'],
    request: RestRequest,
    fault: Fault | undefined,
  ): Promise<Reply | undefined> {
    const key = `${request.method} ${request.url.pathname}${request.url.search}`;
    switch (fault?.kind) {
      case 'drop':
        return undefined;
      case 'status':
        return {
          status: fault.status,
          body: fault.body ?? { message: 'fault on demand' },
          ...(fault.headers && { headers: fault.headers }),
        };
      case 'secondary-limit':
        return refusal(
          403,
          'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
          { 'retry-after': String(fault.retryAfter) },
        );
      case 'too-many':
        return refusal(
          429,
          'API rate limit exceeded',
          fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
        );
      case 'stale':
        return this.#earlier.get(key) ?? this.#carryOut(kind, request);
      case 'delay':
        await wait(fault.ms);
        break;
      case 'malformed':
        return {
          status: 200,
          body: Buffer.from('{"not json'),
          headers: { 'content-type': 'application/json; charset=utf-8' },
        };
      case 'lost-answer':
      case undefined:
        break;
    }
    const reply = await this.#carryOut(kind, request);
    if (request.method === 'GET') this.#earlier.set(key, reply);
    return fault?.kind === 'lost-answer' ? { status: fault.status, body: { message: 'the answer was lost' } } : reply;
  }

  async #carryOut(kind: LoggedRequest['kind'], request: RestRequest): Promise<Reply> {
    const { blobs, artifacts, state } = this.#parts;
    if (kind === 'blob')
      return blobs.answer(request.method, request.url, request.bytes, { range: request.headers.range });
    if (kind === 'rest') return answerRest(state, request, (violation) => this.drift.push(violation));
    const job = ArtifactService.job(request.token);
    if (job === undefined || !request.path.startsWith(twirpPrefix))
      return { status: 401, body: { code: 'unauthenticated', msg: 'no token of a job' } };
    return artifacts.answer(
      request.path.slice(twirpPrefix.length),
      (readJson(request.bytes) ?? {}) as Record<string, unknown>,
      job,
      request.origin,
    );
  }

  #send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
    this.#served += 1;
    const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    response.writeHead(status, {
      ...(bytes !== undefined && { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }),
      'x-github-request-id': `STANDIN:${this.#served}`,
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(Math.max(0, 1000 - this.#served)),
      'x-ratelimit-reset': String(Math.floor(this.#parts.state.now().getTime() / 1000) + 3600),
      'x-ratelimit-used': String(this.#served),
      'x-ratelimit-resource': 'core',
      ...headers,
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

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
