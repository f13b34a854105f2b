import { describe, expect, it } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

type Wish = Parameters<ReturnType<Scene['octokit']>['rest']['repos']['createRelease']>[0];

const tag_name = 'churn@v1.0.0';
const ref = `refs/tags/${tag_name}`;

/** Creates a release, published unless the wish says otherwise. */
const create = (scene: Scene, wish: Partial<Wish> = {}, token?: string) =>
  scene.octokit(token).rest.repos.createRelease({ ...scene.of, tag_name, ...wish });
const draft = (scene: Scene, wish: Partial<Wish> = {}) => create(scene, { draft: true, ...wish });
const patch = (scene: Scene, release_id: number, wish: Partial<Wish>) =>
  scene.octokit().rest.repos.updateRelease({ ...scene.of, release_id, ...wish });
const publish = (scene: Scene, release_id: number) => patch(scene, release_id, { draft: false });
const byTag = (scene: Scene, tag = tag_name) => scene.octokit().rest.repos.getReleaseByTag({ ...scene.of, tag });
const codes = ({ errors = [] }: { errors?: unknown[] }) =>
  (errors as { field?: string; code: string }[]).map(({ field, code }) => [field, code]);
const said = ({ errors = [] }: { errors?: unknown[] }) =>
  (errors as { message?: string }[]).map(({ message }) => message);

describe('a draft', () => {
  it('has no tag, no time of publication and a page of its own', async () => {
    const scene = await openScene();
    const { data } = await draft(scene, { name: 'churn 1.0.0', body: 'Notes' });
    expect(data).toMatchObject({ tag_name, draft: true, immutable: false, published_at: null, name: 'churn 1.0.0' });
    expect(data.html_url).toContain('/releases/tag/untagged-');
    expect(data.upload_url).toBe(
      `${scene.standin.url}/_uploads/repos/octo-org/model/releases/${data.id}/assets{?name,label}`,
    );
    expect(scene.git('for-each-ref', 'refs/tags')).toBe('');
  });

  it('may share its tag name with another draft', async () => {
    const scene = await openScene();
    const [one, two] = [await draft(scene), await draft(scene)];
    expect(two.data.id).not.toBe(one.data.id);
    expect(scene.standin.releases(scene.repository)).toHaveLength(2);
  });

  it('is not found by its tag', async () => {
    const scene = await openScene();
    await draft(scene);
    expect((await refusalOf(byTag(scene))).status).toBe(404);
  });

  it('is shown only to who may write', async () => {
    const scene = await openScene();
    const { data } = await draft(scene);
    const reader = scene.octokit(scene.token({ permissions: { contents: 'read' } })).rest.repos;
    expect((await reader.listReleases(scene.of)).data).toEqual([]);
    const found = { ...scene.of, release_id: data.id };
    expect((await refusalOf(reader.getRelease(found))).status).toBe(404);
    expect((await refusalOf(reader.listReleaseAssets(found))).status).toBe(404);
    expect((await scene.octokit().rest.repos.listReleases(scene.of)).data.map(({ id }) => id)).toEqual([data.id]);
  });
});

describe('publishing', () => {
  it('makes a lightweight tag at the target', async () => {
    const scene = await openScene();
    const first = scene.git('rev-parse', 'main');
    scene.commit({ 'b.txt': 'b' });
    const { data } = await draft(scene, { target_commitish: first });
    const published = await publish(scene, data.id);
    expect(scene.git('for-each-ref', '--format=%(objecttype) %(objectname)', ref)).toBe(`commit ${first}`);
    expect(published.data).toMatchObject({ draft: false, published_at: '2026-03-04T12:00:00Z' });
    expect((await byTag(scene)).data.id).toBe(data.id);
  });

  it('takes the head of the default branch where no target is named', async () => {
    const scene = await openScene();
    const head = scene.commit({ 'b.txt': 'b' });
    expect((await create(scene)).data.target_commitish).toBe('main');
    expect(scene.git('rev-parse', ref)).toBe(head);
  });

  it('uses the tag that exists, whatever the target says', async () => {
    const scene = await openScene();
    const first = scene.git('rev-parse', 'main');
    scene.git('tag', tag_name, first);
    scene.commit({ 'b.txt': 'b' });
    await create(scene, { target_commitish: 'nowhere' });
    expect(scene.git('rev-parse', ref)).toBe(first);
  });

  it('dates the release by the tagged commit, as the description says', async () => {
    const scene = await openScene();
    const date = new Date(scene.git('log', '-1', '--format=%cI')).toISOString().replace('.000', '');
    expect((await create(scene)).data.created_at).toBe(date);
  });

  it('refuses a tag that another published release has', async () => {
    const scene = await openScene();
    const { data } = await draft(scene);
    await create(scene);
    const refused = await refusalOf(publish(scene, data.id));
    expect(refused.status).toBe(422);
    expect(codes(refused)[0]).toEqual(['tag_name', 'already_exists']);
    expect((await byTag(scene)).data.id).not.toBe(data.id);
  });

  it.each(['a b', 'x..y', 'ends.lock', 'a~1', ''])('refuses the tag name %j', async (name) => {
    const scene = await openScene();
    const refused = await refusalOf(draft(scene, { tag_name: name }));
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain('tag_name is not well-formed');
  });

  it('refuses a target that does not exist, and keeps nothing', async () => {
    const scene = await openScene();
    for (const target_commitish of ['nowhere', '0'.repeat(39) + '1']) {
      const refused = await refusalOf(create(scene, { target_commitish }));
      expect(codes(refused)[0]).toEqual(['target_commitish', 'invalid']);
    }
    expect(scene.standin.releases(scene.repository)).toEqual([]);
  });

  it('refuses notes beyond 125,000 characters', async () => {
    const scene = await openScene();
    expect((await refusalOf(draft(scene, { body: 'x'.repeat(125_001) }))).status).toBe(422);
    expect((await draft(scene, { body: 'x'.repeat(125_000) })).status).toBe(201);
  });

  it('leaves the mark "latest" where make_latest says so', async () => {
    const scene = await openScene();
    const latest = () => scene.octokit().rest.repos.getLatestRelease(scene.of);
    await create(scene, { tag_name: 'churn@v1.0.0', make_latest: 'false' });
    expect((await refusalOf(latest())).status).toBe(404);
    await create(scene, { tag_name: 'v2.0.0' });
    await create(scene, { tag_name: 'churn@v1.1.0', make_latest: 'false' });
    await create(scene, { tag_name: 'v3.0.0-rc1', prerelease: true });
    expect((await latest()).data.tag_name).toBe('v2.0.0');
  });
});

describe('a published release that is not immutable', () => {
  it('may be edited, and unpublished by deleting its tag', async () => {
    const scene = await openScene();
    const { data } = await create(scene);
    const edited = await patch(scene, data.id, { body: 'New notes', tag_name: 'churn@v1.0.1' });
    expect(edited.data).toMatchObject({ body: 'New notes', tag_name: 'churn@v1.0.1', draft: false });
    expect(scene.git('rev-parse', 'refs/tags/churn@v1.0.1')).toBe(scene.git('rev-parse', 'main'));
    await scene.octokit().rest.git.deleteRef({ ...scene.of, ref: 'tags/churn@v1.0.1' });
    expect((await refusalOf(byTag(scene, 'churn@v1.0.1'))).status).toBe(404);
  });

  it('stays so when the repository becomes strict', async () => {
    const scene = await openScene();
    const { data } = await create(scene);
    scene.standin.configure(scene.repository, { immutableReleases: true });
    expect((await patch(scene, data.id, { body: 'x' })).data.immutable).toBe(false);
  });

  it('keeps its tag when it is deleted, and the tag may be used again', async () => {
    const scene = await openScene();
    const { data } = await create(scene);
    await scene.octokit().rest.repos.deleteRelease({ ...scene.of, release_id: data.id });
    expect(scene.git('rev-parse', ref)).toBe(scene.git('rev-parse', 'main'));
    expect((await create(scene)).status).toBe(201);
  });
});

describe('an immutable release', () => {
  const openStrict = () => openScene({ immutableReleases: true });

  it('is mutable until it is published', async () => {
    const scene = await openStrict();
    const { data } = await draft(scene);
    expect(data.immutable).toBe(false);
    await patch(scene, data.id, { tag_name: 'churn@v1.0.1' });
    expect((await publish(scene, data.id)).data).toMatchObject({ immutable: true, tag_name: 'churn@v1.0.1' });
  });

  it('lets name and body be edited, and no more', async () => {
    const scene = await openStrict();
    const { data } = await create(scene);
    expect((await patch(scene, data.id, { name: 'n', body: 'b' })).data).toMatchObject({ name: 'n', body: 'b' });
    for (const wish of [{ tag_name: 'other' }, { target_commitish: 'dev' }, { draft: true }]) {
      const refused = await refusalOf(patch(scene, data.id, wish));
      expect(refused.status).toBe(422);
      expect(said(refused)).toEqual([expect.stringContaining('immutable')]);
    }
  });

  it('holds its tag: neither moved nor deleted', async () => {
    const scene = await openStrict();
    await create(scene);
    const sha = scene.commit({ 'b.txt': 'b' });
    const { git } = scene.octokit().rest;
    const at = { ...scene.of, ref: `tags/${tag_name}` };
    expect((await refusalOf(git.updateRef({ ...at, sha, force: true }))).status).toBe(422);
    expect((await refusalOf(git.deleteRef(at))).status).toBe(422);
    expect(scene.git('rev-parse', ref)).not.toBe(sha);
  });

  it('burns its tag when it is deleted', async () => {
    const scene = await openStrict();
    const { data } = await create(scene);
    const { rest } = scene.octokit();
    await rest.repos.deleteRelease({ ...scene.of, release_id: data.id });
    const waiting = await draft(scene, { tag_name: 'other' });
    // The tag may go now, and never comes back.
    await rest.git.deleteRef({ ...scene.of, ref: `tags/${tag_name}` });
    const sha = scene.git('rev-parse', 'main');
    expect((await refusalOf(rest.git.createRef({ ...scene.of, ref, sha }))).status).toBe(422);
    const attempts = [
      () => create(scene),
      () => draft(scene),
      () => patch(scene, waiting.data.id, { tag_name, draft: false }),
    ];
    for (const attempt of attempts) {
      const refused = await refusalOf(attempt());
      expect(refused.status).toBe(422);
      expect(said(refused)).toContain('tag_name was used by an immutable release');
    }
  });
});

describe('listing', () => {
  it('gives pages, newest first', async () => {
    const scene = await openScene();
    for (const name of ['v1', 'v2', 'v3']) {
      scene.commit({ [name]: name });
      await create(scene, { tag_name: name });
    }
    const { rest } = scene.octokit();
    const { data, headers } = await rest.repos.listReleases({ ...scene.of, per_page: 2 });
    expect(data.map((release) => release.tag_name)).toEqual(['v3', 'v2']);
    expect(headers.link).toContain('rel="next"');
  });

  it('needs a token that may read contents', async () => {
    const scene = await openScene();
    const token = scene.token({ permissions: { actions: 'read' } });
    const refused = await refusalOf(scene.octokit(token).rest.repos.listReleases(scene.of));
    expect(refused.headers['x-accepted-github-permissions']).toBe('contents=read');
    expect(refused.status).toBe(403);
    const writing = await refusalOf(create(scene, {}, scene.token({ permissions: { contents: 'read' } })));
    expect([writing.status, writing.headers['x-accepted-github-permissions']]).toEqual([403, 'contents=write']);
  });
});

describe('the events of releases', () => {
  const actions = (scene: Scene) =>
    scene.standin.releaseEvents(scene.repository).map(({ payload }) => payload['action']);

  it.each<[string, Partial<Wish>, string[]]>([
    ['a draft', { draft: true }, []],
    ['a release', {}, ['created', 'published', 'released']],
    ['a prerelease', { prerelease: true }, ['created', 'published', 'prereleased']],
  ])('that %s makes', async (_, wish, expected) => {
    const scene = await openScene();
    await create(scene, wish);
    expect(actions(scene)).toEqual(expected);
  });

  it('begin with the publication of a draft, and tell of it as it is then', async () => {
    const scene = await openScene();
    const { data } = await draft(scene, { prerelease: true });
    await patch(scene, data.id, { body: 'still a draft' });
    await publish(scene, data.id);
    await patch(scene, data.id, { prerelease: false });
    await patch(scene, data.id, { draft: true });
    await publish(scene, data.id);
    await scene.octokit().rest.repos.deleteRelease({ ...scene.of, release_id: data.id });
    expect(actions(scene)).toEqual([
      'published',
      'edited',
      'released',
      'unpublished',
      'published',
      'released',
      'deleted',
    ]);
    expect(scene.standin.releaseEvents(scene.repository)[0]).toMatchObject({
      name: 'release',
      payload: {
        release: { tag_name, draft: false, prerelease: true, author: { login: 'github-actions[bot]' } },
        repository: { full_name: 'octo-org/model' },
        sender: { login: 'github-actions[bot]' },
      },
    });
  });
});

describe('stale answers', () => {
  it('show releases as they were before the last write', async () => {
    const scene = await openScene();
    const { data } = await draft(scene);
    await publish(scene, data.id);
    scene.standin.fault({ operationId: 'repos/get-release', kind: 'stale' });
    const read = () => scene.octokit().rest.repos.getRelease({ ...scene.of, release_id: data.id });
    expect((await read()).data.draft).toBe(true);
    expect((await read()).data.draft).toBe(false);
  });
});
