import { describe, expect, onTestFinished, test } from 'vitest';
import { startStandin } from '../standin/index.ts';
import { asPullRequest } from './events.ts';
import { createProject, type Project } from './project.ts';
import { temporaryFolder } from './testing.ts';

const show = 'echo "$GITHUB_EVENT_NAME|$GITHUB_REF|$GITHUB_SHA|$GITHUB_BASE_REF|$GITHUB_HEAD_REF|$GITHUB_ACTOR"';
const workflow = (on: string, step = show, more = '') =>
  `name: W\non: ${on}\n${more}jobs: { a: { runs-on: x, steps: [{ run: ${JSON.stringify(step)} }] } }\n`;

// Asks the API for something as a job would; says what came back.
const ask = (method: string, path: string, body: object) =>
  [
    `curl -s -o /dev/null -w '%{http_code}' -X ${method} "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/${path}"`,
    `-H "authorization: Bearer $TOKEN" -H 'user-agent: job' -H 'x-github-api-version: 2022-11-28'`,
    `-H 'content-type: application/json' -d '${JSON.stringify(body)}'`,
  ].join(' ');

async function openProject(files: Record<string, string>) {
  const standin = await startStandin();
  onTestFinished(async () => {
    await standin.close();
    expect(standin.drift).toEqual([]);
  });
  const paths = Object.entries(files).map(([name, text]) => [`.github/workflows/${name}`, text]);
  const project = await createProject({
    standin,
    root: await temporaryFolder(),
    files: Object.fromEntries(paths) as Record<string, string>,
  });
  return { standin, project };
}

async function openPull(project: Project, from: Project = project, base = 'main') {
  await from.clone.branch('idea');
  await from.clone.commit('Idea', { 'idea.txt': 'x' });
  return project.openPullRequest({ title: 'Idea', head: 'idea', base, author: 'monalisa' }, from);
}

const logOf = (runs: readonly { jobs: readonly { log: string }[] }[]) =>
  runs.flatMap(({ jobs }) => jobs.map(({ log }) => log.trim())).filter((log) => log !== '');

test('a merge queue runs on the commit that would become the base, with no pull request to name', async () => {
  const { standin, project } = await openProject({ 'gate.yml': workflow('merge_group') });
  const { number } = await openPull(project);
  const event = project.enqueuePullRequest(number);
  const group = event.payload['merge_group'] as { head_sha: string; base_sha: string };
  const [log] = logOf(await project.fire(event));
  const ref = `refs/heads/gh-readonly-queue/main/pr-${number}-${group.base_sha}`;
  expect(log).toBe(`merge_group|${ref}|${group.head_sha}|||github-merge-queue[bot]`);
  expect(standin.runs(project.repository)).toMatchObject([{ event: 'merge_group', headSha: group.head_sha }]);
});

test('a checkout in the merge queue has what the group would merge', async () => {
  const checkout = '{ uses: actions/checkout@v5 }';
  const jobs = `jobs: { a: { runs-on: x, steps: [${checkout}, { run: 'cat idea.txt; git log -1 --format=%s' }] } }`;
  const { project } = await openProject({ 'gate.yml': `on: merge_group\n${jobs}\n` });
  const { number } = await openPull(project);
  const [run] = await project.fire(project.enqueuePullRequest(number));
  expect(run?.jobs[0]?.log).toContain('xMerge pull request #1 from octo-org/idea');
});

test('a label runs the default branch’s workflow on the default branch, whatever the pull request holds', async () => {
  const { project } = await openProject({
    'override.yml': workflow('{ pull_request_target: { types: [labeled, unlabeled] } }'),
    'gate.yml': workflow('pull_request'),
  });
  await project.clone.branch('release/2');
  await project.clone.commit('Release', { 'r.txt': 'r' });
  await project.push('release/2');
  await project.clone.branch('idea');
  await project.clone.commit('Idea', { '.github/workflows/override.yml': workflow('push', 'echo stolen') });
  const { number } = await project.openPullRequest({ title: 'Idea', head: 'idea', base: 'release/2' });
  const main = await project.clone.git('rev-parse', 'main');
  const event = project.labelPullRequest(number, 'mlops: accept', 'monalisa');
  const runs = await project.fire(event);
  expect(logOf(runs)).toEqual([`pull_request_target|refs/heads/main|${main}|release/2|idea|monalisa`]);
  // The `pull_request` of a label starts only what asks for labels.
  expect((await project.fire(asPullRequest(event))).filter(({ started }) => started)).toEqual([]);
  expect(logOf(await project.fire(project.unlabelPullRequest(number, 'mlops: accept')))).toHaveLength(1);
});

test('a checkout of a fork’s head has that commit, with the merge nowhere in its history', async () => {
  const checkout = "{ uses: actions/checkout@v5, with: { ref: '${{ github.event.pull_request.head.sha }}' } }";
  const jobs = `jobs: { a: { runs-on: x, steps: [${checkout}, { run: 'git rev-parse HEAD; git log -1 --format=%s' }] } }`;
  const { project } = await openProject({ 'gate.yml': `on: pull_request\n${jobs}\n` });
  const { event } = await openPull(project, await project.fork('stranger'));
  const { head } = event.payload['pull_request'] as { head: { sha: string } };
  const [run] = await project.fire(event);
  expect(run?.jobs[0]?.log).toContain(`${head.sha}\nIdea\n`);
  expect(run?.event.sha).not.toBe(head.sha);
});

test('a pull request into a release branch runs on its merge with that branch', async () => {
  const { project } = await openProject({
    'gate.yml': workflow('{ pull_request: { branches: ["release/**"] } }'),
  });
  await project.clone.branch('release/2');
  await project.push('release/2');
  const { number, event } = await openPull(project, project, 'release/2');
  const [log] = logOf(await project.fire(event));
  expect(log).toMatch(new RegExp(`^pull_request\\|refs/pull/${number}/merge\\|[0-9a-f]{40}\\|release/2\\|idea\\|`));
});

describe('a workflow that follows another', () => {
  const follow = '{ workflow_run: { workflows: [Gate], types: [completed] } }';
  const gate = workflow('pull_request', 'exit 1').replace('name: W', 'name: Gate');

  test('runs on the default branch, and is told where the fork’s head is', async () => {
    const tell =
      "echo '${{ github.event.workflow_run.head_repository.full_name }}' ${{ github.event.workflow_run.conclusion }} '${{ toJSON(github.event.workflow_run.pull_requests) }}'";
    const { project } = await openProject({ 'gate.yml': gate, 'report.yml': workflow(follow, `${show}; ${tell}`) });
    const main = await project.clone.git('rev-parse', 'main');
    const fork = await project.fork('stranger');
    const { event } = await openPull(project, fork);
    const [judged] = await project.fire(event);
    if (judged === undefined) throw new Error('the gate did not run');
    const runs = await project.fire(project.workflowRunEvent(judged));
    expect(logOf(runs)).toEqual([`workflow_run|refs/heads/main|${main}|||monalisa\nstranger/spam-filter failure []`]);
  });

  test('does not follow one of another name', async () => {
    const { project } = await openProject({
      'gate.yml': gate.replace('name: Gate', 'name: Other'),
      'report.yml': workflow(follow),
    });
    const { event } = await openPull(project);
    const [judged] = await project.fire(event);
    if (judged === undefined) throw new Error('the gate did not run');
    const [, report] = await project.fire(project.workflowRunEvent(judged));
    expect(report?.reason).toBe('Other is not among its workflows');
  });
});

test('a schedule starts the workflows that have its line, on the default branch', async () => {
  const { project } = await openProject({
    'night.yml': workflow("{ schedule: [{ cron: '0 3 * * *' }, { cron: '0 4 * * *' }] }"),
    'noon.yml': workflow("{ schedule: [{ cron: '0 12 * * *' }] }"),
  });
  const main = await project.clone.git('rev-parse', 'main');
  const runs = await project.fire(project.scheduleEvent('0 4 * * *'));
  expect(logOf(runs)).toEqual([`schedule|refs/heads/main|${main}|||octocat`]);
  expect(runs[1]?.reason).toBe('0 4 * * * is not among its schedules');
});

test('a dispatch runs on the ref it names, by whom it was asked', async () => {
  const { project } = await openProject({
    'gate.yml': workflow(
      '{ workflow_dispatch: { inputs: { model: { type: string } } } }',
      `${show}; echo \${{ inputs.model }}`,
    ),
  });
  await project.clone.branch('try');
  const sha = await project.clone.commit('Try');
  await project.push('try');
  const event = project.dispatchEvent('gate.yml', { inputs: { model: 'spam' }, ref: 'try', sender: 'monalisa' });
  expect(logOf(await project.fire(event))).toEqual([`workflow_dispatch|refs/heads/try|${sha}|||monalisa\nspam`]);
});

describe('the token of a job', () => {
  const permissions = 'permissions: { statuses: write, pull-requests: write, actions: write }\n';
  const state = { state: 'success', context: 'mlops/override/spam' };
  const post = ask('POST', 'statuses/$SHA', state);
  const jobs = (sha: string) =>
    `jobs: { a: { runs-on: x, steps: [{ env: { TOKEN: '\${{ github.token }}', SHA: '${sha}', S: '\${{ secrets.KEY }}' }, run: ${JSON.stringify(`${post}; echo " [$S]"`)} }] } }\n`;
  const head = '${{ github.event.pull_request.head.sha || github.event.workflow_run.head_sha }}';
  const file = (on: string) => `name: Gate\non: ${on}\n${permissions}${jobs(head)}`;
  const secrets = { KEY: 'hidden' };

  test('of a fork’s pull request writes no status and sees no secret; its own pull request’s does', async () => {
    const { standin, project } = await openProject({ 'gate.yml': file('pull_request') });
    const strange = await openPull(project, await project.fork('stranger'));
    expect(logOf(await project.fire(strange.event, { secrets }))).toEqual(['403 []']);
    expect(standin.statuses(project.repository)).toEqual([]);
    const own = await openPull(project);
    expect(logOf(await project.fire(own.event, { secrets }))).toEqual(['201 [***]']);
  });

  test('of Dependabot’s pull request is that of a fork’s', async () => {
    const { project } = await openProject({ 'gate.yml': file('pull_request') });
    const { event } = await openPull(project);
    expect(logOf(await project.fire({ ...event, actor: 'dependabot[bot]' }, { secrets }))).toEqual(['403 []']);
  });

  test.each([
    ['pull_request_target', '{ pull_request_target: { types: [labeled] } }'],
    ['workflow_run', '{ workflow_run: { workflows: [Gate], types: [completed] } }'],
  ])('of a %s for a fork may do what its own workflow says', async (name, on) => {
    const { standin, project } = await openProject({
      'gate.yml': workflow('pull_request').replace('name: W', 'name: Gate'),
      'trusted.yml': file(on).replace('name: Gate', 'name: Trusted'),
    });
    const { number, event } = await openPull(project, await project.fork('stranger'));
    const [judged] = await project.fire(event);
    const follows =
      name === 'workflow_run'
        ? project.workflowRunEvent(judged ?? { runId: 0 })
        : project.labelPullRequest(number, 'x');
    const [, trusted] = await project.fire(follows, { secrets });
    expect(trusted?.jobs[0]?.log.trim()).toBe('201 [***]');
    const {
      head: { sha },
    } = event.payload['pull_request'] as { head: { sha: string } };
    expect(standin.statuses(project.repository, sha)).toHaveLength(1);
  });
});
