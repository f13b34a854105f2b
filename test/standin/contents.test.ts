import { describe, expect, it, test } from 'vitest';
import { openScene, refusalOf } from './testing.ts';

describe('contents', () => {
  it('are a file in base64 or raw, at a branch, a tag or a commit', async () => {
    const scene = await openScene();
    const first = scene.commit({ 'mlops/gate.yml': 'task: binary\n' });
    scene.git('tag', 'v1', first);
    scene.commit({ 'mlops/gate.yml': 'task: multiclass\n' });
    const octokit = scene.octokit();
    const read = async (ref?: string) => {
      const { data } = await octokit.rest.repos.getContent({
        ...scene.of,
        path: 'mlops/gate.yml',
        ...(ref && { ref }),
      });
      const { content, encoding, ...rest } = data as { content: string; encoding: BufferEncoding; size: number };
      return { text: Buffer.from(content, encoding).toString('utf8'), rest };
    };
    const { text, rest } = await read();
    expect(text).toBe('task: multiclass\n');
    expect(rest).toMatchObject({
      name: 'gate.yml',
      path: 'mlops/gate.yml',
      type: 'file',
      size: text.length,
      sha: scene.git('rev-parse', 'main:mlops/gate.yml'),
    });
    for (const ref of ['v1', first, first.slice(0, 8), 'refs/tags/v1'])
      expect((await read(ref)).text).toBe('task: binary\n');
    const raw = await octokit.rest.repos.getContent({
      ...scene.of,
      path: 'mlops/gate.yml',
      mediaType: { format: 'raw' },
    });
    expect(raw.data).toBe('task: multiclass\n');
    expect(raw.headers['content-type']).toBe('application/vnd.github.raw+json; charset=utf-8');
  });

  it('are a listing for a folder, the root too', async () => {
    const scene = await openScene();
    scene.commit({ 'mlops/gate.yml': 'a', 'mlops/deep/x.txt': 'b' });
    const { repos } = scene.octokit().rest;
    const list = async (path: string) => {
      const { data } = await repos.getContent({ ...scene.of, path });
      return (data as { path: string; type: string }[]).map(({ path, type }) => `${type} ${path}`);
    };
    expect(await list('mlops')).toEqual(['dir mlops/deep', 'file mlops/gate.yml']);
    expect(await list('')).toEqual(['file README.md', 'dir mlops']);
  });

  it('have names with every character a file name can have', async () => {
    const scene = await openScene();
    const path = 'a b/100%/é#?.txt';
    scene.commit({ [path]: 'text' });
    const { data } = await scene.octokit().rest.repos.getContent({ ...scene.of, path });
    expect(data).toMatchObject({ path, size: 4 });
  });

  it('come without the text when a file is over 1 MiB', async () => {
    const scene = await openScene();
    scene.commit({ 'big.bin': 'x'.repeat(1024 * 1024 + 1) });
    const { data } = await scene.octokit().rest.repos.getContent({ ...scene.of, path: 'big.bin' });
    expect(data).toMatchObject({ content: '', encoding: 'none', size: 1024 * 1024 + 1 });
  });

  it.each([
    ['a path', { path: 'none.txt' }, 'Not Found'],
    ['a ref', { path: 'README.md', ref: 'none' }, 'No commit found for the ref none'],
    ['a revision of git’s own', { path: 'README.md', ref: 'main~0' }, 'No commit found for the ref main~0'],
  ])('are not found for %s that is not there', async (_, asked, message) => {
    const scene = await openScene();
    const request = scene.octokit().rest.repos.getContent({ ...scene.of, ...asked });
    expect(await refusalOf(request)).toMatchObject({ status: 404, message });
  });
});

describe('commits', () => {
  it('are listed from the newest, of a branch, a path or a time, page by page', async () => {
    const scene = await openScene();
    for (let index = 0; index < 4; index += 1) scene.commit({ [index % 2 === 0 ? 'even' : 'odd']: String(index) });
    scene.commit({ 'side.txt': 's' }, { branch: 'side', from: 'main' });
    const octokit = scene.octokit();
    const shas = (range: string, ...path: string[]) => scene.git('rev-list', range, '--', ...path).split('\n');
    const list = async (query: object) =>
      (await octokit.paginate(octokit.rest.repos.listCommits, { ...scene.of, per_page: 2, ...query })).map(
        ({ sha }) => sha,
      );
    expect(await list({})).toEqual(shas('main'));
    expect(await list({ sha: 'side' })).toEqual(shas('side'));
    expect(await list({ path: 'odd' })).toEqual(shas('main', 'odd'));
    const [newest] = shas('main');
    const since = new Date(Number(scene.git('log', '-1', '--format=%ct', 'main')) * 1000).toISOString();
    expect(await list({ since })).toEqual([newest]);
    expect((await refusalOf(octokit.rest.repos.listCommits({ ...scene.of, sha: 'none' }))).status).toBe(404);
  });

  it('tell who wrote them, what came before, and what they changed', async () => {
    const scene = await openScene();
    const parent = scene.commit({ 'old.txt': 'one\ntwo\nthree\nfour\n', 'drop.txt': 'x\n' });
    scene.git('update-ref', 'refs/heads/work', parent);
    const { rest } = scene.octokit();
    const { data: tree } = await rest.git.createTree({
      ...scene.of,
      base_tree: scene.git('rev-parse', `${parent}^{tree}`),
      tree: [
        { path: 'renamed.txt', mode: '100644', type: 'blob', sha: scene.git('rev-parse', 'main:old.txt') },
        { path: 'old.txt', mode: '100644', type: 'blob', sha: null },
        { path: 'drop.txt', mode: '100644', type: 'blob', sha: null },
        { path: 'README.md', mode: '100644', type: 'blob', content: '# Model\nMore.\n' },
        { path: 'binary', mode: '100644', type: 'blob', content: '\0\u0001' },
      ],
    });
    const { data: made } = await rest.git.createCommit({
      ...scene.of,
      message: 'Work',
      tree: tree.sha,
      parents: [parent],
    });
    const { data } = await rest.repos.getCommit({ ...scene.of, ref: made.sha });
    expect(data.parents.map(({ sha }) => sha)).toEqual([parent]);
    expect(data.author).toMatchObject({ login: 'github-actions[bot]' });
    expect(data.stats).toEqual({ additions: 1, deletions: 1, total: 2 });
    const files = data.files?.map(({ filename, status, previous_filename, patch }) => [
      filename,
      status,
      previous_filename,
      patch,
    ]);
    expect(files).toEqual([
      ['README.md', 'modified', undefined, '@@ -1 +1,2 @@\n # Model\n+More.'],
      ['binary', 'added', undefined, undefined],
      ['drop.txt', 'removed', undefined, '@@ -1 +0,0 @@\n-x'],
      ['renamed.txt', 'renamed', 'old.txt', undefined],
    ]);
  });

  it('without a parent are a change from nothing', async () => {
    const scene = await openScene();
    const { data } = await scene.octokit().rest.repos.getCommit({ ...scene.of, ref: 'main' });
    expect(data.files).toMatchObject([{ filename: 'README.md', status: 'added', additions: 1 }]);
  });

  it('that are not there are unprocessable', async () => {
    const scene = await openScene();
    const request = scene.octokit().rest.repos.getCommit({ ...scene.of, ref: 'none' });
    expect(await refusalOf(request)).toMatchObject({ status: 422, message: 'No commit found for SHA: none' });
  });
});

describe('a comparison', () => {
  it.each([
    ['main...main', 'identical', 'main', 0, 0, []],
    ['main...change', 'diverged', 'start', 2, 1, ['a.txt', 'b.txt']],
    ['start...main', 'ahead', 'start', 1, 0, ['main.txt']],
    ['main...start', 'behind', 'start', 0, 1, []],
  ])('of %s is %s', async (basehead, status, mergeBase, ahead, behind, files) => {
    const scene = await openScene();
    scene.git('branch', 'start', 'main');
    scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
    scene.commit({ 'b.txt': 'b' }, { branch: 'change' });
    scene.commit({ 'main.txt': 'm' });
    const { data } = await scene.octokit().rest.repos.compareCommitsWithBasehead({ ...scene.of, basehead });
    expect(data).toMatchObject({ status, ahead_by: ahead, behind_by: behind, total_commits: ahead });
    expect(data.merge_base_commit.sha).toBe(scene.git('rev-parse', mergeBase));
    expect(data.files?.map(({ filename }) => filename)).toEqual(files);
    expect(data.commits).toHaveLength(ahead);
  });

  it('comes in pages, and the files with the first', async () => {
    const scene = await openScene();
    for (const name of ['a', 'b', 'c'])
      scene.commit({ [name]: name }, { branch: 'change', from: name === 'a' ? 'main' : 'change' });
    const { repos } = scene.octokit().rest;
    const ask = (page: number) =>
      repos.compareCommitsWithBasehead({ ...scene.of, basehead: 'main...change', per_page: 2, page });
    const [first, second] = [await ask(1), await ask(2)];
    expect([first.data.commits.length, first.data.files?.length]).toEqual([2, 3]);
    expect([second.data.commits.length, second.data.files?.length]).toEqual([1, 0]);
    expect(first.headers.link).toContain('page=2>; rel="next"');
  });

  it('needs branches that exist and share a history', async () => {
    const scene = await openScene();
    const alone = scene.git('commit-tree', '-m', 'alone', scene.git('rev-parse', 'main^{tree}'));
    scene.git('branch', 'alone', alone);
    const { repos } = scene.octokit().rest;
    const compare = (basehead: string) => refusalOf(repos.compareCommitsWithBasehead({ ...scene.of, basehead }));
    expect(await compare('main...none')).toMatchObject({ status: 404, message: 'Not Found' });
    expect(await compare('main...alone')).toMatchObject({ message: 'No common ancestor between main and alone.' });
  });
});

test('a repository tells what it is', async () => {
  const scene = await openScene({ defaultBranch: 'trunk' });
  await scene.copy({ owner: 'stranger', name: 'model', private: false, fork: { parent: scene.repository } });
  const { repos } = scene.octokit().rest;
  expect((await repos.get(scene.of)).data).toMatchObject({
    full_name: 'octo-org/model',
    default_branch: 'trunk',
    private: true,
    fork: false,
    owner: { login: 'octo-org' },
  });
  const { data: fork } = await repos.get({ owner: 'stranger', repo: 'model' });
  expect(fork).toMatchObject({ fork: true, parent: { full_name: 'octo-org/model' }, visibility: 'public' });
});
