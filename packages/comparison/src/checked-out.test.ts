import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedOutCommit } from './checked-out.ts';

const commit = 'a1'.repeat(20);
let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'checked-out-'));
});
afterEach(() => rm(workspace, { recursive: true }));

test.each<[string, Record<string, string>, string | undefined]>([
  ['no checkout', {}, undefined],
  ['a detached head', { '.git/HEAD': `${commit}\n` }, commit],
  ['a branch', { '.git/HEAD': 'ref: refs/heads/topic\n', '.git/refs/heads/topic': `${commit}\n` }, commit],
  [
    'a branch whose ref is packed',
    { '.git/HEAD': 'ref: refs/heads/topic\n', '.git/packed-refs': `# pack-refs\n${commit} refs/heads/topic\n` },
    commit,
  ],
  ['a worktree', { '.git': 'gitdir: elsewhere/one\n', 'elsewhere/one/HEAD': `${commit}\n` }, commit],
  ['a branch without a commit', { '.git/HEAD': 'ref: refs/heads/topic\n' }, undefined],
  ['a ref that leads out', { '.git/HEAD': 'ref: refs/../../secret\n', secret: `${commit}\n` }, undefined],
  ['text that is no commit', { '.git/HEAD': 'main\n' }, undefined],
])('the commit of %s', async (_, files, found) => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
  expect(await checkedOutCommit(workspace)).toBe(found);
});
