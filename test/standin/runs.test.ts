import { describe, expect, it, test } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

const workflow = '.github/workflows/model.yml';
const newRun = (scene: Scene, more: object = {}) => {
  const head = { headSha: scene.git('rev-parse', 'main'), headBranch: 'main' };
  return scene.standin.createRun({ repository: scene.repository, workflow, event: 'push', ...head, ...more });
};

test('runs are numbered, tell how far they are, and are found by what they ran on', async () => {
  const scene = await openScene();
  const first = newRun(scene);
  const second = newRun(scene, { event: 'pull_request', headBranch: 'change' });
  expect([first.number, second.number]).toEqual([1, 2]);
  const { actions } = scene.octokit().rest;
  const get = async (run_id: number) => (await actions.getWorkflowRun({ ...scene.of, run_id })).data;
  expect(await get(first.id)).toMatchObject({
    status: 'in_progress',
    conclusion: null,
    path: workflow,
    run_attempt: 1,
  });
  scene.standin.updateRun(scene.repository, first.id, { conclusion: 'failure' });
  expect(await get(first.id)).toMatchObject({ status: 'completed', conclusion: 'failure', event: 'push' });
  const list = async (query: object) =>
    (await actions.listWorkflowRunsForRepo({ ...scene.of, ...query })).data.workflow_runs.map(({ id }) => id);
  expect(await list({})).toEqual([second.id, first.id]);
  expect(await list({ branch: 'change' })).toEqual([second.id]);
  expect(await list({ event: 'push' })).toEqual([first.id]);
  expect(await list({ status: 'failure' })).toEqual([first.id]);
  expect(await list({ head_sha: '8'.repeat(40) })).toEqual([]);
  expect((await refusalOf(actions.getWorkflowRun({ ...scene.of, run_id: 1 }))).status).toBe(404);
});

test('attempts share the id and the number; jobs are those of the last one', async () => {
  const scene = await openScene();
  const { id, number } = newRun(scene);
  scene.standin.updateRun(scene.repository, id, { jobs: [{ name: 'train', conclusion: 'failure' }] });
  expect(newRun(scene, { runId: id, attempt: 2 })).toEqual({ id, number });
  scene.standin.updateRun(scene.repository, id, { jobs: [{ name: 'train', conclusion: 'success' }, { name: 'gate' }] });
  const { actions } = scene.octokit().rest;
  const jobs = async (query: object) =>
    (await actions.listJobsForWorkflowRun({ ...scene.of, run_id: id, ...query })).data.jobs.map(
      ({ name, run_attempt, status, conclusion }) => [name, run_attempt, status, conclusion],
    );
  const latest = [
    ['train', 2, 'completed', 'success'],
    ['gate', 2, 'in_progress', null],
  ];
  expect(await jobs({})).toEqual(latest);
  expect(await jobs({ filter: 'all' })).toEqual([['train', 1, 'completed', 'failure'], ...latest]);
  expect((await actions.listWorkflowRunsForRepo(scene.of)).data.total_count).toBe(1);
});

describe('a dispatch', () => {
  const dispatched = async (more: object = {}) => {
    const scene = await openScene();
    const inputs = 'inputs:\n      version: { required: true }\n      dry-run: { required: true, default: "false" }\n';
    scene.commit({
      [workflow]: `on:\n  workflow_dispatch:\n    ${inputs}jobs: {}\n`,
      '.github/workflows/push.yml': 'on: [push]\njobs: {}\n',
      '.github/workflows/bare.yml': 'on: workflow_dispatch\njobs: {}\n',
    });
    const request = { ...scene.of, workflow_id: 'model.yml', ref: 'main', inputs: { version: 'v1' }, ...more };
    return { scene, sent: scene.octokit().rest.actions.createWorkflowDispatch(request) };
  };

  it('makes a run of the ref’s commit', async () => {
    const { scene, sent } = await dispatched();
    expect((await sent).status).toBe(204);
    const [run] = (await scene.octokit().rest.actions.listWorkflowRunsForRepo(scene.of)).data.workflow_runs;
    expect(run).toMatchObject({ event: 'workflow_dispatch', head_sha: scene.git('rev-parse', 'main'), path: workflow });
    expect(scene.standin.dispatches(scene.repository)).toEqual([
      { workflow, ref: 'main', inputs: { version: 'v1' }, sender: 'github-actions[bot]', runId: run?.id },
    ]);
  });

  it('tells the run when it is asked to', async () => {
    const { scene, sent } = await dispatched({ workflow_id: 'bare.yml', inputs: {}, return_run_details: true });
    const { status, data } = await sent;
    const [dispatch] = scene.standin.dispatches(scene.repository);
    expect([status, data]).toMatchObject([200, { workflow_run_id: dispatch?.runId }]);
  });

  it.each([
    ['a ref that is not there', { ref: 'none' }, 422, 'No ref found for: none'],
    ['a workflow that is not there', { workflow_id: 'none.yml' }, 404, 'Not Found'],
    [
      'another trigger',
      { workflow_id: 'push.yml', inputs: {} },
      422,
      "Workflow does not have 'workflow_dispatch' trigger",
    ],
    ['an unknown input', { inputs: { version: 'v1', typo: 'x' } }, 422, 'Unexpected inputs provided: ["typo"]'],
    ['a missing input', { inputs: {} }, 422, "Required input 'version' not provided"],
  ])('is refused for %s', async (_, more, status, message) => {
    const { scene, sent } = await dispatched(more);
    expect(await refusalOf(sent)).toMatchObject({ status, message });
    expect(scene.standin.dispatches(scene.repository)).toEqual([]);
  });
});
