import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandGlobs } from './globs.ts';

let outside: string;
let root: string;
beforeEach(async () => {
  outside = await mkdtemp(join(await realpath(tmpdir()), 'lineage-'));
  root = join(outside, 'workspace');
  await mkdir(join(root, 'data', 'deep'), { recursive: true });
  await writeFile(join(outside, 'secret.csv'), 'secret');
  for (const file of [
    'data/b.csv',
    'data/a.csv',
    'data/deep/c.csv',
    'data/notes.txt',
    'data/d[1].csv',
    'data/d1.csv',
  ]) {
    await writeFile(join(root, file), file);
  }
});
afterEach(() => rm(outside, { recursive: true }));

describe('patterns', () => {
  it.each([
    [['data/a.csv'], ['data/a.csv']],
    [['data/*.csv'], ['data/a.csv', 'data/b.csv', 'data/d1.csv', 'data/d[1].csv']],
    [['data/**/*.csv'], ['data/a.csv', 'data/b.csv', 'data/d1.csv', 'data/d[1].csv', 'data/deep/c.csv']],
    [['data/deep/**'], ['data/deep/c.csv']],
    [
      ['data/b.csv', 'data/[ab].csv', './data/a.csv'],
      ['data/a.csv', 'data/b.csv'],
    ],
    [['data/{a,b}.csv'], ['data/a.csv', 'data/b.csv']],
    [['data/d[1].csv'], ['data/d[1].csv']],
  ])('%j mean %j', async (globs, files) => {
    expect(await expandGlobs(globs, root)).toEqual(files);
  });

  it('may be absolute when they stay in the root', async () => {
    expect(await expandGlobs([join(root, 'data', 'a*')], root)).toEqual(['data/a.csv']);
  });

  it('that match nothing are all named', async () => {
    const failure = expandGlobs(['data/a.csv', 'data/*.parquet', 'data', 'test.csv'], root);
    await expect(failure).rejects.toMatchObject({
      code: 'E_NO_FILES',
      problems: [
        { message: '"data/*.parquet" matches no file' },
        { message: '"data" is a folder (write "data/**" for all files below it)' },
        { message: '"test.csv" matches no file' },
      ],
    });
  });

  it('must be given', async () => {
    await expect(expandGlobs([], root)).rejects.toMatchObject({ code: 'E_NO_FILES' });
  });

  it.each(['../secret.csv', 'data/../../secret.csv', '{..,data}/secret.csv', '/etc/hostname', '../*.csv', 'a\0b'])(
    '%j are refused',
    async (pattern) => {
      await expect(expandGlobs([pattern], root)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
    },
  );

  it('that reach a linked file or folder outside the root are refused', async () => {
    await symlink(join(outside, 'secret.csv'), join(root, 'data', 'link.csv'));
    await symlink(outside, join(root, 'way-out'));
    await expect(expandGlobs(['data/*.csv'], root)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
    await expect(expandGlobs(['way-out/*.csv'], root)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
  });

  it('reach linked files inside the root', async () => {
    await symlink('a.csv', join(root, 'data', 'latest.csv'));
    expect(await expandGlobs(['data/latest.csv'], root)).toEqual(['data/latest.csv']);
  });
});
