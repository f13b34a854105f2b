import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelServer, type ModelServerOptions, startModelServer } from '../contract/target/model-server.ts';
import { type ReleaseUse, ReleaseWorld, shaOf } from './release-world.ts';

const config = `steps: [{ weight: 10 }, { weight: 100 }]
golden:
  request: { path: /predict, body: { text: "{text}" } }
  answer: /prediction
  version: /version
limits: { ready: 2s, errors: 0%, agreement: 90% }
`;
const golden = ['win money', 'see you at noon', 'free offer', 'the minutes']
  .map((text, id) => JSON.stringify({ id, text }))
  .join('\n');
/** Nothing listens on so low a port, and no test beside this one can be given it. */
const closedPort = 'http://127.0.0.1:2';
const files = { 'mlops/deploy.yml': config, 'mlops/golden.jsonl': golden };

// The time goes by between writes to GitHub, so that many fit in it.
describe.concurrent('deploy', () => {
  let world: ReleaseWorld;
  const servers: ModelServer[] = [];
  beforeAll(async () => {
    world = await ReleaseWorld.open();
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) await world.version(version);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  const creator = 'github-actions[bot]';
  const origin = { ref: 'main', sha: 'a'.repeat(40), creator };

  async function serve(options: ModelServerOptions = {}) {
    const server = await startModelServer(options);
    servers.push(server);
    return server;
  }

  function to(url: string, version: string, { inputs, ...use }: ReleaseUse = {}) {
    const own = { version, target: url, endpoint: url, 'golden-set': 'mlops/golden.jsonl', ...inputs };
    return world.deploy({ files, ...use, inputs: own });
  }

  test('brings a version up, proves it, and goes on to the next and back', async () => {
    const server = await serve();
    const first = await to(server.url, '1.0.0');
    expect([first.told, first.exitCode]).toEqual(['', 0]);
    expect(first.outputs).toMatchObject({
      status: 'success',
      version: '1.0.0',
      'previous-version': '',
      url: server.url,
    });
    expect(world.deployments('production').at(-1)).toMatchObject({
      id: Number(first.outputs['deployment-id']),
      payload: { version: '1.0.0', previous: null },
    });

    const second = await to(server.url, 'v1.1.0');
    expect([second.told, second.exitCode]).toEqual(['', 0]);
    expect(server.state.live).toBe('1.1.0');
    expect(second.outputs).toMatchObject({ status: 'success', 'previous-version': '1.0.0' });
    expect(second.record).toMatchObject({
      live: '1.1.0',
      phases: expect.arrayContaining([expect.objectContaining({ phase: 'weight', weight: 10 })]) as unknown,
    });
    const [before, now] = world.deployments('production').slice(-2);
    expect(before?.states.at(-1)).toBe('inactive');
    expect(now?.states).toEqual(['in_progress', 'in_progress', 'in_progress', 'success']);
    expect(now?.descriptions.at(-1)).toBe('model@v1.1.0: serves, after 1.0.0');

    const again = await to(server.url, '1.1.0');
    expect(again.outputs).toMatchObject({ status: 'success', 'deployment-id': second.outputs['deployment-id'] });
    const back = await to(server.url, 'previous');
    expect([back.told, back.exitCode]).toEqual(['', 0]);
    expect(back.outputs).toMatchObject({ status: 'success', version: '1.0.0', 'previous-version': '1.1.0' });
    expect(server.state.live).toBe('1.0.0');
    const history = await world.deploy({ inputs: { mode: 'history' } });
    expect(history.summary).toMatch(/1\.0\.0[\s\S]*1\.1\.0[\s\S]*1\.0\.0/);
    expect(world.deployments('production')).toHaveLength(3);
  }, 60_000);

  test.each<[string, ModelServerOptions, string]>([
    ['answers otherwise', { answer: (version) => (version === '1.0.0' ? 'ham' : 'spam') }, 'agree'],
    ['does not come up', { staysDown: true }, '1.2.0'],
    ['leaves the old one answering', { stuckOn: 'old' }, '1.2.0'],
    ['is refused at promotion', { failStep: 'promote' }, 'no promote today'],
  ])(
    'a version that %s is rolled back, and the step ends with 1',
    async (_, options, why) => {
      const environment = `staging ${why} ${_}`.slice(0, 60);
      const server = await serve({ live: '1.0.0', ...options });
      await seed(environment, '1.0.0');
      const result = await to(server.url, '1.2.0', { inputs: { environment } });
      expect([result.exitCode, result.outputs['status']]).toEqual([1, 'rolled-back']);
      expect(result.told).toContain(why);
      expect(result.told).toContain('1.0.0 serves, as before');
      expect(server.state.live).toBe('1.0.0');
      expect(world.deployments(environment).at(-1)?.states.at(-1)).toBe('failure');
      expect(result.record).toMatchObject({ live: '1.0.0', previous: '1.0.0' });
    },
    60_000,
  );

  /** A deployment that went well some time ago. */
  async function seed(
    environment: string,
    version: string,
    states: readonly string[] = ['success'],
    run = 1,
  ): Promise<number> {
    const { id } = world.standin.createDeployment(world.repository, {
      ...origin,
      task: 'deploy:model',
      environment,
      payload: {
        kind: 'mlops-deployment',
        schemaVersion: 1,
        model: 'model',
        version,
        digest: `sha256:${'0'.repeat(64)}`,
        registry: 'github',
        target: 'x',
        previous: null,
        run: { id: run, attempt: 1 },
      },
    });
    for (const state of states)
      world.standin.updateDeployment(world.repository, id, {
        state: state as 'success',
        creator,
        description: `model@v${version}: ${state}`,
      });
    return id;
  }

  test('a rollback that fails is the loudest message there is, and ends with 2', async () => {
    const server = await serve({
      live: '1.0.0',
      answer: (version) => (version === '1.0.0' ? 'ham' : 'spam'),
      failStep: 'rollback',
    });
    await seed('loud', '1.0.0');
    const { exitCode, outputs, told, record } = await to(server.url, '1.2.0', { inputs: { environment: 'loud' } });
    expect([exitCode, outputs['status']]).toEqual([2, 'failed']);
    expect(told).toContain('ROLLBACK FAILED');
    expect(told).toContain('bring 1.0.0 back by hand');
    expect(record?.live).toBeNull();
    expect(world.deployments('loud').at(-1)?.states.at(-1)).toBe('error');
  }, 60_000);

  test.each([
    ['another model', 'other@v1.0.0'],
    ['software', 'v2.0.0'],
  ])('a release of %s is skipped', async (_, tag) => {
    const before = world.deployments('skipped').length;
    const payload = {
      action: 'published',
      release: { tag_name: tag, draft: false },
      repository: { full_name: world.repository },
    };
    const event = { name: 'release', payload, sha: 'a'.repeat(40), ref: `refs/tags/${tag}` };
    const { exitCode, outputs, summary } = await world.deploy({
      event,
      files,
      inputs: { target: 'http://127.0.0.1:1' },
    });
    expect([exitCode, outputs['status']]).toEqual([0, 'skipped']);
    expect(summary).toContain('nothing of this model');
    expect(world.deployments('skipped')).toHaveLength(before);
  });

  test('a plan touches nothing', async () => {
    const server = await serve({ live: '1.0.0' });
    const before = world.deployments('planned').length;
    const { exitCode, summary } = await to(server.url, '1.2.0', { inputs: { mode: 'plan', environment: 'planned' } });
    expect(exitCode).toBe(0);
    expect(summary).toContain('would go to');
    expect(server.state.requests).toEqual([]);
    expect(world.deployments('planned')).toHaveLength(before);
  });

  test('while another version is on its way, nothing is done', async () => {
    const run = world.standin.createRun({
      repository: world.repository,
      workflow: 'deploy.yml',
      event: 'push',
      headSha: shaOf(world.push),
      headBranch: 'main',
    });
    await seed('busy', '1.1.0', ['in_progress'], run.id);
    const server = await serve({ live: '1.0.0' });
    const busy = await to(server.url, '1.2.0', { inputs: { environment: 'busy' } });
    expect([busy.exitCode, busy.told]).toEqual([2, expect.stringContaining('E_DEPLOY_BUSY')]);
    const same = await to(server.url, '1.1.0', { inputs: { environment: 'busy' } });
    expect([same.exitCode, same.outputs['status']]).toEqual([0, 'in-progress']);
    expect(server.state.requests).toEqual([]);
    const blind = await to(server.url, '1.2.0', {
      inputs: { environment: 'busy' },
      permissions: { contents: 'read', deployments: 'write' },
    });
    expect([blind.exitCode, blind.told]).toEqual([2, expect.stringContaining('actions: read')]);
  });

  test.each(['1.1.0', '1.2.0'])(
    'after a run that died over 1.1.0, asking for %s finishes or rolls back, and says so',
    async (wanted) => {
      const environment = `died-${wanted}`;
      const server = await serve({ live: '1.0.0' });
      await seed(environment, '1.0.0');
      const dead = await seed(environment, '1.1.0', ['in_progress'], 999_999);
      const { exitCode, record, summary } = await to(server.url, wanted, { inputs: { environment } });
      expect(exitCode).toBe(0);
      expect(record?.recovered).toContain(wanted === '1.1.0' ? 'is finished now' : 'was rolled back to 1.0.0');
      expect(summary).toContain('After a run that died');
      expect(server.state.live).toBe(wanted);
      const states = world.deployments(environment).find(({ id }) => id === dead)?.states;
      expect(states?.at(-1)).toBe('error');
    },
    60_000,
  );

  test.each(['stage', 'ready', 'weight', 'promote', 'cleanup'])(
    'a run that is killed in %s is finished by the next',
    async (step) => {
      const environment = `killed-in-${step}`;
      const options: { live: string; hangOn?: string } = { live: '1.0.0', hangOn: step };
      const server = await serve(options);
      await seed(environment, '1.0.0');
      const run = world.standin.createRun({
        repository: world.repository,
        workflow: 'deploy.yml',
        event: 'workflow_dispatch',
        headSha: shaOf(world.push),
        headBranch: 'main',
      });
      const killing = new AbortController();
      const killed = to(server.url, '1.1.0', {
        inputs: { environment },
        runId: run.id,
        signal: killing.signal,
        cancelTimes: { interruptMs: 0, terminateMs: 0 },
      });
      await expect
        .poll(() => server.state.requests.some(({ path }) => path === `/${step}`), { timeout: 20_000 })
        .toBe(true);
      killing.abort();
      expect((await killed).exitCode).not.toBe(0);
      world.standin.updateRun(world.repository, run.id, { conclusion: 'cancelled' });
      delete options.hangOn;
      const { told, exitCode, record } = await to(server.url, '1.1.0', { inputs: { environment } });
      expect([exitCode, told]).toEqual([0, expect.stringContaining('died half-way, and is finished now')]);
      expect(record?.live).toBe('1.1.0');
      expect(server.state.live).toBe('1.1.0');
      expect(world.deployments(environment).map(({ states }) => states.at(-1))).toEqual([
        'inactive',
        'error',
        'success',
      ]);
    },
    60_000,
  );

  test('a job that is cancelled brings the old version back first', async () => {
    const environment = 'cancelled';
    const server = await serve({ live: '1.0.0' });
    await seed(environment, '1.0.0');
    const cancelling = new AbortController();
    const slow = config.replace('weight: 10', 'weight: 10, wait: 1m');
    const result = to(server.url, '1.1.0', {
      inputs: { environment },
      files: { ...files, 'mlops/deploy.yml': slow },
      signal: cancelling.signal,
    });
    await expect
      .poll(() => server.state.requests.some(({ path }) => path === '/weight'), { timeout: 20_000 })
      .toBe(true);
    cancelling.abort();
    expect((await result).outputs).toMatchObject({ status: 'rolled-back' });
    expect(server.state.live).toBe('1.0.0');
    expect(world.deployments(environment).at(-1)?.descriptions.at(-1)).toContain('cancelled');
  }, 60_000);

  test('the deployment GitHub made for the job is used instead of a second', async () => {
    const server = await serve({ live: '1.0.0' });
    const { id } = world.standin.createDeployment(world.repository, {
      ...origin,
      task: 'deploy',
      environment: 'with-job',
      payload: '',
    });
    const runId = 4711;
    world.standin.updateDeployment(world.repository, id, {
      state: 'in_progress',
      creator,
      logUrl: `https://github.com/${world.repository}/actions/runs/${runId}/job/1`,
    });
    const before = world.deployments('with-job').length;
    const { exitCode, outputs, told } = await to(server.url, '1.1.0', { runId, inputs: { environment: 'with-job' } });
    expect([told, exitCode, outputs['deployment-id']]).toEqual(['', 0, String(id)]);
    expect(world.deployments('with-job')).toHaveLength(before);
    const next = await to(server.url, '1.2.0', { inputs: { environment: 'with-job' } });
    expect(next.outputs).toMatchObject({ status: 'success', 'previous-version': '1.1.0' });
  }, 60_000);

  test.each<[string, ReleaseUse, string]>([
    ['no version', { inputs: { version: '' } }, 'E_INPUT'],
    ['a version that is not there', { inputs: { version: '9.9.9' } }, 'E_VERSION_MISSING'],
    ['an alias that is not there', { inputs: { version: 'champion' } }, 'E_VERSION_MISSING'],
    ['nothing to go back to', { inputs: { version: 'previous', environment: 'never' } }, 'E_NO_PREVIOUS'],
    ['a golden set that is not there', { inputs: { 'golden-set': 'mlops/none.jsonl' } }, 'E_FILE'],
    ['an empty golden set', { files: { ...files, 'mlops/golden.jsonl': '\n' } }, 'E_GOLDEN'],
    ['a golden set without the column', { files: { ...files, 'mlops/golden.jsonl': '{"id":1}\n' } }, 'E_GOLDEN'],
    [
      'a config with faults',
      { files: { ...files, 'mlops/deploy.yml': 'stepps: []\nlimits: { ready: soon }\n' } },
      'E_DEPLOY_CONFIG',
    ],
    ['a target of a later version', { inputs: { target: 'kserve+https://x' } }, 'E_NOT_BUILT'],
    ['no target', { inputs: { target: 'somewhere' } }, 'E_INPUT'],
    ['no command', { inputs: { target: 'command' } }, 'E_INPUT'],
    ['a header that is none', { inputs: { headers: 'no header' } }, 'E_INPUT'],
    ['a target that is down', { inputs: { target: closedPort } }, 'nothing listens there'],
    ['no permission', { permissions: { contents: 'read', deployments: 'read' } }, 'deployments: write'],
    ['a config outside', { inputs: { config: '../../etc/passwd' } }, 'E_PATH_OUTSIDE'],
  ])(
    '%s ends with 2, says so, and touches nothing',
    async (_, { inputs, ...use }, said) => {
      const server = await serve({ live: '1.0.0' });
      const { exitCode, told, log } = await to(server.url, '1.2.0', {
        ...use,
        inputs: { environment: `untouched by ${_}`, ...inputs },
      });
      expect([exitCode, `${told}\n${log}`]).toEqual([2, expect.stringContaining(said)]);
      expect(server.state.requests.filter(({ path }) => !['/check', '/current'].includes(path))).toEqual([]);
      expect(server.state.live).toBe('1.0.0');
    },
    30_000,
  );

  test('secrets go to the target, and nowhere else', async () => {
    const server = await serve({ live: '1.0.0', failStep: 'stage', reason: 'no: s3cret-token' });
    const inputs = { environment: 'secret', headers: 'X-Team: s3cret-token', 'api-key': 'k3y-of-mine' };
    const { log, summary, masks, workspace } = await to(server.url, '1.2.0', { inputs });
    expect(server.state.requests[0]?.headers).toMatchObject({
      'x-team': 's3cret-token',
      authorization: 'Bearer k3y-of-mine',
    });
    expect(masks).toEqual(expect.arrayContaining(['s3cret-token', 'k3y-of-mine']));
    const record = await readFile(`${workspace}/.mlops/model/deploy.json`, 'utf8');
    expect([log, summary, record].filter((text) => /s3cret-token|k3y-of-mine/.test(text))).toEqual([]);
    expect(JSON.stringify(world.deployments('secret'))).not.toMatch(/s3cret-token|k3y-of-mine/);
  }, 30_000);
});
