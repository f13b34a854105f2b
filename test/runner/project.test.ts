import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startStandin } from '../standin/index.ts';
import { root as checkout, findNode24 } from './node24.ts';
import { createProject } from './project.ts';
import { runBundle } from './run-bundle.ts';
import { temporaryFolder } from './testing.ts';

const comment = `
const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH, INPUT_TOKEN } = process.env;
const { number } = JSON.parse(require('node:fs').readFileSync(GITHUB_EVENT_PATH, 'utf8'));
const response = fetch(\`\${GITHUB_API_URL}/repos/\${GITHUB_REPOSITORY}/issues/\${number}/comments\`, {
  method: 'POST',
  headers: {
    accept: 'application/vnd.github+json',
    authorization: 'Bearer ' + INPUT_TOKEN,
    'content-type': 'application/json',
    'user-agent': 'runner-test',
    'x-github-api-version': '2022-11-28',
  },
  body: JSON.stringify({ body: 'hello' }),
});
response.then(({ status }) => {
  console.log('status ' + status);
  process.exitCode = status === 201 ? 0 : 1;
});
`;

const files = {
  '.github/workflows/gate.yml': `
on: pull_request
permissions: { contents: read, pull-requests: write }
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: ./comment
`,
  'comment/action.yml':
    "name: C\ninputs: { token: { default: '${{ github.token }}' } }\nruns: { using: node24, main: main.js }\n",
  'comment/main.js': comment,
};

async function openProject() {
  const standin = await startStandin();
  onTestFinished(() => standin.close());
  const root = await temporaryFolder();
  return { standin, root, project: await createProject({ standin, root, files }) };
}

test('a pull request’s workflow may do at the stand-in what its permissions say; a fork’s may not', async () => {
  const { standin, project } = await openProject();
  await project.clone.branch('idea');
  await project.clone.commit('Idea', { 'idea.txt': 'x' });
  const own = await project.openPullRequest({ title: 'Idea', head: 'idea' });
  const fork = await project.fork('stranger');
  await fork.clone.branch('other');
  await fork.clone.commit('Other');
  const strange = await project.openPullRequest({ title: 'Other', head: 'other' }, fork);

  const [ownRun] = await project.fire(own.event);
  const [strangeRun] = await project.fire(strange.event);
  expect([ownRun?.conclusion, strangeRun?.conclusion]).toEqual(['success', 'failure']);
  expect(strangeRun?.jobs[0]?.log).toContain('status 403');
  expect(standin.comments(project.repository, own.number).map(({ body }) => body)).toEqual(['hello']);
  expect(standin.comments(project.repository, strange.number)).toEqual([]);
  expect(standin.drift).toEqual([]);
  expect(ownRun?.runNumber).toBe(1);
  expect(strangeRun?.runNumber).toBe(2);
});

test('a merge is a push of the base, of what the pull request brought', async () => {
  const { project } = await openProject();
  await project.clone.branch('idea');
  await project.clone.commit('Idea', { 'idea.txt': 'x' });
  const { number } = await project.openPullRequest({ title: 'Idea', head: 'idea' });
  const event = await project.mergePullRequest(number);
  expect(event).toMatchObject({ name: 'push', payload: { ref: 'refs/heads/main' } });
  expect(await project.clone.git('rev-parse', 'HEAD')).toBe(event.payload['after']);
  expect(readdirSync(project.clone.folder)).toContain('idea.txt');
  expect((await project.fire(event)).map(({ started }) => started)).toEqual([false]);
});

test('the same story has the same commits', async () => {
  const shas = await Promise.all(
    [1, 2].map(async () => {
      const { project } = await openProject();
      return project.clone.commit('Second', { 'b.txt': 'b' });
    }),
  );
  expect(shas[0]).toBe(shas[1]);
});

test('a bundle run alone reaches the stand-in with a token of given permissions', async () => {
  const { standin, project } = await openProject();
  await project.clone.branch('idea');
  await project.clone.commit('Idea', { 'idea.txt': 'x' });
  const { event } = await project.openPullRequest({ title: 'Idea', head: 'idea' });
  const { clone, repository } = project;
  const use = { action: `${clone.folder}/comment`, workspace: clone.folder, event, standin };
  const token = (level: 'read' | 'write') =>
    standin.issueToken({ repository, permissions: { 'pull-requests': level } });
  const allowed = await runBundle({ ...use, token: token('write') });
  const refused = await runBundle({ ...use, token: token('read') });
  expect([allowed.stdout, refused.stdout]).toEqual(['status 201\n', 'status 403\n']);
});

test('the runner also works without vitest, in plain Node', () => {
  const script = `
    const { parseWorkflowFile } = await import('./test/runner/parse-workflow.ts');
    const workflow = await parseWorkflowFile('w.yml', 'on: push\\njobs: { a: { runs-on: x, steps: [{ run: ls }] } }');
    console.log(workflow.jobs[0].condition);
  `;
  const words = ['--conditions=@mlops-actions/source', '--input-type=module', '--eval', script];
  expect(execFileSync(findNode24(), words, { cwd: checkout, encoding: 'utf8' })).toBe('success()\n');
});
