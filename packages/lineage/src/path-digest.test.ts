import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestPath } from './path-digest.ts';

let base: string;
let model: string;
beforeEach(async () => {
  base = await mkdtemp(join(await realpath(tmpdir()), 'lineage-'));
  model = join(base, 'model');
  await mkdir(join(model, 'weights'), { recursive: true });
  await writeFile(join(model, 'config.json'), '{}');
  await writeFile(join(model, 'weights', '1.bin'), 'abc');
});
afterEach(() => rm(base, { recursive: true }));

describe('the digest of a model', () => {
  it('that is a file is the one sha256sum prints', async () => {
    expect(await digestPath(join(model, 'weights', '1.bin'))).toEqual({
      digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      size: 3,
      kind: 'file',
      files: [],
    });
  });

  it('that is a folder speaks of every file below it, and not of where the folder lies', async () => {
    const found = await digestPath(model);
    expect(found).toMatchObject({ kind: 'folder', size: 5 });
    expect(found.files.map(({ path }) => path)).toEqual(['config.json', 'weights/1.bin']);
    await symlink(model, join(base, 'other-name'));
    expect(await digestPath(join(base, 'other-name'))).toEqual(found);
  });

  it('follows links that stay inside, to files and to folders', async () => {
    await symlink('config.json', join(model, 'alias.json'));
    await symlink('weights', join(model, 'latest'));
    const { files } = await digestPath(model);
    expect(files.map(({ path }) => path)).toEqual(['alias.json', 'config.json', 'latest/1.bin', 'weights/1.bin']);
    expect(files[0]?.sha256).toBe(files[1]?.sha256);
  });

  it.each([
    ['a link to a file outside', '../secret', 'E_PATH_OUTSIDE'],
    ['an absolute link outside', '/etc/hostname', 'E_PATH_OUTSIDE'],
    ['a link to the folder above', '..', 'E_PATH_OUTSIDE'],
    ['a link to a sibling with a longer name', '../model-2/x', 'E_PATH_OUTSIDE'],
    ['a link to itself', 'link', 'E_FILE'],
    ['a link in a circle', '.', 'E_FILE'],
    ['a link to nowhere', 'none', 'E_FILE'],
  ])('refuses %s', async (_, target, code) => {
    await writeFile(join(base, 'secret'), 's');
    await mkdir(join(base, 'model-2'));
    await writeFile(join(base, 'model-2', 'x'), 'x');
    await symlink(target, join(model, 'link'));
    await expect(digestPath(model)).rejects.toMatchObject({ code });
  });

  it('refuses a folder without files, and a path without anything', async () => {
    await mkdir(join(base, 'empty', 'deeper'), { recursive: true });
    await expect(digestPath(join(base, 'empty'))).rejects.toMatchObject({ code: 'E_NO_FILES' });
    await expect(digestPath(join(base, 'none'))).rejects.toMatchObject({ code: 'E_FILE' });
  });
});
