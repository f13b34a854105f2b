import { describe, expect, it } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

type Wish = Parameters<ReturnType<Scene['octokit']>['rest']['repos']['createRelease']>[0];

const tag_name = 'churn@v1.0.0';
const ref = `refs/tags/${tag_name}`;

/** Creates a release, published unless the wish says otherwise. */
const create = (scene: Scene, wish: Partial<Wish> = {}) =>
  scene.octokit().rest.repos.createRelease({ ...scene.of, tag_name, ...wish });
const draft = (scene: Scene, wish: Partial<Wish> = {}) => create(scene, { draft: true, ...wish });
const publish = (scene: Scene, release_id: number) =>
  scene.octokit().rest.repos.updateRelease({ ...scene.of, release_id, draft: false });
const said = ({ errors = [] }: { errors?: unknown[] }) =>
  (errors as { message?: string }[]).map(({ message }) => message);

describe('a ruleset that forbids new tags', () => {
  const rule = 'Cannot create ref due to creations being restricted.';

  it('stops refs and publications, and no drafts', async () => {
    const scene = await openScene({ tagsRestricted: true });
    const sha = scene.git('rev-parse', 'main');
    const created = await refusalOf(scene.octokit().rest.git.createRef({ ...scene.of, ref, sha }));
    expect(created).toMatchObject({ status: 422, message: expect.stringContaining(`\n\n${rule}`) as string });
    const { data } = await draft(scene);
    const published = await refusalOf(publish(scene, data.id));
    expect(said(published)[0]).toContain(rule);
    expect(said(published)[1]).toBe('Published releases must have a valid tag');
    expect(scene.git('for-each-ref', 'refs/tags')).toBe('');
  });

  it('lets a release have a tag that exists, and branches be', async () => {
    const scene = await openScene();
    scene.git('tag', tag_name, 'main');
    scene.standin.configure(scene.repository, { tagsRestricted: true });
    expect((await create(scene)).status).toBe(201);
    const sha = scene.git('rev-parse', 'main');
    const branch = scene.octokit().rest.git.createRef({ ...scene.of, ref: 'refs/heads/new', sha });
    expect((await branch).status).toBe(201);
  });
});

describe('a commit with other workflow files than the default branch', () => {
  async function openOlder() {
    const scene = await openScene();
    const sha = scene.git('rev-parse', 'main');
    scene.commit({ '.github/workflows/train.yml': 'on: push' });
    return { scene, sha };
  }

  it('is not found when the token of a job would tag it', async () => {
    const { scene, sha } = await openOlder();
    const { rest } = scene.octokit();
    expect((await refusalOf(rest.git.createRef({ ...scene.of, ref, sha }))).status).toBe(404);
    expect((await refusalOf(create(scene, { target_commitish: sha }))).status).toBe(404);
    expect((await refusalOf(draft(scene, { target_commitish: sha }))).status).toBe(404);
    expect(scene.git('for-each-ref', 'refs/tags')).toBe('');
  });

  it('is refused through an annotated tag as well', async () => {
    const { scene, sha } = await openOlder();
    const { git } = scene.octokit().rest;
    const { data } = await git.createTag({ ...scene.of, tag: tag_name, message: 'm', object: sha, type: 'commit' });
    expect((await refusalOf(git.createRef({ ...scene.of, ref, sha: data.sha }))).status).toBe(404);
  });

  it('may be tagged by a person, by an app that may write workflows, and be published under a tag it has', async () => {
    const { scene, sha } = await openOlder();
    const permissions = { contents: 'write', workflows: 'write' } as const;
    const tokens = [scene.token({ kind: 'user' }), scene.token({ login: 'release-app[bot]', permissions })];
    for (const [index, token] of tokens.entries()) {
      const created = scene.octokit(token).rest.git.createRef({ ...scene.of, ref: `${ref}-${index}`, sha });
      expect((await created).status).toBe(201);
    }
    expect((await create(scene, { tag_name: `${tag_name}-0`, target_commitish: sha })).status).toBe(201);
  });
});
