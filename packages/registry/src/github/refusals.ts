import { ServiceError, UserError } from '@mlops-actions/errors';

/**
 * Awaits a write and explains the two refusals of GitHub that say nothing of their cause.
 *
 * @param what what was to be made, such as `the tag spam-filter@v1.0.0`.
 * @throws UserError E_WORKFLOW_FILES for a 404 where reading works, E_PERMISSION for a rule of the repository.
 */
export async function explainRefusal<T>(what: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw reasonOf(what, error) ?? error;
  }
}

/** Whether GitHub kept a tag from a commit whose workflow files are not those of the default branch. */
export function isAboutWorkflows(error: unknown): boolean {
  return error instanceof UserError && error.code === 'E_WORKFLOW_FILES';
}

function reasonOf(what: string, error: unknown): UserError | undefined {
  if (!(error instanceof ServiceError)) return undefined;
  if (error.status === 404) {
    return new UserError(
      'E_WORKFLOW_FILES',
      `GitHub answers "not found" to our making ${what}. It does so when the commit's files in .github/workflows differ from those of the default branch: GITHUB_TOKEN may never tag such a commit. Set \`target: default-branch\`, so that tags point at the head of the default branch, or use the token of a GitHub App with \`workflows: write\`.`,
      { cause: error },
    );
  }
  if (error.status === 422 && /rule violation|creations being restricted/i.test(error.message)) {
    return new UserError(
      'E_PERMISSION',
      `A ruleset of the repository forbids ${what}: under Settings, Rules, let the ruleset for tags (\`refs/tags/**\`) be bypassed by this workflow's token, or leave \`*@v*\` and \`*#*\` out of it.`,
      { cause: error },
    );
  }
  return undefined;
}
