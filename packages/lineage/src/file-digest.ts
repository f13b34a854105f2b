import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { describeError, UserError } from '@mlops-actions/errors';

const chunkBytes = 1024 * 1024;

/** A buffer that several files in turn are read through. */
export function newReadBuffer(): Uint8Array {
  return Buffer.allocUnsafe(chunkBytes);
}

/**
 * `sha256:…` and size in bytes of a regular file, read in pieces of the buffer's length.
 *
 * @throws UserError E_FILE when it is missing, unreadable or not a regular file.
 */
export async function digestFile(file: string, buffer: Uint8Array): Promise<{ sha256: string; size: number }> {
  try {
    // Opening a named pipe would wait for a writer for ever, so the kind is looked at before.
    if (!(await stat(file)).isFile()) throw new Error('it is not a regular file');
    return await readThrough(file, buffer);
  } catch (cause) {
    throw new UserError(
      'E_FILE',
      `Expected a readable file at ${JSON.stringify(file)}, but ${describeError(cause)}. Check the path, and that an earlier step writes the file.`,
      { cause },
    );
  }
}

async function readThrough(file: string, buffer: Uint8Array): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  const opened = await open(file, 'r');
  let size = 0;
  try {
    for (;;) {
      const { bytesRead } = await opened.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return { sha256: `sha256:${hash.digest('hex')}`, size };
      hash.update(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await opened.close();
  }
}
