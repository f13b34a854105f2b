import type { Release } from '@mlops-actions/github';
import type { VersionNumber } from '../registry.ts';
import { type Body, parseBody } from './body.ts';
import { versionOfTag } from './names.ts';
import type { Place } from './place.ts';

/** A release that is, or is to become, a version of a model. */
export interface VersionRelease {
  readonly version: VersionNumber;
  readonly release: Release;
  readonly body: Body;
}

/** Every release whose tag is exactly that of a version, drafts included where the token may see them. */
export async function releasesOf({ github }: Place, model: string): Promise<readonly VersionRelease[]> {
  const all = await github.releases(`${model}@v`);
  return all.flatMap((release) => {
    const version = versionOfTag(model, release.tag);
    return version === undefined ? [] : [{ version, release, body: parseBody(release.body) }];
  });
}

/** The drafts made for a set of files, the fullest first: a request that was sent again may have made two. */
export function draftsFor(releases: readonly VersionRelease[], filesDigest: string): readonly VersionRelease[] {
  return releases
    .filter(({ release, body }) => release.draft && body.marker?.filesDigest === filesDigest)
    .toSorted((a, b) => b.release.assets.length - a.release.assets.length || a.release.id - b.release.id);
}

/** The published release of a number, if there is one. */
export function publishedAs(releases: readonly VersionRelease[], version: VersionNumber): VersionRelease | undefined {
  return releases.find(({ release, version: number }) => !release.draft && number === version);
}
