import { UserError } from '@mlops-actions/errors';
import type { Release } from '@mlops-actions/github';
import type { Reservation, ReservationRequest, VersionNumber } from '../registry.ts';
import { compareVersions, nextVersion, taken } from '../versions.ts';
import { type Marker, parseBody, renderBody } from './body.ts';
import { retractionOfTag, versionOfTag, versionTag } from './names.ts';
import { headOfDefaultBranch, type Place } from './place.ts';
import { explainRefusal } from './refusals.ts';
import { draftsFor, publishedAs, releasesOf, type VersionRelease } from './releases.ts';
import type { NamedTag } from './tags.ts';
import { readVersionTag } from './version-tag.ts';

/**
 * Gives a number to a set of files: a draft with the number's tag, which says whose files it is for.
 *
 * A draft of the same files is taken up, whatever run made it; where its number is gone meanwhile, it gets another and
 * keeps what was stored.
 */
export async function reserve(place: Place, request: ReservationRequest): Promise<Reserved> {
  const { model, filesDigest } = request;
  const releases = await releasesOf(place, model);
  const named = await place.tags.list(versionTag(model, ''));
  const [own, ...doubles] = draftsFor(releases, filesDigest);
  for (const { release } of doubles) await place.github.deleteRelease(release.id);
  const version = await chooseNumber(place, request, { releases, named, own });
  const draft = { tag: versionTag(model, version), marker: await newMarker(place, request) };
  const release = own === undefined ? await createDraft(place, draft) : await retakeDraft(place, own, draft);
  const reservation = { model, version, resumed: own !== undefined };
  return { reservation, draft: { version, release, body: parseBody(release.body) } };
}

/** A reservation, and the draft that is its seal. */
export interface Reserved {
  readonly reservation: Reservation;
  readonly draft: VersionRelease;
}

interface Standing {
  readonly releases: readonly VersionRelease[];
  readonly named: readonly NamedTag[];
  readonly own: VersionRelease | undefined;
}

async function chooseNumber(place: Place, request: ReservationRequest, standing: Standing): Promise<VersionNumber> {
  const { model, wanted, filesDigest, above } = request;
  const { releases, named, own } = standing;
  const orphans = named.filter(({ tag }) => isOrphan(model, tag, releases));
  const ours = await tagsFor(place, { model, filesDigest, named: orphans });
  // Its tag stands: only the last step was missing.
  if (own !== undefined && ours.includes(own.version)) return own.version;
  checkDrafts(request, standing);
  const tagged = named.flatMap(({ tag }) => versionOfTag(model, tag) ?? retractionOfTag(model, tag) ?? []);
  const published = releases.filter(({ release }) => !release.draft).map(({ version }) => version);
  const gone = [...published, ...tagged, ...(above === undefined ? [] : [above])].filter(
    (version) => !ours.includes(version),
  );
  const held = releases
    .filter(({ release }) => release.draft && release.id !== own?.release.id)
    .map(({ version }) => version);
  if (own !== undefined && isStillNext(own.version, { wanted, gone, held })) return own.version;
  return nextVersion(wanted, [...gone, ...held]);
}

/** Whether a number that was reserved before would be given again, if others had not reserved the ones behind it. */
function isStillNext(
  version: VersionNumber,
  { wanted, gone, held }: Pick<ReservationRequest, 'wanted'> & Record<'gone' | 'held', readonly VersionNumber[]>,
): boolean {
  const before = held.filter((other) => compareVersions(other, version) < 0);
  return nextVersion(wanted, [...gone, ...before]) === version;
}

/** Whether a tag registers a version that was never published. */
function isOrphan(model: string, tag: string, releases: readonly VersionRelease[]): boolean {
  const version = versionOfTag(model, tag);
  return version !== undefined && publishedAs(releases, version) === undefined;
}

/** The numbers whose tags an earlier try with the same files made. */
async function tagsFor(
  { tags }: Place,
  { model, filesDigest, named }: { model: string; filesDigest: string; named: readonly NamedTag[] },
): Promise<readonly VersionNumber[]> {
  const found: VersionNumber[] = [];
  for (const { tag, sha } of named) {
    const { message } = await readVersionTag(tags, sha);
    if (message?.filesDigest === filesDigest) found.push(versionOfTag(model, tag) ?? '');
  }
  return found;
}

/** A number that somebody asked for by name says what stands in its way. */
function checkDrafts({ wanted }: ReservationRequest, { releases, own }: Standing): void {
  const other = releases.find(
    ({ release, version }) => release.draft && version === wanted && release.id !== own?.release.id,
  );
  if (other === undefined) return;
  throw taken(
    wanted,
    new Error(`the draft ${other.release.page} holds the number: delete it when no run is at work on it`),
  );
}

async function newMarker(place: Place, { filesDigest, commit }: ReservationRequest): Promise<Marker> {
  const at = place.target === 'commit' ? commit : await headOfDefaultBranch(place);
  return { filesDigest, commit, at, run: place.run };
}

interface Draft {
  readonly tag: string;
  readonly marker: Marker;
}

async function createDraft({ github }: Place, draft: Draft): Promise<Release> {
  const what = `a draft of the release ${draft.tag}`;
  return accept(draft.tag, await explainRefusal(what, github.createDraft(toRelease(draft))));
}

async function retakeDraft({ github }: Place, { release, body }: VersionRelease, draft: Draft): Promise<Release> {
  const { marker } = body;
  const isSame = release.tag === draft.tag && marker?.at === draft.marker.at && marker.commit === draft.marker.commit;
  if (isSame) return release;
  const what = `the draft of the release ${draft.tag}`;
  return accept(draft.tag, await explainRefusal(what, github.updateDraft(release.id, toRelease(draft))));
}

function toRelease({ tag, marker }: Draft) {
  const card = `Being made by ${marker.run}. This draft is published or taken up again by a later run; it can be deleted when none is at work.`;
  return { tag, target: marker.at, name: tag, body: renderBody({ marker, card, notes: new Map() }) };
}

/** The release, if GitHub made it. @throws UserError E_VERSION_TAKEN, E_VERSION_BURNT. */
export function accept(tag: string, answer: Release | 'taken' | 'burnt' | 'immutable'): Release {
  if (typeof answer !== 'string') return answer;
  const version = tag.slice(tag.lastIndexOf('@v') + 2);
  if (answer !== 'burnt') throw taken(version);
  throw new UserError(
    'E_VERSION_BURNT',
    `Version ${version} can never be used again: ${tag} was the tag of an immutable release that was deleted. Use another number, or \`version: auto\`.`,
  );
}
