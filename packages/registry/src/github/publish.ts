import { ServiceError } from '@mlops-actions/errors';
import type { Asset, Release } from '@mlops-actions/github';
import { type Manifest, parseManifest, serializeManifest } from '../manifest.ts';
import type { Reservation } from '../registry.ts';
import { taken } from '../versions.ts';
import { renderBody } from './body.ts';
import { claimTag } from './claim-tag.ts';
import { lost, orLost } from './draft.ts';
import { planAssets } from './layout.ts';
import { serializeLocations } from './locations.ts';
import { locationsAsset, manifestAsset } from './names.ts';
import type { Place } from './place.ts';
import { explainRefusal } from './refusals.ts';
import { draftsFor, publishedAs, releasesOf, type VersionRelease } from './releases.ts';
import { accept } from './reserve.ts';
import { changed, checkPut, type Expected, verify } from './stored.ts';
import { textSource, upload } from './upload.ts';

/**
 * Makes a version visible: manifest, tag, and last, in one step, the release. Every step before can be taken again.
 *
 * @returns the published release.
 */
export async function publish(
  place: Place,
  reservation: Reservation,
  { manifest, card, known }: Publication,
): Promise<Release> {
  const { model, version } = reservation;
  const releases = await releasesOf(place, model);
  const drafts = draftsFor(releases, manifest.filesDigest);
  const draft = known ?? drafts.find((one) => one.version === version);
  const there = publishedAs(releases, version);
  if (there !== undefined && there.body.marker?.filesDigest === manifest.filesDigest) return there.release;
  if (there !== undefined) throw taken(version);
  if (draft === undefined) throw lost(reservation);
  const finished = finish(place, draft, { manifest, card, releases });
  const published = await orLost(place, { reservation, draft: draft.release }, finished);
  const doubles = drafts.filter(({ release }) => release.id !== published.id);
  for (const { release } of doubles) await place.github.deleteRelease(release.id);
  return published;
}

/** What is to be made visible. */
export interface Publication {
  readonly manifest: Manifest;
  readonly card: string;
  /** The draft, when this process made the reservation. */
  readonly known: VersionRelease | undefined;
}

interface Finish extends Omit<Publication, 'known'> {
  readonly releases: readonly VersionRelease[];
}

async function finish(place: Place, draft: VersionRelease, { manifest, card, releases }: Finish): Promise<Release> {
  const text = serializeManifest(manifest);
  // What could not be read afterwards must not become visible.
  parseManifest(text, draft.release.tag);
  const stored = await store(place, draft.release, { manifest, text });
  await describe(place, draft, { manifest, card });
  await claimTag(place, draft, { manifest, text, releases });
  // Another run with the same files shares the draft.
  if (changed(stored, await place.github.assets(draft.release.id)).length > 0) throw lost(manifest);
  const published = await makeVisible(place, draft.release);
  await verify(place, published, stored);
  return published;
}

/** Adds the manifest to what was put. @returns every asset the version is made of. */
async function store(
  place: Place,
  release: Release,
  { manifest, text }: { readonly manifest: Manifest; readonly text: string },
): Promise<readonly Expected[]> {
  const { shardBytes } = place;
  const planned = [
    ...planAssets(manifest.files, { kind: 'f', shardBytes }),
    ...planAssets(manifest.companions, { kind: 'c', shardBytes }),
  ];
  const sources = [
    textSource(locationsAsset, serializeLocations(manifest, shardBytes)),
    textSource(manifestAsset, text),
  ];
  const present = await place.github.assets(release.id);
  const expected = planned.map((asset) => checkPut(release, asset, present));
  await removeOthers(place, present, [...planned, ...sources]);
  await upload(place, release, { sources, present });
  return [...expected, ...sources];
}

/** Deletes what an earlier try with other companions stored. */
async function removeOthers(
  { github }: Place,
  present: readonly Asset[],
  wanted: readonly { readonly name: string }[],
): Promise<void> {
  const names = new Set(wanted.map(({ name }) => name));
  for (const { id, name } of present) if (!names.has(name)) await github.deleteAsset(id);
}

async function describe(
  { github }: Place,
  { release, body }: VersionRelease,
  { manifest, card }: { readonly manifest: Manifest; readonly card: string },
): Promise<void> {
  const change = {
    name: `${manifest.model} ${manifest.version}`,
    body: renderBody({ marker: body.marker, card, notes: new Map() }),
  };
  accept(release.tag, await explainRefusal(`the card of ${release.tag}`, github.updateDraft(release.id, change)));
}

/** The one step that everybody sees. */
async function makeVisible({ github }: Place, { id, tag }: Release): Promise<Release> {
  try {
    return accept(tag, await explainRefusal(`the release ${tag}`, github.publishRelease(id)));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const found = await github.releaseOf(tag);
    // The answer was lost, and not the step.
    if (found?.id === id && !found.draft) return found;
    throw error;
  }
}
