import type { Octokit } from '@octokit/rest';

/** Long enough for the largest answer that is read whole, a blob of 25 MiB; far shorter than a job waits. */
const timeLimitMs = 120_000;

/** As much of a request as is looked at here. */
interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly data?: unknown;
  readonly request?: { readonly parseSuccessResponseBody?: boolean };
}

/**
 * Makes of every half answer a fault that is tried again: none within two minutes, one that was cut, JSON that is none.
 * An octokit plugin; listed first, so that the retrying one sees what it throws.
 */
export function wholeAnswers(octokit: Pick<Octokit, 'hook'>): Record<string, never> {
  octokit.hook.wrap('request', async (request, options) => {
    try {
      const answer = await request(isStream(options) ? options : withTimeLimit(options));
      if (isBrokenJson(answer)) throw new Error('the answer is no whole JSON');
      return answer;
    } catch (error) {
      if (!hasStatus(error)) throw brokenOff(error, options);
      // The paging plugin would take a conflict for an empty list.
      if (error.status === 409 && options.method === 'GET') {
        throw brokenOff(new Error(`status 409 on a read: ${error.message}`, { cause: error }), options);
      }
      throw error;
    }
  });
  return {};
}

/** What is sent or read piece by piece takes as long as it takes. */
function isStream({ data, request }: Sent): boolean {
  return data instanceof ReadableStream || request?.parseSuccessResponseBody === false;
}

function withTimeLimit<T extends Sent>(options: T): T {
  return { ...options, request: { ...options.request, signal: AbortSignal.timeout(timeLimitMs) } };
}

function isBrokenJson({ data, headers }: { readonly data: unknown; readonly headers: object }): boolean {
  const { 'content-type': type = '' } = headers as { readonly 'content-type'?: string };
  return typeof data === 'string' && data !== '' && /^application\/json\b/.test(type);
}

function hasStatus(error: unknown): error is Error & { readonly status: unknown } {
  return error instanceof Error && 'status' in error && 'request' in error;
}

/** In the form of octokit's own faults, which is what the retrying plugin knows. */
function brokenOff(cause: unknown, { method, url, request }: Sent): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(new Error(message, { cause }), {
    status: 500,
    request: { method, url, request: { ...request } },
  });
}
