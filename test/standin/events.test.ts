import { describe, expect, it, test } from 'vitest';
import { checkEvent } from './contract/index.ts';
import { openScene, type Scene } from './testing.ts';

async function openPull(head: { fork?: boolean; base?: string } = {}): Promise<Scene> {
  const scene = await openScene();
  const fork = head.fork
    ? await scene.copy({ owner: 'stranger', name: 'model', fork: { parent: scene.repository } })
    : undefined;
  if (head.base !== undefined) scene.commit({ 'r.txt': 'r' }, { branch: head.base, from: 'main' });
  scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main', ...(fork !== undefined && { folder: fork }) });
  scene.standin.createPullRequest({
    repository: scene.repository,
    title: 'Change',
    base: head.base ?? 'main',
    head: 'change',
    ...(fork !== undefined && { headRepository: 'stranger/model', author: 'stranger' }),
  });
  return scene;
}

describe('the event of a merge queue', () => {
  it('names the commit that would become the base, and the base it was made on', async () => {
    const scene = await openPull();
    const base = scene.git('rev-parse', 'main');
    const head = scene.git('rev-parse', 'change');
    const { name, payload } = scene.standin.enqueuePullRequest(scene.repository, 1);
    const group = payload['merge_group'] as { head_sha: string; head_ref: string };
    const ref = `refs/heads/gh-readonly-queue/main/pr-1-${base}`;
    expect([name, payload['action']]).toEqual(['merge_group', 'checks_requested']);
    expect(group).toMatchObject({ head_ref: ref, base_sha: base, base_ref: 'refs/heads/main' });
    expect(scene.git('rev-list', '--parents', '-1', ref)).toBe(`${group.head_sha} ${base} ${head}`);
    expect(payload).not.toHaveProperty('pull_request');
  });

  it('may be on top of another group', async () => {
    const scene = await openPull();
    scene.commit({ 'b.txt': 'b' }, { branch: 'other', from: 'main' });
    scene.standin.createPullRequest({ repository: scene.repository, title: 'Other', base: 'main', head: 'other' });
    const first = scene.standin.enqueuePullRequest(scene.repository, 1).payload['merge_group'] as { head_sha: string };
    const { payload } = scene.standin.enqueuePullRequest(scene.repository, 2, first.head_sha);
    const { head_sha } = payload['merge_group'] as { head_sha: string };
    expect(payload['merge_group']).toMatchObject({
      base_sha: first.head_sha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-2-${first.head_sha}`,
    });
    expect(scene.git('show', `${head_sha}:a.txt`)).toBe('a');
  });

  it('is none for what is in conflict', async () => {
    const scene = await openPull();
    scene.commit({ 'a.txt': 'mine' });
    expect(() => scene.standin.enqueuePullRequest(scene.repository, 1)).toThrow('octo-org/model#1 cannot be merged');
  });
});

describe('the event of a workflow run', () => {
  const run = (scene: Scene, headRepository: string) =>
    scene.standin.createRun({
      repository: scene.repository,
      workflow: '.github/workflows/gate.yml',
      name: 'Gate',
      event: 'pull_request',
      headSha: scene.git('rev-parse', 'refs/pull/1/head'),
      headBranch: 'change',
      headRepository,
    }).id;

  it('of a fork says where the head is, and names no pull request', async () => {
    const scene = await openPull({ fork: true });
    const id = run(scene, 'stranger/model');
    scene.standin.updateRun(scene.repository, id, { conclusion: 'failure' });
    const { name, payload } = scene.standin.workflowRunEvent(scene.repository, id);
    expect([name, payload['action']]).toEqual(['workflow_run', 'completed']);
    expect(payload).toMatchObject({
      workflow: { name: 'Gate', path: '.github/workflows/gate.yml' },
      workflow_run: {
        id,
        name: 'Gate',
        event: 'pull_request',
        conclusion: 'failure',
        head_branch: 'change',
        head_sha: scene.git('rev-parse', 'refs/pull/1/head'),
        head_repository: { full_name: 'stranger/model', fork: true },
        repository: { full_name: 'octo-org/model' },
        pull_requests: [],
      },
    });
  });

  it('of the repository itself names the open pull request of its branch', async () => {
    const scene = await openPull();
    const id = run(scene, scene.repository);
    const { data } = await scene.octokit().rest.actions.getWorkflowRun({ ...scene.of, run_id: id });
    expect(data.pull_requests).toMatchObject([{ number: 1, head: { ref: 'change' }, base: { ref: 'main' } }]);
    scene.standin.updateRun(scene.repository, id, { conclusion: 'success' });
    const { payload } = scene.standin.workflowRunEvent(scene.repository, id);
    expect(payload['workflow_run']).toMatchObject({ pull_requests: [{ number: 1 }] });
    expect(() => scene.standin.workflowRunEvent(scene.repository, 1)).toThrow('octo-org/model has no run 1');
  });
});

test('the event of a pull request to a release branch says where it goes', async () => {
  const scene = await openPull({ base: 'release/2' });
  expect(scene.standin.pullRequestEvent(scene.repository, 1, 'opened').payload['pull_request']).toMatchObject({
    base: { ref: 'release/2', sha: scene.git('rev-parse', 'release/2') },
  });
});

test('a closed pull request says when, and that it was not merged', async () => {
  const scene = await openPull();
  scene.standin.closePullRequest(scene.repository, 1);
  expect(scene.standin.pullRequestEvent(scene.repository, 1, 'closed').payload['pull_request']).toMatchObject({
    state: 'closed',
    merged: false,
    closed_at: '2026-03-04T12:00:00Z',
    merged_at: null,
  });
});

test('a schedule says its line, and nobody sent it', async () => {
  const scene = await openScene();
  const { name, payload } = scene.standin.scheduleEvent(scene.repository, '0 3 * * 1');
  expect([name, payload['schedule']]).toEqual(['schedule', '0 3 * * 1']);
  expect(payload).not.toHaveProperty('sender');
});

test('an event that is not as GitHub describes it is told', async () => {
  const scene = await openPull();
  const { name, payload } = scene.standin.pullRequestEvent(scene.repository, 1, 'labeled', { label: 'x' });
  expect(checkEvent(name, payload)).toEqual([]);
  const { pull_request: _, ...broken } = payload;
  expect(checkEvent(name, broken)).toEqual(["payload must have required property 'pull_request'"]);
  expect(checkEvent('pull_request_target', broken)).toHaveLength(1);
  expect(checkEvent('schedule', {})).toEqual([]);
});
