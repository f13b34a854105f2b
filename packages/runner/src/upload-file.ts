import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ArtifactClient } from '@actions/artifact';
import type { StoredArtifact } from './artifact-store.ts';
import { isRefusedType, isTaken, storeFault } from './store-fault.ts';

/** The media types a browser shows, by the endings from which GitHub's client tells them. */
const endings: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'text/html': ['.html', '.htm'],
  'text/plain': ['.txt'],
  'text/markdown': ['.md'],
  'text/csv': ['.csv'],
  'application/json': ['.json'],
  'image/png': ['.png'],
  'image/svg+xml': ['.svg'],
};

export interface FileUpload {
  /** The run's attempt. */
  readonly attempt: number;
  /** One a browser can show; the name gets the ending that goes with it, unless it has it. */
  readonly mimeType?: string | undefined;
}

/** What was stored, and whether as it is or in a zip. */
export interface UploadedFile extends StoredArtifact {
  readonly zipped: boolean;
}

/**
 * Stores one file as it is, so that a browser shows it; in a zip where the store does not take its type.
 *
 * @throws RangeError when the media type is none a browser shows.
 * @throws ServiceError E_GITHUB when the store does not take it.
 */
export async function uploadFile(
  client: ArtifactClient,
  name: string,
  path: string,
  { attempt, mimeType }: FileUpload,
): Promise<UploadedFile> {
  const full = withEnding(name, mimeType);
  const ending = extname(full);
  const again = `${full.slice(0, full.length - ending.length)}-${attempt}${ending}`;
  return store(client, full, path).catch((error: unknown) => {
    if (!isTaken(error)) throw storeFault(`store the artifact ${full}`, error);
    return store(client, again, path).catch((cause: unknown) => {
      throw storeFault(`store the artifact ${again}`, cause);
    });
  });
}

async function store(client: ArtifactClient, name: string, path: string): Promise<UploadedFile> {
  // GitHub's client calls the artifact as the file is called.
  const folder = await mkdtemp(join(dirname(path), '.upload-'));
  try {
    const file = join(folder, basename(name));
    await copyFile(path, file);
    const send = (zipped: boolean) =>
      client
        .uploadArtifact(name, [file], folder, { skipArchive: !zipped })
        .then(({ id = 0, size = 0, digest }) => ({ name, id, size, digest: digest && `sha256:${digest}`, zipped }));
    return await send(false).catch((error: unknown) => {
      if (isRefusedType(error)) return send(true);
      throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function withEnding(name: string, mimeType: string | undefined): string {
  if (mimeType === undefined) return name;
  const known = Object.hasOwn(endings, mimeType) ? endings[mimeType] : undefined;
  if (known === undefined) throw new RangeError(`no browser shows ${mimeType}`);
  return known.includes(extname(name).toLowerCase()) ? name : `${name}${known[0]}`;
}
