import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Database } from './database.ts';
import { openEngine } from './duckdb.ts';
import { lock } from './lock.ts';

let allowed: string;
let outside: string;
let connection: DuckDBConnection;
let database: Database;
beforeAll(async () => {
  allowed = await mkdtemp(join(tmpdir(), 'allowed-'));
  outside = await mkdtemp(join(tmpdir(), 'outside-'));
  for (const folder of [allowed, outside]) await writeFile(join(folder, 'a.csv'), 'a\n1\n');
  await symlink(outside, join(allowed, 'link'));
  // Opening an engine makes the native library known.
  await (await openEngine({ tempDir: allowed, allowedDirectories: [allowed] })).close();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  database = new Database(connection);
  await database.run("SET TimeZone = 'Asia/Tokyo'");
  await lock(database, [allowed]);
});
afterAll(async () => {
  connection.closeSync();
  for (const folder of [allowed, outside]) await rm(folder, { recursive: true });
});

describe('a locked connection', () => {
  it('still reads the allowed folder', async () => {
    expect(await database.counts(`SELECT count(*) FROM '${allowed}/a.csv'`)).toEqual([1]);
  });

  it('takes times without an offset for UTC', async () => {
    expect(await database.rows("SELECT CAST(TIMESTAMPTZ '2024-01-01 10:00:00' AS VARCHAR)")).toEqual([
      ['2024-01-01 10:00:00+00'],
    ]);
  });

  test.each([
    ['reads another folder', () => `SELECT * FROM '${outside}/a.csv'`],
    ['reads text of another folder', () => `SELECT * FROM read_text('${outside}/a.csv')`],
    ['climbs out of its folder', () => `SELECT * FROM '${allowed}/..${outside}/a.csv'`],
    ['follows a link out of its folder', () => `SELECT * FROM '${allowed}/link/a.csv'`],
    ['lists another folder', () => `SELECT * FROM glob('${outside}/*')`],
    ['writes into another folder', () => `COPY (SELECT 1) TO '${outside}/b.csv'`],
    ['attaches a database', () => `ATTACH '${outside}/b.db'`],
    ['fetches an address', () => "SELECT * FROM 'http://127.0.0.1:9/a.csv'"],
    ['installs an extension', () => 'INSTALL httpfs'],
    ['loads an extension', () => `LOAD '${outside}/x.duckdb_extension'`],
    ['opens up again', () => 'SET enable_external_access = true'],
    ['allows itself another folder', () => `SET allowed_directories = ['${outside}']`],
    ['lifts the lock', () => 'SET lock_configuration = false'],
    ['resets the lock', () => 'RESET lock_configuration'],
  ])('never %s', async (_, statement) => {
    await expect(database.run(statement())).rejects.toThrow(/Permission Error|locked|disabled/);
  });
});
