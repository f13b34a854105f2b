import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import type { Ports } from './result.ts';

const maxArtifactBytes = 512 * 1024 * 1024;

/**
 * Unpacks the newest artifact of this run with a name, or with that name and an attempt behind it.
 *
 * @param maxBytes compressed bytes beyond which it is not fetched.
 * @param match `exact`: the one of exactly that name, whatever attempt wrote others.
 * @returns the folder, undefined when there is no such artifact.
 */
export async function fetchArtifact(
  ports: Ports,
  name: string,
  maxBytes = maxArtifactBytes,
  match: 'newest' | 'exact' = 'newest',
): Promise<string | undefined> {
  const store = await ports.artifacts();
  if (store === undefined) return undefined;
  const own = (await store.list()).filter(
    (artifact) => artifact.name === name || (match === 'newest' && isAttemptOf(name, artifact.name)),
  );
  const newest = own.toSorted((a, b) => b.id - a.id)[0];
  if (newest === undefined) return undefined;
  const folder = await mkdtemp(join(ports.runner.context.temp, 'mlops-artifact-'));
  await store.download(newest, folder, { maxBytes });
  return folder;
}

/** As {@link fetchArtifact}. @throws UserError E_ARTIFACT when there is none. */
export async function requireArtifact(ports: Ports, name: string, maxBytes?: number): Promise<string> {
  const folder = await fetchArtifact(ports, name, maxBytes);
  if (folder !== undefined) return folder;
  throw new UserError(
    'E_ARTIFACT',
    `This run has no artifact ${JSON.stringify(name.slice(0, 200))}: let the job that uploads it succeed, and list it under \`needs:\`.`,
  );
}

function isAttemptOf(name: string, other: string): boolean {
  return other.startsWith(`${name}-`) && /^\d{1,6}$/.test(other.slice(name.length + 1));
}
