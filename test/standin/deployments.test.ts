import { describe, expect, it } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

type Repos = ReturnType<Scene['octokit']>['rest']['repos'];
type Wish = Parameters<Repos['createDeployment']>[0];
type StatusWish = Parameters<Repos['createDeploymentStatus']>[0];

const plain = { auto_merge: false, required_contexts: [] as string[] };

const deploy = async (scene: Scene, wish: Partial<Wish> = {}) => {
  const { data } = await scene.octokit().rest.repos.createDeployment({ ...scene.of, ref: 'main', ...plain, ...wish });
  if (!('id' in data)) throw new Error(data.message ?? 'no deployment');
  return data;
};
const tell = (scene: Scene, deployment_id: number, wish: Partial<StatusWish> = {}) =>
  scene.octokit().rest.repos.createDeploymentStatus({ ...scene.of, deployment_id, state: 'success', ...wish });
const states = (scene: Scene) =>
  scene.standin.deployments(scene.repository).map(({ statuses }) => statuses.map(({ state }) => state));

describe('a deployment', () => {
  it.each<[string, object | string]>([
    ['object', { model: 'churn', previous: { version: '1.0.0', files: [1, 2] } }],
    ['text', '{ "deploy": "migrate" }'],
  ])('gives its payload back as it was given: an %s', async (_, payload) => {
    const scene = await openScene();
    const created = await deploy(scene, { payload } as Partial<Wish>);
    expect(created).toMatchObject({ payload, task: 'deploy', ref: 'main', sha: scene.git('rev-parse', 'main') });
    const { repos } = scene.octokit().rest;
    expect((await repos.getDeployment({ ...scene.of, deployment_id: created.id })).data).toEqual(created);
  });

  it('goes to production unless it is told otherwise', async () => {
    const scene = await openScene();
    expect(await deploy(scene)).toMatchObject({ environment: 'production', production_environment: true });
    expect(await deploy(scene, { environment: 'qa' })).toMatchObject({ production_environment: false });
    expect(await deploy(scene, { environment: 'eu', production_environment: true })).toMatchObject({
      environment: 'eu',
      production_environment: true,
      creator: { login: 'github-actions[bot]' },
    });
  });

  it('needs a ref that exists', async () => {
    const scene = await openScene();
    scene.git('tag', 'churn@v1.0.0', 'main');
    expect((await deploy(scene, { ref: 'churn@v1.0.0' })).sha).toBe(scene.git('rev-parse', 'main'));
    await expect(deploy(scene, { ref: 'nowhere' })).rejects.toMatchObject({ status: 422 });
  });

  it('needs deployments: write, and reading it deployments: read', async () => {
    const scene = await openScene();
    const { id } = await deploy(scene);
    const repos = (level: 'read' | 'none') =>
      scene.octokit(scene.token({ permissions: { deployments: level, contents: 'write' } })).rest.repos;
    const written = await refusalOf(repos('read').createDeployment({ ...scene.of, ref: 'main' }));
    expect([written.status, written.headers['x-accepted-github-permissions']]).toEqual([403, 'deployments=write']);
    const told = await refusalOf(
      repos('read').createDeploymentStatus({ ...scene.of, deployment_id: id, state: 'success' }),
    );
    expect(told.status).toBe(403);
    const read = await refusalOf(repos('none').listDeployments(scene.of));
    expect([read.status, read.headers['x-accepted-github-permissions']]).toEqual([403, 'deployments=read']);
    expect((await repos('read').listDeployments(scene.of)).data).toHaveLength(1);
  });

  it('is listed newest first, by page and by every filter', async () => {
    const scene = await openScene();
    const first = await deploy(scene, { environment: 'qa', task: 'deploy:model' });
    scene.commit({ 'b.txt': 'b' });
    const second = await deploy(scene, { environment: 'qa' });
    const third = await deploy(scene, { ref: second.sha });
    const { repos } = scene.octokit().rest;
    const ids = async (filter: object) =>
      (await repos.listDeployments({ ...scene.of, ...filter })).data.map(({ id }) => id);
    expect(await ids({})).toEqual([third.id, second.id, first.id]);
    expect(await ids({ environment: 'qa' })).toEqual([second.id, first.id]);
    expect(await ids({ task: 'deploy:model' })).toEqual([first.id]);
    expect(await ids({ sha: second.sha })).toEqual([third.id, second.id]);
    expect(await ids({ ref: 'main' })).toEqual([second.id, first.id]);
    expect(await ids({ per_page: 1, page: 2 })).toEqual([second.id]);
  });

  it('is deleted once something other than success followed, or when it is the only one', async () => {
    const scene = await openScene();
    const { repos } = scene.octokit().rest;
    const [one, two] = [await deploy(scene), await deploy(scene)];
    const remove = (deployment_id: number) => repos.deleteDeployment({ ...scene.of, deployment_id });
    expect((await refusalOf(remove(one.id))).status).toBe(422);
    await tell(scene, one.id);
    expect((await refusalOf(remove(one.id))).status).toBe(422);
    await tell(scene, one.id, { state: 'inactive' });
    expect((await remove(one.id)).status).toBe(204);
    expect((await remove(two.id)).status).toBe(204);
  });
});

describe('the checks of a commit', () => {
  const conflict = (scene: Scene, wish: Partial<Wish> = {}) => {
    const { required_contexts: _, ...rest } = plain;
    return refusalOf(scene.octokit().rest.repos.createDeployment({ ...scene.of, ref: 'main', ...rest, ...wish }));
  };
  const sha = (scene: Scene) => scene.git('rev-parse', 'main');
  const status = (scene: Scene, state: 'pending' | 'failure' | 'success', context = 'ci') =>
    scene.octokit().rest.repos.createCommitStatus({ ...scene.of, sha: sha(scene), state, context });

  it.each(['pending', 'failure'] as const)('stand in the way while a status is %s', async (state) => {
    const scene = await openScene();
    await status(scene, state);
    const refused = await conflict(scene);
    expect(refused.message).toContain('Conflict: Commit status checks failed for main.');
    expect(refused.status).toBe(409);
    expect(states(scene)).toEqual([]);
    await deploy(scene);
    await status(scene, 'success');
    const { required_contexts: _, ...rest } = plain;
    const created = scene.octokit().rest.repos.createDeployment({ ...scene.of, ref: 'main', ...rest });
    expect((await created).status).toBe(201);
  });

  it('stand in the way while a check run is not green', async () => {
    const scene = await openScene();
    const { checks } = scene.octokit().rest;
    const { data } = await checks.create({ ...scene.of, name: 'gate', head_sha: sha(scene) });
    expect((await conflict(scene)).status).toBe(409);
    await checks.update({ ...scene.of, check_run_id: data.id, conclusion: 'neutral' });
    await deploy(scene, { required_contexts: ['gate'] });
  });

  it('stand in the way while the job that asks is running', async () => {
    const scene = await openScene();
    const { id } = scene.standin.createRun({
      repository: scene.repository,
      workflow: '.github/workflows/deploy.yml',
      event: 'push',
      headSha: sha(scene),
      headBranch: 'main',
    });
    scene.standin.updateRun(scene.repository, id, { jobs: [{ name: 'deploy' }] });
    expect((await conflict(scene)).status).toBe(409);
    await deploy(scene);
  });

  it('must have been told where they are required by name', async () => {
    const scene = await openScene();
    await status(scene, 'success');
    expect((await conflict(scene, { required_contexts: ['ci', 'never-told'] })).status).toBe(409);
    await deploy(scene, { required_contexts: ['ci'] });
  });
});

describe('a branch behind the default branch', () => {
  async function openBehind(files: Record<string, string>) {
    const scene = await openScene();
    scene.commit({ 'topic.txt': 'x' }, { branch: 'topic', from: 'main' });
    scene.commit(files);
    const { auto_merge: _, ...rest } = plain;
    const create = () => scene.octokit().rest.repos.createDeployment({ ...scene.of, ref: 'topic', ...rest });
    return { scene, create };
  }

  it('gets it merged in, and no deployment, unless auto_merge is false', async () => {
    const { scene, create } = await openBehind({ 'b.txt': 'b' });
    const merged = await create();
    expect([merged.status as number, merged.data]).toEqual([
      202,
      { message: 'Auto-merged main into topic on deployment.' },
    ]);
    expect(states(scene)).toEqual([]);
    expect(scene.git('merge-base', 'main', 'topic')).toBe(scene.git('rev-parse', 'main'));
    expect((await create()).status as number).toBe(201);
  });

  it('is deployed as it is when auto_merge is false', async () => {
    const { scene } = await openBehind({ 'b.txt': 'b' });
    expect((await deploy(scene, { ref: 'topic' })).sha).toBe(scene.git('rev-parse', 'topic'));
  });

  it('is a conflict where it cannot be merged', async () => {
    const { scene, create } = await openBehind({ 'topic.txt': 'y' });
    expect((await refusalOf(create())).message).toContain('Conflict merging main into topic.');
    expect(states(scene)).toEqual([]);
  });
});

describe('deployment statuses', () => {
  it('are listed newest first, with what was told', async () => {
    const scene = await openScene();
    const { id } = await deploy(scene);
    await tell(scene, id, { state: 'in_progress', description: '50 %' });
    const page = { log_url: 'https://example.com/log', environment_url: 'https://example.com' };
    const { data: last } = await tell(scene, id, page);
    const { repos } = scene.octokit().rest;
    const { data } = await repos.listDeploymentStatuses({ ...scene.of, deployment_id: id });
    expect(data.map(({ state, description }) => [state, description])).toEqual([
      ['success', ''],
      ['in_progress', '50 %'],
    ]);
    expect(last).toMatchObject({ ...page, target_url: page.log_url, environment: 'production' });
    const one = { ...scene.of, deployment_id: id, status_id: last.id };
    expect((await repos.getDeploymentStatus(one)).data).toEqual(last);
  });

  it('say no more than 140 characters', async () => {
    const scene = await openScene();
    const { id } = await deploy(scene);
    expect((await refusalOf(tell(scene, id, { description: 'x'.repeat(141) }))).status).toBe(422);
    expect((await tell(scene, id, { description: 'x'.repeat(140) })).status).toBe(201);
  });

  it('know seven states', async () => {
    const scene = await openScene();
    const { id } = await deploy(scene);
    const refused = await refusalOf(tell(scene, id, { state: 'done' as 'success' }));
    expect(refused.status).toBe(422);
    expect(scene.takeDrift()).toEqual([expect.stringContaining('body/state must be equal to one of')]);
  });

  it('of success end the earlier successes of the same environment', async () => {
    const scene = await openScene();
    const wishes = [
      {},
      { environment: 'qa' },
      { environment: 'qa' },
      { environment: 'qa', transient_environment: true },
    ];
    for (const wish of wishes) await deploy(scene, { environment: 'dev', ...wish });
    const all = scene.standin.deployments(scene.repository);
    // The second of qa failed, so nothing is to be ended there.
    for (const [index, { id }] of all.entries()) await tell(scene, id, { state: index === 2 ? 'failure' : 'success' });
    expect(states(scene)).toEqual([['success'], ['success', 'inactive'], ['failure'], ['success']]);
    const last = await deploy(scene, { environment: 'qa' });
    await tell(scene, last.id);
    expect(states(scene)[3]).toEqual(['success']);
  });

  it('never end a production environment, nor when they are told not to', async () => {
    const scene = await openScene();
    const [one, two] = [await deploy(scene), await deploy(scene)];
    for (const { id } of [one, two]) await tell(scene, id);
    const [three, four] = [await deploy(scene, { environment: 'qa' }), await deploy(scene, { environment: 'qa' })];
    await tell(scene, three.id);
    await tell(scene, four.id, { auto_inactive: false });
    expect(states(scene)).toEqual([['success'], ['success'], ['success'], ['success']]);
  });

  it('need a deployment', async () => {
    const scene = await openScene();
    expect((await refusalOf(tell(scene, 1))).status).toBe(404);
  });
});

describe('a repository dispatch', () => {
  const dispatch = (scene: Scene, event_type: string, client_payload?: Record<string, unknown>, token?: string) =>
    scene
      .octokit(token)
      .rest.repos.createDispatchEvent({ ...scene.of, event_type, ...(client_payload && { client_payload }) });

  it('is accepted and kept', async () => {
    const scene = await openScene();
    const payload = { model: 'churn', version: '1.0.0' };
    expect((await dispatch(scene, 'model-registered', payload)).status).toBe(204);
    expect((await dispatch(scene, 'bare')).status).toBe(204);
    expect(scene.standin.repositoryDispatches(scene.repository)).toEqual([
      { eventType: 'model-registered', clientPayload: payload, sender: 'github-actions[bot]' },
      { eventType: 'bare', clientPayload: {}, sender: 'github-actions[bot]' },
    ]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['a type beyond 100 characters', 'x'.repeat(101), {}],
    ['more than ten properties', 'x', Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, 1]))],
  ])('refuses %s', async (_, type, payload) => {
    const scene = await openScene();
    expect((await refusalOf(dispatch(scene, type, payload))).status).toBe(422);
    expect(scene.takeDrift()).toHaveLength(1);
    expect(scene.standin.repositoryDispatches(scene.repository)).toEqual([]);
  });

  it('refuses 64 KB of payload', async () => {
    const scene = await openScene();
    expect((await refusalOf(dispatch(scene, 'x', { text: 'x'.repeat(64 * 1024) }))).status).toBe(422);
  });

  it('needs contents: write', async () => {
    const scene = await openScene();
    const token = scene.token({ permissions: { contents: 'read', actions: 'write' } });
    const refused = await refusalOf(dispatch(scene, 'x', {}, token));
    expect([refused.status, refused.headers['x-accepted-github-permissions']]).toEqual([403, 'contents=write']);
  });
});
