import { expect, onTestFinished, test } from 'vitest';
import { startStandin } from '../standin/index.ts';
import { createProject } from './project.ts';
import { onPush, prepareScene, temporaryFolder } from './testing.ts';

const job = (environment: string, command = 'true', more = '') =>
  onPush(`  deploy: { runs-on: x, environment: ${environment}, ${more} steps: [{ id: s, run: '${command}' }] }\n`);

test.each([
  ['success', 'true', 'success'],
  ['failure', 'exit 1', 'failure'],
] as const)('a job with an environment makes a deployment that ends in %s', async (_, command, last) => {
  const { push, server, clone } = await prepareScene(job('production', command));
  const run = await push();
  const [deployment] = server.deployments;
  const sha = await clone.git('rev-parse', 'HEAD');
  expect(deployment?.made).toMatchObject({
    environment: 'production',
    ref: 'main',
    sha,
    creator: 'github-actions[bot]',
  });
  expect(deployment?.told.map(({ state }) => state)).toEqual(['queued', 'in_progress', last]);
  const page = `https://github.com/octo-org/model/actions/runs/${run.runId}/job/${run.runId * 1000 + 1}`;
  expect(new Set(deployment?.told.map(({ logUrl }) => logUrl))).toEqual(new Set([page]));
  expect(run.jobs[0]?.environment).toEqual({ name: 'production', url: '', deploymentId: 1 });
});

test('the address of an environment may name what a step found', async () => {
  const environment = "{ name: 'eu-${{ github.ref_name }}', url: 'https://${{ steps.s.outputs.host }}/' }";
  const { push, server } = await prepareScene(job(environment, 'echo host=example.com >> $GITHUB_OUTPUT'));
  const run = await push();
  expect(run.jobs[0]?.environment).toMatchObject({ name: 'eu-main', url: 'https://example.com/' });
  expect(server.deployments[0]?.told.at(-1)).toMatchObject({
    state: 'success',
    environmentUrl: 'https://example.com/',
  });
});

test.each([
  ['deployment: false', job('{ name: production, deployment: false }'), { name: 'production', url: '' }],
  ['no environment', onPush("  a: { runs-on: x, steps: [{ run: 'true' }] }\n"), undefined],
  ['a condition that is not met', job('production', 'true', 'if: false,'), undefined],
])('a job with %s makes no deployment', async (_, workflow, environment) => {
  const { push, server } = await prepareScene(workflow);
  const [run] = (await push()).jobs;
  expect(server.deployments).toEqual([]);
  expect(run?.environment).toEqual(environment);
});

test('a cancelled job leaves its deployment in error', async () => {
  const { push, server } = await prepareScene(job('production', 'sleep 60'));
  const stop = new AbortController();
  const running = push({ signal: stop.signal, cancelTimes: { interruptMs: 50, terminateMs: 50 } });
  await expect.poll(() => server.deployments[0]?.told.length).toBe(2);
  stop.abort();
  expect((await running).conclusion).toBe('cancelled');
  expect(server.deployments[0]?.told.at(-1)?.state).toBe('error');
});

test('the stand-in keeps the deployment of a job, and a later success ends it', async () => {
  const standin = await startStandin();
  onTestFinished(() => standin.close());
  const files = { '.github/workflows/deploy.yml': job('production') };
  const project = await createProject({ standin, root: await temporaryFolder(), files });
  for (const event of [await project.push(), await project.push()]) await project.fire(event);
  const [first, second] = standin.deployments(project.repository);
  expect(first?.statuses.map(({ state }) => state)).toEqual(['queued', 'in_progress', 'success', 'inactive']);
  expect(second).toMatchObject({ task: 'deploy', payload: {}, environment: 'production' });
  expect(second?.statuses.at(-1)?.state).toBe('success');
});
