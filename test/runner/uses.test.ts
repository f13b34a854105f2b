import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startWorkflow } from './start-workflow.ts';
import {
  prepareScene,
  pullRequestEvent,
  pushEvent,
  stepsOf,
  storyOf,
  temporaryFolder,
  workflowFile,
} from './testing.ts';

const job = (steps: string) =>
  `on: [push, pull_request]\njobs:\n  a:\n    runs-on: x\n    permissions: { contents: read, pull-requests: write }\n    steps:\n${steps}`;
const javascript = (post = '') =>
  `name: J\ninputs: { say: { default: nothing } }\nruns: { using: node24, main: main.js${post} }\n`;
const saying = `
const { appendFileSync } = require('node:fs');
const said = process.env.INPUT_SAY;
console.log('main ' + said, process.env.GITHUB_ACTION_REPOSITORY ?? '', process.env.GITHUB_ACTION_REF ?? '');
appendFileSync(process.env.GITHUB_STATE, 'said=' + said + '\\n');
appendFileSync(process.env.GITHUB_OUTPUT, 'said=' + said + '\\n');
`;

async function folderOf(files: Record<string, string>) {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

test('post stages run in reverse order at the end, each with its own state, whatever failed', async () => {
  const suite = await folderOf({
    'say/action.yml': javascript(', post: post.js'),
    'say/main.js': saying,
    'say/post.js': "console.log('post ' + process.env.STATE_said)",
    'fine/action.yml': javascript(', post: post.js, post-if: success()'),
    'fine/main.js': '',
    'fine/post.js': '',
  });
  const { push } = await prepareScene(
    job(`
      - { uses: mlops-actions/suite/say@v1, with: { say: one } }
      - { uses: mlops-actions/suite/fine@v1 }
      - { uses: mlops-actions/suite/say@v1, if: false }
      - { name: two, uses: mlops-actions/suite/say@v1, with: { say: two, typo: x } }
      - { run: exit 1 }
`),
  );
  const run = await push({ actions: { 'mlops-actions/suite': suite } });
  expect(run.jobs[0]?.log).toContain('main one mlops-actions/suite v1\n');
  expect(run.jobs[0]?.steps.slice(5).map(({ name, conclusion, log }) => [name, conclusion, log])).toEqual([
    ['Post two', 'success', 'post two\n'],
    ['Post Run mlops-actions/suite/fine@v1', 'skipped', ''],
    ['Post Run mlops-actions/suite/say@v1', 'success', 'post one\n'],
  ]);
  expect(storyOf(stepsOf(run).get('two'))).toMatch(/^success: Unexpected input.*'typo'/);
});

describe('a composite action', () => {
  const composite = `
name: C
description: d
inputs: { model: { default: spam } }
outputs: { said: { value: '\${{ steps.say.outputs.said }}' }, where: { value: '\${{ steps.where.outputs.dir }}' } }
runs:
  using: composite
  steps:
    - { id: say, uses: ./actions/say, with: { say: 'model \${{ inputs.model }}' } }
    - { id: where, shell: bash, run: 'echo "dir=$(basename $GITHUB_ACTION_PATH)" >> $GITHUB_OUTPUT; echo "X=\${{ env.OUTER }}" >> $GITHUB_ENV' }
    - { shell: bash, run: 'exit \${{ inputs.model == ''bad'' && 4 || 0 }}' }
    - { shell: bash, run: echo went on }
    - { if: failure(), shell: bash, run: echo noticed }
`;
  const files = {
    'actions/say/action.yml': javascript(', post: main.js'),
    'actions/say/main.js': saying,
    'actions/all/action.yml': composite,
  };

  test('has inputs and outputs of its own, uses other actions, and their post stages run', async () => {
    const { push } = await prepareScene(
      job(`
      - uses: actions/checkout@v5
        with: { persist-credentials: false }
      - { id: all, uses: ./actions/all, env: { OUTER: outer } }
      - { name: show, run: 'echo "\${{ steps.all.outputs.said }} \${{ steps.all.outputs.where }} $X [\${{ steps.say.outputs.said }}]"' }
`),
      files,
    );
    const run = await push();
    const steps = stepsOf(run);
    expect(steps.get('Run ./actions/all')?.log).toBe('main model spam  \nwent on\n');
    expect(steps.get('show')?.log).toBe('model spam all outer []\n');
    expect(run.jobs[0]?.steps.at(-1)?.name).toBe('Post Run ./actions/say');
  });

  test('fails with its first failed step', async () => {
    const { push } = await prepareScene(
      job('      - uses: actions/checkout@v5\n      - { uses: ./actions/all, with: { model: bad } }\n'),
      files,
    );
    const step = stepsOf(await push()).get('Run ./actions/all');
    expect(step).toMatchObject({ conclusion: 'failure', exitCode: 4 });
    expect(step?.log).toMatch(/^main model bad[^]*exit code 4[^]*noticed$/m);
    expect(step?.log).not.toContain('went on');
  });
});

test('a local action needs a checkout first', async () => {
  const { push } = await prepareScene(job('      - uses: ./actions/say\n'));
  expect(storyOf((await push()).jobs[0]?.steps[0])).toMatch(/^failure: Can't find.*actions\/checkout/);
});

describe('a checkout', () => {
  const look = `
      - { name: look, run: 'git log -1 --format=%s; git rev-list --count HEAD; git rev-parse --abbrev-ref HEAD; git config remote.origin.url; git branch -r | wc -l' }
      - { name: header, run: 'git config http.https://github.com/.extraheader || echo none' }
      - { name: sha, run: 'test "$(git rev-parse HEAD)" = "$GITHUB_SHA"' }
`;
  const lines = (text: string | undefined) =>
    (text ?? '')
      .trim()
      .split('\n')
      .map((line) => line.trim());

  test('of a push is its branch at depth 1, with credentials until the end', async () => {
    const scene = await prepareScene(job(`      - uses: actions/checkout@v5${look}`));
    await scene.clone.commit('Second');
    const run = await scene.push();
    const steps = stepsOf(run);
    expect(lines(steps.get('look')?.log)).toEqual(['Second', '1', 'main', 'https://github.com/octo-org/model', '1']);
    expect(steps.get('header')?.log).toBe('AUTHORIZATION: basic ***\n');
    expect(steps.get('sha')?.conclusion).toBe('success');
    expect(run.jobs[0]?.steps.at(-1)?.name).toBe('Post Run actions/checkout@v5');
  });

  test('of a pull request is the merge commit, detached; with depth 0 it has the whole history and all branches', async () => {
    const { clone, server, root } = await prepareScene(
      job(`      - uses: actions/checkout@v5\n        with: { fetch-depth: 0, persist-credentials: false }${look}
      - { name: parents, run: 'git log -1 --format=%P; cat new.txt; git merge-base origin/main HEAD^2' }
`),
    );
    await clone.branch('idea');
    const head = await clone.commit('Idea', { 'new.txt': 'new\n' });
    await clone.switchTo('main');
    const main = await clone.commit('Meanwhile');
    await clone.push('main');
    const event = await pullRequestEvent(clone, clone, 'idea');
    const run = await startWorkflow({ standin: server, repository: clone.repository, workflowFile, event, root });
    const steps = stepsOf(run);
    expect(run.conclusion).toBe('success');
    expect(lines(steps.get('look')?.log)).toEqual(['Merge', '4', 'HEAD', 'https://github.com/octo-org/model', '3']);
    expect(steps.get('header')?.log).toBe('none\n');
    expect(lines(steps.get('parents')?.log)).toEqual([
      `${main} ${head}`,
      'new',
      expect.stringMatching(/^[0-9a-f]{40}$/),
    ]);
  });

  test('takes a ref, a path and the way to the remote', async () => {
    const scene = await prepareScene(
      job(`
      - { uses: actions/checkout@v5, with: { ref: other, path: there } }
      - { name: other, working-directory: there, run: 'cat file; git fetch --quiet origin main; git log -1 --format=%s FETCH_HEAD' }
      - { id: gone, uses: actions/checkout@v5, with: { ref: nowhere, path: elsewhere } }
`),
    );
    await scene.clone.branch('other');
    await scene.clone.commit('Other', { file: 'other\n' });
    await scene.clone.push();
    await scene.clone.switchTo('main');
    const steps = stepsOf(await scene.push());
    expect(steps.get('other')?.log).toBe('other\nFirst commit\n');
    expect(storyOf([...steps.values()].find(({ id }) => id === 'gone'))).toMatch(/^failure: .*'nowhere'/);
  });
});

test('a pull request from a fork gets a reading token and no secrets', async () => {
  const { clone, server, root } = await prepareScene(
    job("      - { run: 'echo [${{ secrets.KEY }}] $GITHUB_HEAD_REF $GITHUB_BASE_REF $GITHUB_REF' }\n"),
  );
  const fork = await clone.fork(root, 'stranger');
  await fork.branch('idea');
  await fork.commit('Idea');
  const event = await pullRequestEvent(clone, fork, 'idea');
  const request = { standin: server, repository: clone.repository, workflowFile, root, secrets: { KEY: 'k3y' } };
  const strange = await startWorkflow({ ...request, event });
  const own = await startWorkflow({ ...request, event: await pushEvent(clone) });
  expect(strange.jobs[0]?.log).toBe('[] idea main refs/pull/7/merge\n');
  expect(own.jobs[0]?.log).toBe('[***] refs/heads/main\n');
  expect(server.tokens).toEqual([
    { contents: 'read', 'pull-requests': 'read' },
    { contents: 'read', 'pull-requests': 'write' },
  ]);
  expect(strange.jobs[0]?.permissions).toEqual(server.tokens[0]);
});

test('setup-node asks for no newer Node than there is', async () => {
  const { push } = await prepareScene(
    job(
      '      - { uses: actions/setup-node@v4, with: { node-version: 24 } }\n      - { name: new, uses: actions/setup-node@v4, with: { node-version: 26.x } }\n',
    ),
  );
  const run = await push();
  expect(run.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
});
