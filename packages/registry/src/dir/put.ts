import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeError, UserError } from '@mlops-actions/errors';
import { digestOfFiles } from '../manifest.ts';
import type { Contents, Reservation, StoredFile } from '../registry.ts';
import { copy, measure } from './bytes.ts';
import { names } from './layout.ts';
import { codeOf, type Place } from './place.ts';
import { readVersion } from './published.ts';
import { lost, ownerOf } from './reservations.ts';

/** Where a file is until its version is published: named by what it holds, so that two processes cannot disagree. */
export function storedPath(
  { layout }: Place,
  { model, version }: Pick<Reservation, 'model' | 'version'>,
  sha256: string,
): string {
  return join(layout.reservation(model, version), names.stored, sha256.slice('sha256:'.length));
}

/** Copies everything into the reservation; what is there already with the right digest stays. */
export async function put(place: Place, reservation: Reservation, contents: Contents): Promise<void> {
  const filesDigest = digestOfFiles(contents.files);
  if (await isPublished(place, reservation, filesDigest)) return;
  const folder = join(place.layout.reservation(reservation.model, reservation.version), names.stored);
  try {
    if ((await ownerOf(place, reservation)) !== filesDigest) throw lost(reservation);
    await place.files.mkdir(folder, { recursive: true });
    for (const file of [...contents.files, ...contents.companions]) await store(place, reservation, file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && (await ownerOf(place, reservation)) === undefined) throw lost(reservation, error);
    throw error;
  }
}

async function isPublished(place: Place, { model, version }: Reservation, filesDigest: string): Promise<boolean> {
  return (await readVersion(place, model, version))?.manifest.filesDigest === filesDigest;
}

async function store(place: Place, reservation: Reservation, file: StoredFile): Promise<void> {
  const { files } = place;
  const to = storedPath(place, reservation, file.sha256);
  if ((await measure(files, to))?.sha256 === file.sha256) return;
  await checkReadable(place, file);
  const partial = `${to}.${randomUUID()}`;
  try {
    const { sha256, size } = await copy(files, { from: file.absolute, to: partial, keep: true });
    if (sha256 !== file.sha256 || size !== file.size)
      throw changed(file, `expected ${file.sha256} (${file.size} bytes), found ${sha256} (${size} bytes)`);
    await files.rename(partial, to);
  } catch (error) {
    await files.rm(partial, { force: true });
    throw error;
  }
}

async function checkReadable({ files }: Place, file: StoredFile): Promise<void> {
  try {
    await files.access(file.absolute);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(codeOf(error))) throw changed(file, describeError(error), error);
    throw error;
  }
}

function changed({ path }: StoredFile, why: string, cause?: unknown): UserError {
  return new UserError(
    'E_DIGEST',
    `${JSON.stringify(path)} changed while it was registered: ${why}. Let nothing write to the model meanwhile, and re-run.`,
    { cause },
  );
}
