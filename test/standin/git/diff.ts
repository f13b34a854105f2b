import type { BareRepository } from './bare-repository.ts';

/** A file that differs between two commits. */
export interface ChangedFile {
  readonly filename: string;
  /** Its name before, when it was renamed. */
  readonly previous: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Id of the blob now, or of the one that was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks of the unified diff; undefined for binary files and pure renames. */
  readonly patch: string | undefined;
}

/** The empty tree, which every git repository knows. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** The files that differ between two commits or trees, renames found, in the order of their names. */
export function diff(git: BareRepository, from: string, to: string): ChangedFile[] {
  const options = ['diff-tree', '-r', '-M', '--no-color', '--full-index'];
  const fields = git
    .run([...options, '--raw', '--numstat', '-z', from, to])
    .toString('utf8')
    .split('\0');
  const raw = readRaw(fields);
  const patches = readPatches(git.run([...options, '-p', from, to]).toString('utf8'));
  const counts = readCounts(fields.slice(raw.read));
  return raw.files.map((file, index) => ({ ...file, ...(counts[index] ?? none), patch: patches[index] }));
}

const none = { additions: 0, deletions: 0 };

// `:mode mode sha sha status NUL path [NUL path]`
function readRaw(fields: readonly string[]) {
  const files: Pick<ChangedFile, 'filename' | 'previous' | 'status' | 'sha'>[] = [];
  let read = 0;
  while (fields[read]?.startsWith(':')) {
    const [, , before = '', after = '', letter = ''] = (fields[read] ?? '').split(' ');
    const renamed = letter.startsWith('R');
    const filename = fields[read + (renamed ? 2 : 1)] ?? '';
    const previous = renamed ? fields[read + 1] : undefined;
    const status = statuses[letter.charAt(0)] ?? 'changed';
    files.push({ filename, previous, status, sha: status === 'removed' ? before : after });
    read += renamed ? 3 : 2;
  }
  return { files, read };
}

// `added TAB deleted TAB path NUL`, or for a rename `added TAB deleted TAB NUL path NUL path NUL`
function readCounts(fields: readonly string[]) {
  return fields.flatMap((field) => {
    const match = /^(\d+|-)\t(\d+|-)\t/.exec(field);
    return match === null ? [] : [{ additions: Number(match[1]) || 0, deletions: Number(match[2]) || 0 }];
  });
}

function readPatches(text: string): (string | undefined)[] {
  return text
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const start = part.search(/^@@ /m);
      return start < 0 ? undefined : part.slice(start).replace(/\n$/, '');
    });
}
