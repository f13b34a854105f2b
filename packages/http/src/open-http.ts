import { ServiceError, UserError } from '@mlops-actions/errors';
import { checkRequest } from './check-request.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type Http, type HttpAnswer, type HttpRequest, maxAnswerBytes } from './http.ts';
import { describeFault } from './network-fault.ts';
import { redact } from './redact.ts';

/** How answers are taken; good unless told otherwise. */
export interface HttpOptions {
  /** Bytes an answer may hold, {@link maxAnswerBytes} by default. */
  readonly maxBytes?: number | undefined;
}

/** Opens HTTP over Node's own fetch. Requests are sent once, with their headers to the address as written only. */
export function openHttp({ maxBytes = maxAnswerBytes }: HttpOptions = {}): Http {
  return {
    async send(request) {
      const url = checkRequest(request);
      const deadline = startDeadline(request.timeLimitMs, request.signal);
      const started = performance.now();
      try {
        const { status, text } = await exchange(url, request, { deadline, maxBytes });
        return { status, text, durationMs: performance.now() - started };
      } catch (cause) {
        throw faultOf(request, deadline, cause);
      } finally {
        deadline.release();
      }
    },
  };
}

interface Limits {
  readonly deadline: Deadline;
  readonly maxBytes: number;
}

async function exchange(url: URL, request: HttpRequest, limits: Limits): Promise<Omit<HttpAnswer, 'durationMs'>> {
  const response = await fetch(url, { ...initOf(request), signal: limits.deadline.signal });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw redirectFault(request, url, response);
  }
  return { status: response.status, text: await readText(request, response, limits.maxBytes) };
}

function initOf({ method, headers = new Map(), body }: HttpRequest): RequestInit {
  const own = body === undefined ? {} : { 'content-type': 'application/json' };
  const all = new Headers({ accept: 'application/json', 'user-agent': 'mlops-actions', ...own });
  for (const [name, value] of headers) all.set(name, value);
  return { method, headers: all, redirect: 'manual', ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

async function readText(request: HttpRequest, response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    // Leaving the loop cancels the stream, and with it the connection.
    if (bytes > maxBytes) throw tooLarge(request, response.status, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(request: HttpRequest, status: number, maxBytes: number): ServiceError {
  return new ServiceError(
    'E_HTTP',
    `${describeRequest(request)} answered with more than ${maxBytes} bytes, and was cut off. Check that the address is that of the model, not of a page or a file.`,
    { status },
  );
}

function redirectFault(request: HttpRequest, url: URL, { status, headers }: Response): ServiceError {
  const location = headers.get('location') ?? '';
  const full = URL.canParse(location, url.href) ? new URL(location, url).href : location;
  const where = location === '' ? 'without saying where' : `to ${redact(full)}`;
  return new ServiceError(
    'E_HTTP',
    `${describeRequest(request)} was redirected (${status}) ${where}, which is not followed, as headers would go along. Write the final address.`,
    { status },
  );
}

function faultOf(request: HttpRequest, deadline: Deadline, cause: unknown): Error {
  if (cause instanceof ServiceError) return cause;
  const what = describeRequest(request);
  const ended = deadline.ended();
  if (ended === 'cancelled')
    return new UserError('E_CANCELLED', `The job was cancelled during ${what}. Re-run it if that was not meant.`);
  if (ended === 'limit')
    return new ServiceError(
      'E_HTTP',
      `${what} gave no complete answer within ${request.timeLimitMs} ms. Look at the server’s load and log, or raise the time limit.`,
      { cause },
    );
  const fault = describeFault(cause);
  return new ServiceError('E_HTTP', `${what} failed: ${fault.what}. ${fault.remedy}`, { cause });
}

function describeRequest({ method, url }: HttpRequest): string {
  return `${method} ${redact(url)}`;
}
