import { lstat, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '@mlops-actions/errors';

/**
 * The absolute form of a path that, every symbolic link followed, lies in `root` or is `root`. It need not exist:
 * then the nearest folder above it that does decides.
 *
 * @param path absolute, or relative to `root`
 * @throws UserError E_PATH_OUTSIDE when it lies elsewhere.
 */
export async function insideWorkspace(path: string, root: string): Promise<string> {
  const absolute = resolve(root, path);
  const real = path.includes('\0') ? undefined : await realpathOfNearest(absolute);
  if (real !== undefined && liesIn(real, await realpath(root))) return absolute;
  throw new UserError(
    'E_PATH_OUTSIDE',
    `Expected a path inside ${JSON.stringify(root)}, got ${JSON.stringify(path)}, which leads out of it. Use a path relative to the working directory, without links to the outside.`,
  );
}

/** Whether a path is a folder or lies in it; both absolute, nothing followed. */
export function liesIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function realpathOfNearest(path: string): Promise<string | undefined> {
  for (let current = path; ; current = dirname(current)) {
    const real = await realpath(current).catch(() => undefined);
    if (real !== undefined) return real;
    // A link that leads nowhere now could lead anywhere once its target is made.
    if (await exists(current)) return undefined;
    if (dirname(current) === current) return undefined;
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
