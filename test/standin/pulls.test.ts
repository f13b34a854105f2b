import { describe, expect, it, test } from 'vitest';
import { entryOf } from './contract/description.ts';
import { checkResponse } from './contract/index.ts';
import { openScene, refusalOf, type Scene } from './testing.ts';

const open = (scene: Scene, more: object = {}) =>
  scene.standin.createPullRequest({
    repository: scene.repository,
    title: 'Change',
    base: 'main',
    head: 'change',
    ...more,
  });

test('a pull request has the merge of its branches as refs/pull/N/merge: base first, head second', async () => {
  const scene = await openScene();
  const base = scene.git('rev-parse', 'main');
  const head = scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  const pull = open(scene, { body: 'Why', author: 'hubot', draft: true });
  expect(pull).toMatchObject({ number: 1, headSha: head, baseSha: base, mergeable: true });
  expect(scene.git('rev-parse', 'refs/pull/1/head')).toBe(head);
  expect(scene.git('rev-list', '--parents', '-1', 'refs/pull/1/merge')).toBe(`${pull.mergeSha} ${base} ${head}`);
  const { data } = await scene.octokit().rest.pulls.get({ ...scene.of, pull_number: 1 });
  expect(data).toMatchObject({
    title: 'Change',
    body: 'Why',
    draft: true,
    state: 'open',
    merged: false,
    mergeable: true,
    merge_commit_sha: pull.mergeSha,
    user: { login: 'hubot' },
    head: { sha: head, ref: 'change', label: 'octo-org:change', repo: { full_name: 'octo-org/model' } },
    base: { sha: base, ref: 'main' },
    commits: 1,
    changed_files: 1,
    additions: 1,
    deletions: 0,
  });
});

test('what is pushed later is taken in; in conflict there is no merge, and the ref stays', async () => {
  const scene = await openScene();
  const first = scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  const { mergeSha } = open(scene);
  const head = scene.commit({ 'a.txt': 'b' }, { branch: 'change' });
  expect(scene.standin.updatePullRequest(scene.repository, 1)).toMatchObject({ headSha: head, previousHeadSha: first });
  const merge = scene.git('rev-parse', 'refs/pull/1/merge');
  expect(merge).not.toBe(mergeSha);
  scene.commit({ 'a.txt': 'mine' });
  expect(scene.standin.updatePullRequest(scene.repository, 1)).toMatchObject({ mergeSha: null, mergeable: false });
  expect(scene.git('rev-parse', 'refs/pull/1/merge')).toBe(merge);
  expect(() => scene.standin.mergePullRequest(scene.repository, 1)).toThrow('octo-org/model#1 cannot be merged');
  const { data } = await scene.octokit().rest.pulls.get({ ...scene.of, pull_number: 1 });
  expect(data).toMatchObject({ mergeable: false, mergeable_state: 'dirty', merge_commit_sha: null });
});

test('a merge moves the base and closes the pull request', async () => {
  const scene = await openScene();
  const head = scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  open(scene);
  const base = scene.commit({ 'b.txt': 'b' });
  const { sha } = scene.standin.mergePullRequest(scene.repository, 1);
  expect(scene.git('rev-list', '--parents', '-1', 'main')).toBe(`${sha} ${base} ${head}`);
  const { pulls, repos } = scene.octokit().rest;
  const { data } = await pulls.get({ ...scene.of, pull_number: 1 });
  expect(data).toMatchObject({
    state: 'closed',
    merged: true,
    merge_commit_sha: sha,
    merged_at: '2026-03-04T12:00:00Z',
  });
  expect((await pulls.list(scene.of)).data).toEqual([]);
  for (const commit_sha of [sha, head]) {
    const { data: found } = await repos.listPullRequestsAssociatedWithCommit({ ...scene.of, commit_sha });
    expect(found.map(({ number }) => number)).toEqual([1]);
  }
  const { data: none } = await repos.listPullRequestsAssociatedWithCommit({ ...scene.of, commit_sha: base });
  expect(none).toEqual([]);
});

test('lists narrow by state, base and head, newest first', async () => {
  const scene = await openScene();
  for (const head of ['one', 'two', 'three']) {
    scene.commit({ [head]: head }, { branch: head, from: 'main' });
    open(scene, { head, title: head });
  }
  scene.standin.mergePullRequest(scene.repository, 2);
  const { pulls } = scene.octokit().rest;
  const list = async (query: object) => (await pulls.list({ ...scene.of, ...query })).data.map(({ title }) => title);
  expect(await list({})).toEqual(['three', 'one']);
  expect(await list({ state: 'closed' })).toEqual(['two']);
  expect(await list({ state: 'all', direction: 'asc' })).toEqual(['one', 'two', 'three']);
  expect(await list({ head: 'octo-org:one' })).toEqual(['one']);
  expect(await list({ head: 'stranger:one' })).toEqual([]);
  expect(await list({ base: 'other' })).toEqual([]);
});

test('lists sort by what was touched last, oldest first unless told otherwise', async () => {
  const scene = await openScene();
  for (const head of ['one', 'two']) {
    scene.commit({ [head]: head }, { branch: head, from: 'main' });
    open(scene, { head, title: head });
  }
  scene.clock.now = new Date('2026-03-04T13:00:00Z');
  scene.standin.closePullRequest(scene.repository, 1);
  const { pulls } = scene.octokit().rest;
  const list = async (query: object) =>
    (await pulls.list({ ...scene.of, state: 'all', ...query })).data.map(({ title }) => title);
  expect(await list({ sort: 'updated' })).toEqual(['two', 'one']);
  expect(await list({ sort: 'updated', direction: 'desc' })).toEqual(['one', 'two']);
  expect(await list({ head: 'one' })).toEqual(['two', 'one']);
});

test('a pull request is closed, opened again, renamed and moved to another base', async () => {
  const scene = await openScene();
  scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  const release = scene.commit({ 'r.txt': 'r' }, { branch: 'release/2', from: 'main' });
  open(scene);
  const { pulls } = scene.octokit().rest;
  const of = { ...scene.of, pull_number: 1 };
  expect((await pulls.update({ ...of, state: 'closed', title: 'New' })).data).toMatchObject({
    state: 'closed',
    title: 'New',
    merged: false,
    closed_at: '2026-03-04T12:00:00Z',
  });
  expect((await pulls.update({ ...of, state: 'open', base: 'release/2' })).data).toMatchObject({
    state: 'open',
    closed_at: null,
    base: { ref: 'release/2', sha: release },
  });
  expect((await refusalOf(pulls.update({ ...of, base: 'none' }))).status).toBe(422);
  scene.standin.mergePullRequest(scene.repository, 1);
  expect((await refusalOf(pulls.update({ ...of, state: 'open' }))).status).toBe(422);
});

test('octokit pages through 120 files, compared with where the branch began', async () => {
  const scene = await openScene();
  const files = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [`f/${String(index).padStart(3, '0')}`, 'x']),
  );
  scene.commit(files, { branch: 'change', from: 'main' });
  scene.commit({ 'later.txt': 'on main' });
  open(scene);
  const octokit = scene.octokit();
  const all = await octokit.paginate(octokit.rest.pulls.listFiles, { ...scene.of, pull_number: 1, per_page: 50 });
  expect(all.map(({ filename }) => filename)).toEqual(Object.keys(files));
  expect(scene.standin.requests).toHaveLength(3);
});

describe('a pull request from a fork', () => {
  const fork = async () => {
    const scene = await openScene();
    const folder = await scene.copy({ owner: 'stranger', name: 'model', fork: { parent: scene.repository } });
    const head = scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main', folder });
    return { scene, head, pull: open(scene, { headRepository: 'stranger/model', author: 'stranger' }) };
  };

  it('brings its commits into the base repository', async () => {
    const { scene, head, pull } = await fork();
    expect(scene.git('rev-parse', 'refs/pull/1/head')).toBe(head);
    expect(scene.git('show', `${pull.mergeSha}:a.txt`)).toBe('a');
    const { data } = await scene.octokit().rest.pulls.get({ ...scene.of, pull_number: 1 });
    expect(data.head).toMatchObject({ label: 'stranger:change', repo: { full_name: 'stranger/model', fork: true } });
  });

  it('is not found by its commit, but by its branch', async () => {
    const { scene, head } = await fork();
    const { pulls, repos } = scene.octokit().rest;
    expect((await repos.listPullRequestsAssociatedWithCommit({ ...scene.of, commit_sha: head })).data).toEqual([]);
    expect((await pulls.list({ ...scene.of, head: 'stranger:change' })).data).toMatchObject([{ number: 1 }]);
  });
});

test('what is not there is not found', async () => {
  const scene = await openScene();
  const { pulls, repos } = scene.octokit().rest;
  expect((await refusalOf(pulls.get({ ...scene.of, pull_number: 7 }))).status).toBe(404);
  expect((await refusalOf(pulls.listFiles({ ...scene.of, pull_number: 7 }))).status).toBe(404);
  const unknown = repos.listPullRequestsAssociatedWithCommit({ ...scene.of, commit_sha: '5'.repeat(40) });
  expect((await refusalOf(unknown)).status).toBe(422);
  expect(() => open(scene)).toThrow('octo-org/model has no branch change');
});

describe('the event', () => {
  const described = (id: string, body: unknown) => {
    const { method, template } = entryOf(id);
    return checkResponse({ id, method, template, params: {} }, 200, body);
  };

  it('of a pull request tells it as the API does', async () => {
    const scene = await openScene();
    const before = scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
    open(scene);
    const opened = scene.standin.pullRequestEvent(scene.repository, 1, 'opened');
    expect(opened).toMatchObject({ name: 'pull_request', payload: { action: 'opened', number: 1 } });
    expect(opened.payload).not.toHaveProperty('before');
    expect(described('pulls/get', opened.payload['pull_request'])).toEqual([]);
    const after = scene.commit({ 'a.txt': 'b' }, { branch: 'change' });
    const { mergeSha } = scene.standin.updatePullRequest(scene.repository, 1);
    expect(scene.standin.pullRequestEvent(scene.repository, 1).payload).toMatchObject({
      action: 'synchronize',
      before,
      after,
      pull_request: { head: { sha: after }, merge_commit_sha: mergeSha },
      repository: { full_name: 'octo-org/model', owner: { login: 'octo-org' } },
      sender: { login: 'octocat' },
    });
  });

  it('of a push lists its commits with their files, oldest first', async () => {
    const scene = await openScene();
    const before = scene.git('rev-parse', 'main');
    const first = scene.commit({ 'a.txt': 'a' });
    const after = scene.commit({ 'a.txt': 'b', 'c.txt': 'c' });
    const { name, payload } = scene.standin.pushEvent(scene.repository, {
      branch: 'main',
      before,
      after,
      pusher: 'hubot',
    });
    expect(name).toBe('push');
    expect(payload).toMatchObject({
      ref: 'refs/heads/main',
      before,
      after,
      created: false,
      forced: false,
      commits: [
        { id: first, added: ['a.txt'], modified: [] },
        { id: after, added: ['c.txt'], modified: ['a.txt'] },
      ],
      head_commit: { id: after, message: 'Change a.txt, c.txt' },
      pusher: { name: 'hubot' },
      sender: { login: 'hubot' },
    });
  });

  it.each([
    [
      'of a new branch',
      (scene: Scene) => ({ before: '0'.repeat(40), after: scene.git('rev-parse', 'main') }),
      true,
      false,
    ],
    ['by force', (scene: Scene) => force(scene), false, true],
  ])('of a push %s says so', async (_, push, created, forced) => {
    const scene = await openScene();
    const { payload } = scene.standin.pushEvent(scene.repository, { branch: 'main', ...push(scene) });
    expect(payload).toMatchObject({ created, forced });
    expect(payload['commits']).toHaveLength(1);
  });

  it('of a dispatch carries the inputs', async () => {
    const scene = await openScene();
    const dispatch = { workflow: '.github/workflows/model.yml', ref: 'refs/heads/main', inputs: { alpha: '0.1' } };
    expect(scene.standin.workflowDispatchEvent(scene.repository, dispatch)).toMatchObject({
      name: 'workflow_dispatch',
      payload: { ...dispatch, sender: { login: 'octocat' } },
    });
  });
});

function force(scene: Scene) {
  const before = scene.commit({ 'a.txt': 'a' });
  const after = scene.commit({ 'b.txt': 'b' }, { branch: 'other', from: 'main' });
  scene.git('update-ref', 'refs/heads/base', `${before}^`);
  return { before, after: scene.git('commit-tree', '-m', 'other', '-p', 'base', `${after}^{tree}`) };
}
