import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { z } from 'zod';
import { broken, manifestDigest, parseManifest, versionNumber } from '../manifest.ts';
import type { ModelVersion, VersionNumber } from '../registry.ts';
import { newestFirst } from '../versions.ts';
import { names } from './layout.ts';
import { list, type Place, readJson, readText } from './place.ts';

/** Whether a name is a number of a version. */
export function isVersion(name: string): boolean {
  return versionNumber.safeParse(name).success;
}

/** Numbers of the published versions, newest first. */
export async function publishedVersions(place: Place, model: string): Promise<VersionNumber[]> {
  return newestFirst((await list(place, place.layout.versions(model))).filter(isVersion));
}

/** One version; undefined when it is not there. @throws UserError E_VERSION_BROKEN */
export async function readVersion(
  place: Place,
  model: string,
  version: VersionNumber,
): Promise<ModelVersion | undefined> {
  const folder = place.layout.version(model, version);
  if (!(await publishedVersions(place, model)).includes(version)) return undefined;
  const text = await readText(place, join(folder, names.manifest));
  if (text === undefined) throw broken(folder, 'it has no model.json');
  const manifest = parseManifest(text, join(folder, names.manifest));
  if (manifest.model !== model || manifest.version !== version)
    throw broken(folder, `its manifest is that of ${manifest.model} ${manifest.version}`);
  return {
    model,
    version,
    digest: manifestDigest(text),
    manifest,
    uri: `dir:${folder}`,
    page: undefined,
    // Nothing in a folder starts a workflow.
    author: undefined,
    ...(await readMarks(place, model, version)),
  };
}

const retraction = z.object({ reason: z.string() });
const pairs = z.array(z.tuple([z.string(), z.string()]));

async function readMarks(
  place: Place,
  model: string,
  version: VersionNumber,
): Promise<Pick<ModelVersion, 'retracted' | 'notes'>> {
  const folder = place.layout.marks(model, version);
  const retracted = await readJson(place, join(folder, names.retracted), retraction);
  const notes = await readJson(place, join(folder, names.notes), pairs);
  return { retracted: retracted?.reason, notes: new Map(notes) };
}

/** The version with exactly these files. Those that are damaged are passed over: they stop nothing new. */
export async function findByFiles(place: Place, model: string, filesDigest: string): Promise<ModelVersion | undefined> {
  for (const version of await publishedVersions(place, model)) {
    const found = await readVersion(place, model, version).catch(orBroken);
    if (found?.manifest.filesDigest === filesDigest) return found;
  }
  return undefined;
}

function orBroken(error: unknown): undefined {
  if (error instanceof UserError && error.code === 'E_VERSION_BROKEN') return undefined;
  throw error;
}
