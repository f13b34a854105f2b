import { stripVTControlCharacters } from 'node:util';

const keptBytes = 64 * 1024;
const keptLines = 20;
const lineLength = 500;

/** Remembers the end of an output of any length in constant memory. */
export class OutputTail {
  #chunks: Uint8Array[] = [];
  #bytes = 0;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes <= 2 * keptBytes) return;
    this.#chunks = [this.#end()];
    this.#bytes = keptBytes;
  }

  /** The last lines that are not blank, at most 20 of at most 500 characters, without colours and cursor moves. */
  lines(): string[] {
    const text = stripVTControlCharacters(this.#end().toString('utf8'));
    return text
      .split(/[\r\n]+/)
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .slice(-keptLines)
      .map((line) => line.slice(0, lineLength));
  }

  #end(): Buffer {
    return Buffer.from(Buffer.concat(this.#chunks).subarray(-keptBytes));
  }
}
