import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Manifest, serializeManifest } from '../manifest.ts';
import { checkFiles } from '../names.ts';
import type { ModelVersion, Reservation } from '../registry.ts';
import { taken } from '../versions.ts';
import { copy, syncFolder } from './bytes.ts';
import { names } from './layout.ts';
import { claim, codeOf, type Place, remove, unusable } from './place.ts';
import { readVersion } from './published.ts';
import { storedPath } from './put.ts';
import { lost, ownerOf } from './reservations.ts';

/** What is to be made visible. */
export interface Publication {
  readonly manifest: Manifest;
  readonly card: string;
}

/** Makes a version visible, once; what was stored for it is swept away after. */
export async function publish(
  place: Place,
  reservation: Reservation,
  publication: Publication,
): Promise<ModelVersion | undefined> {
  const { manifest } = publication;
  const { model, version } = reservation;
  checkFiles(manifest);
  if ((await findPublished(place, reservation, manifest)) === undefined)
    await makeVisible(place, reservation, publication);
  const published = await findPublished(place, reservation, manifest);
  if ((await ownerOf(place, reservation)) === manifest.filesDigest)
    await remove(place, model, place.layout.reservation(model, version));
  return published;
}

/** Lays the version out where nobody looks, and moves it to its place by one rename. */
async function makeVisible(place: Place, reservation: Reservation, publication: Publication): Promise<void> {
  const { files, layout } = place;
  const { model, version } = reservation;
  try {
    const folder = await layOut(place, reservation, publication);
    if (await claim(place, folder, layout.version(model, version))) await syncFolder(files, layout.versions(model));
  } catch (error) {
    // Another process with the same files may have been faster, and swept this one's away.
    if ((await findPublished(place, reservation, publication.manifest)) !== undefined) return;
    if ((await ownerOf(place, reservation)) !== publication.manifest.filesDigest) throw lost(reservation, error);
    throw error;
  }
}

/** The version, when it is published. @throws UserError E_VERSION_TAKEN when it has other files. */
async function findPublished(
  place: Place,
  { model, version }: Reservation,
  { filesDigest }: Manifest,
): Promise<ModelVersion | undefined> {
  const there = await readVersion(place, model, version);
  if (there !== undefined && there.manifest.filesDigest !== filesDigest) throw taken(version);
  return there;
}

/** All of a version in a folder that nobody knows yet, and on the disk. */
async function layOut(place: Place, reservation: Reservation, { manifest, card }: Publication): Promise<string> {
  const { files } = place;
  // Within the reservation, so that it is swept away with it when this process dies.
  const folder = join(place.layout.reservation(reservation.model, reservation.version), randomUUID());
  const entries = entriesOf(manifest);
  if ((await ownerOf(place, reservation)) !== manifest.filesDigest) throw lost(reservation);
  const folders = new Set([folder, ...entries.map(({ path }) => dirname(join(folder, path)))]);
  for (const path of folders) await files.mkdir(path, { recursive: true });
  for (const { path, sha256 } of entries)
    await lay(place, storedPath(place, reservation, sha256), { to: join(folder, path), reservation });
  const kept = { flag: 'wx', flush: true, mode: 0o444 } as const;
  await files.writeFile(join(folder, names.manifest), serializeManifest(manifest), kept);
  await files.writeFile(join(folder, names.card), card, kept);
  for (const path of folders) await syncFolder(files, path);
  return folder;
}

function entriesOf({ files, companions }: Manifest): readonly { readonly path: string; readonly sha256: string }[] {
  return [
    ...files.map(({ path, sha256 }) => ({ path: join(names.files, path), sha256 })),
    ...companions.map(({ path, sha256 }) => ({ path: join(names.companions, path), sha256 })),
  ];
}

/** Gives stored bytes their name. */
async function lay(
  { files, layout }: Place,
  from: string,
  { to, reservation }: { readonly to: string; readonly reservation: Reservation },
): Promise<void> {
  try {
    await files.link(from, to);
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw unusable(layout, `lacks bytes of ${reservation.model} ${reservation.version} that were not put`, error);
    // Too many names of one file, or a file system without second names.
    if (!['EMLINK', 'ENOTSUP', 'EPERM', 'ENOSYS', 'EXDEV'].includes(codeOf(error))) throw error;
    await copy(files, { from, to, keep: true });
  }
}
