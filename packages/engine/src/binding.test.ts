import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinding } from './binding.ts';
import { openEngine } from './duckdb.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'binding-'));
});
afterEach(() => rm(root, { recursive: true }));

const machine = { platform: 'linux', arch: 'x64' };

async function install(folder: string): Promise<string> {
  const place = join(root, folder, 'node_modules/@duckdb/node-bindings-linux-x64');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'duckdb.node'), '');
  return join(place, 'duckdb.node');
}

const at = (path: string) => () => pathToFileURL(join(root, path)).href;

const bundle = at('suite/actions/validate-data/dist/index.js');
const missing = expect.objectContaining({ code: 'E_ENGINE_MISSING' }) as Error;

describe('the binding', () => {
  beforeEach(async () => {
    await mkdir(join(root, 'suite/actions/validate-data/dist'), { recursive: true });
    await writeFile(join(root, 'suite/package.json'), '{"name":"mlops-actions"}');
  });

  it('is found above the code, the nearest first', async () => {
    const atRoot = await install('suite');
    expect(findBinding(bundle(), machine)).toBe(atRoot);
    const nearer = await install('suite/actions');
    expect(findBinding(bundle(), machine)).toBe(nearer);
  });

  it('is never taken from the folder the action works on', async () => {
    await install('workspace');
    const before = process.cwd();
    process.chdir(join(root, 'workspace'));
    try {
      expect(() => findBinding(bundle(), machine)).toThrow(missing);
    } finally {
      process.chdir(before);
    }
  });

  it.each(['outside', 'suite'])('is never taken from above the suite, where jobs share folders: %s', async (place) => {
    await install('.');
    expect(() => findBinding(at(`${place}/actions/validate-data/dist/index.js`)(), machine)).toThrow(missing);
  });

  it('must be for the machine', async () => {
    await install('suite');
    expect(() => findBinding(bundle(), { platform: 'aix', arch: 'ppc64' })).toThrow(
      expect.objectContaining({
        code: 'E_ENGINE_MISSING',
        message: expect.stringMatching(/@duckdb\/node-bindings-aix-ppc64 .*suite, found none\. Run `npm ci`/) as string,
      }),
    );
  });

  it('that is no library is a fault the user can mend', async () => {
    const binding = await install('suite');
    const options = { binding, tempDir: root, allowedDirectories: [root] };
    await expect(openEngine(options)).rejects.toMatchObject({ code: 'E_ENGINE_MISSING' });
  });
});
