import { expect, onTestFinished, test } from 'vitest';
import { startStandin } from '../standin/index.ts';
import { createProject } from './project.ts';
import { mustRunAgain, type Rerun } from './rerun.ts';
import type { Conclusion, JobRun } from './results.ts';
import { conclusionsOf, temporaryFolder } from './testing.ts';

// The legs fail until the file `passed` is there; `beside` has nothing to do with them.
const workflow = (ready: string) => `
on: push
jobs:
  train: { runs-on: x, outputs: { a: '\${{ steps.s.outputs.a }}' }, steps: [{ id: s, run: 'echo a=1 >> $GITHUB_OUTPUT' }] }
  gate:
    needs: train
    runs-on: x
    strategy: { fail-fast: false, matrix: { model: [spam, ham] } }
    steps: [{ run: 'test \${{ matrix.model }} = ham || test -e ${ready}' }]
  status: { needs: [train, gate], if: always(), runs-on: x, steps: [{ run: 'echo "\${{ needs.train.outputs.a }} \${{ needs.gate.result }} $GITHUB_RUN_ATTEMPT \${{ github.triggering_actor }} \${{ github.actor }} \${{ job.check_run_id }}"' }] }
  never: { runs-on: x, if: false, steps: [{ run: 'true' }] }
  beside: { needs: never, if: always(), runs-on: x, steps: [{ run: 'true' }] }
`;

async function openRun() {
  const standin = await startStandin();
  onTestFinished(async () => {
    await standin.close();
    expect(standin.drift).toEqual([]);
  });
  const root = await temporaryFolder();
  const files = { '.github/workflows/gate.yml': workflow(`${root}/passed`) };
  const project = await createProject({ standin, root, files });
  const [first] = await project.fire(await project.push());
  if (first === undefined) throw new Error('nothing ran');
  const token = standin.issueToken({ repository: project.repository, permissions: { actions: 'write' } });
  const call = async (method: string, path: string) => {
    const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test', 'x-github-api-version': '2022-11-28' };
    const response = await fetch(`${standin.url}/repos/${project.repository}/actions/${path}`, { method, headers });
    return {
      status: response.status,
      body: (await response.json()) as { jobs?: { id: number; name: string; status: string; conclusion: string }[] },
    };
  };
  const passNow = () => project.clone.git('init', '--quiet', `${root}/passed`);
  return { standin, project, first, call, passNow };
}

test('a re-run that the API accepted runs the failed leg and what needs it, and takes over the rest', async () => {
  const { standin, project, first, call, passNow } = await openRun();
  standin.forgeArtifact(project.repository, first.runId, { name: 'gate-spam-1', bytes: Buffer.from('old') });
  await passNow();
  expect((await call('POST', `runs/${first.runId}/rerun-failed-jobs`)).status).toBe(201);
  expect((await call('POST', `runs/${first.runId}/rerun-failed-jobs`)).status).toBe(403);
  const [second, ...others] = await project.fireReruns();
  expect(others).toEqual([]);
  expect([second?.runId, second?.attempt, second?.conclusion]).toEqual([first.runId, 2, 'success']);
  expect(second?.jobs.map(({ name, reused }) => [name, reused])).toEqual([
    ['train', true],
    ['gate (spam)', false],
    ['gate (ham)', true],
    ['status', false],
    ['never', false],
    ['beside', true],
  ]);
  expect(second?.jobs[3]?.log).toBe(`1 success 2 github-actions[bot] octocat ${second?.jobs[3]?.jobId}\n`);
  expect(standin.artifacts(project.repository, first.runId).map(({ name }) => name)).toEqual(['gate-spam-1']);
  expect(await project.fireReruns()).toEqual([]);
});

test('a re-run of one job runs it and what needs it; others that failed stay as they were', async () => {
  const { project, first, call } = await openRun();
  const { body } = await call('GET', `runs/${first.runId}/jobs`);
  const ham = body.jobs?.find(({ name }) => name === 'gate (ham)');
  expect((await call('POST', `jobs/${ham?.id}/rerun`)).status).toBe(201);
  const [second] = await project.fireReruns();
  expect(second?.jobs.filter(({ reused }) => !reused).map(({ name }) => name)).toEqual([
    'gate (ham)',
    'status',
    'never',
  ]);
  expect(second === undefined ? {} : conclusionsOf(second)).toMatchObject({ 'gate (spam)': 'failure' });
  expect(second?.conclusion).toBe('failure');
});

test('a run that is over can be run again as a whole, and the jobs of each attempt have ids of their own', async () => {
  const { project, first, call } = await openRun();
  await call('POST', `runs/${first.runId}/rerun`);
  const [second] = await project.fireReruns();
  expect(second?.jobs.every(({ reused }) => !reused)).toBe(true);
  const { body } = await call('GET', `runs/${first.runId}/jobs?filter=all`);
  const ids = body.jobs?.map(({ id }) => id) ?? [];
  expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
});

test('the jobs of a run are known by the ids the runner gave them, as jobs and as check runs', async () => {
  const { standin, project, first, call } = await openRun();
  const { body } = await call('GET', `runs/${first.runId}/jobs`);
  expect(body.jobs?.map(({ id, name }) => [id, name])).toEqual(first.jobs.map(({ jobId, name }) => [jobId, name]));
  const token = standin.issueToken({ repository: project.repository, permissions: { checks: 'read' } });
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test', 'x-github-api-version': '2022-11-28' };
  const address = `${standin.url}/repos/${project.repository}/commits/${first.event.sha}/check-runs`;
  const found = (await (await fetch(`${address}?check_name=status`, { headers })).json()) as { check_runs: unknown[] };
  const status = first.jobs.find(({ name }) => name === 'status');
  expect(found.check_runs).toMatchObject([{ id: status?.jobId, name: 'status', conclusion: 'success' }]);
});

test('nobody runs again what was not fired here', async () => {
  const { standin, project, call } = await openRun();
  const run = { repository: project.repository, workflow: '.github/workflows/x.yml', event: 'push' };
  const { id } = standin.createRun({ ...run, headSha: 'x', headBranch: 'main' });
  standin.updateRun(project.repository, id, { conclusion: 'success' });
  await call('POST', `runs/${id}/rerun`);
  await expect(project.fireReruns()).rejects.toThrow(`The run ${id} was not fired here`);
});

test.each<[Conclusion, boolean]>([
  ['failure', true],
  ['cancelled', true],
  ['success', false],
  ['skipped', false],
])('of failed jobs, one that ended in %s runs again: %j', (conclusion, again) => {
  const rerun: Rerun = { previous: [], only: 'failed' };
  expect(mustRunAgain(rerun, { name: 'gate', conclusion } as JobRun)).toBe(again);
});
