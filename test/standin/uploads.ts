import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file as it was sent: what its headers said, and what came. */
export interface Upload {
  /** Undefined when the header is absent or no number. */
  readonly declaredSize: number | undefined;
  readonly mediaType: string | undefined;
  readonly received: Received;
}

/** What came of a file. */
export interface Received {
  /** Where it is on disk. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** `sha256:` and hex. */
  readonly digest: string;
  /** False when the connection was cut on the way. */
  readonly isComplete: boolean;
}

/** A file as its headers announce it, of which nothing came yet. */
export function declaredUpload(headers: IncomingHttpHeaders): Upload {
  const length = headers['content-length'];
  const declaredSize = length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined;
  const received = { file: '', size: 0, digest: '', isComplete: false };
  return { declaredSize, mediaType: headers['content-type'], received };
}

/** Where files of releases are kept: a temporary folder, made when the first one comes. */
export class AssetFolder {
  #folder: string | undefined;

  /** Writes a body to disk as it comes, so that its size costs no memory. Stops after `limit` bytes. */
  async receive(body: AsyncIterable<Buffer>, limit = Number.POSITIVE_INFINITY): Promise<Received> {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'standin-assets-'));
    const path = join(this.#folder, randomUUID());
    const file = await open(path, 'wx');
    const hash = createHash('sha256');
    let size = 0;
    const seen = (isComplete: boolean) => ({ file: path, size, digest: `sha256:${hash.digest('hex')}`, isComplete });
    try {
      for await (const chunk of body) {
        hash.update(chunk);
        await file.writeFile(chunk);
        size += chunk.length;
        if (size >= limit) return seen(false);
      }
      return seen(true);
    } catch {
      return seen(false);
    } finally {
      await file.close();
    }
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}
