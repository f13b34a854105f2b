import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * What changes whenever a file, or any file of a folder, is written or replaced, be it with the same content: inode,
 * size and times. Null when there is nothing.
 */
export async function fingerprint(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return null;
  if (!found.isDirectory()) return times(found);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const name of names.toSorted()) {
    hash.update(`${JSON.stringify(relative(path, name))} ${times(await lstat(name, { bigint: true }))}\n`);
  }
  return hash.digest('hex');
}

function times({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join(' ');
}
