import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { UserError } from '@mlops-actions/errors';
import type { StoredFile } from '../registry.ts';
import type { PlannedAsset, Stretch } from './layout.ts';

/** Files by their path. */
export type FilesByPath = ReadonlyMap<string, StoredFile>;

const chunkBytes = 128 * 1024;
/** Buffers that are filled again and again: new ones would pile up until the garbage is collected. */
const ringLength = 16;

/**
 * The bytes of an asset, read as they are asked for.
 *
 * @throws UserError E_DIGEST when a file has another size or went away.
 */
export async function* bytesOf({ stretches }: PlannedAsset, files: FilesByPath): AsyncGenerator<Uint8Array> {
  for (const stretch of stretches) yield* read(stretch, fileOf(stretch, files));
}

/**
 * The digest each asset must have. A file that is an asset by itself is not read: its own digest is known.
 *
 * @throws UserError E_DIGEST when a file that is read is not what it was.
 */
export async function digestsOf(
  planned: readonly PlannedAsset[],
  files: FilesByPath,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const begun = new Map<string, Hash>();
  for (const asset of planned) digests.set(asset.name, await digestOf(asset, files, begun));
  return digests;
}

/** Reads the bytes of an asset again. @throws UserError E_DIGEST when they are not what they were. */
export async function checkAgain(asset: PlannedAsset, files: FilesByPath, digest: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(asset, files)) hash.update(chunk);
  if (`sha256:${hash.digest('hex')}` === digest) return;
  const paths = asset.stretches.slice(0, 3).map(({ path }) => path);
  throw changed({ path: paths.join(', ') });
}

async function digestOf(asset: PlannedAsset, files: FilesByPath, begun: Map<string, Hash>): Promise<string> {
  const [first] = asset.stretches;
  const only = first !== undefined && asset.stretches.length === 1 ? fileOf(first, files) : undefined;
  if (only?.size === asset.size) return only.sha256;
  const whole = createHash('sha256');
  for (const stretch of asset.stretches) {
    await hashStretch(stretch, fileOf(stretch, files), begun, (chunk) => whole.update(chunk));
  }
  return `sha256:${whole.digest('hex')}`;
}

/** Takes a stretch into the digest of its file, which is checked when it ends there. */
async function hashStretch(
  stretch: Stretch,
  file: StoredFile,
  begun: Map<string, Hash>,
  each: (chunk: Uint8Array) => void,
): Promise<void> {
  const hash = begun.get(file.path) ?? createHash('sha256');
  begun.set(file.path, hash);
  for await (const chunk of read(stretch, file)) {
    hash.update(chunk);
    each(chunk);
  }
  if (stretch.offset + stretch.size < file.size) return;
  begun.delete(file.path);
  if (`sha256:${hash.digest('hex')}` !== file.sha256) throw changed(file);
}

async function* read({ offset, size }: Stretch, file: StoredFile): AsyncGenerator<Uint8Array> {
  const handle = await open(file.absolute).catch((cause: unknown) => {
    throw changed(file, cause);
  });
  try {
    // What was appended meanwhile would be missing.
    if ((await handle.stat()).size !== file.size) throw changed(file);
    // Taken in turns: the socket takes one before it asks for the next but one, and what it sent is verified anyway.
    const ring = Array.from({ length: ringLength }, () => Buffer.allocUnsafeSlow(Math.min(chunkBytes, size)));
    for (let done = 0, turn = 0; done < size; turn += 1) {
      const wanted = Math.min(chunkBytes, size - done);
      const free = ring[turn % ringLength] ?? Buffer.allocUnsafeSlow(wanted);
      const { buffer, bytesRead } = await handle.read(free, 0, wanted, offset + done);
      if (bytesRead === 0) throw changed(file);
      yield buffer.subarray(0, bytesRead);
      done += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

function fileOf({ path }: Stretch, files: FilesByPath): StoredFile {
  const file = files.get(path);
  if (file === undefined) throw new Error(`no file for ${path}`);
  return file;
}

function changed({ path }: Pick<StoredFile, 'path'>, cause?: unknown): UserError {
  return new UserError(
    'E_DIGEST',
    `${path} is not what it was when its digest was taken: let nothing write to the model while it is registered, and re-run.`,
    { cause },
  );
}
