import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';

/** What git tracks in the repository a folder belongs to. */
export interface TrackedFiles {
  readonly found: true;
  /** The commit that is checked out; null before the first one. */
  readonly commit: string | null;
  /** Over mode, blob id, stage and path of every file of the index, in git's order. */
  readonly digest: string;
  readonly files: number;
  /** Whether tracked files differ from the commit; the digest does not show that. */
  readonly dirty: boolean;
}

/** Why nothing is known of tracked files. */
export interface Untracked {
  readonly found: false;
  readonly reason: string;
}

const safely = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'safe.directory=*'];

/**
 * Digests the tracked files of the repository around `root`: all of it, since code outside a working directory can
 * matter too. Never throws for a missing git or repository; the result then says why.
 *
 * @param environment of the git processes: `PATH`, without secrets, as a repository's settings can start programs
 */
export async function trackedFiles(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<TrackedFiles | Untracked> {
  const git = (...parameters: string[]) => run([...safely, '-C', root, ...parameters], environment);
  const inside = await git('rev-parse', '--show-cdup');
  if (inside.failure !== undefined) return { found: false, reason: inside.failure };
  const top = inside.head.trim() || '.';
  const index = await git('-C', top, 'ls-files', '--stage', '-z');
  if (index.failure !== undefined) return { found: false, reason: index.failure };
  const status = await git('-C', top, 'status', '--porcelain', '-z', '--untracked-files=no');
  if (status.failure !== undefined) return { found: false, reason: status.failure };
  const commit = await git('-C', top, 'rev-parse', '--verify', '--quiet', 'HEAD');
  const checkedOut = /^[0-9a-f]{40}$/.exec(commit.head.trim())?.[0] ?? null;
  return { found: true, commit: checkedOut, digest: index.digest, files: index.entries, dirty: status.entries > 0 };
}

interface GitOutput {
  readonly digest: string;
  /** Entries, each ended by a zero byte. */
  readonly entries: number;
  /** The first bytes of the output. */
  readonly head: string;
  readonly failure: string | undefined;
}

function run(parameters: string[], environment: Readonly<Record<string, string | undefined>>): Promise<GitOutput> {
  const hash = createHash('sha256');
  let entries = 0;
  let head = '';
  let complaint = '';
  const child = spawn('git', parameters, { env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 0) entries += 1;
    if (head.length < 4096) head += chunk.toString('utf8', 0, 4096);
  });
  child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(0, 300)));
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(`git could not be started: ${error.message}`));
    child.once('close', (code) => resolve(code === 0 ? undefined : `git: ${complaint.trim() || `exit code ${code}`}`));
  });
  return ended.then((failure) => ({ digest: `sha256:${hash.digest('hex')}`, entries, head, failure }));
}
