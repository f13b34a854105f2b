import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type GitHub, openGitHub } from '@mlops-actions/github';
import {
  type Contents,
  type GitHubRegistryOptions,
  openGitHubRegistry,
  type RegistrationOrder,
  type Registry,
  type StoredFile,
} from '@mlops-actions/registry';

import { type Standin, startStandin } from '../../standin/index.ts';
import type { NewRepository } from '../../standin/standin.ts';

export const model = 'spam-filter';

/** One repository on a stand-in for GitHub, and a folder of files to register. */
export interface World {
  readonly standin: Standin;
  readonly repository: string;
  readonly folder: string;
  /** The newest commit of main. */
  readonly commit: string;
  git(...words: string[]): string;
  /** Commits a file on top of a branch, which may be new. */
  commitFile(path: string, text: string, branch?: string): string;
  github(permissions?: Readonly<Record<string, 'read' | 'write'>>): Promise<GitHub>;
  registry(options?: Partial<GitHubRegistryOptions>): Promise<Registry>;
  /** Writes files and says what they are. */
  contents(
    files: Readonly<Record<string, string | Buffer>>,
    companions?: Readonly<Record<string, string>>,
  ): Promise<Contents>;
  readonly logged: string[];
}

/** A stand-in that repositories are made on; its address is told to the client, which reads it once. */
export interface Worlds {
  readonly standin: Standin;
  open(repository?: Partial<NewRepository>): Promise<World>;
  close(): Promise<void>;
}

/** A clock that goes on by a minute each time it is read. */
export function steadyClock(begin = Date.UTC(2024, 2, 4, 12)): () => Date {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(begin + minutes * 60_000);
  };
}

/** Starts a stand-in. */
export async function startWorlds(now: () => Date = steadyClock()): Promise<Worlds> {
  const standin = await startStandin({ now });
  const root = await mkdtemp(join(tmpdir(), 'registry-worlds-'));
  let made = 0;
  return {
    standin,
    open: (repository = {}) => openWorld(standin, join(root, String((made += 1))), { name: `r${made}`, ...repository }),
    async close() {
      await standin.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function openWorld(
  standin: Standin,
  root: string,
  options: Partial<NewRepository> & { name: string },
): Promise<World> {
  const gitDir = join(root, 'bare.git');
  await mkdir(root, { recursive: true });
  const git = (...words: string[]) => runGit(['-C', gitDir, ...words]).trim();
  runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', gitDir]);
  const commitFile = (path: string, text: string, branch = 'main') => commit(gitDir, { path, text, branch });
  const first = commitFile('README.md', '# Model\n');
  standin.createRepository({ owner: 'octo-org', gitDir, ...options });
  const repository = `octo-org/${options.name}`;
  const logged: string[] = [];
  const github = (permissions: Readonly<Record<string, 'read' | 'write'>> = { contents: 'write' }) => {
    const token = standin.issueToken({ repository, permissions });
    return openGitHub({
      token,
      url: standin.url,
      owner: 'octo-org',
      name: options.name,
      pace: false,
      log: (line) => logged.push(line),
    });
  };
  const folder = join(root, 'files');
  return {
    standin,
    repository,
    folder,
    commit: first,
    git,
    commitFile,
    github,
    logged,
    registry: async (chosen = {}) =>
      openGitHubRegistry({
        github: chosen.github ?? (await github()),
        target: 'commit',
        run: 'https://github.example/runs/1',
        actor: 'octocat',
        log: (line) => logged.push(line),
        wait: async () => {},
        ...chosen,
      }),
    contents: async (files, companions = {}) => ({
      files: await writeFiles(join(folder, 'model'), files),
      companions: await writeFiles(join(folder, 'companions'), companions),
    }),
  };
}

/** Writes files and says what they are. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, content);
    const bytes = Buffer.from(content);
    const sha256 = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    stored.push({ absolute, path, sha256, size: bytes.length });
  }
  return stored;
}

/** Changes a stored byte of the release's weights, behind everybody's back. */
export async function damageAsset({ standin, repository }: World, tag: string): Promise<void> {
  const release = standin.releases(repository).find((candidate) => candidate.tag === tag);
  const asset = release?.assets.find(({ name }) => name.endsWith('model.bin'));
  if (asset?.file === undefined) throw new Error(`the release ${tag} has no weights`);
  const bytes = await readFile(asset.file);
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  await writeFile(asset.file, bytes);
}

/** An order to register these contents. */
export function order(
  contents: Contents,
  { commit }: { commit: string },
  rest: Partial<RegistrationOrder> = {},
): RegistrationOrder {
  return {
    model,
    wanted: 'auto',
    commit,
    contents,
    describe: {
      createdAt: '2026-03-04T12:00:00Z',
      layout: 'folder',
      modelDigest: `sha256:${'a'.repeat(64)}`,
      source: { repository: 'octo-org/model', commit, run: 1, attempt: 1, event: 'push' },
      training: null,
      data: null,
      metrics: { accuracy: 0.95 },
      gate: null,
      previous: null,
    },
    card: (manifest) => `# ${manifest.model} ${manifest.version}\n\n<!-- mlops-notes --> is no note of ours`,
    ...rest,
  };
}

function commit(gitDir: string, { path, text, branch }: { path: string; text: string; branch: string }): string {
  const ref = `refs/heads/${branch}`;
  const isThere = runGit(['-C', gitDir, 'for-each-ref', ref]) !== '';
  const base = isThere
    ? ref
    : runGit(['-C', gitDir, 'for-each-ref', 'refs/heads/main']) === ''
      ? ''
      : 'refs/heads/main';
  const data = (content: string) => `data ${Buffer.byteLength(content)}\n${content}\n`;
  const from = base === '' ? '' : `from ${base}^0\n`;
  const script = `commit ${ref}\ncommitter Mona <mona@example.com> 1700000000 +0000\n${data(path)}${from}M 100644 inline ${path}\n${data(text)}\n`;
  runGit(['-C', gitDir, 'fast-import', '--quiet', '--date-format=raw'], script);
  return runGit(['-C', gitDir, 'rev-parse', ref]).trim();
}

function runGit(words: readonly string[], input?: string): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', words, { encoding: 'utf8', env, ...(input !== undefined && { input }) });
}
