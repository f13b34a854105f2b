import { realpath } from 'node:fs/promises';
import type { Database } from './database.ts';
import { literals } from './sql.ts';

/**
 * Locks a connection: from then on it reads and writes in the allowed folders only, links followed, loads no extension,
 * and no statement can unlock it. Times without an offset are UTC.
 */
export async function lock(database: Database, folders: readonly string[]): Promise<void> {
  const allowed = await Promise.all(folders.map((folder) => realpath(folder)));
  await database.run("SET TimeZone = 'UTC'");
  await database.run(`SET allowed_directories = ${literals(allowed)}`);
  await database.run('SET enable_external_access = false');
  await database.run('SET lock_configuration = true');
}
