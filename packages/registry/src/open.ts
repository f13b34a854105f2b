import { resolve } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { parseRegistryAddress } from './open-registry.ts';
import type { Registry } from './registry.ts';

/** What drivers need of the run they work in. */
export interface RegistryPlace {
  /** Folder that paths in addresses are relative to. */
  readonly workspace: string;
  /** Asked only by drivers that need it; undefined when there is no token. */
  readonly github: () => Promise<GitHub | undefined>;
  /** What tags point at: the commit of the run, or the head of the default branch. */
  readonly target: 'commit' | 'default-branch';
  /** Login of who is at work, for the histories. */
  readonly actor: string;
  /** Page of the run, for the histories. */
  readonly run: string;
  readonly log: (message: string) => void;
}

/**
 * Opens the registry an address names; a driver is loaded when it is asked for.
 *
 * @param address as the input `registry`: `github` or `dir:<path>`.
 * @throws UserError E_INPUT for an address that names none, E_NOT_BUILT for one that comes later, E_PERMISSION
 *   without a token where one is needed.
 */
export async function openRegistry(address: string, place: RegistryPlace): Promise<Registry> {
  const parsed = parseRegistryAddress(address);
  if (parsed.kind === 'dir') {
    const { openDirRegistry } = await import('./dir.ts');
    return openDirRegistry({ ...place, path: resolve(place.workspace, parsed.path) });
  }
  const github = await place.github();
  if (github === undefined)
    throw new UserError(
      'E_PERMISSION',
      'The registry `github` is GitHub’s Releases, and there is no token: leave the input `token` at its default.',
    );
  const { openGitHubRegistry } = await import('./github/open-github-registry.ts');
  return openGitHubRegistry({ ...place, github });
}
