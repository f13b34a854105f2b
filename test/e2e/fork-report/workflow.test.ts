import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project, type WorkflowEvent, type WorkflowRun } from '../../runner/index.ts';
import { type Standin, startStandin } from '../../standin/index.ts';
import { unversioned } from './fork-scene.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
const actions = { 'mlops-actions/suite': root };

/** The example as it stands in the repository. */
async function exampleFiles(): Promise<Record<string, string>> {
  const folder = join(root, 'examples/fork-report');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

describe('the workflows of examples/fork-report', () => {
  let standin: Standin;
  let folder: string;
  let project: Project;
  let fork: Project;
  beforeAll(async () => {
    standin = await startStandin();
    folder = await mkdtemp(join(tmpdir(), 'fork-report-'));
    project = await createProject({ standin, root: folder, files: await exampleFiles() });
    await project.clone.commit('On main', { 'notes.md': 'x' });
    await project.fire(await project.push(), { actions });
    fork = await project.fork('stranger');
  });
  afterAll(async () => {
    expect(standin.drift.filter((line) => !unversioned.includes(line))).toEqual([]);
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A pull request that changes files, its run, and the run of fork-report that follows. */
  async function play(title: string, files: Readonly<Record<string, string>>, from = fork) {
    const head = title.replace(/\W+/g, '-');
    await from.clone.branch(head, 'main');
    await from.clone.commit(title, files);
    const { event, number } = await project.openPullRequest({ title, head }, from);
    await from.clone.switchTo('main');
    const gate = await fire(event, 'Fork gate');
    if (gate === undefined) throw new Error('no workflow started on the pull request');
    return { number, gate, ...told(await fire(project.workflowRunEvent(gate), 'Fork report')) };
  }

  async function fire(event: WorkflowEvent, workflow: string): Promise<WorkflowRun | undefined> {
    const runs = await project.fire(event, { actions });
    return runs.find(({ workflowName, started }) => started && workflowName === workflow);
  }

  function told(report: WorkflowRun | undefined) {
    const job = report?.jobs.find(({ id }) => id === 'report');
    const verdict = job?.steps.map(({ outputs }) => outputs['verdict']).find((one) => one !== undefined);
    return { verdict, conclusion: report?.conclusion, permissions: job?.permissions, log: job?.log ?? '' };
  }

  const commentOf = (number: number) => standin.comments(project.repository, number).map(({ body }) => body);

  test('are those the README shows', async () => {
    const readme = await readFile(join(root, 'actions/fork-report/README.md'), 'utf8');
    const shown = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
    const files = await exampleFiles();
    expect(shown).toContain(files['.github/workflows/fork-gate.yml']);
    expect(shown).toContain(files['.github/workflows/fork-report.yml']);
  });

  test('an equal model of a fork passes by the labels of main, with a comment and a status', async () => {
    const { number, gate, ...report } = await play('Shift a little', { 'params.json': '{ "shift": 0.1 }' });
    expect(gate.jobs.map(({ permissions }) => permissions['pull-requests'] ?? 'none')).not.toContain('write');
    expect(report).toMatchObject({ verdict: 'pass', conclusion: 'success' });
    const [comment, ...others] = commentOf(number);
    expect(others).toEqual([]);
    expect(comment).toContain('section=fork-report');
    expect(comment).toContain('The labels are those of the base');
    expect(standin.statuses(project.repository)[0]?.values).toMatchObject({ context: 'mlops/fork', state: 'success' });
  });

  test('a worse one fails there, and in its own run', async () => {
    const { number, gate, ...report } = await play('Shift a lot', { 'params.json': '{ "shift": 2 }' });
    expect(gate.conclusion).toBe('failure');
    expect(report).toMatchObject({ verdict: 'fail', conclusion: 'failure' });
    expect(commentOf(number)[0]).toContain('❌');
    expect(standin.statuses(project.repository)[0]?.values).toMatchObject({ state: 'failure' });
  });

  test('one that is worse and writes its own labels, policy and workflow fails all the same', async () => {
    const script = await readFile(join(root, 'examples/fork-report/train.mjs'), 'utf8');
    const gate = await readFile(join(root, 'examples/fork-report/.github/workflows/fork-gate.yml'), 'utf8');
    const { number, ...report } = await play('Forge', {
      'params.json': '{ "shift": 2 }',
      'mlops/gate.yml':
        'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.5 } }\nblock-on: beyond-margin\n',
      'train.mjs': script.replace('{ id, label, prediction }) =>', '{ id, prediction, label = prediction }) =>'),
      '.github/workflows/fork-gate.yml': gate.slice(0, gate.indexOf('\n  # Judges as well')),
    });
    expect(report).toMatchObject({ verdict: 'fail', conclusion: 'failure' });
    expect(commentOf(number)[0]).toContain('another policy than the one applied');
  });

  test('one whose run uploads nothing is an error', async () => {
    const { number, ...report } = await play('Leave it out', { 'train.mjs': 'process.exitCode = 1;\n' });
    expect(report).toMatchObject({ verdict: 'error', conclusion: 'failure' });
    expect(commentOf(number)[0]).toContain('The run brought no predictions');
    expect(standin.statuses(project.repository)[0]?.values).toMatchObject({ state: 'error' });
  });

  test('one of this repository is left to eval-gate', async () => {
    const { number, ...report } = await play('Our own', { 'params.json': '{ "shift": 0.2 }' }, project);
    expect(report).toMatchObject({ verdict: 'skipped', conclusion: 'success' });
    expect(commentOf(number)[0]).not.toContain('section=fork-report');
  });

  test('the job has the permissions of the README and no other, and checks nothing out', async () => {
    const { permissions, log } = await play('Once more', { 'params.json': '{ "shift": 0.3 }' });
    expect(permissions).toMatchObject({
      contents: 'read',
      actions: 'read',
      'pull-requests': 'write',
      statuses: 'write',
    });
    expect(Object.values(permissions ?? {}).filter((level) => level === 'write')).toHaveLength(2);
    expect(log).not.toContain('actions/checkout');
  });
});
