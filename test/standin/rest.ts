import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from './context.ts';
import { checkRequest, checkResponse, example, type Operation } from './contract/index.ts';
import { handlers } from './handlers/index.ts';
import { acceptedHeader, isGranted, needs } from './permissions.ts';
import { notFound, type Reply, refusal } from './reply.ts';
import type { Repository, State, Token } from './state.ts';

/** A request taken apart. */
export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  /** Path with the repository named, not numbered. */
  readonly path: string;
  readonly origin: string;
  readonly token: string;
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly operation: Operation | undefined;
}

type Report = (violation: string) => void;

/** Answers as GitHub would: who is asking, may they, is it valid, and then what. Every request and answer is held to the description. */
export async function answerRest(state: State, request: RestRequest, report: Report): Promise<Reply> {
  const { operation, method, path } = request;
  const handler = operation === undefined ? undefined : handlers.get(operation.id);
  if (operation === undefined || handler === undefined) {
    report(`${method} ${path}: the stand-in does not play this operation`);
    return refusal(501, 'not played by the stand-in');
  }
  if (request.headers['x-github-api-version'] !== '2022-11-28')
    report(`${operation.id}: the header X-GitHub-Api-Version is missing`);
  const token = state.tokens.get(request.token);
  if (token === undefined || token.revoked) return refusal(401, 'Bad credentials');
  const repository = state.repositories.get(`${operation.params['owner']}/${operation.params['repo']}`);
  const refused = refuse(operation, token, repository);
  if (refused !== undefined) return refused;
  const body = parse(request.bytes);
  const violations = checkRequest(operation, request.url.searchParams, body);
  for (const violation of violations) report(`request ${operation.id}: ${violation}`);
  if (violations.length > 0) return refusal(422, `Invalid request.\n\n${violations.join('\n')}`);
  const reply = await handler(toCall(state, request, operation, { token, repository, body }));
  const shown = Buffer.isBuffer(reply.body) ? undefined : reply.body;
  if (!Buffer.isBuffer(reply.body))
    for (const violation of checkResponse(operation, reply.status, shown))
      report(`response ${operation.id} ${reply.status}: ${violation}`);
  return reply;
}

function refuse({ id, params }: Operation, token: Token, repository: Repository | undefined): Reply | undefined {
  if (params['owner'] !== undefined && repository === undefined) return notFound;
  const own = repository === undefined || token.repository === repository.fullName;
  if (repository?.private && !own) return notFound;
  const need = needs[id];
  if (need === undefined) return refusal(501, `the stand-in knows no permission for ${id}`);
  const allowed = own ? isGranted(token.permissions, need) : need.level === 'read';
  return allowed
    ? undefined
    : refusal(403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': acceptedHeader(need) });
}

function toCall(
  state: State,
  { url, headers, origin }: RestRequest,
  operation: Operation,
  { token, repository, body }: { token: Token; repository: Repository | undefined; body: unknown },
): Call {
  return {
    params: operation.params,
    query: url.searchParams,
    body: (body ?? {}) as Record<string, unknown>,
    accept: headers.accept ?? '',
    token,
    repository: repository as Repository,
    state,
    origin,
    example: (id = operation.id) => example(id) as Record<string, unknown>,
    exampleOf: (id) => (example(id) as Record<string, unknown>[])[0] ?? {},
  };
}

function parse(bytes: Buffer): unknown {
  return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
}
