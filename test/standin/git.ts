import { execFileSync, spawnSync } from 'node:child_process';

/** A bare repository on disk, through the git client. Calls are synchronous, so a handler's writes are atomic. */
export class BareRepository {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Output of a git command. @throws Error when it fails. */
  git(words: readonly string[], input?: Buffer | string): Buffer {
    return execFileSync('git', ['--git-dir', this.#folder, ...words], {
      input,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...identity },
    });
  }

  text(...words: string[]): string {
    return this.git(words).toString('utf8').trim();
  }

  /** Output, or undefined when git says no. */
  maybe(...words: string[]): string | undefined {
    const { status, stdout } = spawnSync('git', ['--git-dir', this.#folder, ...words], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    return status === 0 ? stdout.trim() : undefined;
  }

  /** The full id of what a name stands for, peeled to the type asked for. */
  resolve(name: string, type: 'commit' | 'tree' | 'object' = 'commit'): string | undefined {
    const branch =
      type === 'commit' && !/^[0-9a-f]{40}$/.test(name) && !name.startsWith('refs/')
        ? this.resolve(`refs/heads/${name}`)
        : undefined;
    return branch ?? this.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{${type}}`);
  }

  bytes(sha: string): Buffer {
    return this.git(['cat-file', 'blob', sha]);
  }

  commit(sha: string) {
    const raw = this.git(['cat-file', 'commit', sha]).toString('utf8');
    const head = raw.slice(0, raw.indexOf('\n\n')).split('\n');
    const all = (key: string) =>
      head.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
    return {
      sha,
      tree: all('tree')[0] ?? '',
      parents: all('parent'),
      author: parseIdentity(all('author')[0] ?? ''),
      committer: parseIdentity(all('committer')[0] ?? ''),
      message: raw.slice(raw.indexOf('\n\n') + 2).trimEnd(),
    };
  }

  /** Writes a ref only if it is as expected; forty zeros stand for "not there". */
  updateRef(ref: string, sha: string, expected?: string): boolean {
    const words = ['update-ref', '--create-reflog', ref, sha, ...(expected === undefined ? [] : [expected])];
    return this.maybe(...words) !== undefined;
  }
}

export const noCommit = '0'.repeat(40);

const identity = {
  GIT_AUTHOR_NAME: 'github-actions[bot]',
  GIT_AUTHOR_EMAIL: 'actions@users.example',
  GIT_COMMITTER_NAME: 'github-actions[bot]',
  GIT_COMMITTER_EMAIL: 'actions@users.example',
};

function parseIdentity(line: string) {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+)/.exec(line) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}
