import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { BlobStore } from './blob.ts';
import { matchOperation, type Operation } from './contract/index.ts';
import { type Fault, type Faults, replyOf } from './faults.ts';
import { maxAssetSize } from './handlers/release-assets.ts';
import { rateLimitHeaders } from './rate-limits.ts';
import { uploadsPath } from './render/release.ts';
import { type Reply, refusal } from './reply.ts';
import { answerRest, type RestRequest } from './rest.ts';
import { type ArtifactService, readRuntimeToken } from './results.ts';
import { send } from './send.ts';
import type { State } from './state.ts';
import { type AssetFolder, declaredUpload } from './uploads.ts';

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
  readonly files: AssetFolder;
}

/** A request of any kind. */
interface Incoming extends RestRequest {
  readonly kind: LoggedRequest['kind'];
  readonly operationId: string | undefined;
}

const uploadOperation = 'repos/upload-release-asset';
const twirpService = '/twirp/github.actions.results.api.v1.';

/** Takes requests apart, lets faults act, and writes down what happened. */
export class Server {
  readonly http = createServer((request, response) => void this.#serve(request, response));
  /** Another origin for downloads of releases: clients drop their token on the way there. */
  readonly storage = createServer((request, response) => void this.#serve(request, response));
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
    await Promise.all([this.http, this.storage].map(closeServer));
    this.#parts.files.remove();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = this.#parts.state.now().toISOString();
    try {
      const head = this.#read(incoming);
      const isUpload = head.operationId === uploadOperation;
      const request = isUpload ? head : { ...head, bytes: await readAll(incoming) };
      await this.#parts.faults.wait(request);
      const fault = this.#parts.faults.take(request);
      const reply = isUpload ? await this.#receive(incoming, request, fault) : await this.#answer(request, fault);
      this.requests.push(logged(at, request, reply));
      if (reply === undefined) incoming.socket.destroy();
      else await this.#send(request, response, reply);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.drift.push(`the stand-in broke on ${incoming.method} ${incoming.url}: ${reason}`);
      response.writeHead(500).end(JSON.stringify({ message: 'the stand-in broke' }));
    }
  }

  #read({ method = 'GET', url: target = '/', headers }: IncomingMessage): Incoming {
    const bytes = Buffer.alloc(0);
    const url = new URL(target, this.#parts.state.origin);
    const path = this.#named(url.pathname);
    const kind = path.startsWith('/_blob/') ? 'blob' : path.startsWith('/twirp/') ? 'twirp' : 'rest';
    const operation = kind === 'rest' ? operationOf(method, path) : undefined;
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

  /** Takes in a file. Undefined: the connection was cut, by the fault or by the client, and a starter is left. */
  async #receive(incoming: IncomingMessage, request: Incoming, fault: Fault | undefined): Promise<Reply | undefined> {
    const { state, files } = this.#parts;
    if (fault?.kind === 'delay') await wait(fault.ms);
    const declared = declaredUpload(incoming.headers);
    const { declaredSize = 0 } = declared;
    // What is refused by its headers is not read.
    if (declaredSize === 0 || declaredSize > maxAssetSize)
      return this.#carryOut({ ...request, upload: declared }, state);
    const isCut = fault?.kind === 'drop';
    const received = await files.receive(incoming, isCut ? declaredSize / 2 : undefined);
    const instead = fault === undefined ? undefined : replyOf(fault, state.now());
    if (instead !== undefined && instead.status < 500) return instead;
    const isComplete = received.isComplete && instead === undefined;
    const reply = this.#carryOut({ ...request, upload: { ...declared, received: { ...received, isComplete } } }, state);
    if (instead !== undefined) return instead;
    if (!isComplete) return undefined;
    return fault?.kind === 'lost-answer' ? refusal(fault.status, 'the answer was lost') : reply;
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

  async #send({ kind, token: value, operationId }: Incoming, response: ServerResponse, reply: Reply): Promise<void> {
    this.#served += 1;
    const { state } = this.#parts;
    const token = state.tokens.get(value);
    // Asking for the limit costs nothing.
    const isCounted = kind === 'rest' && operationId !== 'rate-limit/get';
    const limit = isCounted ? state.rateLimits.count(token) : state.rateLimits.of(token);
    await send(response, reply, {
      'x-github-request-id': `STANDIN:${this.#served}`,
      ...(kind === 'rest' && { ...rateLimitHeaders(limit), 'x-github-api-version-selected': '2022-11-28' }),
    });
  }

  /** GitHub's Link headers name a repository by id. */
  #named(path: string): string {
    const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
    const repository = [...this.#parts.state.repositories.values()].find((candidate) => candidate.id === Number(id));
    return repository === undefined ? path : `/repos/${repository.fullName}${rest}`;
  }
}

/** Files are sent to the host for uploads, and nothing else is. */
function operationOf(method: string, path: string): Operation | undefined {
  const isUpload = path.startsWith(`${uploadsPath}/`);
  const operation = matchOperation(method, isUpload ? path.slice(uploadsPath.length) : path);
  return isUpload === (operation?.id === uploadOperation) ? operation : undefined;
}

async function closeServer(server: HttpServer): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
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
