import { mkdtemp, rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type * as DuckDB from '@duckdb/node-api';
import { describeError, UserError } from '@mlops-actions/errors';
import { findBinding } from './binding.ts';
import { check } from './check.ts';
import { Database } from './database.ts';
import type { Engine } from './engine.ts';
import { lock } from './lock.ts';

export interface EngineOptions {
  /** Path of `duckdb.node`. Default: the one installed with this code. */
  readonly binding?: string | undefined;
  /** As DuckDB writes sizes, such as `4GB`. Default: 60 % of what this process may use. */
  readonly memoryLimit?: string | undefined;
  /** Where a folder for what does not fit into memory is made; removed on close. */
  readonly tempDir: string;
  /** The only folders that can be read. */
  readonly allowedDirectories: readonly string[];
}

const shareOfMemory = 0.6;

/**
 * Opens DuckDB, locked: it reads the allowed folders only, loads no extension, and no statement can unlock it.
 *
 * @throws UserError E_ENGINE_MISSING when its library is missing or not for this machine.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { DuckDBInstance } = await load(options.binding ?? findBinding(import.meta.url));
  const spill = await mkdtemp(join(options.tempDir, 'mlops-engine-'));
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit ?? defaultMemory(),
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  const database = new Database(connection);
  await lock(database, options.allowedDirectories);
  return {
    check: (contract, files, log = () => undefined) => check(database, contract, { files, log }),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(spill, { recursive: true, force: true });
    },
  };
}

/** Loads DuckDB's API, whose native part is taken from the path given and from nowhere else. */
async function load(binding: string): Promise<typeof DuckDB> {
  process.env['MLOPS_DUCKDB_BINDING'] = binding;
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new UserError(
      'E_ENGINE_MISSING',
      `Expected the data engine's library at ${binding} to load on this machine, but: ${describeError(cause).slice(0, 300)}. Run \`npm ci\` in the folder of the suite on this machine.`,
      { cause },
    );
  }
}

function defaultMemory(): string {
  const constrained = process.constrainedMemory();
  const available = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return `${Math.floor((available * shareOfMemory) / 2 ** 20)}MiB`;
}
