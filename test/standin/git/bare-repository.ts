import { spawnSync } from 'node:child_process';
import { plainRef, readRef } from './ref-files.ts';

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
const fullIds = /^(?:[0-9a-f]{40}\n)+$/;
// Revisions such as `main~2` and `HEAD^{/fix}` mean much to git and nothing to GitHub's API.
const notAName = /[\s~^:?*[\\]|\.\.|@\{|^[-/]|\/$/;

interface Outcome {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** Larger answers are read again. */
const longestKept = 64 * 1024;

/** A key for a question whose answer can never change, as it is about objects by their full ids, or about a name. */
function askedOnce(words: readonly string[], input: Buffer | string | undefined): string | undefined {
  const [command, ...rest] = words;
  const subject = rest.at(-1) ?? '';
  const isOfObjects =
    (command === 'cat-file' && rest[0] === '--batch' && typeof input === 'string' && fullIds.test(input)) ||
    (command === 'cat-file' && input === undefined && fullId.test(subject)) ||
    (command === 'ls-tree' && fullId.test(subject)) ||
    command === 'check-ref-format' ||
    (command === 'rev-parse' && /^[0-9a-f]{40}(?:\^\{|:)/.test(subject));
  return isOfObjects ? JSON.stringify([words, input]) : undefined;
}

/** A bare repository on disk, through the git client. Calls are synchronous, so a handler's writes are atomic. */
export class BareRepository {
  readonly folder: string;
  readonly #now: () => Date;
  /** What was read of objects: those never change. */
  readonly #answers = new Map<string, Outcome>();

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
    const subject = plainRef.test(revision) ? readRef(this.folder, revision) : revision;
    if (subject === undefined) return undefined;
    return this.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${subject}^{${type}}`);
  }

  /** The object a ref holds, not followed. */
  refTarget(ref: string): string | undefined {
    if (plainRef.test(ref)) return readRef(this.folder, ref);
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

  #spawn(words: readonly string[], input?: Buffer | string, indexFile?: string): Outcome {
    const question = indexFile === undefined ? askedOnce(words, input) : undefined;
    const known = question === undefined ? undefined : this.#answers.get(question);
    if (known !== undefined) return known;
    const outcome = this.#execute(words, input, indexFile);
    const settled = outcome.status === 0 || words[0] === 'check-ref-format';
    const keeps = question !== undefined && settled && outcome.stdout.length <= longestKept;
    // A batch says of each missing object that it is missing, and goes on: one day it may be there.
    if (keeps && !outcome.stdout.includes(' missing\n')) this.#answers.set(question, outcome);
    return outcome;
  }

  #execute(words: readonly string[], input?: Buffer | string, indexFile?: string): Outcome {
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
