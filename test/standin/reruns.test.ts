import { describe, expect, it } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

const workflow = '.github/workflows/model.yml';

async function openRun() {
  const scene = await openScene();
  const head = { headSha: scene.git('rev-parse', 'main'), headBranch: 'main' };
  const { id } = scene.standin.createRun({ repository: scene.repository, workflow, event: 'push', ...head });
  const { actions } = scene.octokit().rest;
  const finish = (gate: 'success' | 'failure' = 'failure') =>
    scene.standin.updateRun(scene.repository, id, {
      conclusion: gate,
      jobs: [
        { name: 'train', conclusion: 'success' },
        { name: 'gate', conclusion: gate },
      ],
    });
  const read = async () => (await actions.getWorkflowRun({ ...scene.of, run_id: id })).data;
  return { scene, id, actions, finish, read, of: { ...scene.of, run_id: id } };
}

const jobId = (scene: Scene, name: string) =>
  scene.standin
    .runs(scene.repository)
    .flatMap(({ jobs }) => jobs)
    .find((job) => job.name === name)?.id ?? 0;

describe('a re-run', () => {
  it('of failed jobs is noted, and makes an attempt that waits', async () => {
    const { scene, id, actions, finish, read, of } = await openRun();
    finish();
    expect(await actions.reRunWorkflowFailedJobs(of)).toMatchObject({ status: 201, data: {} });
    expect(scene.standin.reruns(scene.repository)).toEqual([
      { kind: 'failed-jobs', runId: id, attempt: 2, sender: 'github-actions[bot]' },
    ]);
    expect(await read()).toMatchObject({
      status: 'queued',
      conclusion: null,
      run_attempt: 2,
      actor: { login: 'octocat' },
      triggering_actor: { login: 'github-actions[bot]' },
    });
    const head = { headSha: 'x', headBranch: 'main' };
    scene.standin.createRun({ repository: scene.repository, workflow, event: 'push', ...head, runId: id, attempt: 2 });
    expect(await read()).toMatchObject({ status: 'in_progress', run_attempt: 2 });
    expect(scene.standin.runs(scene.repository)).toHaveLength(2);
  });

  it('of one job names it; of all jobs does not ask whether any failed', async () => {
    const { scene, id, actions, finish, of } = await openRun();
    finish('success');
    const gate = jobId(scene, 'gate');
    await actions.reRunJobForWorkflowRun({ ...scene.of, job_id: gate });
    expect(scene.standin.reruns(scene.repository)).toMatchObject([{ kind: 'job', job: { id: gate, name: 'gate' } }]);
    finish('success');
    await actions.reRunWorkflow(of);
    expect(scene.standin.reruns(scene.repository)[1]).toMatchObject({ kind: 'run', runId: id, attempt: 3 });
  });

  it('is refused while the run goes on, and while an attempt waits', async () => {
    const { scene, actions, finish, of } = await openRun();
    const running = { status: 403, message: 'This workflow is already running' };
    expect(await refusalOf(actions.reRunWorkflow(of))).toMatchObject(running);
    expect(await refusalOf(actions.reRunWorkflowFailedJobs(of))).toMatchObject(running);
    finish();
    await actions.reRunWorkflowFailedJobs(of);
    expect(await refusalOf(actions.reRunWorkflowFailedJobs(of))).toMatchObject(running);
    const gate = { ...scene.of, job_id: jobId(scene, 'gate') };
    expect(await refusalOf(actions.reRunJobForWorkflowRun(gate))).toMatchObject({
      status: 403,
      message: 'The workflow run containing this job is already running',
    });
    expect(scene.standin.reruns(scene.repository)).toHaveLength(1);
  });

  it('is refused where nothing failed, after a month, without the permission, and of what is not there', async () => {
    const { scene, actions, finish, of } = await openRun();
    finish('success');
    expect(await refusalOf(actions.reRunWorkflowFailedJobs(of))).toMatchObject({
      status: 403,
      message: 'This workflow run cannot be retried',
    });
    const reader = scene.octokit(scene.token({ permissions: { actions: 'read' } })).rest.actions;
    const refused = await refusalOf(reader.reRunWorkflow(of));
    expect([refused.status, refused.headers['x-accepted-github-permissions']]).toEqual([403, 'actions=write']);
    expect((await refusalOf(actions.reRunWorkflow({ ...scene.of, run_id: 1 }))).status).toBe(404);
    expect((await refusalOf(actions.reRunJobForWorkflowRun({ ...scene.of, job_id: 1 }))).status).toBe(404);
    scene.clock.now = new Date(scene.clock.now.getTime() + 31 * 24 * 60 * 60 * 1000);
    expect((await refusalOf(actions.reRunWorkflow(of))).message).toContain('over a month ago');
    expect(scene.standin.reruns(scene.repository)).toEqual([]);
  });
});

it('tells of a job while it runs and when it is over, under the same id', async () => {
  const { scene, id, actions, of } = await openRun();
  const list = async () =>
    (await actions.listJobsForWorkflowRun(of)).data.jobs.map((job) => [job.id, job.name, job.status, job.conclusion]);
  scene.standin.updateJob(scene.repository, id, { id: 77, name: 'gate' });
  expect(await list()).toEqual([[77, 'gate', 'in_progress', null]]);
  scene.standin.updateJob(scene.repository, id, { id: 77, name: 'gate', conclusion: 'cancelled' });
  expect(await list()).toEqual([[77, 'gate', 'completed', 'cancelled']]);
});
