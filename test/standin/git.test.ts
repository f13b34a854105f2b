import { describe, expect, it, test } from 'vitest';
import { openScene, refusalOf } from './testing.ts';

const record = '{"kind":"eval-gate"}';

test('a record goes in as tree, parentless commit and custom ref, and comes out again', async () => {
  const scene = await openScene();
  const { git } = scene.octokit().rest;
  const main = scene.git('rev-parse', 'main');
  const entry = { path: 'eval-gate.json', mode: '100644', type: 'blob', content: record } as const;
  const { data: tree } = await git.createTree({ ...scene.of, tree: [entry] });
  const { data: commit } = await git.createCommit({ ...scene.of, message: 'Record', tree: tree.sha, parents: [] });
  const name = `mlops/model/${main}/4242-1`;
  await git.createRef({ ...scene.of, ref: `refs/${name}`, sha: commit.sha });

  expect(scene.git('show', `refs/${name}:eval-gate.json`)).toBe(record);
  expect(scene.git('rev-list', '--parents', `refs/${name}`)).toBe(commit.sha);
  expect(scene.git('fsck', '--strict')).toBe('');

  const { data: refs } = await git.listMatchingRefs({ ...scene.of, ref: `mlops/model/${main}` });
  expect(refs).toMatchObject([{ ref: `refs/${name}`, object: { type: 'commit', sha: commit.sha } }]);
  expect((await git.getRef({ ...scene.of, ref: name })).data).toEqual(refs[0]);
  const { data: read } = await git.getTree({ ...scene.of, tree_sha: commit.sha, recursive: '1' });
  expect(read.tree).toMatchObject([{ path: 'eval-gate.json', type: 'blob', size: record.length }]);
  const { data: blob } = await git.getBlob({ ...scene.of, file_sha: read.tree[0]?.sha ?? '' });
  expect(Buffer.from(blob.content, 'base64').toString('utf8')).toBe(record);
});

describe('a commit', () => {
  it('is by the Actions app at the stand-in’s time, with the message as it was sent', async () => {
    const scene = await openScene();
    const tree = scene.git('rev-parse', 'main^{tree}');
    const message = '# Not a comment\n\n  indented\n';
    const { data } = await scene.octokit().rest.git.createCommit({ ...scene.of, message, tree });
    const identity = {
      name: 'github-actions[bot]',
      email: '41898282+github-actions[bot]@users.noreply.github.com',
      date: '2026-03-04T12:00:00Z',
    };
    expect(data).toMatchObject({ author: identity, committer: identity, parents: [] });
    expect(scene.git('cat-file', 'commit', data.sha)).toContain(`\n\n${message.trimEnd()}`);
  });

  it('takes an author, who also commits unless told otherwise', async () => {
    const scene = await openScene();
    const tree = scene.git('rev-parse', 'main^{tree}');
    const author = { name: 'Mona Lisa', email: 'mona@example.com', date: '2026-01-02T03:04:05Z' };
    const { git } = scene.octokit().rest;
    const { data } = await git.createCommit({ ...scene.of, message: 'm', tree, author });
    expect(scene.git('log', '-1', '--format=%an %ae %aI %cn', data.sha)).toBe(
      'Mona Lisa mona@example.com 2026-01-02T03:04:05+00:00 Mona Lisa',
    );
  });

  it.each([
    ['tree', { tree: '1'.repeat(40), parents: [] }, 'Tree SHA does not exist'],
    ['parent', { parents: ['2'.repeat(40)] }, 'Parent SHA does not exist or is not a commit object'],
  ])('needs a %s that exists', async (_, wrong, message) => {
    const scene = await openScene();
    const tree = scene.git('rev-parse', 'main^{tree}');
    const request = scene.octokit().rest.git.createCommit({ ...scene.of, message: 'm', tree, ...wrong });
    expect(await refusalOf(request)).toMatchObject({ status: 422, message });
  });
});

describe('a tree on top of another', () => {
  it('adds, replaces and removes files and folders, and leaves the rest', async () => {
    const scene = await openScene();
    scene.commit({ 'keep.txt': 'keep', 'a/b/old.txt': 'old', 'a/c.txt': 'c', 'gone/x.txt': 'x', file: 'file' });
    const { git } = scene.octokit().rest;
    const subtree = scene.git('rev-parse', 'main:a');
    const { data: blob } = await git.createBlob({ ...scene.of, content: 'AP8=', encoding: 'base64' });
    const { data } = await git.createTree({
      ...scene.of,
      base_tree: scene.git('rev-parse', 'main^{tree}'),
      tree: [
        { path: 'a/b/new.txt', mode: '100644', type: 'blob', content: 'née' },
        { path: 'a/c.txt', mode: '100755', type: 'blob', sha: blob.sha },
        { path: 'a/b/old.txt', mode: '100644', type: 'blob', sha: null },
        { path: 'gone', mode: '040000', type: 'tree', sha: null },
        { path: 'copy', mode: '040000', type: 'tree', sha: subtree },
        { path: 'file/now-a-folder.txt', mode: '100644', type: 'blob', content: '' },
      ],
    });
    expect(scene.git('ls-tree', '-r', '--format=%(objectmode) %(path)', data.sha).split('\n')).toEqual([
      '100644 README.md',
      '100644 a/b/new.txt',
      '100755 a/c.txt',
      '100644 copy/b/old.txt',
      '100644 copy/c.txt',
      '100644 file/now-a-folder.txt',
      '100644 keep.txt',
    ]);
    expect(scene.git('cat-file', 'blob', `${data.sha}:a/b/new.txt`)).toBe('née');
  });

  it.each([
    ['a path that climbs', { path: '../x', content: 'x' }, 'tree.path contains a malformed path component'],
    ['a path into .git', { path: '.git/config', content: 'x' }, 'tree.path contains a malformed path component'],
    [
      'an object that is not there',
      { path: 'x', sha: '3'.repeat(40) },
      `tree.sha ${'3'.repeat(40)} is not a valid object`,
    ],
    ['neither content nor object', { path: 'x' }, 'Must supply a valid tree.sha'],
  ])('refuses %s', async (_, item, message) => {
    const scene = await openScene();
    const request = scene
      .octokit()
      .rest.git.createTree({ ...scene.of, tree: [{ mode: '100644', type: 'blob', ...item }] });
    expect(await refusalOf(request)).toMatchObject({ status: 422, message });
  });
});

describe('a ref', () => {
  it.each([
    ['refs/heads', 'refs/heads is not a valid ref name.'],
    ['heads/main', 'heads/main is not a valid ref name.'],
    ['refs/mlops/a..b', 'refs/mlops/a..b is not a valid ref name.'],
    ['refs/pull/7/head', 'Reference update failed'],
    ['refs/heads/main', 'Reference already exists'],
    ['refs/heads/main/below', 'Reference update failed'],
  ])('cannot be made as %s', async (ref, message) => {
    const scene = await openScene();
    const sha = scene.git('rev-parse', 'main');
    const request = scene.octokit().rest.git.createRef({ ...scene.of, ref, sha });
    expect(await refusalOf(request)).toMatchObject({ status: 422, message });
  });

  it.each([
    ['4'.repeat(40), 'Object does not exist'],
    ['abc', 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].'],
  ])('cannot point at %s', async (sha, message) => {
    const scene = await openScene();
    const request = scene.octokit().rest.git.createRef({ ...scene.of, ref: 'refs/mlops/a/b', sha });
    expect(await refusalOf(request)).toMatchObject({ status: 422, message });
  });

  it('moves forward, backward only by force, and disappears', async () => {
    const scene = await openScene();
    const first = scene.git('rev-parse', 'main');
    const second = scene.commit({ 'a.txt': 'a' });
    const { git } = scene.octokit().rest;
    await git.createRef({ ...scene.of, ref: 'refs/mlops/current', sha: first });
    const move = (sha: string, force: boolean) => git.updateRef({ ...scene.of, ref: 'mlops/current', sha, force });
    expect((await move(second, false)).data.object.sha).toBe(second);
    expect(await refusalOf(move(first, false))).toMatchObject({ status: 422, message: 'Update is not a fast forward' });
    await move(first, true);
    expect(scene.git('rev-parse', 'refs/mlops/current')).toBe(first);
    await git.deleteRef({ ...scene.of, ref: 'mlops/current' });
    expect(scene.git('for-each-ref', 'refs/mlops')).toBe('');
    expect((await refusalOf(git.getRef({ ...scene.of, ref: 'mlops/current' }))).status).toBe(404);
    expect((await refusalOf(git.deleteRef({ ...scene.of, ref: 'mlops/current' }))).status).toBe(422);
    expect((await refusalOf(move(first, true))).status).toBe(422);
  });

  it('is matched by the beginning of its name, not by whole steps', async () => {
    const scene = await openScene();
    const sha = scene.git('rev-parse', 'main');
    for (const name of ['mlops/model-a/1', 'mlops/model-a/2', 'mlops/model-b/1', 'other/1'])
      scene.git('update-ref', `refs/${name}`, sha);
    const { git } = scene.octokit().rest;
    const matching = async (ref: string) =>
      (await git.listMatchingRefs({ ...scene.of, ref })).data.map(({ ref: name }) => name.replace('refs/', ''));
    expect(await matching('mlops/model-a')).toEqual(['mlops/model-a/1', 'mlops/model-a/2']);
    expect(await matching('mlops/mod')).toEqual(['mlops/model-a/1', 'mlops/model-a/2', 'mlops/model-b/1']);
    expect(await matching('mlops/model-a/2')).toEqual(['mlops/model-a/2']);
    expect(await matching('none')).toEqual([]);
  });
});
