import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Appends to files of a folder, of which one is kept open: bytes come file by file. */
export class Writer {
  readonly #folder: string;
  #path: string | undefined;
  #file: FileHandle | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async append(path: string, bytes: Uint8Array): Promise<void> {
    if (path !== this.#path) {
      await this.close();
      this.#file = await open(join(this.#folder, path), 'a');
      this.#path = path;
    }
    await this.#file?.writeFile(bytes);
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#path = undefined;
    await file?.close();
  }
}
