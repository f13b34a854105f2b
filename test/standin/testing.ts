import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { expect, onTestFinished } from 'vitest';
import { type Standin, startStandin } from './index.ts';
import type { NewRepository, NewToken } from './standin.ts';

export type Files = Readonly<Record<string, string>>;

/** The time it is for the stand-in, unless a test moves it. */
export const noon = new Date('2026-03-04T12:00:00Z');

export const everything = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  'pull-requests': 'write',
  statuses: 'write',
} as const;

/** A stand-in with the private repository `octo-org/model`, whose main branch has one commit. */
export interface Scene {
  readonly standin: Standin;
  readonly repository: 'octo-org/model';
  /** What every call names. */
  readonly of: { readonly owner: 'octo-org'; readonly repo: 'model' };
  readonly clock: { now: Date };
  /** Git in the repository's folder on disk, past the stand-in. */
  git(...words: string[]): string;
  /** Commits files on top of a branch, which may be new, and returns the commit's id. */
  commit(
    files: Files,
    options?: { readonly branch?: string; readonly from?: string; readonly folder?: string },
  ): string;
  /** A further repository, with main as it is here. */
  copy(repository: Omit<NewRepository, 'gitDir'>): Promise<string>;
  token(token?: Partial<NewToken>): string;
  /** Octokit without retries and without pauses. */
  octokit(token?: string): Octokit;
  /** A request as octokit would never send it. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** What drifted so far; the test expects it, so it counts no longer. */
  takeDrift(): string[];
}

/** Opens a scene that is gone after the test. The test fails when a request or an answer drifted. */
export async function openScene(repository: Partial<NewRepository> = {}): Promise<Scene> {
  const clock = { now: noon };
  const standin = await startStandin({ now: () => clock.now });
  const root = await mkdtemp(join(tmpdir(), 'standin-test-'));
  onTestFinished(async () => {
    await standin.close();
    await rm(root, { recursive: true, force: true });
    expect(standin.drift).toEqual([]);
  });
  const gitDir = join(root, 'model.git');
  runGit(root, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', gitDir]);
  importCommit(gitDir, { 'README.md': '# Model\n' }, 'main');
  standin.createRepository({ owner: 'octo-org', name: 'model', gitDir, ...repository });
  const scene: Scene = {
    standin,
    repository: 'octo-org/model',
    of: { owner: 'octo-org', repo: 'model' },
    clock,
    git: (...words) => runGit(gitDir, words).trimEnd(),
    commit: (files, { branch = 'main', from = branch, folder = gitDir } = {}) => {
      importCommit(folder, files, branch, from);
      return runGit(folder, ['rev-parse', `refs/heads/${branch}`]).trim();
    },
    copy: async (other) => {
      const folder = join(root, `${other.owner}-${other.name}.git`);
      runGit(root, ['clone', '--quiet', '--bare', '--template=', gitDir, folder]);
      standin.createRepository({ ...other, gitDir: folder });
      return folder;
    },
    token: (token) => standin.issueToken({ repository: 'octo-org/model', permissions: everything, ...token }),
    octokit: (token = scene.token()) => openOctokit(standin, token),
    send: (path, init = {}) => fetch(`${standin.url}${path}`, { redirect: 'manual', ...init }),
    takeDrift: () => (standin.drift as string[]).splice(0),
  };
  return scene;
}

/** Octokit that sends what the suite's own client sends. */
export function openOctokit(
  standin: Standin,
  token: string,
  Client: typeof Octokit = Octokit,
  options: object = {},
): Octokit {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const octokit = new Client({ baseUrl: standin.url, auth: token, log: silent, ...options });
  octokit.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = '2022-11-28';
  });
  return octokit;
}

/** The answer to a request that octokit turns into an error. */
export async function refusalOf(request: Promise<unknown>) {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { status, response } = error as {
    status: number;
    response: { data: unknown; headers: Record<string, string> };
  };
  return { ...(response.data as { message: string; errors?: unknown[] }), status, headers: response.headers };
}

function runGit(folder: string, words: readonly string[], input?: string): string {
  const options = { encoding: 'utf8', env: author(), ...(input !== undefined && { input }) } as const;
  return execFileSync('git', ['-C', folder, ...words], options);
}

let seconds = 1_700_000_000;

/** Commits files, on top of a branch if one is named. Commits are a minute apart, so that their order is certain. */
function importCommit(folder: string, files: Files, branch: string, from?: string): void {
  seconds += 60;
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const who = `Monalisa Octocat <583231+octocat@users.noreply.github.com> ${seconds} +0000`;
  const changes = Object.entries(files).map(([path, text]) => `M 100644 inline ${JSON.stringify(path)}\n${data(text)}`);
  const message = data(`Change ${Object.keys(files).join(', ')}`);
  const parent = from === undefined ? '' : `from refs/heads/${from}^0\n`;
  const commit = `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\n${message}${parent}`;
  runGit(folder, ['fast-import', '--quiet', '--date-format=raw'], `${commit}${changes.join('')}\n`);
}

function author(): NodeJS.ProcessEnv {
  const [name, email] = ['Monalisa Octocat', '583231+octocat@users.noreply.github.com'];
  const who = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  return { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
}
