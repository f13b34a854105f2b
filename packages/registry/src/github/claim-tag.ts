import { type Manifest, manifestDigest } from '../manifest.ts';
import { taken } from '../versions.ts';
import type { Place } from './place.ts';
import type { VersionRelease } from './releases.ts';
import { readVersionTag, type VersionMessage } from './version-tag.ts';

interface Claim {
  readonly manifest: Manifest;
  readonly text: string;
  readonly releases: readonly VersionRelease[];
}

/** Makes the tag. One that an earlier try with the same files left, of another manifest or commit, is replaced. */
export async function claimTag(place: Place, { release, body }: VersionRelease, claim: Claim): Promise<void> {
  const { manifest, text, releases } = claim;
  const { version, filesDigest } = manifest;
  const digest = manifestDigest(text);
  const commit = body.marker?.at ?? release.target;
  warnOfCommit(place, { commit, tag: release.tag, releases });
  const message: VersionMessage = { kind: 'model-version', version, digest, filesDigest, run: place.run };
  const tag = { name: release.tag, message: JSON.stringify(message), commit };
  const before = await place.tags.find(tag.name);
  if (before === undefined) {
    if (await place.tags.create(tag)) return;
    throw taken(version);
  }
  const standing = await readVersionTag(place.tags, before.sha);
  if (standing.message?.filesDigest !== filesDigest) throw taken(version);
  if (standing.message.digest === digest && standing.commit === commit) return;
  await place.tags.remove(tag.name);
  if (!(await place.tags.create(tag))) throw taken(version);
}

/** GTO finds the version of an alias by its commit, and gives up where a commit has two. */
function warnOfCommit(
  { log }: Place,
  { commit, tag, releases }: { commit: string; tag: string; releases: readonly VersionRelease[] },
): void {
  const other = releases.find(({ release, body }) => !release.draft && body.marker?.at === commit);
  if (other !== undefined)
    log(
      `${tag} is at the commit of ${other.release.tag}: GTO cannot read a repository where two versions share one; this action can.`,
    );
}
