import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';

/** Compressed bytes beyond which an artifact is not fetched. */
const maxArtifactBytes = 512 * 1024 * 1024;

/**
 * Unpacks the newest artifact of this run with a name, or with that name and an attempt behind it.
 *
 * @returns the folder, undefined when there is no such artifact.
 */
export async function fetchArtifact(ports: Ports, name: string): Promise<string | undefined> {
  const store = await ports.artifacts();
  if (store === undefined) return undefined;
  const own = (await store.list()).filter((artifact) => artifact.name === name || isAttemptOf(name, artifact.name));
  const newest = own.toSorted((a, b) => b.id - a.id)[0];
  if (newest === undefined) return undefined;
  const folder = await mkdtemp(join(ports.runner.context.temp, 'mlops-candidate-'));
  await store.download(newest, folder, { maxBytes: maxArtifactBytes });
  return folder;
}

/** As {@link fetchArtifact}. @throws UserError E_ARTIFACT when there is none. */
export async function requireArtifact(ports: Ports, name: string): Promise<string> {
  const folder = await fetchArtifact(ports, name);
  if (folder !== undefined) return folder;
  throw new UserError(
    'E_ARTIFACT',
    `This run has no artifact ${JSON.stringify(name.slice(0, 200))}: let the job that uploads it succeed, and list it under \`needs:\`.`,
  );
}

function isAttemptOf(name: string, other: string): boolean {
  return other.startsWith(`${name}-`) && /^\d{1,6}$/.test(other.slice(name.length + 1));
}
