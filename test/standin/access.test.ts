import { describe, expect, it, test } from 'vitest';
import { handlers } from './handlers/index.ts';
import { needs } from './permissions.ts';
import { everything, openScene, refusalOf, type Scene } from './testing.ts';

const version = { 'x-github-api-version': '2022-11-28' };
const openPull = (scene: Scene) => {
  scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  scene.standin.createPullRequest({ repository: scene.repository, title: 'Change', base: 'main', head: 'change' });
  return { ...scene.of, issue_number: 1 };
};

describe('a token', () => {
  it('without a permission is refused with the name of what it needs', async () => {
    const scene = await openScene();
    const issue = openPull(scene);
    const token = scene.token({ permissions: { contents: 'write', issues: 'read' } });
    const refused = await refusalOf(scene.octokit(token).rest.issues.createComment({ ...issue, body: 'text' }));
    expect(refused).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
    expect(refused.headers['x-accepted-github-permissions']).toBe('issues=write; pull_requests=write');
    expect(scene.standin.comments(scene.repository, 1)).toEqual([]);
  });

  it.each([['issues'], ['pull-requests'], ['pull_requests']])('may comment with %s: write alone', async (name) => {
    const scene = await openScene();
    const issue = openPull(scene);
    const { issues } = scene.octokit(scene.token({ permissions: { [name]: 'write' } })).rest;
    expect((await issues.createComment({ ...issue, body: 'text' })).status).toBe(201);
  });

  it('of a pull request from a fork reads everything and writes nothing', async () => {
    const scene = await openScene();
    const issue = openPull(scene);
    const sha = scene.git('rev-parse', 'main');
    const readOnly = Object.fromEntries(Object.keys(everything).map((name) => [name, 'read' as const]));
    const { rest } = scene.octokit(scene.token({ permissions: readOnly }));
    expect((await rest.issues.listComments(issue)).status).toBe(200);
    expect((await rest.repos.getContent({ ...scene.of, path: 'README.md' })).status).toBe(200);
    const writes = [
      rest.issues.createComment({ ...issue, body: 'text' }),
      rest.checks.create({ ...scene.of, name: 'gate', head_sha: sha }),
      rest.repos.createCommitStatus({ ...scene.of, sha, state: 'success' }),
      rest.git.createRef({ ...scene.of, ref: 'refs/mlops/a/b', sha }),
    ];
    const refused = await Promise.all(writes.map((write) => refusalOf(write)));
    expect(refused.map(({ status, headers }) => [status, headers['x-accepted-github-permissions']])).toEqual([
      [403, 'issues=write; pull_requests=write'],
      [403, 'checks=write'],
      [403, 'statuses=write'],
      [403, 'contents=write'],
    ]);
  });

  it('reaches no other private repository, and of a public one only what is read', async () => {
    const scene = await openScene();
    await scene.copy({ owner: 'octo-org', name: 'secret' });
    await scene.copy({ owner: 'octo-org', name: 'open', private: false });
    const { repos, git } = scene.octokit().rest;
    const sha = scene.git('rev-parse', 'main');
    const open = { owner: 'octo-org', repo: 'open' };
    expect((await refusalOf(repos.get({ owner: 'octo-org', repo: 'secret' }))).status).toBe(404);
    expect((await repos.getContent({ ...open, path: 'README.md' })).status).toBe(200);
    expect((await refusalOf(git.createRef({ ...open, ref: 'refs/mlops/a/b', sha }))).status).toBe(403);
  });

  it('reads its own public repository without any permission, and a private one only as granted', async () => {
    const hidden = await openScene();
    const open = await openScene({ private: false });
    const sha = open.git('rev-parse', 'main');
    const ask = (scene: Scene) => {
      const { repos } = scene.octokit(scene.token({ permissions: { contents: 'read' } })).rest;
      return repos.listPullRequestsAssociatedWithCommit({ ...scene.of, commit_sha: sha });
    };
    expect((await ask(open)).status).toBe(200);
    const refused = await refusalOf(ask(hidden));
    expect([refused.status, refused.headers['x-accepted-github-permissions']]).toEqual([403, 'pull_requests=read']);
  });

  it.each([
    ['that was revoked', (scene: Scene) => revoked(scene), 'Bad credentials'],
    ['that was never issued', () => 'ghs_unknown', 'Bad credentials'],
    ['that is not there', () => '', 'Requires authentication'],
  ])('%s is unauthorized', async (_, make, message) => {
    const scene = await openScene({ private: false });
    const token = make(scene);
    const headers = { ...version, ...(token !== '' && { authorization: `Bearer ${token}` }) };
    const response = await scene.send('/repos/octo-org/model', { headers });
    expect([response.status, await response.json()]).toMatchObject([401, { message }]);
  });

  it('of an app is nobody; of a person it is that person', async () => {
    const scene = await openScene();
    const refused = await refusalOf(scene.octokit().rest.users.getAuthenticated());
    expect(refused).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
    const person = scene.token({ kind: 'user', login: 'monalisa' });
    expect(person).toMatch(/^ghp_/);
    expect((await scene.octokit(person).rest.users.getAuthenticated()).data).toMatchObject({
      login: 'monalisa',
      type: 'User',
    });
  });
});

function revoked(scene: Scene): string {
  const token = scene.token();
  scene.standin.revokeToken(token);
  return token;
}

test('every operation that is played says what it needs, and nothing else does', () => {
  expect(Object.keys(needs).toSorted()).toEqual([...handlers.keys()].toSorted());
});

test('every answer tells how much of the hour is used; asking for it costs nothing', async () => {
  const scene = await openScene();
  const octokit = scene.octokit();
  await octokit.rest.repos.get(scene.of);
  const { headers } = await octokit.rest.repos.get(scene.of);
  expect(headers).toMatchObject({
    'x-ratelimit-limit': '1000',
    'x-ratelimit-used': '2',
    'x-ratelimit-remaining': '998',
  });
  expect(Number(headers['x-ratelimit-reset'])).toBe(scene.clock.now.getTime() / 1000 + 3600);
  await octokit.rest.rateLimit.get();
  const { data } = await octokit.rest.rateLimit.get();
  expect(data.resources.core).toMatchObject({ limit: 1000, used: 2, remaining: 998 });
  scene.clock.now = new Date(scene.clock.now.getTime() + 3_600_000);
  expect((await octokit.rest.rateLimit.get()).data.rate.used).toBe(0);
});

describe('drift', () => {
  const ask = async (
    path: string,
    { headers = {}, ...init }: { method?: string; body?: string; headers?: object } = {},
  ) => {
    const scene = await openScene();
    const authorization = `Bearer ${scene.token()}`;
    const response = await scene.send(path, { ...init, headers: { ...version, authorization, ...headers } });
    return { status: response.status, drift: scene.takeDrift() };
  };

  it.each([
    [
      '/repos/octo-org/model/labels',
      501,
      'GET /repos/octo-org/model/labels: the stand-in does not play this operation',
    ],
    ['/repos/octo-org/model/issues', 501, 'the stand-in does not play this operation'],
    [
      '/repos/octo-org/model/commits?perpage=1',
      422,
      'request repos/list-commits: query/perpage is not a documented parameter',
    ],
    ['/repos/octo-org/model/pulls?state=merged', 422, 'query/state must be equal to one of'],
  ])('is told for %s', async (path, status, violation) => {
    const answer = await ask(path);
    expect(answer).toEqual({ status, drift: [expect.stringContaining(violation)] });
  });

  it('is told for a property GitHub would ignore', async () => {
    const body = JSON.stringify({ ref: 'refs/a/b', sha: '0'.repeat(40), forced: true });
    const answer = await ask('/repos/octo-org/model/git/refs', { method: 'POST', body });
    expect(answer.drift).toEqual(['request git/create-ref: body/forced is not a documented property']);
  });

  it('is told for a request without the API version', async () => {
    const answer = await ask('/repos/octo-org/model', { headers: { 'x-github-api-version': '2026-03-10' } });
    expect(answer.drift).toEqual([
      'request repos/get: the header X-GitHub-Api-Version must be 2022-11-28, not 2026-03-10',
    ]);
  });

  it('is not told for a body that is no JSON: GitHub answers that', async () => {
    expect(await ask('/repos/octo-org/model/git/refs', { method: 'POST', body: '{' })).toEqual({
      status: 400,
      drift: [],
    });
  });
});
