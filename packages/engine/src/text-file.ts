import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkBytes = 1024 * 1024;
const headBytes = 1024 * 1024;
const byteOrderMark = '\ufeff';
const lineFeed = 10;
const carriageReturn = 13;

/** What has to be known of a text file before it is read. */
export interface TextHead {
  /** The first mebibyte, without a byte order mark. */
  readonly text: string;
  /** Whether that is all there is. */
  readonly whole: boolean;
  readonly byteOrderMark: boolean;
  /** Whether anywhere in the file a carriage return stands without a line feed after it. */
  readonly loneReturn: boolean;
}

/** A file that cannot be read, and why: completes "data.csv: …". */
export class FileFault extends Error {
  override readonly name = 'FileFault';
}

/** Whether a file is packed with gzip. */
export function isPacked(path: string): boolean {
  return /\.gz$/i.test(path);
}

/** The bytes of a file, unpacked when its name ends in `.gz`. A damaged archive ends the stream with an error. */
function openBytes(path: string): Readable {
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  if (!isPacked(path)) return file;
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  // The error comes out of `unpacked` as well.
  pipeline(file, unpacked, () => undefined);
  return unpacked;
}

/** The text of a UTF-8 file in pieces, without a byte order mark. */
export async function* readText(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of openBytes(path)) yield decoder.decode(bytes as Uint8Array, { stream: true });
  yield decoder.decode();
}

/**
 * Reads a text file once to the end, so that nothing after it has to doubt archive and encoding.
 *
 * @throws FileFault, or the error of the file system or of a damaged archive.
 */
export async function checkText(path: string): Promise<TextHead> {
  const head: Uint8Array[] = [];
  let size = 0;
  let rest: Uint8Array = new Uint8Array();
  const returns = new LoneReturns();
  for await (const chunk of openBytes(path)) {
    const bytes = Buffer.concat([rest, chunk as Uint8Array]);
    returns.look(bytes);
    if (size === 0) refuseUtf16(bytes);
    const cut = bytes.length - incompleteBytes(bytes);
    if (!isUtf8(bytes.subarray(0, cut))) throw await describeEncoding(path);
    rest = bytes.subarray(cut);
    if (size < headBytes) head.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
  }
  if (rest.length > 0) throw await describeEncoding(path);
  const bytes = Buffer.concat(head);
  const text = bytes.subarray(0, bytes.length - incompleteBytes(bytes)).toString('utf8');
  const marked = text.startsWith(byteOrderMark);
  const whole = bytes.length === size;
  return { text: marked ? text.slice(1) : text, whole, byteOrderMark: marked, loneReturn: returns.end() };
}

/** Looks, chunk by chunk, for carriage returns without a line feed after them. */
class LoneReturns {
  #found = false;
  #open = false;

  look(bytes: Buffer): void {
    if (this.#found || bytes.length === 0) return;
    this.#found = this.#open && bytes[0] !== lineFeed;
    this.#open = bytes.at(-1) === carriageReturn;
    const last = bytes.length - 1;
    for (let at = bytes.indexOf(carriageReturn); !this.#found && at !== -1 && at < last; ) {
      this.#found = bytes[at + 1] !== lineFeed;
      at = bytes.indexOf(carriageReturn, at + 1);
    }
  }

  end(): boolean {
    return this.#found || this.#open;
  }
}

/** How many bytes at the end belong to a character that goes on. */
function incompleteBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

function refuseUtf16(bytes: Uint8Array): void {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const bare = bytes.length > 1 && (first === 0 || second === 0);
  if (marked || bare) throw new FileFault('it is UTF-16 or binary: save it as UTF-8 text');
}

async function describeEncoding(path: string): Promise<FileFault> {
  let line = 1;
  let open: Uint8Array = new Uint8Array();
  for await (const chunk of openBytes(path)) {
    const bytes = Buffer.concat([open, chunk as Uint8Array]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      if (!isUtf8(bytes.subarray(start, end))) return notUtf8(line);
      line++;
      start = end + 1;
    }
    open = bytes.subarray(start);
  }
  return notUtf8(line);
}

function notUtf8(line: number): FileFault {
  return new FileFault(`line ${line} is not UTF-8: save the file as UTF-8`);
}
