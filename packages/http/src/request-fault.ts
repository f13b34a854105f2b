import { ServiceError, UserError } from '@mlops-actions/errors';
import type { BytesRequest } from './bytes-http.ts';
import type { Deadline } from './deadline.ts';
import type { HttpRequest } from './http.ts';
import { describeFault } from './network-fault.ts';
import { redact } from './redact.ts';

export function tooManyBytes(request: BytesRequest, status: number): ServiceError {
  return new ServiceError(
    'E_HTTP',
    `${describeRequest(request)} answered with more than ${request.maxBytes} bytes, and was cut off. Check the address.`,
    { status },
  );
}

export function tooLarge(request: HttpRequest, status: number, maxBytes: number): ServiceError {
  return new ServiceError(
    'E_HTTP',
    `${describeRequest(request)} answered with more than ${maxBytes} bytes, and was cut off. Check that the address is that of the model, not of a page or a file.`,
    { status },
  );
}

export function redirectFault(request: HttpRequest, url: URL, { status, headers }: Response): ServiceError {
  const location = headers.get('location') ?? '';
  const full = URL.canParse(location, url.href) ? new URL(location, url).href : location;
  const where = location === '' ? 'without saying where' : `to ${redact(full)}`;
  return new ServiceError(
    'E_HTTP',
    `${describeRequest(request)} was redirected (${status}) ${where}, which is not followed, as headers would go along. Write the final address.`,
    { status },
  );
}

export function faultOf(
  request: Pick<HttpRequest, 'method' | 'url' | 'timeLimitMs'>,
  deadline: Deadline,
  cause: unknown,
): Error {
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

function describeRequest({ method, url }: Pick<HttpRequest, 'method' | 'url'>): string {
  return `${method} ${redact(url)}`;
}
