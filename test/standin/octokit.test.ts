import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retry } from '@octokit/plugin-retry';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject, type Project } from '../runner/index.ts';
import { type Standin, startStandin } from './index.ts';

const Retrying = Octokit.plugin(retry);
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

describe('GitHub’s own client on the stand-in', () => {
  let standin: Standin;
  let folder: string;
  let project: Project;
  let at: { owner: string; repo: string };
  let pull: number;
  beforeAll(async () => {
    standin = await startStandin();
    folder = await mkdtemp(join(tmpdir(), 'octokit-'));
    project = await createProject({ standin, root: folder, files: { 'a/b.txt': 'text', 'mlops/gate.yml': 'x' } });
    const [owner = '', repo = ''] = project.repository.split('/');
    at = { owner, repo };
    await project.clone.branch('change', 'main');
    await project.clone.commit('Change', { 'c.txt': 'c' });
    pull = (await project.openPullRequest({ title: 'Change', head: 'change' })).number;
  });
  afterAll(async () => {
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  });
  let driftBefore = 0;
  beforeEach(() => {
    driftBefore = standin.drift.length;
  });
  const drift = () => standin.drift.slice(driftBefore);

  function client(
    permissions: Record<string, 'read' | 'write'> = { contents: 'write', 'pull-requests': 'write', checks: 'write' },
    plugins = Octokit,
  ) {
    const token = standin.issueToken({ repository: project.repository, permissions });
    const octokit = new plugins({ auth: token, baseUrl: standin.url, log: quiet });
    octokit.hook.before('request', (options) => {
      options.headers['x-github-api-version'] = '2022-11-28';
    });
    return octokit;
  }

  test('pages through comments by the Link headers, which name the repository by id', async () => {
    const octokit = client();
    for (let index = 0; index < 35; index += 1)
      await octokit.rest.issues.createComment({ ...at, issue_number: pull, body: `comment ${index}` });
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...at, issue_number: pull, per_page: 10 });
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 35 }, (_, index) => `comment ${index}`));
    const { headers } = await octokit.rest.issues.listComments({ ...at, issue_number: pull, per_page: 10 });
    expect(headers.link).toMatch(/\/repositories\/\d+\/issues\/\d+\/comments\?.*rel="next"/);
    expect(drift()).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>, number, RegExp]>([
    [
      'a comment that is too long',
      () => client().rest.issues.createComment({ ...at, issue_number: pull, body: 'x'.repeat(65_537) }),
      422,
      /too long/,
    ],
    [
      'a comment without the permission',
      () => client({ contents: 'read' }).rest.issues.createComment({ ...at, issue_number: pull, body: 'x' }),
      403,
      /not accessible by integration/,
    ],
    [
      'a ref that is there',
      () => client().rest.git.createRef({ ...at, ref: 'refs/heads/main', sha: 'a'.repeat(40) }),
      422,
      /./,
    ],
    [
      'a commit that is not there',
      () => client().rest.git.getCommit({ ...at, commit_sha: 'a'.repeat(40) }),
      404,
      /Not Found|not found/i,
    ],
    ['another private repository', () => client().rest.repos.get({ owner: 'someone', repo: 'else' }), 404, /Not Found/],
    ['who an App token is', () => client().rest.users.getAuthenticated(), 403, /not accessible by integration/],
    [
      '51 annotations',
      () =>
        client().rest.checks.create({
          ...at,
          name: 'x',
          head_sha: 'HEAD',
          output: {
            title: 't',
            summary: 's',
            annotations: Array.from({ length: 51 }, () => ({
              path: 'a',
              start_line: 1,
              end_line: 1,
              annotation_level: 'notice' as const,
              message: 'm',
            })),
          },
        }),
      422,
      /./,
    ],
  ])('%s is refused as GitHub does', async (_, call, status, message) => {
    await expect(call()).rejects.toMatchObject({ status, message: expect.stringMatching(message) as string });
  });

  test('a refusal names the permission that is missing', async () => {
    const call = client({ contents: 'read' }).rest.issues.createComment({ ...at, issue_number: pull, body: 'x' });
    const { response } = (await call.catch((error: unknown) => error)) as {
      response: { headers: Record<string, string> };
    };
    expect(response.headers['x-accepted-github-permissions']).toBe('issues=write; pull_requests=write');
  });

  test('a revoked token is refused', async () => {
    const token = standin.issueToken({ repository: project.repository, permissions: { contents: 'read' } });
    standin.revokeToken(token);
    const octokit = new Octokit({ auth: token, baseUrl: standin.url, log: quiet });
    await expect(octokit.rest.repos.get(at)).rejects.toMatchObject({ status: 401 });
  });

  test('a missing version header and an unknown property are written down', async () => {
    const token = standin.issueToken({ repository: project.repository, permissions: { 'pull-requests': 'write' } });
    const bare = new Octokit({ auth: token, baseUrl: standin.url, log: quiet });
    await bare
      .request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...at,
        issue_number: pull,
        body: 'x',
        lables: [],
      })
      .catch(() => {});
    expect(drift().join('\n')).toMatch(/api-version/i);
    expect(drift().join('\n')).toMatch(/lables/);
  });

  test('an operation that is not played is 501 and written down', async () => {
    await expect(client().rest.licenses.getForRepo(at)).rejects.toMatchObject({ status: 501 });
    expect(drift()).not.toEqual([]);
  });

  test('objects of git go round: blob, tree, a commit without parents, a ref of our own', async () => {
    const { rest } = client();
    const blob = await rest.git.createBlob({
      ...at,
      content: Buffer.from([0, 255, 10]).toString('base64'),
      encoding: 'base64',
    });
    const item = { mode: '100644' as const, type: 'blob' as const };
    const tree = await rest.git.createTree({
      ...at,
      tree: [
        { ...item, path: 'b.bin', sha: blob.data.sha },
        { ...item, path: 'r.json', content: '{}' },
      ],
    });
    const commit = await rest.git.createCommit({ ...at, message: 'm', tree: tree.data.sha, parents: [] });
    expect(commit.data.parents).toEqual([]);
    const ref = `refs/mlops/m/${'a'.repeat(40)}/1-1`;
    await rest.git.createRef({ ...at, ref, sha: commit.data.sha });
    await expect(rest.git.createRef({ ...at, ref, sha: commit.data.sha })).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/already exists/) as string,
    });
    const refs = await rest.git.listMatchingRefs({ ...at, ref: 'mlops/m/' });
    expect(refs.data.map((found) => [found.ref, found.object.sha])).toEqual([[ref, commit.data.sha]]);
    const entries = await rest.git.getTree({ ...at, tree_sha: commit.data.sha });
    expect(entries.data.tree.map(({ path }) => path)).toEqual(['b.bin', 'r.json']);
    const back = await rest.git.getBlob({ ...at, file_sha: blob.data.sha });
    expect([...Buffer.from(back.data.content, 'base64')]).toEqual([0, 255, 10]);
    await rest.git.deleteRef({ ...at, ref: ref.slice('refs/'.length) });
    expect((await rest.git.listMatchingRefs({ ...at, ref: 'mlops/m/' })).data).toEqual([]);
    expect(drift()).toEqual([]);
  });

  test('files are read at a commit, raw and as described; folders list; what is missing is 404', async () => {
    const { rest } = client();
    const raw = await rest.repos.getContent({ ...at, path: 'a/b.txt', mediaType: { format: 'raw' } });
    expect(raw.data).toBe('text');
    const folder = await rest.repos.getContent({ ...at, path: 'a' });
    expect(folder.data).toMatchObject([{ name: 'b.txt', type: 'file' }]);
    await expect(rest.repos.getContent({ ...at, path: 'nowhere' })).rejects.toMatchObject({ status: 404 });
    expect(drift()).toEqual([]);
  });

  test('the merge commit of a pull request has its base first', async () => {
    const { rest } = client();
    const { data } = await rest.pulls.get({ ...at, pull_number: pull });
    const merge = await rest.git.getCommit({ ...at, commit_sha: data.merge_commit_sha ?? '' });
    expect(merge.data.parents.map(({ sha }) => sha)).toEqual([data.base.sha, data.head.sha]);
    const compared = await rest.repos.compareCommitsWithBasehead({
      ...at,
      basehead: `${data.base.sha}...${data.head.sha}`,
    });
    expect(compared.data).toMatchObject({ status: 'ahead', ahead_by: 1, merge_base_commit: { sha: data.base.sha } });
    expect(drift()).toEqual([]);
  });

  test('faults come on demand, and the retrying client survives those that pass', async () => {
    const broken = standin.fault({ operationId: 'repos/get', kind: 'status', status: 502 });
    await expect(client().rest.repos.get(at)).rejects.toMatchObject({ status: 502 });
    expect(broken.hits).toBe(1);
    standin.fault({ operationId: 'repos/get', kind: 'drop' });
    await expect(client({ contents: 'read' }, Retrying).rest.repos.get(at)).resolves.toMatchObject({ status: 200 });
    standin.fault({ operationId: 'repos/get', kind: 'secondary-limit', retryAfter: 7 });
    await expect(client().rest.repos.get(at)).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'retry-after': '7' } },
    });
    standin.fault({ operationId: 'repos/get', kind: 'too-many', retryAfter: 7 });
    await expect(client().rest.repos.get(at)).rejects.toMatchObject({ status: 429 });
  });

  test('an answer can be lost though the write happened, and a read can be stale', async () => {
    const { rest } = client();
    const count = () => standin.comments(project.repository, pull).length;
    const before = count();
    standin.fault({ operationId: 'issues/create-comment', kind: 'lost-answer', status: 502 });
    await expect(rest.issues.createComment({ ...at, issue_number: pull, body: 'lost' })).rejects.toMatchObject({
      status: 502,
    });
    expect(count()).toBe(before + 1);
    standin.fault({ operationId: 'git/list-matching-refs', kind: 'stale' });
    const { data } = await rest.repos.getCommit({ ...at, ref: 'main' });
    await rest.git.createRef({ ...at, ref: 'refs/mlops/n/x', sha: data.sha });
    expect((await rest.git.listMatchingRefs({ ...at, ref: 'mlops/n/' })).data).toEqual([]);
    expect((await rest.git.listMatchingRefs({ ...at, ref: 'mlops/n/' })).data).toHaveLength(1);
  });

  test('a barrier holds requests until they are let go', async () => {
    const hold = standin.hold({ operationId: 'repos/get', count: 2 });
    let done = 0;
    const calls = [1, 2].map(() =>
      client()
        .rest.repos.get(at)
        .then(() => (done += 1)),
    );
    await hold.arrived;
    expect(done).toBe(0);
    hold.release();
    await Promise.all(calls);
    expect(done).toBe(2);
  });
});
