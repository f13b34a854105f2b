import { ServiceError, UserError } from '@mlops-actions/errors';
import { quote } from './artifact-refusal.ts';

/** The store did not do what it was asked to, after every retry. `what` completes "did not". */
export function storeFault(what: string, cause: unknown): ServiceError {
  return new ServiceError('E_GITHUB', `GitHub's artifact store did not ${what}; re-running may help`, { cause });
}

/** What a download ended with: gone and forbidden are for the user to mend. */
export function downloadFault(name: string, error: unknown): Error {
  if (isForbidden(error)) return forbidden(`download the artifact ${quote(name)}`, error);
  if (isGone(error))
    return new UserError(
      'E_ARTIFACT',
      `The artifact ${quote(name)} is not there any more: it expired or was deleted. Re-run the job that makes it.`,
      { cause: error },
    );
  return storeFault(`download the artifact ${quote(name)}`, error);
}

/** The token may not do it. `what` completes "may not". */
export function forbidden(what: string, cause: unknown): UserError {
  return new UserError('E_PERMISSION', `The token may not ${what}: grant the job \`actions: read\`.`, { cause });
}

/** Whether GitHub's answer is that there is no such artifact, or not any more. */
export function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 404 || status === 410 || (error instanceof Error && error.name === 'ArtifactNotFoundError');
}

/** Whether GitHub's answer is that the token may not see it. A spent rate limit is not. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || (status === 403 && !/rate limit/i.test(String(error)));
}

/** Whether the name is taken in this run: artifacts cannot be replaced. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && /already exists|\b409\b/.test(error.message);
}

/** Whether the store does not take files of this media type without a zip. */
export function isRefusedType(error: unknown): boolean {
  return error instanceof Error && /\b400\b|mime_type/.test(error.message);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error ? Number(error.status) : undefined;
}
