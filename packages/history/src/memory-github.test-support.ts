import { createHash } from 'node:crypto';
import { ServiceError } from '@mlops-actions/errors';
import type { Commit, NewTreeEntry, TreeEntry } from '@mlops-actions/github';
import type { GitData } from './git-records.ts';

/** The git data of a repository on GitHub kept in memory: objects by the digest of their content, and refs. */
export class MemoryGitHub implements GitData {
  readonly repository = 'owner/name';
  readonly #commits = new Map<string, Commit>();
  readonly #trees = new Map<string, TreeEntry[]>();
  readonly #blobs = new Map<string, Buffer>();
  readonly #refs = new Map<string, string>();
  #requests = 0;
  #clock = 0;

  requests = () => this.#requests;

  /** A commit of a branch, later than all before it. */
  commitOn(...parents: string[]): string {
    return this.#storeCommit(this.#storeTree([]), parents);
  }

  /** What GitHub would say of a blob's size, which is not always what it sends. */
  claimSize(commit: string, path: string, size: number): void {
    const tree = this.#trees.get(this.#commits.get(commit)?.tree ?? '') ?? [];
    tree.splice(0, tree.length, ...tree.map((entry) => (entry.path === path ? { ...entry, size } : entry)));
  }

  commit(sha: string): Promise<Commit> {
    return this.#answer(() => found(this.#commits.get(sha), 'commit'));
  }

  commits(sha: string, count: number): Promise<readonly Commit[]> {
    return this.#answer(() => {
      const reached = new Map<string, Commit>();
      const visit = (at: string): void => {
        if (reached.has(at)) return;
        const commit = found(this.#commits.get(at), 'commit');
        reached.set(at, commit);
        commit.parents.forEach(visit);
      };
      visit(sha);
      return [...reached.values()].toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, Math.min(count, 100));
    });
  }

  refs(prefix: string): Promise<readonly { readonly ref: string; readonly sha: string }[]> {
    return this.#answer(() =>
      [...this.#refs]
        .filter(([ref]) => ref.startsWith(`refs/${prefix}`))
        .map(([ref, sha]) => ({ ref, sha }))
        .toSorted((a, b) => a.ref.localeCompare(b.ref)),
    );
  }

  tree(sha: string): Promise<readonly TreeEntry[]> {
    return this.#answer(() => found(this.#trees.get(this.#commits.get(sha)?.tree ?? sha), 'tree'));
  }

  blob(sha: string): Promise<Buffer> {
    return this.#answer(() => found(this.#blobs.get(sha), 'blob'));
  }

  createBlob(bytes: Buffer): Promise<string> {
    return this.#answer(() => this.#storeBlob(bytes));
  }

  createTree(entries: readonly NewTreeEntry[]): Promise<string> {
    return this.#answer(() =>
      this.#storeTree(
        entries.map((entry) => {
          const sha = 'text' in entry ? this.#storeBlob(Buffer.from(entry.text)) : entry.blob;
          return { path: entry.path, type: 'blob', sha, size: found(this.#blobs.get(sha), 'blob').length };
        }),
      ),
    );
  }

  createCommit(message: string, tree: string): Promise<string> {
    return this.#answer(() => this.#storeCommit(tree, [], message));
  }

  createRef(ref: string, sha: string): Promise<boolean> {
    return this.#answer(() => {
      found(this.#commits.get(sha), 'commit');
      if (this.#refs.has(ref)) return false;
      this.#refs.set(ref, sha);
      return true;
    });
  }

  deleteRef(ref: string): Promise<void> {
    return this.#answer(() => {
      if (!this.#refs.delete(ref))
        throw new ServiceError('E_GITHUB', 'status 422: Reference does not exist', { status: 422 });
    });
  }

  #answer<T>(act: () => T): Promise<T> {
    this.#requests += 1;
    return new Promise((resolve) => resolve(act()));
  }

  #storeBlob(bytes: Buffer): string {
    const sha = digest('blob', bytes.toString('base64'));
    this.#blobs.set(sha, bytes);
    return sha;
  }

  #storeTree(entries: TreeEntry[]): string {
    const sha = digest('tree', JSON.stringify(entries));
    this.#trees.set(sha, entries);
    return sha;
  }

  #storeCommit(tree: string, parents: string[], message = ''): string {
    const date = new Date(Date.UTC(2026, 0, 1, 0, ++this.#clock)).toISOString();
    const sha = digest('commit', JSON.stringify([tree, parents, message, date]));
    this.#commits.set(sha, { sha, tree, parents, date });
    return sha;
  }
}

function digest(type: string, content: string): string {
  return createHash('sha1').update(`${type} ${content}`).digest('hex');
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new ServiceError('E_GITHUB', `there is no such ${what}`, { status: 404 });
  return value;
}
