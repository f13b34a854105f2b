import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { FileOperations } from './file-operations.ts';
import { codeOf } from './place.ts';

/** What a file holds. */
export interface Measured {
  /** `sha256:…` */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const chunkBytes = 1024 * 1024;

/** Digest and size of a file; undefined when it is not there. */
export async function measure({ open }: FileOperations, path: string): Promise<Measured | undefined> {
  try {
    const file = await open(path, 'r');
    return await closing(file, () => stream(file, async () => {}));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Copies a file in a stream, and digests what passes.
 *
 * @param to where no file may be.
 * @param keep whether it is a file of the store: nobody may write to it, and it is on the disk when this returns.
 */
export async function copy(
  { open }: FileOperations,
  { from, to, keep }: { readonly from: string; readonly to: string; readonly keep: boolean },
): Promise<Measured> {
  const source = await open(from, 'r');
  return closing(source, async () => {
    const target = await open(to, 'wx', keep ? 0o444 : 0o666);
    return closing(target, async () => {
      const measured = await stream(source, (chunk) => target.writeFile(chunk));
      if (keep) await target.sync();
      return measured;
    });
  });
}

async function stream(source: FileHandle, take: (chunk: Uint8Array) => Promise<void>): Promise<Measured> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let size = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return { sha256: `sha256:${hash.digest('hex')}`, size };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await take(chunk);
    size += bytesRead;
  }
}

async function closing<T>(file: FileHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await file.close();
  }
}

/** Puts on the disk which names a folder holds, as far as the file system knows how. */
export async function syncFolder({ open }: FileOperations, folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r');
    await closing(opened, () => opened.sync());
  } catch (error) {
    // Windows and some network file systems sync files alone.
    if (!['EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'].includes(codeOf(error))) throw error;
  }
}
