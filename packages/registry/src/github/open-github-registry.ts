import { setTimeout } from 'node:timers/promises';
import type { GitHub } from '@mlops-actions/github';
import type { Manifest } from '../manifest.ts';
import { checkAlias, checkModel, checkVersion } from '../names.ts';
import type {
  AliasRequest,
  Contents,
  DownloadRequest,
  ModelVersion,
  Registry,
  Reservation,
  ReservationRequest,
  VersionReference,
} from '../registry.ts';
import { newestFirst } from '../versions.ts';
import { aliasedVersion, aliasHistory, turnAlias } from './aliases.ts';
import { download } from './download.ts';
import { abort } from './draft.ts';
import { annotate, missingVersion, retract } from './marks.ts';
import { versionTag } from './names.ts';
import type { Place } from './place.ts';
import { publish } from './publish.ts';
import { Published } from './published.ts';
import { put } from './put.ts';
import { releasesOf, type VersionRelease } from './releases.ts';
import { reserve } from './reserve.ts';
import { Tags } from './tags.ts';

export interface GitHubRegistryOptions {
  readonly github: GitHub;
  /** What version tags point at: the commit of the run, or the head of the default branch. */
  readonly target: 'commit' | 'default-branch';
  /** Page of the run. */
  readonly run: string;
  /** Login of who is at work. */
  readonly actor: string;
  readonly log: (message: string) => void;
  /** Most bytes of an asset, default 1.9 GB: GitHub takes less than 2 GiB. */
  readonly shardBytes?: number;
  /** Passes the time between two tries of an upload. */
  readonly wait?: (seconds: number) => Promise<unknown>;
}

const defaultShardBytes = 1_900_000_000;

/**
 * The registry in a repository's Releases: a version is a release with its files as assets, its tag and the tags of
 * aliases are those of GTO.
 */
export function openGitHubRegistry({
  github,
  shardBytes = defaultShardBytes,
  wait = (seconds) => setTimeout(seconds * 1000),
  ...options
}: GitHubRegistryOptions): Registry {
  const tags = new Tags(github);
  const place: Place = { ...options, github, tags, shardBytes, wait: async (seconds) => void (await wait(seconds)) };
  const published = new Published(place);
  return { address: 'github', ...writes(place, published), ...reads(place, published), ...marks(place, published) };
}

function reads(place: Place, published: Published) {
  return {
    async check() {
      await place.github.defaultBranch();
      await place.tags.list('');
    },
    async get(model: string, reference: VersionReference): Promise<ModelVersion | undefined> {
      checkModel(model);
      if ('filesDigest' in reference) return published.withFiles(model, reference.filesDigest);
      if ('version' in reference) return published.version(model, checkVersion(reference.version));
      const version = await aliasedVersion(place, model, checkAlias(reference.alias));
      return version === undefined ? undefined : published.version(model, version);
    },
    async list(model: string) {
      const releases = await releasesOf(place, checkModel(model));
      return newestFirst(releases.filter(({ release }) => !release.draft).map(({ version }) => version));
    },
    aliasHistory: async (model: string, alias: string) => aliasHistory(place, checkModel(model), checkAlias(alias)),
    download: (version: ModelVersion, request: DownloadRequest) => download(place, version, request),
  };
}

function writes(place: Place, published: Published) {
  const drafts = new Map<string, VersionRelease>();
  const keyOf = ({ model, version }: Reservation) => versionTag(model, version);
  return {
    async reserve(request: ReservationRequest) {
      checkModel(request.model);
      const { reservation, draft } = await reserve(place, request);
      drafts.set(keyOf(reservation), draft);
      return reservation;
    },
    put: (reservation: Reservation, contents: Contents) =>
      put(place, reservation, { contents, known: drafts.get(keyOf(reservation)) }),
    async publish(reservation: Reservation, manifest: Manifest, card: string) {
      const known = drafts.get(keyOf(reservation));
      const release = await publish(place, reservation, { manifest, card, known });
      drafts.delete(keyOf(reservation));
      return published.of(reservation.model, reservation.version, release);
    },
    async abort(reservation: Reservation) {
      await abort(place, reservation, drafts.get(keyOf(reservation)));
      drafts.delete(keyOf(reservation));
    },
  };
}

function marks(place: Place, published: Published) {
  return {
    async setAlias(request: AliasRequest) {
      const { model, alias, version } = request;
      checkAlias(alias);
      const target = await published.version(checkModel(model), checkVersion(version));
      if (target === undefined) throw missingVersion(model, version);
      return turnAlias(place, request, target);
    },
    annotate: async (model: string, version: string, notes: ReadonlyMap<string, string>) =>
      annotate(place, { model: checkModel(model), version: checkVersion(version), notes }),
    retract: async (model: string, version: string, reason: string) =>
      retract(place, { model: checkModel(model), version: checkVersion(version), reason }),
  };
}
