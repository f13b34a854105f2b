import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError, UserError } from '@mlops-actions/errors';
import { digestFile, newReadBuffer } from './file-digest.ts';
import { digestFiles, type FileDigest } from './file-set.ts';
import { liesIn } from './workspace.ts';

/** What a file or folder holds. `size` is the sum of all files in bytes. */
export interface PathDigest {
  /** Of a file: the sha256 of its bytes, as `sha256sum` prints it. Of a folder: the digest of its file set. */
  readonly digest: string;
  readonly size: number;
  readonly kind: 'file' | 'folder';
  /** Of a folder: paths relative to it. Of a file: none. */
  readonly files: readonly FileDigest[];
}

const maxFiles = 200_000;

/**
 * Digests a model, which is a file or a folder of files.
 *
 * Symbolic links that stay inside the folder are followed, to files and to folders alike, so that the digest speaks of
 * the bytes a reader of the folder meets; links that leave it, lead nowhere or turn in a circle are refused. Empty
 * folders do not count.
 *
 * @throws UserError E_FILE when something cannot be read, E_PATH_OUTSIDE when a link leaves the folder, E_NO_FILES
 *   when the folder holds no file.
 */
export async function digestPath(path: string): Promise<PathDigest> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, describeError(cause), cause);
  });
  if (!found.isDirectory()) {
    const { sha256, size } = await digestFile(path, newReadBuffer());
    return { digest: sha256, size, kind: 'file', files: [] };
  }
  const files: string[] = [];
  const root = await realpath(path);
  await collect({ folder: root, name: '', root, above: [root], files });
  if (files.length === 0)
    throw new UserError(
      'E_NO_FILES',
      `Expected files in the folder ${JSON.stringify(path)}, but it holds none. Let the command write there.`,
    );
  const set = await digestFiles(files, root);
  return {
    digest: set.digest,
    size: set.files.reduce((sum, { size }) => sum + size, 0),
    kind: 'folder',
    files: set.files,
  };
}

interface Walk {
  /** The folder to read, links followed. */
  readonly folder: string;
  /** Its path in the set. */
  readonly name: string;
  readonly root: string;
  /** The folders on the way here, links followed. */
  readonly above: readonly string[];
  readonly files: string[];
}

async function collect({ folder, name, root, above, files }: Walk): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inSet = join(name, entry.name);
    const real = entry.isSymbolicLink() ? await follow(join(folder, entry.name), root) : join(folder, entry.name);
    const isFolder = entry.isSymbolicLink() ? (await stat(real)).isDirectory() : entry.isDirectory();
    if (!isFolder) files.push(inSet);
    else if (above.includes(real)) throw unreadable(join(root, inSet), 'it is a link to a folder it lies in');
    else await collect({ folder: real, name: inSet, root, above: [...above, real], files });
    if (files.length > maxFiles) throw unreadable(root, `it holds more than ${maxFiles} files`);
  }
}

async function follow(link: string, root: string): Promise<string> {
  const real = await realpath(link).catch((cause: unknown) => {
    throw unreadable(link, 'it is a link that leads nowhere', cause);
  });
  if (liesIn(real, root)) return real;
  throw new UserError(
    'E_PATH_OUTSIDE',
    `Expected only links that stay inside ${JSON.stringify(root)}, but ${JSON.stringify(link)} leads out of it. Copy the file instead of linking it.`,
  );
}

function unreadable(path: string, why: string, cause?: unknown): UserError {
  return new UserError(
    'E_FILE',
    `Expected a readable file or folder at ${JSON.stringify(path)}, but ${why}. Check what the command writes there.`,
    { cause },
  );
}
