import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Refusal } from './releases.ts';

interface Answer {
  readonly status?: unknown;
  readonly message?: unknown;
  readonly response?: { readonly headers?: Record<string, unknown> } | undefined;
}

/**
 * Turns what octokit throws into a fault of the user (a permission, a token) or of the service.
 *
 * @param what completes "could not …".
 * @param needed permission to name, where reading is refused but writing is what will be asked for next.
 */
export function translate(what: string, error: unknown, needed?: string): UserError | ServiceError {
  if (error instanceof UserError || error instanceof ServiceError) return error;
  const { status, message, response } = answerOf(error);
  const said = typeof message === 'string' ? message.slice(0, 300) : String(error);
  if (status === 401) {
    return new UserError(
      'E_PERMISSION',
      `GitHub refused the token when we tried to ${what}: it is wrong, expired or revoked. Check the input token.`,
    );
  }
  if (status === 403 && !isRateLimit(said)) {
    return new UserError(
      'E_PERMISSION',
      `The token may not ${what}: ${remedy(response?.headers?.['x-accepted-github-permissions'], needed)}`,
    );
  }
  const code = typeof status === 'number' ? status : undefined;
  return new ServiceError(
    'E_GITHUB',
    `GitHub did not ${what} (${code === undefined ? said : `status ${code}: ${said}`}); re-running may help`,
    { status: code },
  );
}

/** Whether an error says that a thing is not there, or that this token may not know of it. */
export function isMissing(error: unknown): boolean {
  return answerOf(error).status === 404;
}

/** Whether an error says that what was sent is not acceptable, such as a ref that exists. */
export function isUnprocessable(error: unknown): boolean {
  return answerOf(error).status === 422;
}

/** Whether the server, or the way to it, failed: what was asked for may have been done. */
export function isServerFault(error: unknown): boolean {
  const { status } = answerOf(error);
  return typeof status === 'number' && status >= 500;
}

/** Whether GitHub will not do it as things stand, though the token may ask: a run that is under way, say. */
export function isRefused(error: unknown): boolean {
  const { status, message } = answerOf(error);
  return status === 403 && typeof message === 'string' && !isRateLimit(message) && !/not accessible/i.test(message);
}

/** Anything can be thrown, null as well. */
function answerOf(error: unknown): Answer {
  return error ?? {};
}

function isRateLimit(message: string): boolean {
  return /rate limit/i.test(message);
}

/** GitHub's header lists alternatives by `;`, each a set by `,`: `issues=write; pull_requests=write`. */
function remedy(header: unknown, needed: string | undefined): string {
  if (needed === undefined && (typeof header !== 'string' || header === '')) {
    return 'add the permission it needs under `permissions:` of the job.';
  }
  const alternatives = String(header)
    .split(';')
    .map((set) =>
      set
        .split(',')
        .map((grant) => grant.trim().replaceAll('_', '-').replace('=', ': '))
        .join(' and '),
    );
  return `add \`${needed ?? alternatives.at(-1)}\` under \`permissions:\` of the job (pull requests from forks get a read-only token whatever is written there).`;
}

/** Why GitHub will never do what it was asked for, if that is one of the cases with a meaning of their own. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!isUnprocessable(error)) return undefined;
  const { message } = answerOf(error);
  // octokit puts the list of faults behind the message.
  const said = typeof message === 'string' ? message : '';
  if (/used by an immutable release/i.test(said)) return 'burnt';
  if (/immutable/i.test(said)) return 'immutable';
  return /already[_ ]exists/i.test(said) ? 'taken' : undefined;
}
