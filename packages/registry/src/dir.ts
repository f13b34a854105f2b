import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { aliasedVersion, aliasHistory, turnAlias } from './dir/aliases.ts';
import { checkRoot } from './dir/check.ts';
import { download } from './dir/download.ts';
import { type FileOperations, fileOperations } from './dir/file-operations.ts';
import { layoutOf, names } from './dir/layout.ts';
import { attempt, type Place, remove, replace, writeNew } from './dir/place.ts';
import { publish } from './dir/publish.ts';
import { findByFiles, publishedVersions, readVersion } from './dir/published.ts';
import { put } from './dir/put.ts';
import { reserve } from './dir/reservations.ts';
import type { ModelVersion, Registry, VersionReference } from './registry.ts';

export interface DirRegistryOptions {
  /** Absolute path of the folder. */
  readonly path: string;
  readonly files?: FileOperations;
}

/** The registry in a folder: of a runner of the team's own, or one that is mounted. */
export function openDirRegistry({ path, files = fileOperations }: DirRegistryOptions): Registry {
  const layout = layoutOf(path);
  const place: Place = { files, layout };
  const get = (model: string, reference: VersionReference) =>
    attempt(place, 'read a version', () => find(place, model, reference));
  return {
    address: `dir:${path}`,
    check: (access) => attempt(place, access === 'read' ? 'be read' : 'be written to', () => checkRoot(place, access)),
    reserve: (request) => attempt(place, 'reserve a number', () => reserve(place, request)),
    put: (reservation, contents) => attempt(place, 'store files', () => put(place, reservation, contents)),
    async publish(reservation, manifest, card) {
      const published = () => publish(place, reservation, { manifest, card });
      return required(await attempt(place, 'publish a version', published), reservation);
    },
    abort: ({ model, version }) =>
      attempt(place, 'give a number up', () => remove(place, model, layout.reservation(model, version))),
    get,
    list: (model) => attempt(place, 'list versions', () => publishedVersions(place, model)),
    setAlias: (request) => attempt(place, 'set an alias', () => turnAlias(place, request)),
    aliasHistory: (model, alias) => attempt(place, 'read an alias', () => aliasHistory(place, model, alias)),
    async annotate(model, version, notes) {
      const before = required(await get(model, { version }), { model, version });
      const text = JSON.stringify([...new Map([...before.notes, ...notes])]);
      await attempt(place, 'write notes', () =>
        replace(place, model, { path: join(layout.marks(model, version), names.notes), text }),
      );
    },
    async retract(model, version, reason) {
      required(await get(model, { version }), { model, version });
      const mark = { path: join(layout.marks(model, version), names.retracted), text: JSON.stringify({ reason }) };
      // The first reason stays.
      await attempt(place, 'retract a version', async () => void (await writeNew(place, model, mark)));
    },
    download: (version, request) => attempt(place, 'hand out a version', () => download(place, version, request)),
  };
}

async function find(place: Place, model: string, reference: VersionReference): Promise<ModelVersion | undefined> {
  if ('version' in reference) return readVersion(place, model, reference.version);
  if ('filesDigest' in reference) return findByFiles(place, model, reference.filesDigest);
  return aliasedVersion(place, model, reference.alias);
}

function required(
  version: ModelVersion | undefined,
  wanted: { readonly model: string; readonly version: string },
): ModelVersion {
  if (version !== undefined) return version;
  throw new UserError('E_VERSION_MISSING', `There is no ${wanted.model} ${wanted.version}: register it first.`);
}
