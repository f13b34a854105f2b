import { expect, onTestFinished, test } from 'vitest';
import { startStandin } from '../standin/index.ts';
import { createProject } from './project.ts';
import { temporaryFolder } from './testing.ts';

const onRelease = (step: string, more = '') => `
on: { release: { types: [published] } }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - name: show
        run: ${step}
${more}`;

const show = 'echo "$GITHUB_EVENT_NAME $GITHUB_REF $GITHUB_REF_TYPE $GITHUB_REF_NAME $GITHUB_SHA"';

const onDispatch = `
on: { repository_dispatch: { types: [model-registered] } }
jobs:
  deploy:
    runs-on: ubuntu-latest
    if: github.event.client_payload.model == 'churn'
    steps:
      - name: show
        env: { VERSION: '\${{ github.event.client_payload.version }}', ALL: '\${{ toJSON(github.event.client_payload) }}' }
        run: echo "$VERSION \${{ github.event.action }} \${{ github.event.client_payload.files[1] }} $GITHUB_REF $GITHUB_SHA"
`;

// What a job does with the API: publishes a release and dispatches an event.
const register = `
const { GITHUB_API_URL, GITHUB_REPOSITORY, TOKEN } = process.env;
const post = async (path, body) => {
  const headers = { authorization: 'Bearer ' + TOKEN, 'user-agent': 'test', 'x-github-api-version': '2022-11-28' };
  const url = GITHUB_API_URL + '/repos/' + GITHUB_REPOSITORY + path;
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  console.log(path, status);
};
await post('/releases', { tag_name: 'churn@v1.0.0', make_latest: 'false' });
const client_payload = { model: 'churn', version: '1.0.0', files: ['a', 'b'] };
await post('/dispatches', { event_type: 'model-registered', client_payload });
`;

const onPush = `
on: push
permissions: { contents: write }
jobs:
  register:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - { name: register, run: node register.mjs, env: { TOKEN: '\${{ secrets.PAT || github.token }}' } }
`;

async function openProject(files: Record<string, string>) {
  const standin = await startStandin();
  onTestFinished(async () => {
    await standin.close();
    expect(standin.drift).toEqual([]);
  });
  return { standin, project: await createProject({ standin, root: await temporaryFolder(), files }) };
}

const logOf = (runs: readonly { jobs: readonly { log: string }[] }[]) =>
  runs.flatMap(({ jobs }) => jobs.map(({ log }) => log)).join('');

test('a release runs the workflows of its tag’s commit, on its tag', async () => {
  const { project } = await openProject({ '.github/workflows/deploy.yml': onRelease(show) });
  const sha = await project.clone.git('rev-parse', 'HEAD');
  await project.clone.commit('Later', { '.github/workflows/deploy.yml': onRelease('echo later') });
  await project.push();
  const event = await project.publishRelease({ tag: 'churn@v1.0.0', target: sha, body: 'Notes' });
  expect(event.payload).toMatchObject({ action: 'published', release: { tag_name: 'churn@v1.0.0', body: 'Notes' } });
  const runs = await project.fire(event);
  expect(logOf(runs)).toBe(`release refs/tags/churn@v1.0.0 tag churn@v1.0.0 ${sha}\n`);
  expect(await project.fireReleases()).toEqual([]);
});

test('a release made by a job starts nothing, and its dispatch does', async () => {
  const { standin, project } = await openProject({
    '.github/workflows/deploy.yml': onRelease(show),
    '.github/workflows/dispatched.yml': onDispatch,
    '.github/workflows/register.yml': onPush,
    'register.mjs': register,
  });
  const event = { ...(await project.push()), sha: await project.clone.git('rev-parse', 'HEAD') };
  const [, , registered] = await project.fire(event);
  expect(registered?.jobs[0]?.log).toContain('/releases 201\n/dispatches 204\n');
  expect(standin.releaseEvents(project.repository)).toHaveLength(3);
  const released = await project.fireReleases();
  expect(released.filter(({ started }) => started)).toEqual([]);
  expect(released.map(({ reason }) => reason).join()).toContain('token of a job');
  const dispatched = await project.fireDispatches();
  expect(logOf(dispatched)).toBe(`1.0.0 model-registered b refs/heads/main ${event.sha}\n`);
  expect(await project.fireDispatches()).toEqual([]);
});

test('a release made with a token of a person starts what is for it, once', async () => {
  const { standin, project } = await openProject({
    '.github/workflows/deploy.yml': onRelease(show),
    '.github/workflows/register.yml': onPush,
    'register.mjs': register,
  });
  const PAT = standin.issueToken({ repository: project.repository, kind: 'user', permissions: { contents: 'write' } });
  await project.fire(await project.push(), { secrets: { PAT } });
  const runs = await project.fireReleases();
  // Created, published, released: the workflow is for one of them.
  expect(runs.filter(({ started }) => started).map(({ workflow }) => workflow)).toEqual([
    '.github/workflows/deploy.yml',
  ]);
  expect(await project.fireReleases()).toEqual([]);
});

test('an annotated tag that is pushed is of its commit', async () => {
  const { project } = await openProject({
    '.github/workflows/tag.yml': `on: { push: { tags: ['churn@*'] } }\njobs: { a: { runs-on: x, steps: [{ run: '${show}' }] } }\n`,
  });
  const sha = await project.clone.git('rev-parse', 'HEAD');
  const event = await project.pushTag('churn@v1.0.0', 'The first');
  expect(event.payload).toMatchObject({ ref: 'refs/tags/churn@v1.0.0', created: true, commits: [] });
  expect(event.payload['after']).not.toBe(sha);
  expect(logOf(await project.fire(event))).toBe(`push refs/tags/churn@v1.0.0 tag churn@v1.0.0 ${sha}\n`);
  const [other] = await project.fire(await project.pushTag('other'));
  expect(other?.reason).toContain('not among its tags');
});

test('a run is over for the API when its jobs are', async () => {
  const { standin, project } = await openProject({
    '.github/workflows/a.yml': 'on: push\njobs: { a: { runs-on: x, steps: [{ run: exit 1 }] } }\n',
  });
  const [run] = await project.fire(await project.push());
  const token = standin.issueToken({ repository: project.repository, permissions: { actions: 'read' } });
  const headers = {
    authorization: `Bearer ${token}`,
    'user-agent': 'test',
    'x-github-api-version': '2022-11-28',
  };
  const response = await fetch(`${standin.url}/repos/${project.repository}/actions/runs/${run?.runId}`, { headers });
  expect(await response.json()).toMatchObject({ status: 'completed', conclusion: 'failure' });
});
