import { ServiceError } from '@mlops-actions/errors';
import type { Asset, Release } from '@mlops-actions/github';
import { broken } from '../manifest.ts';
import type { PlannedAsset } from './layout.ts';
import type { Place } from './place.ts';

/** An asset a version is made of; its digest is undefined where the server tells none. */
export interface Expected {
  readonly name: string;
  readonly size: number;
  readonly digest: string | undefined;
}

/** An asset as it was put. @throws ServiceError E_GITHUB when it is missing. */
export function checkPut({ tag }: Release, { name, size }: PlannedAsset, present: readonly Asset[]): Expected {
  const found = present.find((asset) => asset.name === name);
  if (found?.complete === true && found.size === size) return { name, size, digest: found.digest };
  throw new ServiceError('E_GITHUB', `the draft of ${tag} lacks ${name}, which was stored before; re-running may help`);
}

/** What a release no longer holds of what was stored and verified. Servers before 2025 tell no digest. */
export function changed(expected: readonly Expected[], present: readonly Asset[]): readonly Expected[] {
  const byName = new Map(present.map((asset) => [asset.name, asset]));
  return expected.filter(({ name, size, digest }) => {
    const found = byName.get(name);
    const differs = found?.digest !== undefined && digest !== undefined && found.digest !== digest;
    return found?.complete !== true || found.size !== size || differs;
  });
}

/** @throws UserError E_VERSION_BROKEN when what is published is not what was stored. */
export async function verify({ github }: Place, release: Release, expected: readonly Expected[]): Promise<void> {
  if (changed(expected, release.assets).length === 0) return;
  const differing = changed(expected, await github.assets(release.id));
  if (differing.length === 0) return;
  const names = differing.slice(0, 5).map(({ name }) => name);
  throw broken(release.tag, `somebody changed ${names.join(', ')} while it was published`);
}
