import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { z } from 'zod';
import type { Reservation, ReservationRequest, VersionNumber } from '../registry.ts';
import { compareVersions, newestFirst, nextVersion } from '../versions.ts';
import { names } from './layout.ts';
import { claim, list, newScratch, type Place, readJson, remove, unusable } from './place.ts';
import { isVersion, publishedVersions } from './published.ts';

const reservationFile = z.object({ filesDigest: z.string() });

const mostTries = 100;

/** Takes a number for a set of files; what the same files began is taken up. */
export async function reserve(place: Place, request: ReservationRequest): Promise<Reservation> {
  const { model, wanted, above } = request;
  for (let left = mostTries; left > 0; left -= 1) {
    // In this order: a number that leaves one list is in the other already.
    const begun = newestFirst((await list(place, place.layout.reserved(model))).filter(isVersion));
    const published = await publishedVersions(place, model);
    const own = await findOwn(place, request, { begun, published });
    if (own !== undefined) return { model, version: own, resumed: true };
    const used = [...begun, ...published, ...(above === undefined ? [] : [above])];
    const version = nextVersion(wanted, used);
    if (await take(place, request, version)) return { model, version, resumed: false };
    // Another process was faster: look again.
  }
  throw unusable(place.layout, `gave every number of ${model} to others, ${mostTries} times in a row`);
}

/** The number these files have already. What a published version left behind is swept away. */
async function findOwn(
  place: Place,
  { model, wanted, filesDigest, above }: ReservationRequest,
  { begun, published }: { readonly begun: readonly VersionNumber[]; readonly published: readonly VersionNumber[] },
): Promise<VersionNumber | undefined> {
  for (const version of begun) {
    if (published.includes(version)) await remove(place, model, place.layout.reservation(model, version));
    else if (isVersion(wanted) && wanted !== version) continue;
    else if (above !== undefined && compareVersions(version, above) <= 0) continue;
    else if ((await ownerOf(place, { model, version })) === filesDigest) return version;
  }
  return undefined;
}

/** Writes on the number whose it is, elsewhere, and moves both to its place, where one process alone can. */
async function take(
  place: Place,
  { model, filesDigest }: ReservationRequest,
  version: VersionNumber,
): Promise<boolean> {
  const { files, layout } = place;
  const scratch = await newScratch(place, model);
  await files.mkdir(scratch);
  await files.writeFile(join(scratch, names.reservation), JSON.stringify({ filesDigest }), { flush: true });
  if (await claim(place, scratch, layout.reservation(model, version))) return true;
  await files.rm(scratch, { recursive: true, force: true });
  return false;
}

/** Digest of the files a number is reserved for. */
export async function ownerOf(
  place: Place,
  { model, version }: Pick<Reservation, 'model' | 'version'>,
): Promise<string | undefined> {
  const path = join(place.layout.reservation(model, version), names.reservation);
  return (await readJson(place, path, reservationFile))?.filesDigest;
}

/** The fault of a reservation that is not there any more. */
export function lost({ model, version }: Reservation, cause?: unknown): UserError {
  return new UserError(
    'E_VERSION_TAKEN',
    `Version ${version} of ${model} is no longer reserved for these files: another run published it or gave it up. Re-run, so that another number is reserved.`,
    { cause },
  );
}
