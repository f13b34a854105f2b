import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the checkout. */
export const root = new URL('../..', import.meta.url).pathname;

/**
 * The Node 24 that actions run on: the one the lockfile pins, else the one running this.
 *
 * @throws Error when neither is there.
 */
export function findNode24(): string {
  const pinned = join(root, 'node_modules/.bin/node');
  if (existsSync(pinned)) return realpathSync(pinned);
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new Error(`No Node 24: expected ${pinned}, and this is Node ${process.versions.node}. Run npm ci.`);
}

/** The folder of that Node, with nothing else of the checkout in it. */
export function node24Folder(): string {
  return dirname(findNode24());
}
