import type { Release } from '@mlops-actions/github';
import { digestOfFiles } from '../manifest.ts';
import type { Contents, Reservation, StoredFile } from '../registry.ts';
import { bytesOf, checkAgain, digestsOf } from './asset-bytes.ts';
import { lost, orLost } from './draft.ts';
import { type PlannedAsset, planAssets } from './layout.ts';
import type { Place } from './place.ts';
import { draftsFor, publishedAs, releasesOf, type VersionRelease } from './releases.ts';
import { type Source, upload } from './upload.ts';

/**
 * Stores files and companions in the draft of a reservation.
 *
 * @param known the draft, when this process made the reservation.
 */
export async function put(
  place: Place,
  reservation: Reservation,
  { contents, known }: { readonly contents: Contents; readonly known: VersionRelease | undefined },
): Promise<void> {
  const draft = known ?? (await findDraft(place, reservation, digestOfFiles(contents.files)));
  if (draft === undefined) return;
  const { files, companions } = contents;
  const { shardBytes } = place;
  const sources = [
    ...(await sourcesOf(files, planAssets(files, { kind: 'f', shardBytes }))),
    ...(await sourcesOf(companions, planAssets(companions, { kind: 'c', shardBytes }))),
  ];
  await orLost(place, { reservation, draft: draft.release }, store(place, draft.release, sources));
}

async function store(place: Place, release: Release, sources: readonly Source[]): Promise<void> {
  await upload(place, release, { sources, present: await place.github.assets(release.id) });
}

/** Undefined when these very files are published. */
async function findDraft(
  place: Place,
  reservation: Reservation,
  filesDigest: string,
): Promise<VersionRelease | undefined> {
  const { model, version } = reservation;
  const releases = await releasesOf(place, model);
  const draft = draftsFor(releases, filesDigest).find((one) => one.version === version);
  if (draft !== undefined) return draft;
  if (publishedAs(releases, version)?.body.marker?.filesDigest === filesDigest) return undefined;
  throw lost(reservation);
}

async function sourcesOf(stored: readonly StoredFile[], planned: readonly PlannedAsset[]): Promise<readonly Source[]> {
  const files = new Map(stored.map((file) => [file.path, file]));
  const digests = await digestsOf(planned, files);
  return planned.map((asset) => {
    const digest = digests.get(asset.name) ?? '';
    return {
      name: asset.name,
      size: asset.size,
      digest,
      mediaType: 'application/octet-stream',
      bytes: () => bytesOf(asset, files),
      check: () => checkAgain(asset, files, digest),
    };
  });
}
