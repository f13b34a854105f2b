import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BareRepository, noObject } from './bare-repository.ts';

export interface TreeEntry {
  /** From the tree that was listed. */
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Bytes; undefined for what is no blob. */
  readonly size: number | undefined;
}

/** A change to a tree: a path gets an object, or, with the sha null, disappears. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | null;
}

const folderMode = '040000';

/** What a tree holds; with `recursive`, below it too. */
export function listTree(git: BareRepository, tree: string, recursive = false): TreeEntry[] {
  const words = ['ls-tree', '-z', '--long', ...(recursive ? ['-r', '-t'] : []), tree];
  return git
    .run(words)
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map(parseEntry);
}

/** Writes the tree that `changes` make of `base`, or of nothing, and returns its id. */
export function writeTree(git: BareRepository, base: string | undefined, changes: readonly TreeChange[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'standin-index-'));
  const indexFile = join(folder, 'index');
  try {
    git.run(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { indexFile });
    applyChanges(git, indexFile, changes);
    return git.run(['write-tree'], { indexFile }).toString('utf8').trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function applyChanges(git: BareRepository, indexFile: string, changes: readonly TreeChange[]): void {
  const cleared = changes.filter(({ sha, mode }) => sha === null || mode === folderMode).map(({ path }) => path);
  const lines = [
    ...listIndex(git, indexFile, cleared).map((path) => `0 ${noObject}\t${path}\0`),
    ...changes.flatMap((change) => filesOf(git, change)).map(({ mode, sha, path }) => `${mode} ${sha}\t${path}\0`),
  ];
  git.run(['update-index', '--add', '--replace', '-z', '--index-info'], { indexFile, input: lines.join('') });
}

/** The files that a change brings: one, those of a folder, or none. */
function filesOf(git: BareRepository, { path, mode, sha }: TreeChange): Pick<TreeEntry, 'path' | 'mode' | 'sha'>[] {
  if (sha === null) return [];
  if (mode !== folderMode) return [{ path, mode, sha }];
  const below = listTree(git, sha, true).filter(({ type }) => type !== 'tree');
  return below.map((entry) => ({ ...entry, path: `${path}/${entry.path}` }));
}

/** The files of the index at or below these paths. */
function listIndex(git: BareRepository, indexFile: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const words = ['ls-files', '-z', '--', ...paths.map((path) => `:(literal)${path}`)];
  return git
    .run(words, { indexFile })
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}

function parseEntry(line: string): TreeEntry {
  const match = /^(\d+) (blob|tree|commit) ([0-9a-f]+) +(\S+)\t([\s\S]*)$/.exec(line);
  if (match === null) throw new Error(`git ls-tree wrote ${JSON.stringify(line)}`);
  const [, mode = '', type = '', sha = '', size = '', path = ''] = match;
  return { path, mode, type: type as TreeEntry['type'], sha, size: size === '-' ? undefined : Number(size) };
}
