import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insideWorkspace } from './workspace.ts';

let base: string;
let root: string;
beforeEach(async () => {
  base = await mkdtemp(join(await realpath(tmpdir()), 'lineage-'));
  root = join(base, 'workspace');
  await mkdir(join(root, 'out'), { recursive: true });
  await mkdir(join(base, 'workspace-2'));
  await symlink(base, join(root, 'up'));
  await symlink(join(base, 'not-yet'), join(root, 'later'));
  await symlink('out', join(root, 'in'));
});
afterEach(() => rm(base, { recursive: true }));

it.each(['.', '', 'out', './out/', 'out/new/file', '..name', 'in/file', 'out/../out'])('%j is inside', async (path) => {
  expect(await insideWorkspace(path, root)).toBe(join(root, path).replace(/\/$/, ''));
});

it('takes an absolute path inside, and a root that is itself a link', async () => {
  await symlink(root, join(base, 'alias'));
  expect(await insideWorkspace(join(root, 'out'), root)).toBe(join(root, 'out'));
  expect(await insideWorkspace('out', join(base, 'alias'))).toBe(join(base, 'alias', 'out'));
});

it.each(['..', '../workspace-2', '/', '/etc', 'up', 'up/x', 'later', 'later/x', 'out/../..', 'a\0'])(
  '%j is refused',
  async (path) => {
    await expect(insideWorkspace(path, root)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
  },
);
