import { execFileSync } from 'node:child_process';

/** A tag: what it names, and the commit behind that (the same, unless the tag is annotated). */
export interface Tag {
  readonly object: string;
  readonly commit: string;
}

/** A commit in a few words. */
export interface Commit {
  readonly sha: string;
  readonly subject: string;
  /** Files it changed, from the root; unusual characters stand as git escapes them. */
  readonly paths: readonly string[];
}

const environment = { ...process.env, LC_ALL: 'C' };

/** What git prints, run in `folder`. @throws Error when git ends with anything but 0. */
export function git(folder: string, ...parameters: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...parameters], {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The commit a ref or an id names; undefined when there is no such commit. */
export function commitOf(folder: string, revision: string): string | undefined {
  return attempt(() => git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`));
}

/** The text of a file at a commit; undefined when the commit has no such file. */
export function fileAt(folder: string, commit: string, path: string): string | undefined {
  return attempt(() => git(folder, 'show', `${commit}:${path}`));
}

/** Whether `commit` is `tip` or one of its ancestors. */
export function liesOn(folder: string, commit: string, tip: string): boolean {
  return git(folder, 'rev-list', '--max-count=1', commit, `^${tip}`, '--') === '';
}

/** Tags that name a commit, by name; with `reachedFrom` only those this commit descends from. */
export function tagsOf(folder: string, reachedFrom?: string): ReadonlyMap<string, Tag> {
  const format = '%(refname:strip=2) %(objectname) %(objecttype) %(*objectname) %(*objecttype)';
  const merged = reachedFrom === undefined ? [] : [`--merged=${reachedFrom}`];
  const lines = git(folder, 'for-each-ref', `--format=${format}`, ...merged, 'refs/tags').split('\n');
  return new Map(lines.flatMap(readTag));
}

/** Commits that `to` has and `from` has not, merges left out, newest first, at most `limit`. */
export function commitsBetween(folder: string, from: string | undefined, to: string, limit: number): Commit[] {
  const range = from === undefined ? [to] : [to, `^${from}`];
  const options = ['--no-merges', '--name-only', `--max-count=${limit}`, '--format=%x00%H%x00%s%x00'];
  const [, ...fields] = git(folder, 'log', ...options, ...range, '--').split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [sha = '', subject = '', names = ''] = fields.slice(at, at + 3);
    commits.push({ sha, subject, paths: names.split('\n').flatMap(readName) });
  }
  return commits;
}

/** Names of unusual characters come in quotes, of which only the first would hide the folder. */
function readName(line: string): string[] {
  const name = line.replace(/^"/, '');
  return name === '' ? [] : [name];
}

function readTag(line: string): [string, Tag][] {
  const [name = '', object = '', type = '', peeled = '', peeledType = ''] = line.split(' ');
  if (type === 'commit') return [[name, { object, commit: object }]];
  return peeledType === 'commit' ? [[name, { object, commit: peeled }]] : [];
}

function attempt(ask: () => string): string | undefined {
  try {
    return ask().trimEnd();
  } catch {
    return undefined;
  }
}
