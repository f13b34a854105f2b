import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { describe, expect, it, test } from 'vitest';
import type { Fault } from './index.ts';
import { noon, openOctokit, openScene, refusalOf, type Scene } from './testing.ts';

const Patient = Octokit.plugin(retry, throttling);

/** Octokit that retries and waits, with seconds that last five milliseconds. */
function openPatient(scene: Scene) {
  const waits: [string, number][] = [];
  const wait = (kind: string) => (seconds: number, _: unknown, __: unknown, count: number) => {
    waits.push([kind, seconds]);
    return count < 2;
  };
  const octokit = openOctokit(scene.standin, scene.token(), Patient, {
    // 429 is left to throttling: retry would not look at retry-after.
    retry: { retryAfterBaseValue: 5, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: { retryAfterBaseValue: 5, onRateLimit: wait('primary'), onSecondaryRateLimit: wait('secondary') },
  });
  return { octokit, waits };
}

const statuses = (scene: Scene) => scene.standin.requests.map(({ status }) => status);

describe('octokit with retries', () => {
  it.each<[string, Fault, number[]]>([
    ['a 502', { kind: 'status', status: 502 }, [502, 200]],
    ['two 500s', { kind: 'status', status: 500, times: 2 }, [500, 500, 200]],
    ['a cut connection', { kind: 'drop' }, [0, 200]],
    ['an answer that was lost', { kind: 'lost-answer', status: 502 }, [502, 200]],
  ])('survives %s', async (_, fault, expected) => {
    const scene = await openScene();
    const set = scene.standin.fault({ operationId: 'repos/get', ...fault });
    const { octokit } = openPatient(scene);
    expect((await octokit.rest.repos.get(scene.of)).status).toBe(200);
    expect(statuses(scene)).toEqual(expected);
    expect(set.hits).toBe(fault.times ?? 1);
  });

  it.each<[string, Fault, [string, number]]>([
    ['a secondary limit', { kind: 'secondary-limit', retryAfter: 7 }, ['secondary', 7]],
    ['a 429', { kind: 'too-many', retryAfter: 3 }, ['secondary', 3]],
  ])('waits as long as %s asks', async (_, fault, wait) => {
    const scene = await openScene();
    scene.standin.fault({ operationId: 'repos/get', ...fault });
    const { octokit, waits } = openPatient(scene);
    expect((await octokit.rest.repos.get(scene.of)).status).toBe(200);
    expect(waits).toEqual([wait]);
  });

  it('waits for the hour to begin anew when its requests are used up', async () => {
    const scene = await openScene();
    scene.clock.now = new Date();
    scene.standin.fault({ operationId: 'repos/get', kind: 'rate-limit', resetIn: 2 });
    const { octokit, waits } = openPatient(scene);
    expect((await octokit.rest.repos.get(scene.of)).status).toBe(200);
    expect(waits).toEqual([['primary', expect.closeTo(3, -1)]]);
  });
});

describe('a fault', () => {
  it('answers as told, with headers and body', async () => {
    const scene = await openScene();
    const body = { message: 'Server Error', errors: [] };
    scene.standin.fault({
      method: 'GET',
      path: /\/pulls$/,
      kind: 'status',
      status: 503,
      headers: { 'x-why': 'test' },
      body,
    });
    const { pulls } = scene.octokit().rest;
    const refused = await refusalOf(pulls.list(scene.of));
    expect(refused).toMatchObject({ status: 503, message: 'Server Error', errors: [] });
    expect(refused.headers['x-why']).toBe('test');
    expect((await pulls.list(scene.of)).status).toBe(200);
  });

  it('meets only requests on which everything given agrees, and none when it is removed', async () => {
    const scene = await openScene();
    const set = scene.standin.fault({ method: 'POST', path: /\/pulls$/, kind: 'drop', times: 9 });
    const other = scene.standin.fault({ operationId: 'pulls/list', kind: 'drop' });
    other.remove();
    expect((await scene.octokit().rest.pulls.list(scene.of)).status).toBe(200);
    expect([set.hits, other.hits]).toEqual([0, 0]);
  });

  it.each<[string, Fault, number, boolean]>([
    ['a status', { kind: 'status', status: 502 }, 502, false],
    ['a cut connection', { kind: 'drop' }, 0, false],
    ['a secondary limit', { kind: 'secondary-limit', retryAfter: 1 }, 403, false],
    ['a 429', { kind: 'too-many' }, 429, false],
    ['used-up requests', { kind: 'rate-limit', resetIn: 1 }, 403, false],
    ['half an answer', { kind: 'malformed' }, 200, false],
    ['a lost answer', { kind: 'lost-answer', status: 502 }, 502, true],
    ['a delay', { kind: 'delay', ms: 1 }, 201, true],
    ['a stale read, which a write is not', { kind: 'stale' }, 201, true],
  ])('on a write: %s', async (_, fault, status, happened) => {
    const scene = await openScene();
    scene.standin.fault({ operationId: 'git/create-ref', ...fault });
    const sha = scene.git('rev-parse', 'main');
    const { git } = scene.octokit().rest;
    await git.createRef({ ...scene.of, ref: 'refs/mlops/a/b', sha }).catch(() => undefined);
    expect(statuses(scene)).toEqual([status]);
    expect(scene.git('for-each-ref', '--format=%(refname)', 'refs/mlops')).toBe(happened ? 'refs/mlops/a/b' : '');
  });

  it('acts on the artifact service and the blob store too', async () => {
    const scene = await openScene();
    scene.standin.fault({ operationId: 'ArtifactService/ListArtifacts', kind: 'status', status: 500 });
    scene.standin.fault({ method: 'PUT', path: /^\/_blob\//, kind: 'status', status: 503 });
    const job = { workflow_run_backend_id: '7', workflow_job_run_backend_id: 'j' };
    const authorization = `Bearer ${scene.standin.runtimeToken({ repository: scene.repository, runId: 7, jobId: 'j' })}`;
    const list = () =>
      scene.send('/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts', {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify(job),
      });
    const put = () => scene.send('/_blob/upload/x', { method: 'PUT', body: 'x' });
    const answers = [await list(), await list(), await put(), await put()];
    expect(answers.map((answer) => answer.status)).toEqual([500, 200, 503, 403]);
  });

  it('can delay an answer', async () => {
    const scene = await openScene();
    scene.standin.fault({ operationId: 'repos/get', kind: 'delay', ms: 40 });
    const started = performance.now();
    await scene.octokit().rest.repos.get(scene.of);
    expect(performance.now() - started).toBeGreaterThan(35);
  });

  it('can cut an answer short inside its JSON', async () => {
    const scene = await openScene();
    scene.standin.fault({ path: /model$/, kind: 'malformed' });
    const response = await scene.send('/repos/octo-org/model', { headers: { 'user-agent': 'test' } });
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });
});

describe('a stale read', () => {
  it('does not know the comment that was just written, and the next read does', async () => {
    const scene = await openScene();
    scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
    scene.standin.createPullRequest({ repository: scene.repository, title: 'Change', base: 'main', head: 'change' });
    const { issues } = scene.octokit().rest;
    const issue = { ...scene.of, issue_number: 1 };
    const { data } = await issues.createComment({ ...issue, body: 'first' });
    await issues.updateComment({ ...scene.of, comment_id: data.id, body: 'second' });
    const bodies = async () => (await issues.listComments(issue)).data.map(({ body }) => body);
    scene.standin.fault({ operationId: 'issues/list-comments', kind: 'stale' });
    expect(await bodies()).toEqual(['first']);
    expect(await bodies()).toEqual(['second']);
  });

  it('does not know the ref that was just made', async () => {
    const scene = await openScene();
    const { git } = scene.octokit().rest;
    const sha = scene.git('rev-parse', 'main');
    await git.createRef({ ...scene.of, ref: 'refs/mlops/a/one', sha });
    await git.createRef({ ...scene.of, ref: 'refs/mlops/a/two', sha });
    const refs = async () => (await git.listMatchingRefs({ ...scene.of, ref: 'mlops/' })).data.map(({ ref }) => ref);
    scene.standin.fault({ operationId: 'git/list-matching-refs', kind: 'stale' });
    expect(await refs()).toEqual(['refs/mlops/a/one']);
    expect(await refs()).toEqual(['refs/mlops/a/one', 'refs/mlops/a/two']);
  });

  it('is an ordinary read when nothing was written', async () => {
    const scene = await openScene();
    scene.standin.fault({ operationId: 'repos/list-commits', kind: 'stale' });
    expect((await scene.octokit().rest.repos.listCommits(scene.of)).data).toHaveLength(1);
  });
});

test('a hold lets two jobs both find no ref before either makes one', async () => {
  const scene = await openScene();
  const { git } = scene.octokit().rest;
  const sha = scene.git('rev-parse', 'main');
  const hold = scene.standin.hold({ operationId: 'git/create-ref', count: 2 });
  const job = async () => {
    const { data } = await git.listMatchingRefs({ ...scene.of, ref: 'mlops/' });
    const made = git.createRef({ ...scene.of, ref: 'refs/mlops/a/b', sha }).then(
      ({ status }) => status,
      ({ status }: { status: number }) => status,
    );
    return { found: data.length, status: await made };
  };
  const jobs = [job(), job()];
  await hold.arrived;
  expect(scene.standin.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  hold.release();
  const results = await Promise.all(jobs);
  expect(results.map(({ found }) => found)).toEqual([0, 0]);
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([201, 422]));
});

test('every request is written down, with its time, its query and its token', async () => {
  const scene = await openScene();
  const token = scene.token();
  await scene.octokit(token).rest.pulls.list({ ...scene.of, state: 'all' });
  expect(scene.standin.requests).toEqual([
    {
      at: noon.toISOString(),
      kind: 'rest',
      method: 'GET',
      path: '/repos/octo-org/model/pulls',
      query: { state: 'all' },
      operationId: 'pulls/list',
      status: 200,
      body: undefined,
      token,
    },
  ]);
});
