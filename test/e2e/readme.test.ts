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
