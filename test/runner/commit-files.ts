import type { ResolvedEvent } from './events.ts';
import { git } from './git.ts';

/** A file of a commit. @throws Error when it is not there. */
export async function readWorkflow(bare: string, sha: string, file: string): Promise<string> {
  return git(bare, ['show', `${sha}:${file}`]);
}

/** The workflow files of a commit, in order of their names. */
export async function listWorkflows(bare: string, sha: string): Promise<string[]> {
  const list = await git(bare, ['ls-tree', '-z', '--name-only', sha, '.github/workflows/']);
  return list.split('\0').filter((file) => /\.ya?ml$/.test(file));
}

/** What `paths:` filters look at: a pull request's changes since it left its base, or all a push brings. */
export async function changedFiles(bare: string, event: ResolvedEvent): Promise<string[]> {
  const [from, to] = await comparedCommits(bare, event);
  const list = await git(bare, ['diff', '-z', '--name-only', '--no-renames', from, to]);
  return list.split('\0').filter((file) => file !== '');
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

async function comparedCommits(
  bare: string,
  { name, sha, headSha, baseRef, headRef, payload }: ResolvedEvent,
): Promise<[string, string]> {
  if (name === 'pull_request_target')
    return [await git(bare, ['merge-base', `refs/heads/${baseRef}`, headSha]), headSha];
  if (headRef !== '') return [await git(bare, ['merge-base', `${sha}^1`, `${sha}^2`]), `${sha}^2`];
  const { before } = payload;
  if (typeof before === 'string' && /[1-9a-f]/.test(before)) return [before, sha];
  // A new branch has nothing before it: GitHub compares with the parent.
  const parent = await git(bare, ['rev-parse', '--verify', '--quiet', `${sha}^`]).catch(() => emptyTree);
  return [parent, sha];
}
