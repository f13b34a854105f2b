import type { Standin } from '../standin/index.ts';
import type { WorkflowEvent } from './events.ts';

/** A release as it is published on its page. */
export interface NewRelease {
  readonly tag: string;
  /** Where the tag is made if there is none; default the default branch. */
  readonly target?: string;
  readonly name?: string;
  readonly body?: string;
  readonly prerelease?: boolean;
  /** Default `octocat`. With `github-actions[bot]` it is as if a job did it, and starts no workflow. */
  readonly author?: string;
}

/**
 * Publishes a release without a draft before and returns its event `published`.
 *
 * @throws Error with GitHub's words when it refuses.
 */
export async function publishRelease(
  standin: Standin,
  repository: string,
  { tag, target, author = 'octocat', ...more }: NewRelease,
): Promise<WorkflowEvent> {
  const kind = author.endsWith('[bot]') ? 'app' : 'user';
  const token = standin.issueToken({ repository, kind, login: author, permissions: { contents: 'write' } });
  const response = await fetch(`${standin.url}/repos/${repository}/releases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'page', 'x-github-api-version': '2022-11-28' },
    body: JSON.stringify({ ...more, tag_name: tag, ...(target !== undefined && { target_commitish: target }) }),
  });
  if (response.status !== 201) throw new Error(`The release ${tag} was refused: ${await response.text()}`);
  const published = standin.releaseEvents(repository).findLast(({ payload }) => payload['action'] === 'published');
  if (published === undefined) throw new Error(`The release ${tag} made no event.`);
  return published;
}
