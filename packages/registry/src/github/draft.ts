import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Release } from '@mlops-actions/github';
import type { Reservation } from '../registry.ts';
import { versionTag } from './names.ts';
import type { Place } from './place.ts';
import { isAboutWorkflows } from './refusals.ts';
import { publishedAs, releasesOf, type VersionRelease } from './releases.ts';
import { readVersionTag } from './version-tag.ts';

/** The fault of a reservation whose draft is gone. */
export function lost({ model, version }: Pick<Reservation, 'model' | 'version'>): UserError {
  return new UserError(
    'E_VERSION_TAKEN',
    `Version ${version} of ${model} is no longer reserved for these files: its draft was published or deleted by somebody else. Re-run, so that another number is reserved.`,
  );
}

/**
 * Awaits work on a draft. When GitHub refuses it, and the draft is one no longer, that is what is told: another run
 * with the same files published it, or deleted it as superfluous.
 */
export async function orLost<T>(
  place: Place,
  { reservation, draft }: { readonly reservation: Reservation; readonly draft: Release },
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const releases = await releasesOf(place, reservation.model);
    if (releases.some(({ release }) => release.id === draft.id && release.draft)) throw error;
    throw lost(reservation);
  }
}

function isRefusal(error: unknown): boolean {
  if (isAboutWorkflows(error)) return true;
  return error instanceof ServiceError && (error.status === 404 || error.status === 422);
}

/**
 * Deletes the drafts of a reservation, and the tag made for it when the version was never published.
 *
 * @param known the draft, when this process made the reservation. Otherwise it must be the only one of its number:
 *   those of other runs are theirs.
 */
export async function abort(
  place: Place,
  { model, version }: Reservation,
  known: VersionRelease | undefined,
): Promise<void> {
  const releases = await releasesOf(place, model);
  const drafts = releases.filter((one) => one.version === version && one.release.draft);
  const filesDigests = new Set(drafts.map(({ body }) => body.marker?.filesDigest));
  const filesDigest = known?.body.marker?.filesDigest ?? (filesDigests.size === 1 ? [...filesDigests][0] : undefined);
  if (filesDigest === undefined) return;
  if (publishedAs(releases, version) === undefined) await removeTag(place, versionTag(model, version), filesDigest);
  const ours = drafts.filter(({ body }) => body.marker?.filesDigest === filesDigest);
  for (const { release } of ours) await place.github.deleteRelease(release.id);
}

/** Removes the tag of a version if it was made for these files. */
async function removeTag({ tags }: Place, name: string, filesDigest: string): Promise<void> {
  const standing = await tags.find(name);
  if (standing === undefined) return;
  const { message } = await readVersionTag(tags, standing.sha);
  if (message?.filesDigest === filesDigest) await tags.remove(name);
}
