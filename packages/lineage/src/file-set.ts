import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { digestFile, newReadBuffer } from './file-digest.ts';
import { sortByBytes } from './order.ts';

/** One file: its path relative to the set's root with forward slashes, `sha256:…` of its bytes, size in bytes. */
export interface FileDigest {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** Files in the order of their paths' UTF-8 bytes, and one digest over all of them. */
export interface FileSet {
  readonly digest: string;
  readonly files: readonly FileDigest[];
}

const filesOpenAtOnce = 8;

/**
 * Digests a set of files, whatever the order they are named in; a file named twice counts once.
 *
 * The digest of the set is the sha256 over one line `["path","sha256:…",size]\n` of JSON per file, sorted by the
 * UTF-8 bytes of the path: a changed byte, a renamed, added or missing file all change it.
 *
 * @param paths absolute, or relative to `root`
 * @throws UserError E_FILE when a file cannot be read, E_NO_FILES when there is none.
 */
export async function digestFiles(paths: readonly string[], root: string): Promise<FileSet> {
  const named = [...new Set(paths.map((path) => toPosix(relative(root, resolve(root, path)))))];
  if (named.length === 0) throw new UserError('E_NO_FILES', 'Expected at least one file to digest, got none.');
  const ordered = sortByBytes(named, (path) => path);
  const files: FileDigest[] = [];
  const queue = ordered.entries();
  await Promise.all(Array.from({ length: Math.min(filesOpenAtOnce, ordered.length) }, () => drain(queue, root, files)));
  return { digest: digestOfList(files), files };
}

async function drain(queue: Iterator<[number, string]>, root: string, files: FileDigest[]): Promise<void> {
  const buffer = newReadBuffer();
  for (let next = queue.next(); next.done !== true; next = queue.next()) {
    const [index, path] = next.value;
    files[index] = { path, ...(await digestFile(resolve(root, path), buffer)) };
  }
}

function digestOfList(files: readonly FileDigest[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256, size } of files) hash.update(`${JSON.stringify([path, sha256, size])}\n`);
  return `sha256:${hash.digest('hex')}`;
}

function toPosix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
