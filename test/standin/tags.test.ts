import { describe, expect, it, test } from 'vitest';
import { openScene, refusalOf } from './testing.ts';

describe('annotated tags', () => {
  it('are stored, named by a ref and read back', async () => {
    const scene = await openScene();
    const { git } = scene.octokit().rest;
    const object = scene.git('rev-parse', 'main');
    const tag = 'churn#champion#1';
    const message = '{"version":"1.0.0"}\n\nsecond paragraph';
    const { data } = await git.createTag({ ...scene.of, tag, message, object, type: 'commit' });
    expect(data).toMatchObject({ tag, message, object: { sha: object, type: 'commit' } });
    expect(data.tagger).toMatchObject({ name: 'github-actions[bot]', date: '2026-03-04T12:00:00Z' });
    await git.createRef({ ...scene.of, ref: `refs/tags/${tag}`, sha: data.sha });
    expect((await git.getTag({ ...scene.of, tag_sha: data.sha })).data).toEqual(data);
    expect(scene.git('cat-file', '-t', `refs/tags/${tag}`)).toBe('tag');
    expect(scene.git('tag', '--list', '--format=%(contents)', tag)).toBe(message);
  });

  it('must name an object of the type they say', async () => {
    const scene = await openScene();
    const { git } = scene.octokit().rest;
    const commit = scene.git('rev-parse', 'main');
    const wish = { ...scene.of, tag: 't', message: 'm', object: commit };
    expect((await refusalOf(git.createTag({ ...wish, type: 'tree' }))).status).toBe(422);
    expect((await refusalOf(git.createTag({ ...wish, tag: 'a b', type: 'commit' }))).status).toBe(422);
    expect((await refusalOf(git.getTag({ ...scene.of, tag_sha: commit }))).status).toBe(404);
  });

  test.each(['churn#champion#', 'churn@v1', 'churn'])('refs that begin with %s are found', async (prefix) => {
    const scene = await openScene();
    const names = ['churn#champion#1', 'churn#champion#2', 'churn@v1.0.0', 'other@v1'];
    for (const name of names) scene.git('tag', name, 'main');
    const { git } = scene.octokit().rest;
    const { data } = await git.listMatchingRefs({ ...scene.of, ref: `tags/${prefix}` });
    const wanted = names.filter((name) => name.startsWith(prefix));
    expect(data.map((found) => found.ref)).toEqual(wanted.map((name) => `refs/tags/${name}`));
  });

  it('are matched by an encoded address', async () => {
    const scene = await openScene();
    for (const name of ['churn#champion#1', 'churn@v1.0.0']) scene.git('tag', name, 'main');
    const headers = {
      authorization: `Bearer ${scene.token()}`,
      'user-agent': 'test',
      'x-github-api-version': '2022-11-28',
    };
    for (const [prefix, found] of [
      ['churn%23champion', 'refs/tags/churn#champion#1'],
      ['churn@v1', 'refs/tags/churn@v1.0.0'],
      ['churn%40v1', 'refs/tags/churn@v1.0.0'],
    ]) {
      const response = await scene.send(`/repos/octo-org/model/git/matching-refs/tags/${prefix}`, { headers });
      expect(await response.json()).toMatchObject([{ ref: found }]);
    }
  });
});
