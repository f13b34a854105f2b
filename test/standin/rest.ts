import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from './context.ts';
import { checkRequest, checkResponse, type Operation } from './contract/index.ts';
import { handlers } from './handlers/index.ts';
import { acceptedHeader, isGranted, needs } from './permissions.ts';
import { notFound, type Reply, refusal } from './reply.ts';
import type { Repository, State, Token } from './state.ts';
import { template } from './templates.ts';
import type { Upload } from './uploads.ts';

/** A request to the REST API, taken apart. */
export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  /** Path with the repository named, not numbered. */
  readonly path: string;
  readonly token: string;
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly operation: Operation | undefined;
  /** The file that was sent in place of a body. */
  readonly upload?: Upload | undefined;
}

type Report = (violation: string) => void;

const apiVersion = '2022-11-28';

/**
 * Answers as GitHub would: who is asking, may they, is it valid, and then what. Every request and every answer is
 * held to the description, and each departure from it reported.
 *
 * Deviation: GitHub lets anybody read public repositories; here every request needs a token.
 */
export function answerRest(state: State, request: RestRequest, report: Report): Reply {
  const { operation, method, path } = request;
  const handler = operation && handlers.get(operation.id);
  if (operation === undefined || handler === undefined) {
    report(`${method} ${path}: the stand-in does not play this operation`);
    return refusal(501, 'not played by the stand-in');
  }
  for (const violation of checkHeaders(request.headers)) report(`request ${operation.id}: ${violation}`);
  const reply = answer(state, request, operation, (call) => handler(call), report);
  if (!Buffer.isBuffer(reply.body))
    for (const violation of checkResponse(operation, reply.status, sent(reply.body)))
      report(`response ${operation.id}: ${violation}`);
  const accepted = { 'x-accepted-github-permissions': acceptedHeader(needs[operation.id]) };
  const isApp = state.tokens.get(request.token)?.kind === 'app';
  return isApp ? { ...reply, headers: { ...accepted, ...reply.headers } } : reply;
}

function answer(
  state: State,
  request: RestRequest,
  operation: Operation,
  handle: (call: Call) => Reply,
  report: Report,
): Reply {
  const { headers, method, token: value, url } = request;
  if (headers['user-agent'] === undefined) return refusal(403, 'Request forbidden by administrative rules.');
  const token = state.tokens.get(value);
  if (token === undefined || token.revoked)
    return refusal(401, value === '' ? 'Requires authentication' : 'Bad credentials');
  const { owner, repo } = operation.params;
  const repository = state.repositories.get(`${owner}/${repo}`);
  const refused = owner === undefined ? undefined : refuse(operation, token, repository);
  if (refused !== undefined) return refused;
  const body = parseJson(request.bytes);
  if (body === notJson) return refusal(400, 'Problems parsing JSON');
  const violations = checkRequest(operation, url.searchParams, body);
  for (const violation of violations) report(`request ${operation.id}: ${violation}`);
  if (violations.length > 0) return refusal(422, `Invalid request.\n\n${violations.join('\n')}`);
  if (method !== 'GET' && repository !== undefined) state.remember(repository.fullName);
  return handle(toCall(state, request, { operation, token, repository: repository as Repository, body }));
}

function refuse({ id }: Operation, token: Token, repository: Repository | undefined): Reply | undefined {
  if (repository === undefined) return notFound;
  const isOwn = token.repository === repository.fullName;
  if (repository.private && !isOwn) return notFound;
  const need = needs[id];
  if (need === undefined) throw new RangeError(`permissions.ts does not say what ${id} needs`);
  const isPublicRead = !repository.private && need.level === 'read';
  const isAllowed = isPublicRead || (isOwn && isGranted(token.permissions, need));
  const who = token.kind === 'app' ? 'integration' : 'personal access token';
  return isAllowed ? undefined : refusal(403, `Resource not accessible by ${who}`);
}

function checkHeaders(headers: IncomingHttpHeaders): string[] {
  const version = headers['x-github-api-version'];
  if (version === apiVersion) return [];
  return [`the header X-GitHub-Api-Version must be ${apiVersion}, not ${String(version ?? 'absent')}`];
}

function toCall(
  state: State,
  { url, headers, upload }: RestRequest,
  asked: { operation: Operation; token: Token; repository: Repository; body: unknown },
): Call {
  const { operation, token, repository, body } = asked;
  const fullName = operation.params['owner'] === undefined ? token.repository : repository.fullName;
  const place = { origin: state.origin, fullName };
  return {
    params: operation.params,
    query: url.searchParams,
    body: (body ?? {}) as Record<string, unknown>,
    accept: headers.accept ?? '',
    upload,
    token,
    repository,
    state,
    example: (id) => template(id, place),
  };
}

const notJson = Symbol('not JSON');

function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return notJson;
  }
}

/** A body as the client will read it. */
function sent(body: unknown): unknown {
  return body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown);
}
