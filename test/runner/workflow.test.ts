import { describe, expect, test } from 'vitest';
import { UnsupportedWorkflow } from './faults.ts';
import { fireEvent, rerunWorkflow } from './start-workflow.ts';
import { conclusionsOf, onPush, prepareScene, stepsOf, storyOf, workflowFile } from './testing.ts';

describe('steps', () => {
  test('are skipped after a failure, unless they ask to run or the failed one may fail', async () => {
    const { push } = await prepareScene(
      onPush(`
  a:
    runs-on: x
    steps:
      - { name: tolerated, id: t, run: exit 1, continue-on-error: true }
      - { name: told, run: 'echo \${{ steps.t.outcome }} \${{ steps.t.conclusion }} \${{ job.status }}' }
      - { name: broken, run: exit 1 }
      - { name: skipped, run: 'true' }
      - { name: on failure, if: failure(), run: 'true' }
      - { name: conditional, if: "\${{ !cancelled() && github.ref == 'refs/heads/main' }}", run: 'true' }
      - { name: always, if: always(), run: 'true' }
      - { name: never, if: always() && false, run: 'true' }
`),
    );
    const steps = stepsOf(await push());
    expect(Object.fromEntries([...steps].map(([name, step]) => [name, `${step.outcome} ${step.conclusion}`]))).toEqual({
      tolerated: 'failure success',
      told: 'success success',
      broken: 'failure failure',
      skipped: 'skipped skipped',
      'on failure': 'success success',
      conditional: 'success success',
      always: 'success success',
      never: 'skipped skipped',
    });
    expect(steps.get('told')?.log).toBe('failure success success\n');
  });

  test('see env of every level, GITHUB_ENV and GITHUB_PATH of earlier steps, and defaults', async () => {
    const { push } = await prepareScene(`
on: push
env: { A: workflow, B: workflow, C: workflow }
defaults: { run: { shell: bash, working-directory: sub } }
jobs:
  a:
    runs-on: x
    env: { B: job, C: job }
    steps:
      - { run: 'mkdir sub', working-directory: . }
      - run: |
          echo "D=file" >> $GITHUB_ENV
          printf '#!/bin/sh\\necho found' > tool; chmod +x tool
          echo "$PWD" >> $GITHUB_PATH
      - { name: show, env: { C: step }, run: 'echo "$A $B $C $D \${{ env.C }} \${{ env.D }} $(basename $PWD) $(tool)"' }
      - { name: pipe, run: 'false | true' }
      - { name: sh, if: always(), shell: sh, run: 'false | true; echo on' }
      - { name: node, if: always(), shell: 'node {0}', run: 'console.log(process.version.split(".")[0])' }
`);
    const steps = stepsOf(await push());
    expect(steps.get('show')?.log).toBe('workflow job step file step file sub found\n');
    expect(steps.get('pipe')?.conclusion).toBe('failure');
    expect(steps.get('sh')?.log).toBe('on\n');
    expect(steps.get('node')?.log).toMatch(/^v2[4-9]\n$/);
  });

  test('that take too long are ended and failed', async () => {
    const { push } = await prepareScene(
      onPush('  a: { runs-on: x, steps: [{ run: exec sleep 30, timeout-minutes: 0.002 }] }\n'),
    );
    const run = await push({ cancelTimes: { interruptMs: 50, terminateMs: 50 } });
    expect(storyOf(run.jobs[0]?.steps[0])).toMatch(/^failure: .*has timed out after 0.002 minutes/);
  });

  test('whose expression does not evaluate fail, and say which', async () => {
    const { push } = await prepareScene(
      onPush('  a: { runs-on: x, steps: [{ run: "echo ${{ fromJSON(\'{\') }}" }] }\n'),
    );
    const run = await push();
    expect(storyOf(run.jobs[0]?.steps[0])).toMatch(/^failure: .*fromJSON\('\{'\)/);
  });

  test('show secrets and the token as stars', async () => {
    const { push } = await prepareScene(
      onPush("  a: { runs-on: x, steps: [{ run: 'echo ${{ secrets.KEY }} ${{ github.token }} ${{ vars.OPEN }}' }] }\n"),
    );
    const lines: string[] = [];
    const onLine = (line: string, { job, step }: { job: string; step: string }) =>
      lines.push(`${job} | ${step.slice(0, 8)} | ${line}`);
    await push({ secrets: { KEY: 'k3y' }, vars: { OPEN: 'seen' }, onLine });
    expect(lines).toEqual(['a | Run echo | *** *** seen']);
  });
});

test('a workflow that is not for the event does not start', async () => {
  const { push } = await prepareScene('on: pull_request\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }');
  expect(await push()).toMatchObject({ started: false, jobs: [], reason: 'it is not for push' });
});

test('a file GitHub would refuse is refused, with GitHub’s words', async () => {
  const { push } = await prepareScene(onPush('  a: { runs-on: x, step: [] }\n'));
  await expect(push()).rejects.toThrow(/step/);
});

test.each([
  ['another action', 'steps: [{ uses: someone/thing@v1 }]', 'someone/thing@v1'],
  ['a reusable workflow', 'uses: ./.github/workflows/x.yml', 'has uses'],
  ['a container', 'container: debian, steps: [{ run: "true" }]', 'container'],
])('%s is refused before anything runs', async (_, job, message) => {
  const runsOn = job.startsWith('uses') ? '' : 'runs-on: x, ';
  const { push, server } = await prepareScene(onPush(`  a: { ${runsOn}${job} }\n`));
  const failure = push();
  await expect(failure).rejects.toThrow(UnsupportedWorkflow);
  await expect(failure).rejects.toThrow(message);
  expect(server.tokens).toEqual([]);
});

test('an event starts every workflow that is for it, each in the version of its commit', async () => {
  const other = 'on: workflow_dispatch\njobs: { b: { runs-on: x, steps: [{ run: "true" }] } }';
  const scene = await prepareScene(onPush('  a: { runs-on: x, steps: [{ run: echo first }] }\n'), {
    '.github/workflows/other.yaml': other,
  });
  const first = await scene.clone.git('rev-parse', 'HEAD');
  await scene.clone.commit('Second', {
    [workflowFile]: onPush('  a: { runs-on: x, steps: [{ run: echo second }] }\n'),
  });
  await scene.clone.push();
  const event = { name: 'push', payload: { ref: 'refs/heads/main', after: first } };
  const runs = await fireEvent({ standin: scene.server, repository: scene.clone.repository, root: scene.root, event });
  expect(runs.map(({ workflow, started }) => [workflow, started])).toEqual([
    [workflowFile, true],
    ['.github/workflows/other.yaml', false],
  ]);
  expect(runs[0]?.jobs[0]?.log).toBe('first\n');
});

test('a dispatch brings inputs, with defaults and types, to the workflow it names', async () => {
  const workflow = `
on: { workflow_dispatch: { inputs: { force: { type: boolean, default: true }, model: { required: true, type: string } } } }
concurrency: { group: 'gate-\${{ inputs.model }}', cancel-in-progress: true }
jobs: { a: { runs-on: x, if: inputs.force, steps: [{ run: 'echo \${{ inputs.model }} \${{ github.ref }} \${{ inputs.force == true }}' }] } }`;
  const { clone, server, root } = await prepareScene(workflow, { '.github/workflows/other.yml': workflow });
  const payload = { ref: 'main', inputs: { model: 'spam' }, workflow: workflowFile };
  const event = { name: 'workflow_dispatch', payload };
  const [run, ...others] = await fireEvent({ standin: server, repository: clone.repository, root, event });
  expect(others).toEqual([]);
  expect(run?.jobs[0]?.log).toBe('spam refs/heads/main true\n');
  expect(run?.concurrency).toEqual({ group: 'gate-spam', cancelInProgress: true });
  const dispatch = (inputs: object) =>
    fireEvent({
      standin: server,
      repository: clone.repository,
      root,
      event: { ...event, payload: { ...payload, inputs } },
    });
  await expect(dispatch({})).rejects.toThrow("'model' not provided");
  await expect(dispatch({ model: 'a', other: 'b' })).rejects.toThrow('["other"]');
});

test('a re-run of failed jobs takes over what succeeded, and counts the attempt', async () => {
  const scene = await prepareScene(
    onPush(`
  train: { runs-on: x, outputs: { a: '1' }, steps: [{ run: 'true' }] }
  gate: { runs-on: x, needs: train, steps: [{ run: 'test $GITHUB_RUN_ATTEMPT = 2' }] }
  after: { runs-on: x, needs: gate, steps: [{ run: 'true' }] }
`),
  );
  const first = await scene.push();
  const request = { standin: scene.server, repository: scene.clone.repository, root: scene.root };
  const second = await rerunWorkflow(first, request, { onlyFailed: true });
  expect(conclusionsOf(first)).toEqual({ train: 'success', gate: 'failure', after: 'skipped' });
  expect(conclusionsOf(second)).toEqual({ train: 'success', gate: 'success', after: 'success' });
  expect(second.jobs.map(({ reused }) => reused)).toEqual([true, false, false]);
  expect([second.runId, second.attempt]).toEqual([first.runId, 2]);
  const third = await rerunWorkflow(second, request);
  expect([third.attempt, third.jobs[0]?.reused, third.conclusion]).toEqual([3, false, 'failure']);
});

test('a cancelled run ends its step, runs what asks for it, and skips the rest', async () => {
  const scene = await prepareScene(
    onPush(`
  a: { runs-on: x, steps: [{ run: 'echo ready; exec sleep 30' }, { run: 'true' }, { if: always(), run: echo clean }] }
  b: { runs-on: x, needs: a, steps: [{ run: 'true' }] }
  c: { runs-on: x, needs: a, if: always(), steps: [{ run: echo still here }] }
`),
  );
  const controller = new AbortController();
  const onLine = (line: string) => {
    if (line === 'ready') controller.abort();
  };
  const cancelTimes = { interruptMs: 50, terminateMs: 50 };
  const run = await scene.push({ signal: controller.signal, onLine, cancelTimes });
  expect([run.conclusion, conclusionsOf(run)]).toEqual(['cancelled', { a: 'cancelled', b: 'cancelled', c: 'success' }]);
  expect(run.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'skipped', 'success']);
});

test('the run before and the run after have different folders, and both see the repository’s name in them', async () => {
  const { push } = await prepareScene(onPush('  a: { runs-on: x, steps: [{ run: echo $PWD }] }\n'));
  const [one, two] = [await push(), await push()].map(({ jobs }) => jobs[0]?.log ?? '');
  expect(one).not.toBe(two);
  expect(one).toMatch(/\/model\/model\n$/);
});
