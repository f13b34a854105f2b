import { type Asset, type Release } from '@mlops-actions/github';
import { broken, type Manifest, manifestDigest, maxManifestBytes, parseManifest } from '../manifest.ts';
import type { ModelVersion, VersionNumber } from '../registry.ts';
import { parseBody } from './body.ts';
import { locationsAsset, manifestAsset, retractionOfTag, versionTag } from './names.ts';
import type { Place } from './place.ts';
import { textOfAsset } from './reading.ts';
import { releasesOf, type VersionRelease } from './releases.ts';
import { type NamedTag } from './tags.ts';
import { readVersionTag } from './version-tag.ts';

/** The manifest of a release, and the text its digest is of. */
interface ReadManifest {
  readonly manifest: Manifest;
  readonly digest: string;
}

/** Reads published versions. What can never change is read once. */
export class Published {
  readonly #place: Place;
  readonly #manifests = new Map<number, ReadManifest>();

  constructor(place: Place) {
    this.#place = place;
  }

  /** @throws UserError E_VERSION_BROKEN when it is not what its digest, tag or name says. */
  async version(model: string, version: VersionNumber): Promise<ModelVersion | undefined> {
    const release = await this.#place.github.releaseOf(versionTag(model, version));
    return release === undefined || release.draft ? undefined : this.of(model, version, release);
  }

  /** The version that a published release is. */
  async of(model: string, version: VersionNumber, release: Release): Promise<ModelVersion> {
    const { tags, github } = this.#place;
    const near = await tags.list(versionTag(model, version));
    const tag = near.find((named) => named.tag === release.tag);
    const { manifest, digest } = await this.#manifest(release);
    if (manifest.model !== model || manifest.version !== version)
      throw broken(release.tag, `its manifest is that of ${manifest.model} ${manifest.version}`);
    const { message } = tag === undefined ? {} : await readVersionTag(tags, tag.sha);
    if (message !== undefined && message.digest !== digest)
      throw broken(release.tag, `its manifest has the digest ${digest}, and its tag says ${message.digest}`);
    return {
      model,
      version,
      digest,
      manifest,
      uri: `github:${github.repository}/${release.tag}`,
      page: release.page,
      author: release.author,
      retracted: await this.#retraction(model, version, near),
      notes: parseBody(release.body).notes,
    };
  }

  /** The version that holds a set of files. Releases that others made are passed over. */
  async withFiles(model: string, filesDigest: string): Promise<ModelVersion | undefined> {
    const published = (await releasesOf(this.#place, model)).filter(({ release }) => !release.draft);
    for (const candidate of published) {
      if ((await this.#filesDigestOf(candidate)) !== filesDigest) continue;
      const found = await this.of(model, candidate.version, candidate.release);
      if (found.manifest.filesDigest === filesDigest) return found;
    }
    return undefined;
  }

  /** By the release itself, by its tag, or, where neither says, by the manifest. */
  async #filesDigestOf({ release, body }: VersionRelease): Promise<string | undefined> {
    if (body.marker !== undefined) return body.marker.filesDigest;
    const tag = await this.#place.tags.find(release.tag);
    const { message } = tag === undefined ? {} : await readVersionTag(this.#place.tags, tag.sha);
    if (message !== undefined) return message.filesDigest;
    try {
      return (await this.#manifest(release)).manifest.filesDigest;
    } catch (error) {
      this.#place.log(`${release.tag} is passed over: ${String(error)}`);
      return undefined;
    }
  }

  async #manifest(release: Release): Promise<ReadManifest> {
    const known = this.#manifests.get(release.id);
    // Assets of releases that are not immutable can be replaced.
    if (known !== undefined && assetOf(release, manifestAsset)?.digest === known.digest) return known;
    const asset = await findAsset(this.#place, release, manifestAsset);
    const text = asset && (await textOfAsset(this.#place.github, asset, maxManifestBytes));
    if (text === undefined)
      throw broken(release.tag, `it has no ${manifestAsset} of at most ${maxManifestBytes} bytes`);
    const read = { manifest: parseManifest(text, release.tag), digest: manifestDigest(text) };
    this.#manifests.set(release.id, read);
    return read;
  }

  async #retraction(model: string, version: VersionNumber, near: readonly NamedTag[]): Promise<string | undefined> {
    const tag = near.findLast((named) => retractionOfTag(model, named.tag) === version);
    if (tag === undefined) return undefined;
    return (await this.#place.tags.read(tag.sha))?.message.trim() || 'no reason was given';
  }
}

/** An asset of a release that arrived whole; undefined when there is none. */
export async function findAsset({ github }: Place, release: Release, name: string): Promise<Asset | undefined> {
  return (
    assetOf(release, name) ?? (await github.assets(release.id)).find((asset) => asset.name === name && asset.complete)
  );
}

function assetOf({ assets }: Release, name: string): Asset | undefined {
  return assets.find((asset) => asset.name === name && asset.complete);
}

/** Bytes beyond which `assets.json` is not read. */
export const maxLocationsBytes = maxManifestBytes;

/** The text that says where the bytes of a release are. @throws UserError E_VERSION_BROKEN when there is none. */
export async function readLocations(place: Place, release: Release): Promise<string> {
  const asset = await findAsset(place, release, locationsAsset);
  const text = asset && (await textOfAsset(place.github, asset, maxLocationsBytes));
  if (text === undefined)
    throw broken(release.tag, `it has no ${locationsAsset} of at most ${maxLocationsBytes} bytes`);
  return text;
}
