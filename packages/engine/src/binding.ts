import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '@mlops-actions/errors';

/** The machine the binding must be for, as in `process.platform` and `process.arch`. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
}

/**
 * Finds DuckDB's native binding in the installation the code itself belongs to: in a `node_modules` beside or above it.
 * The folder the action works on is never asked, because a pull request could put a library of its own there.
 *
 * @param from URL of the code: a source file of this package, or the bundle it became part of
 * @throws UserError E_ENGINE_MISSING when there is none for this machine.
 */
export function findBinding(from: string, machine: Machine = process): string {
  const name = `@duckdb/node-bindings-${machine.platform}-${machine.arch}`;
  const start = dirname(fileURLToPath(from));
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'duckdb.node');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) break;
  }
  throw new UserError(
    'E_ENGINE_MISSING',
    `Expected the data engine's library ${name} in a node_modules folder at or above ${start}, found none. Run \`npm ci\` in the folder of the suite, with optional dependencies, on this machine.`,
  );
}
