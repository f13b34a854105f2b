import { spawnSync } from 'node:child_process';

/** Who git writes down as author or committer. */
export interface Identity {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The id that stands for "no object" when a ref is written. */
export const noObject = '0'.repeat(40);

const maxBuffer = 256 * 1024 * 1024;
const fullId = /^[0-9a-f]{40}$/;
// Revisions such as `main~2` and `HEAD^{/fix}` mean much to git and nothing to GitHub's API.
const notAName = /[\s~^:?*[\\]|\.\.|@\{|^[-/]|\/$/;

/** A bare repository on disk, through the git client. Calls are synchronous, so a handler's writes are atomic. */
export class BareRepository {
  readonly folder: string;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date) {
    this.folder = folder;
    this.#now = now;
  }

  /** Output of a git command. @throws Error with git's own words when it fails. */
  run(words: readonly string[], { input, indexFile }: { input?: Buffer | string; indexFile?: string } = {}): Buffer {
    const { status, stdout, stderr } = this.#spawn(words, input, indexFile);
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr.toString('utf8').trim()}`);
    return stdout;
  }

  /** Output without the line end. */
  text(...words: string[]): string {
    return this.run(words).toString('utf8').trimEnd();
  }

  /** The lines of the output; none where there is none. */
  lines(...words: string[]): string[] {
    return this.text(...words)
      .split('\n')
      .filter((line) => line !== '');
  }

  /** Output, or undefined when git says no. */
  maybe(...words: string[]): string | undefined {
    const { status, stdout } = this.#spawn(words);
    return status === 0 ? stdout.toString('utf8').trimEnd() : undefined;
  }

  /**
   * The commit that GitHub's API understands by a name: a full id, `HEAD`, a full ref, a branch, a tag, or an id
   * abbreviated to seven digits or more.
   */
  commitOf(name: string): string | undefined {
    if (fullId.test(name)) return this.peel(name, 'commit');
    if (notAName.test(name) || name === '') return undefined;
    const candidates =
      name.startsWith('refs/') || name === 'HEAD' ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
    if (/^(?:heads|tags)\//.test(name)) candidates.push(`refs/${name}`);
    if (/^[0-9a-f]{7,39}$/.test(name)) candidates.push(name);
    for (const candidate of candidates) {
      const sha = this.peel(candidate, 'commit');
      if (sha !== undefined) return sha;
    }
    return undefined;
  }

  /** The id of the object behind a revision, followed through tags and commits to the type. */
  peel(revision: string, type: 'commit' | 'tree' | 'blob' | 'object'): string | undefined {
    return this.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{${type}}`);
  }

  /** The object a ref holds, not followed. */
  refTarget(ref: string): string | undefined {
    return this.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', ref);
  }

  /** The file or folder at a path of a commit; the whole tree at the empty path. */
  objectAt(commit: string, path: string): string | undefined {
    return this.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${path}`);
  }

  /** Type of an object, or undefined when there is none. Takes full ids only. */
  typeOf(id: string): string | undefined {
    return fullId.test(id) ? this.maybe('cat-file', '-t', id) : undefined;
  }

  bytes(blob: string): Buffer {
    return this.run(['cat-file', 'blob', blob]);
  }

  /** Stores an object and returns its id. @throws Error when it is malformed. */
  write(type: 'blob' | 'commit' | 'tag', content: Buffer | string): string {
    return this.run(['hash-object', '-w', '-t', type, '--stdin'], { input: content }).toString('utf8').trim();
  }

  /** Writes a ref if it is still as expected; {@link noObject} stands for "not there". Says whether it did. */
  updateRef(ref: string, sha: string, expected?: string): boolean {
    return this.maybe('update-ref', ref, sha, ...(expected === undefined ? [] : [expected])) !== undefined;
  }

  /** A commit with one tree; the stand-in's clock gives the time. */
  commitTree(tree: string, parents: readonly string[], message: string): string {
    return this.text('commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message);
  }

  #spawn(words: readonly string[], input?: Buffer | string, indexFile?: string) {
    const date = `${Math.floor(this.#now().getTime() / 1000)} +0000`;
    const env = { ...process.env, ...settings, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return spawnSync('git', ['--git-dir', this.folder, ...words], {
      ...(input === undefined ? {} : { input }),
      maxBuffer,
      env: indexFile === undefined ? env : { ...env, GIT_INDEX_FILE: indexFile },
    });
  }
}

/** How GitHub signs what the Actions token writes. */
export const actionsIdentity = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};

// Nobody's own configuration may change an answer.
const settings = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: actionsIdentity.name,
  GIT_AUTHOR_EMAIL: actionsIdentity.email,
  GIT_COMMITTER_NAME: actionsIdentity.name,
  GIT_COMMITTER_EMAIL: actionsIdentity.email,
};
