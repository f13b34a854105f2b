import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { UserError } from '@mlops-actions/errors';

/** A checkout of one commit beside the workspace. */
export interface Worktree {
  readonly folder: string;
  /** Removes it again. */
  readonly remove: () => Promise<void>;
}

/** Where and with what a commit is checked out. */
export interface WorktreeOrder {
  readonly workspace: string;
  readonly commit: string;
  readonly folder: string;
  /** Environment of git; without the step's secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** For the fetch of a commit that a shallow clone lacks; undefined without a token. */
  readonly token: string | undefined;
}

/**
 * Checks a commit out into a folder of its own. A shallow clone lacks old commits, so it is fetched where it is missing.
 *
 * @throws UserError E_BASELINE_RUN when there is no repository, or the commit cannot be had.
 */
export async function addWorktree({ workspace, commit, folder, environment, token }: WorktreeOrder): Promise<Worktree> {
  const git = (parameters: readonly string[], env = environment) => runGit(['-C', workspace, ...parameters], env);
  const has = async () => (await git(['cat-file', '-e', `${commit}^{commit}`])).code === 0;
  if (!(await has())) {
    await git(['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit], {
      ...environment,
      ...credentials(token),
    });
  }
  const { code, message } = await git(['worktree', 'add', '--quiet', '--detach', folder, commit]);
  if (code !== 0) {
    throw new UserError(
      'E_BASELINE_RUN',
      `The commit ${commit.slice(0, 12)} of the baseline cannot be checked out: ${message}. Let actions/checkout run in this job first, with fetch-depth: 0 or with persisted credentials.`,
    );
  }
  return {
    folder,
    remove: async () => {
      await git(['worktree', 'remove', '--force', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The token goes to git through its environment: parameters are seen by every process of the machine. */
function credentials(token: string | undefined): Record<string, string> {
  if (token === undefined || token === '') return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraheader',
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Settings of a repository can start programs: none of them counts. */
const safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

async function runGit(
  parameters: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; message: string }> {
  const child = spawn('git', [...safely, ...parameters], { env: { ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = await (once(child, 'close') as Promise<[number | null]>).catch(() => [null]);
  const message = Buffer.concat(said).toString('utf8').trim().split('\n').at(-1)?.slice(0, 300);
  return { code, message: message === undefined || message === '' ? 'git could not be run' : message };
}
