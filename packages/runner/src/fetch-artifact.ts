import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ArtifactClient, FindOptions } from '@actions/artifact';
import { quote, refusal } from './artifact-refusal.ts';
import type { StoredArtifact } from './artifact-store.ts';
import { capDownload } from './download-cap.ts';
import { nameFault } from './entry-name.ts';
import { downloadFault } from './store-fault.ts';
import { type Limits, unzip } from './unzip.ts';

/** Where an artifact goes, how much it may hold, and which run it is of when it is another's. */
export interface Fetching extends Limits {
  /** Is made; when it is there, it must be empty. */
  readonly folder: string;
  readonly findBy?: FindOptions['findBy'];
}

/** `zip` is what early versions of GitHub's client said. */
const zipTypes = new Set(['application/zip', 'application/x-zip-compressed', 'application/zip-compressed', 'zip']);

/**
 * Downloads an artifact, checks it, and puts its files into a folder: all of them, or none. A file that was stored
 * without a zip is put there under its name.
 *
 * @throws UserError E_ARTIFACT when it is not what was stored, beyond the limits, or tries to write elsewhere.
 * @throws RangeError when the folder holds something already.
 * @throws ServiceError E_GITHUB when it cannot be downloaded.
 */
export async function fetchArtifact(
  client: ArtifactClient,
  artifact: StoredArtifact,
  { folder, findBy, ...limits }: Fetching,
): Promise<void> {
  checkBefore(artifact, limits);
  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(join(dirname(folder), '.artifact-'));
  try {
    const { file, isZip } = await download(client, artifact, { folder: join(staging, 'download'), findBy });
    const files = join(staging, 'files');
    await mkdir(files);
    if (isZip) await unzip(artifact.name, file, files, limits);
    else await rename(file, join(files, fileName(artifact.name)));
    await moveTo(files, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function checkBefore({ name, size }: StoredArtifact, { maxBytes }: Limits): void {
  if (size > maxBytes) throw refusal(name, { expected: `at most ${maxBytes} bytes`, found: `${size}` });
  // The client writes names it meets to the log, where a line end, even as %0A, could start a workflow command.
  if (/[\p{Cc}\u2028\u2029]|%0[ad]/iu.test(name))
    throw refusal(name, { expected: 'a name on one line', found: 'a line end or a control character in it' });
}

/** The artifact as it was stored, in a folder of its own. */
async function download(
  client: ArtifactClient,
  { name, id, size, digest }: StoredArtifact,
  { folder, findBy }: Pick<Fetching, 'folder' | 'findBy'>,
): Promise<{ readonly file: string; readonly isZip: boolean }> {
  const options = {
    path: folder,
    skipDecompress: true,
    ...(digest === undefined ? {} : { expectedHash: digest }),
    ...(findBy && { findBy }),
  };
  let isAsStored = true;
  const {
    mediaType,
    path: from,
    over,
  } = await oneByOne(() =>
    capDownload(size, async () => {
      isAsStored = !(await client.downloadArtifact(id, options)).digestMismatch;
    }),
  ).catch((error: unknown) => {
    throw downloadFault(name, error);
  });
  if (over) throw refusal(name, { expected: `${size} bytes, as listed`, found: 'more' });
  const [file, ...others] = await readdir(folder);
  if (mediaType === undefined || file === undefined || others.length > 0)
    throw new Error('the artifact client no longer downloads one file by node:http, so that its size has no cap');
  const path = join(folder, file);
  if (!isAsStored) throw refusal(name, { expected: `${digest}, as stored`, found: await digestOf(path) });
  return { file: path, isZip: zipTypes.has(mediaType) || from.toLowerCase().endsWith('.zip') };
}

/** Resolves when all downloads before are over. */
let last: Promise<unknown> = Promise.resolve();

function oneByOne<T>(task: () => Promise<T>): Promise<T> {
  const result = last.then(task, task);
  last = result.catch(() => {});
  return result;
}

/** The name of the one file of an artifact that was stored without a zip: GitHub gives the artifact the file's name. */
function fileName(name: string): string {
  const fault = name.includes('/') ? 'a slash' : nameFault(name);
  if (fault === undefined) return name;
  throw refusal(name, { expected: 'the name of a file', found: `${fault}: ${quote(name)}` });
}

async function moveTo(files: string, folder: string): Promise<void> {
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
      throw new RangeError('the folder an artifact is unpacked to must be new or empty');
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(files, folder);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `sha256:${hash.digest('hex')}`;
}
