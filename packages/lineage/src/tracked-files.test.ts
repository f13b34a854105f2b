import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trackedFiles } from './tracked-files.ts';

const environment = {
  PATH: ['/usr/local/bin', '/usr/bin', '/bin', dirname(process.execPath)].join(delimiter),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CEILING_DIRECTORIES: tmpdir(),
};

let root: string;
const git = (...parameters: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...parameters], {
    env: environment,
  });
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lineage-'));
  git('init', '--quiet');
  await mkdir(join(root, 'src'));
  await writeFile(join(root, 'src', 'train.py'), 'print(1)\n');
  await writeFile(join(root, 'line\nbreak'), 'x');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
});
afterEach(() => rm(root, { recursive: true }));

describe('tracked files', () => {
  it('are counted and digested, the same from any folder of the repository', async () => {
    const found = await trackedFiles(root, environment);
    expect(found).toEqual({
      found: true,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      files: 2,
      dirty: false,
    });
    expect(await trackedFiles(join(root, 'src'), environment)).toEqual(found);
  });

  it('do not change with untracked files, and are dirty when one is edited', async () => {
    const before = await trackedFiles(root, environment);
    await writeFile(join(root, 'output.bin'), 'new');
    expect(await trackedFiles(root, environment)).toEqual(before);
    await writeFile(join(root, 'src', 'train.py'), 'print(2)\n');
    expect(await trackedFiles(root, environment)).toEqual({ ...before, dirty: true });
  });

  it('have another digest after a commit that changes one', async () => {
    const before = await trackedFiles(root, environment);
    await writeFile(join(root, 'src', 'train.py'), 'print(2)\n');
    git('commit', '--quiet', '--all', '--message', 'second');
    const after = await trackedFiles(root, environment);
    expect(after).toMatchObject({ found: true, dirty: false });
    expect(after).not.toEqual(before);
  });

  it('start no program that the settings of the repository name', async () => {
    git('config', 'core.fsmonitor', `touch ${join(root, 'pwned')}; true`);
    expect(await trackedFiles(root, environment)).toMatchObject({ found: true, dirty: false });
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });

  it('are unknown, with the reason, outside a repository and without git', async () => {
    await rm(join(root, '.git'), { recursive: true });
    expect(await trackedFiles(root, environment)).toEqual({
      found: false,
      reason: expect.stringContaining('not a git repository') as string,
    });
    expect(await trackedFiles(root, { PATH: root })).toEqual({
      found: false,
      reason: expect.stringContaining('git could not be started') as string,
    });
  });
});
