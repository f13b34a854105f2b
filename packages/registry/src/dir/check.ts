import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, type Place, unusable } from './place.ts';

/**
 * Looks whether the root can be read, or written; one that is not there yet is empty, and is made with the first
 * version.
 *
 * @throws UserError E_REGISTRY when something else has its name; the file system's own fault when it may not be used.
 */
export async function checkRoot({ files, layout }: Place, access: 'read' | 'write'): Promise<void> {
  const mode = constants.R_OK | constants.X_OK | (access === 'write' ? constants.W_OK : 0);
  for (let folder = layout.root; ; folder = dirname(folder)) {
    try {
      await files.access(folder, mode);
      if ((await files.lstat(await files.realpath(folder))).isDirectory()) return;
      throw unusable(layout, `needs ${JSON.stringify(folder)} to be a folder, which is a file`);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || folder === dirname(folder)) throw error;
    }
  }
}
