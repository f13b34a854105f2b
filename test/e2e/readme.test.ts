import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project, type WorkflowEvent } from '../runner/index.ts';
import { type Standin, startStandin } from '../standin/index.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** The workflow of the README, word by word; the machine that runs this has Node and need not have Python. */
async function pastedWorkflow(): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, yaml = ''] = /<!-- begin paste -->\s*```yaml\n([\s\S]*?)```\s*<!-- end paste -->/.exec(readme) ?? [];
  return yaml.replace('python train.py', 'node train.mjs');
}

/** A training script as people have them: it writes two files where it stands, and knows nothing of us. */
const script = (wrongEvery: number) => `import { writeFileSync } from 'node:fs';
const rows = Array.from({ length: 1500 }, (_, i) => [i, i % 2, (i % ${wrongEvery} === 0 ? 1 - (i % 2) : i % 2)]);
const right = rows.filter(([, label, prediction]) => label === prediction).length;
writeFileSync('metrics.json', JSON.stringify({ accuracy: right / rows.length }));
writeFileSync('predictions.csv', 'id,label,prediction\\n' + rows.map((row) => row.join()).join('\\n') + '\\n');
`;

describe('the workflow of the README', () => {
  let standin: Standin;
  let folder: string;
  let project: Project;
  beforeAll(async () => {
    standin = await startStandin();
    folder = await mkdtemp(join(tmpdir(), 'readme-'));
    const files = { 'train.mjs': script(50), '.github/workflows/model.yml': await pastedWorkflow() };
    project = await createProject({ standin, root: folder, files });
  });
  afterAll(async () => {
    expect(standin.drift).toEqual([]);
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function fire(event: WorkflowEvent) {
    const [run] = await project.fire(event, { actions: { 'mlops-actions/suite': root } });
    const verdicts = run?.jobs.flatMap(({ steps }) => steps.map(({ outputs }) => outputs['verdict'])) ?? [];
    return { conclusion: run?.conclusion, verdict: verdicts.find((verdict) => verdict !== undefined) };
  }

  async function pullRequest(title: string, wrongEvery: number) {
    const head = title.replace(/\W+/g, '-');
    await project.clone.branch(head, 'main');
    await project.clone.commit(title, { 'train.mjs': script(wrongEvery) });
    const opened = await project.openPullRequest({ title, head });
    await project.clone.switchTo('main');
    return opened;
  }

  test('has ten lines', async () => {
    expect((await pastedWorkflow()).trim().split('\n')).toHaveLength(10);
  });

  test('works on the first pull request, where nothing is recorded yet', async () => {
    const { event, number } = await pullRequest('First', 50);
    expect(await fire(event)).toEqual({ conclusion: 'success', verdict: 'inconclusive' });
    expect(standin.comments(project.repository, number)).toHaveLength(1);
  });

  test('passes an equal model and blocks a worse one once main has recorded', async () => {
    await project.clone.commit('On main', { 'notes.md': 'x' });
    expect(await fire(await project.push())).toEqual({ conclusion: 'success', verdict: 'inconclusive' });
    expect(await fire((await pullRequest('Equal', 50)).event)).toEqual({ conclusion: 'success', verdict: 'pass' });
    const worse = await pullRequest('Worse', 20);
    expect(await fire(worse.event)).toEqual({ conclusion: 'failure', verdict: 'fail' });
    expect(standin.comments(project.repository, worse.number)[0]?.body).toContain('❌');
  });
});

/** A training script that writes where it is told to. */
const trained = (wrongEvery: number) =>
  script(wrongEvery).replaceAll(/writeFileSync\('/g, "writeFileSync(process.env.MLOPS_OUTPUT_DIR + '/");

const gatePolicy = 'task: multiclass\nmetrics: { accuracy: { margin: 0.01 } }\n';

/** The README of eval-gate. */
const gateReadme = () => readFile(join(root, 'actions/eval-gate/README.md'), 'utf8');

/** How many requests it says an event takes. */
async function toldRequests(event: string): Promise<number> {
  const [, requests] = new RegExp(`^\\| \`${event}\` \\| (\\d+) \\|`, 'm').exec(await gateReadme()) ?? [];
  return Number(requests);
}

describe('the workflows of examples/workflows', () => {
  let standin: Standin;
  let folder: string;
  let project: Project;
  beforeAll(async () => {
    standin = await startStandin();
    folder = await mkdtemp(join(tmpdir(), 'examples-'));
    const files: Record<string, string> = { 'train.mjs': trained(50), 'mlops/gate.yml': gatePolicy };
    for (const name of ['pull-request.yml', 'push.yml', 'scheduled-gate.yml']) {
      const text = await readFile(join(root, 'examples/workflows', name), 'utf8');
      files[`.github/workflows/${name}`] = text.replace('python train.py', 'node train.mjs');
    }
    project = await createProject({ standin, root: folder, files });
  });
  afterAll(async () => {
    expect(standin.drift).toEqual([]);
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What started, how each job ended, the verdict, and what was asked of the API. */
  async function fire(event: WorkflowEvent) {
    const before = standin.requests.length;
    const runs = await project.fire(event, { actions: { 'mlops-actions/suite': root } });
    const started = runs.filter((run) => run.started);
    const jobs = started.flatMap((run) => run.jobs);
    const verdicts = jobs.flatMap(({ steps }) => steps.map(({ outputs }) => outputs['verdict']));
    const requests = standin.requests.slice(before).filter(({ operationId = '' }) => /^[a-z]/.test(operationId));
    return {
      workflows: started.map(({ workflowName }) => workflowName),
      jobs: Object.fromEntries(jobs.map(({ name, conclusion }) => [name, conclusion])),
      verdict: verdicts.find((verdict) => verdict !== undefined),
      requests: requests.length,
    };
  }

  async function pullRequest(title: string, training: string) {
    const head = title.replace(/\W+/g, '-');
    await project.clone.branch(head, 'main');
    await project.clone.commit(title, { 'train.mjs': training });
    const opened = await project.openPullRequest({ title, head });
    await project.clone.switchTo('main');
    return opened;
  }

  /** A commit on main with a model like the one before, and what is recorded after it. */
  async function pushAgain(message: string) {
    await project.clone.commit(message, { 'notes.md': message });
    const pushed = await fire(await project.push());
    const records = await project.clone.git('ls-remote', 'origin', 'refs/mlops/spam-filter/*');
    return { pushed, refs: records.split('\n').map((line) => line.split('\t')[1] ?? '') };
  }

  test('a push records what pull requests are compared with', async () => {
    const first = await pushAgain('First');
    const jobs = { train: 'success', gate: 'success' };
    expect(first.pushed).toMatchObject({ workflows: ['Push'], jobs, verdict: 'inconclusive' });
    const second = await pushAgain('Second');
    const requests = await toldRequests('push');
    expect(second.pushed).toMatchObject({ workflows: ['Push'], jobs, verdict: 'pass', requests });
    expect([first.refs.length, second.refs.length]).toEqual([1, 2]);
  });

  test('an equal model passes, in the pull request and in the merge queue', async () => {
    const { event, number } = await pullRequest('Equal', trained(50));
    const passed = { workflows: ['Pull request'], jobs: { train: 'success', Gate: 'success' }, verdict: 'pass' };
    expect(await fire(event)).toMatchObject(passed);
    expect(await fire(project.enqueuePullRequest(number))).toMatchObject(passed);
    expect(standin.comments(project.repository, number)).toHaveLength(1);
  });

  test('a worse model is stopped by the check `Gate` in both, with the requests the README names', async () => {
    const { event, number } = await pullRequest('Worse', trained(20));
    const stopped = { jobs: { train: 'success', Gate: 'failure' }, verdict: 'fail' };
    expect(await fire(event)).toMatchObject({ ...stopped, requests: await toldRequests('pull_request') });
    const queued = project.enqueuePullRequest(number);
    expect(await fire(queued)).toMatchObject({ ...stopped, requests: await toldRequests('merge_group') });
  });

  test('training that fails leaves `Gate` red, not skipped', async () => {
    const { event } = await pullRequest('Broken', 'throw new Error();');
    expect(await fire(event)).toMatchObject({ jobs: { train: 'failure', Gate: 'failure' } });
  });

  test.each(['schedule', 'workflow_dispatch'] as const)(
    '%s reports what got worse, and stops nothing',
    async (name) => {
      await project.clone.commit(`Worse by ${name}`, { 'train.mjs': trained(20) });
      await project.push();
      const event =
        name === 'schedule' ? project.scheduleEvent('17 5 * * 1') : project.dispatchEvent('scheduled-gate.yml');
      const jobs = { train: 'success', gate: 'success' };
      const requests = await toldRequests('schedule');
      expect(await fire(event)).toMatchObject({ workflows: ['Scheduled gate'], jobs, verdict: 'fail', requests });
    },
  );

  test('records are listed, read and deleted by the commands of the README', async () => {
    const [, shown = ''] = /```console\n([\s\S]*?)```/.exec(await gateReadme()) ?? [];
    const [list = '', fetch = '', show = '', remove = ''] = shown.trim().split('\n');
    const git = (line: string, ref = '') => {
      const written = line.replace('refs/mlops/spam-filter/<commit>/<run>-<attempt>', ref).replaceAll("'", '');
      return project.clone.git(...written.split(' ').slice(1));
    };
    const before = (await git(list)).split('\n');
    const [, ref = ''] = before[0]?.split('\t') ?? [];
    await git(fetch, ref);
    expect(JSON.parse(await git(show))).toMatchObject({ kind: 'eval-gate', commit: ref.split('/')[3] });
    await git(remove, ref);
    expect((await git(list)).split('\n')).toEqual(before.slice(1));
  });
});
