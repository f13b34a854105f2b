import type { BytesAnswer, BytesHttp, BytesRequest } from './bytes-http.ts';
import { checkRequest, type Outgoing } from './check-request.ts';
import { startDeadline } from './deadline.ts';
import { type Http, type HttpAnswer, type HttpRequest, maxAnswerBytes } from './http.ts';
import { faultOf, redirectFault, tooLarge, tooManyBytes } from './request-fault.ts';

/** How answers are taken; good unless told otherwise. */
export interface HttpOptions {
  /** Bytes an answer may hold, {@link maxAnswerBytes} by default. */
  readonly maxBytes?: number | undefined;
}

/** Opens HTTP over Node's own fetch. Requests are sent once, with their headers to the address as written only. */
export function openHttp({ maxBytes = maxAnswerBytes }: HttpOptions = {}): Http & BytesHttp {
  return {
    async send(request) {
      const started = performance.now();
      const answer = await withinLimit(request, request, (url, signal) => converse(url, request, { signal, maxBytes }));
      return { ...answer, durationMs: performance.now() - started };
    },
    exchange: (request) =>
      withinLimit({ ...request, body: request.bytes }, request, (url, signal) => swap(url, request, signal)),
  };
}

interface Limits {
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

type Timed = Pick<HttpRequest, 'timeLimitMs' | 'signal'>;

async function withinLimit<T>(
  outgoing: Outgoing,
  { timeLimitMs, signal }: Timed,
  act: (url: URL, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const url = checkRequest(outgoing);
  const deadline = startDeadline(timeLimitMs, signal);
  try {
    return await act(url, deadline.signal);
  } catch (cause) {
    throw faultOf({ ...outgoing, timeLimitMs }, deadline, cause);
  } finally {
    deadline.release();
  }
}

async function converse(
  url: URL,
  request: HttpRequest,
  { signal, maxBytes }: Limits,
): Promise<Omit<HttpAnswer, 'durationMs'>> {
  const response = await fetch(url, { ...initOf(request), signal });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw redirectFault(request, url, response);
  }
  const bytes = await readBytes(response, maxBytes);
  if (bytes === undefined) throw tooLarge(request, response.status, maxBytes);
  return { status: response.status, text: bytes.toString('utf8') };
}

function initOf({ method, headers = new Map(), body }: HttpRequest): RequestInit {
  const own = body === undefined ? {} : { 'content-type': 'application/json' };
  const all = new Headers({ accept: 'application/json', 'user-agent': 'mlops-actions', ...own });
  for (const [name, value] of headers) all.set(name, value);
  return { method, headers: all, redirect: 'manual', ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

async function swap(url: URL, request: BytesRequest, signal: AbortSignal): Promise<BytesAnswer> {
  const { method, headers = new Map<string, string>(), bytes, maxBytes } = request;
  const response = await fetch(url, {
    method,
    headers: { 'user-agent': 'mlops-actions', ...Object.fromEntries(headers) },
    redirect: 'manual',
    signal,
    ...(bytes === undefined ? {} : { body: bytes }),
  });
  const read = await readBytes(response, maxBytes);
  if (read === undefined) throw tooManyBytes(request, response.status);
  return { status: response.status, headers: new Map(response.headers), bytes: read };
}

/** Undefined when there are more than `maxBytes`. */
async function readBytes(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    // Leaving the loop cancels the stream, and with it the connection.
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
