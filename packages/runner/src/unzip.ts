import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { UserError } from '@mlops-actions/errors';
import type { Entry, ZipFile } from 'yauzl';
import { type Finding, quote, refusal } from './artifact-refusal.ts';
import { checkEntry, type Reading, type ReadName, type Refuse } from './check-entry.ts';
import { EntryNames } from './entry-name.ts';

/** How much an artifact may hold. */
export interface Limits {
  /** Bytes as stored, and bytes of all its files together once unpacked. */
  readonly maxBytes: number;
  /** Files and folders; default 10,000. */
  readonly maxEntries?: number | undefined;
}

const defaultEntries = 10_000;
const smallestChunk = 1024;
const largestChunk = 64 * 1024;

/**
 * Unpacks the zip of an artifact into a folder that exists and is empty. Believes nothing the zip says of itself: bytes
 * are counted as they come out, and names, kinds, sizes and check sums are held to what was announced. Modes and times
 * are not restored. What was written before a refusal stays: the caller removes the folder.
 *
 * @throws UserError E_ARTIFACT when the zip is broken, beyond the limits, or tries to write elsewhere.
 */
export async function unzip(artifact: string, file: string, folder: string, limits: Limits): Promise<void> {
  const yauzl = await import('yauzl');
  const refuse = (finding: Finding) => refusal(artifact, finding);
  const readName: ReadName = ({ generalPurposeBitFlag: flags, fileNameRaw, extraFields }) =>
    yauzl.getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
  try {
    // Names are decoded and checked here, so that a refusal is in our own words.
    const zip = await yauzl.openPromise(file, { decodeStrings: false, validateEntrySizes: false });
    await unpackAll(zip, folder, limits, { refuse, readName });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw describe(error, refuse);
  }
}

async function unpackAll(zip: ZipFile, folder: string, limits: Limits, reading: Reading): Promise<void> {
  const { refuse } = reading;
  const { maxBytes, maxEntries = defaultEntries } = limits;
  const expected = `at most ${maxEntries} entries`;
  try {
    if (zip.entryCount > maxEntries) throw refuse({ expected, found: `${zip.entryCount}` });
    const names = new EntryNames();
    const folders = new Set([folder]);
    let left = maxBytes;
    for await (const entry of zip.eachEntry()) {
      const { path, isFolder } = checkEntry(entry, names, reading);
      const target = join(folder, path);
      const parent = isFolder ? target : dirname(target);
      if (!folders.has(parent)) await mkdir(parent, { recursive: true });
      folders.add(parent);
      if (!isFolder) left -= await unpackFile(zip, entry, target, { left, maxBytes, path, refuse });
    }
  } finally {
    zip.close();
  }
}

interface Room {
  /** Bytes that may still be written. */
  readonly left: number;
  readonly maxBytes: number;
  readonly path: string;
  readonly refuse: Refuse;
}

/** Writes one file and returns its bytes. Nothing is written that is over the announced size, or over what is left. */
async function unpackFile(zip: ZipFile, entry: Entry, target: string, room: Room): Promise<number> {
  const { left, maxBytes, path, refuse } = room;
  const { uncompressedSize: announced, compressedSize, compressionMethod } = entry;
  const tooMuch = () => refuse({ expected: `at most ${maxBytes} bytes unpacked`, found: `more, in ${quote(path)}` });
  if (announced > left) throw tooMuch();
  let size = 0;
  let sum = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > left) throw tooMuch();
      if (size > announced)
        throw refuse({ expected: `${announced} bytes in ${quote(path)}, as the zip says`, found: 'more' });
      sum = crc32(chunk, sum);
      yield chunk;
    }
  };
  const stored = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const write = (chunks: AsyncIterable<Buffer>) => writeFile(target, counted(chunks), { flag: 'wx' });
  if (compressionMethod === 0) await pipeline(stored, write);
  else {
    const inflate = createInflateRaw({ chunkSize: Math.min(largestChunk, Math.max(smallestChunk, announced)) });
    await pipeline(stored, inflate, write);
    if (inflate.bytesWritten !== compressedSize)
      throw refuse({
        expected: `${compressedSize} compressed bytes of ${quote(path)}`,
        found: `${inflate.bytesWritten}`,
      });
  }
  if (size !== announced)
    throw refuse({ expected: `${announced} bytes in ${quote(path)}, as the zip says`, found: `${size}` });
  if (sum !== entry.crc32)
    throw refuse({
      expected: `the CRC-32 the zip gives for ${quote(path)}`,
      found: 'another: its content was damaged',
    });
  return size;
}

/** A failure below us: of the file system, which is not the artifact's fault, or of the zip itself. */
function describe(error: unknown, refuse: Refuse): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' || code === 'ENAMETOOLONG')
    return refuse({ expected: 'paths this machine can hold', found: `one it cannot (${code})`, cause: error });
  if (syscall !== undefined) return error;
  const found = error instanceof Error ? quote(error.message) : 'something else';
  return refuse({ expected: 'a zip that can be read', found, cause: error });
}
