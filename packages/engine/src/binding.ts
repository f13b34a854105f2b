import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '@mlops-actions/errors';

/** The machine the binding must be for, as in `process.platform` and `process.arch`. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
}

const suite = 'mlops-actions';

/**
 * Finds DuckDB's native binding in the installation the code itself belongs to: in a `node_modules` above it, up to the
 * root of the suite and no further. The folder the action works on is never asked, nor one that jobs share: a pull
 * request could put a library of its own there.
 *
 * @param from URL of the code: a source file of this package, or the bundle it became part of
 * @throws UserError E_ENGINE_MISSING when there is none for this machine.
 */
export function findBinding(from: string, machine: Machine = process): string {
  const name = `@duckdb/node-bindings-${machine.platform}-${machine.arch}`;
  const folders = suiteFolders(dirname(fileURLToPath(from)));
  const found = folders
    .map((folder) => join(folder, 'node_modules', name, 'duckdb.node'))
    .find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new UserError(
    'E_ENGINE_MISSING',
    `Expected the data engine's library ${name} in node_modules of the suite at ${folders.at(-1)}, found none. Run \`npm ci\` in that folder, with optional dependencies, on this machine.`,
  );
}

/** The folder given and those above it up to the suite's root; the folder alone when it is in no suite. */
function suiteFolders(start: string): string[] {
  const folders = [start];
  for (let folder = start; !isSuite(folder); folders.push(folder)) {
    if (folder === dirname(folder)) return [start];
    folder = dirname(folder);
  }
  return folders;
}

function isSuite(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return (manifest as { name?: unknown } | null)?.name === suite;
  } catch {
    return false;
  }
}
