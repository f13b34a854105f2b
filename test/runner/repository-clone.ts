import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { git } from './git.ts';

/** Files to write, by path inside the repository; null removes one. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

export interface CloneRequest {
  /** An existing folder. */
  readonly root: string;
  readonly owner: string;
  readonly name: string;
  /** What the first commit holds, on top of `templateFolder`. */
  readonly files?: Changes;
  /** A folder to start from; `node_modules` and what git keeps are left out. */
  readonly templateFolder?: string;
  /** Whose login commits carry; default the owner. */
  readonly author?: string;
}

/** What a push moved. */
export interface Push {
  /** `refs/heads/<branch>` or `refs/tags/<tag>`. */
  readonly ref: string;
  /** Forty zeros for what is new. */
  readonly before: string;
  /** What the ref holds now: of an annotated tag the tag object. */
  readonly after: string;
}

const noCommit = '0'.repeat(40);
const firstCommitAt = Date.UTC(2026, 0, 5, 9);

/** A bare repository with a working clone. Commits carry fixed names and times, so the same story has the same SHAs. */
export class RepositoryClone {
  /** `owner/name`. */
  readonly repository: string;
  readonly gitDirectory: string;
  readonly folder: string;
  readonly #author: string;
  #commits = 0;

  private constructor({ root, owner, name, author = owner }: CloneRequest) {
    this.repository = `${owner}/${name}`;
    this.gitDirectory = join(root, `${owner}-${name}.git`);
    this.folder = join(root, `${owner}-${name}`);
    this.#author = author;
  }

  /** Makes both and pushes a first commit to `main`. */
  static async create(request: CloneRequest): Promise<RepositoryClone> {
    const clone = new RepositoryClone(request);
    await git(request.root, ['init', '--quiet', '--bare', '--initial-branch=main', clone.gitDirectory]);
    await git(request.root, ['clone', '--quiet', clone.gitDirectory, clone.folder]);
    await git(clone.folder, ['checkout', '--quiet', '-B', 'main']);
    if (request.templateFolder !== undefined) await copyTemplate(request.templateFolder, clone.folder);
    await clone.commit('First commit', request.files ?? {});
    await clone.push();
    return clone;
  }

  /** Makes a fork: another bare repository with all branches of this one, and its clone. */
  async fork(root: string, owner: string): Promise<RepositoryClone> {
    const name = basename(this.repository);
    const clone = new RepositoryClone({ root, owner, name });
    await git(root, ['clone', '--quiet', '--bare', this.gitDirectory, clone.gitDirectory]);
    await git(root, ['clone', '--quiet', clone.gitDirectory, clone.folder]);
    return clone;
  }

  /** Commits everything that changed in the folder, and `changes`. Returns the SHA. */
  async commit(message: string, changes: Changes = {}): Promise<string> {
    for (const [path, content] of Object.entries(changes)) await this.#write(path, content);
    await this.git('add', '--all');
    this.#commits += 1;
    await git(this.folder, ['commit', '--quiet', '--allow-empty', '--message', message], this.#identity());
    return this.git('rev-parse', 'HEAD');
  }

  /** Makes a branch where the clone stands, or at `from`, and switches to it. */
  async branch(name: string, from = 'HEAD'): Promise<void> {
    await this.git('checkout', '--quiet', '-B', name, from);
  }

  async switchTo(branch: string): Promise<void> {
    await this.git('checkout', '--quiet', branch);
  }

  /** Merges a branch into the current one with a merge commit. Returns its SHA. */
  async merge(branch: string): Promise<string> {
    this.#commits += 1;
    const message = `Merge ${branch}`;
    await git(this.folder, ['merge', '--quiet', '--no-ff', '--message', message, branch], this.#identity());
    return this.git('rev-parse', 'HEAD');
  }

  /** Pushes a branch, by default the current one. */
  async push(branch?: string): Promise<Push> {
    const name = branch ?? (await this.git('rev-parse', '--abbrev-ref', 'HEAD'));
    return this.#pushTo(`refs/heads/${name}`, name);
  }

  /** Tags where the clone stands, unless the tag exists, and pushes the tag; with a message an annotated one. */
  async pushTag(tag: string, message?: string): Promise<Push> {
    const ref = `refs/tags/${tag}`;
    const exists = await this.git('rev-parse', '--verify', '--quiet', ref).then(
      () => true,
      () => false,
    );
    const words = message === undefined ? [tag] : ['--annotate', '--message', message, tag];
    if (!exists) await git(this.folder, ['tag', ...words], this.#identity());
    return this.#pushTo(ref, ref);
  }

  async #pushTo(ref: string, source: string): Promise<Push> {
    const before = await git(this.gitDirectory, ['rev-parse', '--verify', '--quiet', ref]).catch(() => noCommit);
    await this.git('push', '--quiet', '--force', 'origin', `${source}:${ref}`);
    return { ref, before, after: await git(this.gitDirectory, ['rev-parse', ref]) };
  }

  /** Runs git in the clone and returns what it prints. */
  async git(...words: string[]): Promise<string> {
    return git(this.folder, words);
  }

  async #write(path: string, content: string | Uint8Array | null): Promise<void> {
    const file = join(this.folder, path);
    if (content === null) return rm(file, { recursive: true });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  #identity(): Record<string, string> {
    const date = `${firstCommitAt / 1000 + this.#commits * 60} +0000`;
    const email = `${this.#author}@users.noreply.github.com`;
    return {
      GIT_AUTHOR_NAME: this.#author,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: this.#author,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    };
  }
}

async function copyTemplate(template: string, folder: string): Promise<void> {
  const left = new Set(['.git', 'node_modules', '.mlops']);
  await cp(template, folder, { recursive: true, filter: (path) => path === template || !left.has(basename(path)) });
}
