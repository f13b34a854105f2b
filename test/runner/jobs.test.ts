import { describe, expect, test } from 'vitest';
import { conclusionsOf, onPush, prepareScene, storyOf } from './testing.ts';

describe('jobs', () => {
  test('wait for those they need, and see their results and outputs', async () => {
    const { push } = await prepareScene(
      onPush(`
  train:
    runs-on: ubuntu-latest
    outputs: { accuracy: '\${{ steps.fit.outputs.accuracy }}', leak: 'x\${{ secrets.KEY }}' }
    steps:
      - id: fit
        run: echo accuracy=0.99 >> "$GITHUB_OUTPUT"
  gate:
    needs: train
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ needs.train.result }} \${{ needs.train.outputs.accuracy }} [\${{ needs.train.outputs.leak }}]"
`),
    );
    const run = await push({ secrets: { KEY: 'k3y' } });
    expect(run.conclusion).toBe('success');
    expect(run.jobs[1]?.steps[0]?.log).toBe('success 0.99 []\n');
    expect(run.jobs[0]?.annotations[0]?.message).toContain("Skip output 'leak'");
  });

  test('are skipped after a failure, unless they ask to run, and the skipping passes on', async () => {
    const job = (id: string, more: string, command = 'true') =>
      `  ${id}: { runs-on: x, ${more} steps: [{ run: '${command}' }] }\n`;
    const { push } = await prepareScene(
      onPush(
        job('broken', '', 'exit 3') +
          job('next', 'needs: broken,') +
          job('after', 'needs: next,') +
          job('cleanup', 'needs: [broken, next], if: always(),') +
          job('alarm', 'needs: next, if: failure(),') +
          job('beyond', 'needs: cleanup,') +
          job('calm', "needs: broken, if: always() && needs.broken.result == 'success',"),
      ),
    );
    const run = await push();
    expect(run.conclusion).toBe('failure');
    expect(conclusionsOf(run)).toEqual({
      broken: 'failure',
      next: 'skipped',
      after: 'skipped',
      cleanup: 'success',
      alarm: 'success',
      beyond: 'skipped',
      calm: 'skipped',
    });
    expect(run.jobs[0]?.steps[0]).toMatchObject({
      exitCode: 3,
      annotations: [{ level: 'error', message: 'Process completed with exit code 3.' }],
    });
  });

  test('work in folders of their own', async () => {
    const steps =
      'steps: [{ run: \'ls -A "$GITHUB_WORKSPACE" "$RUNNER_TEMP/mine" 2>&1; touch here "$RUNNER_TEMP/mine"\' }]';
    const { push } = await prepareScene(
      onPush(
        `  one: { runs-on: x, defaults: { run: { shell: 'bash {0}' } }, ${steps} }\n  two: { runs-on: x, needs: one, defaults: { run: { shell: 'bash {0}' } }, ${steps} }\n`,
      ),
    );
    const logs = (await push()).jobs.map(({ log }) => log);
    expect(logs).toEqual([expect.not.stringContaining('here'), expect.not.stringContaining('here')]);
  });

  test('may fail when the workflow says so', async () => {
    const { push } = await prepareScene(
      onPush(
        '  a: { runs-on: x, continue-on-error: true, steps: [{ run: exit 1 }] }\n  b: { runs-on: x, needs: a, steps: [{ run: "true" }] }\n',
      ),
    );
    const run = await push();
    expect([run.conclusion, conclusionsOf(run)]).toEqual(['success', { a: 'failure', b: 'success' }]);
  });

  test('that take too long are cancelled, and clean up', async () => {
    const { push } = await prepareScene(
      onPush(
        '  a: { runs-on: x, timeout-minutes: 0.004, steps: [{ run: exec sleep 30 }, { run: "true" }, { run: echo clean, if: cancelled() }] }\n',
      ),
    );
    const { jobs, conclusion } = await push({ cancelTimes: { interruptMs: 50, terminateMs: 50 } });
    expect([conclusion, jobs[0]?.steps.map((step) => step.conclusion)]).toEqual([
      'cancelled',
      ['cancelled', 'skipped', 'success'],
    ]);
    expect(jobs[0]?.annotations[0]?.message).toContain('maximum execution time');
  });
});

describe('a matrix', () => {
  const matrix = (more: string, command: string) =>
    onPush(`
  plan:
    runs-on: x
    outputs: { models: '["spam","ham"]' }
    steps: [{ run: 'true' }]
  gate:
    needs: plan
    runs-on: x
    strategy: { ${more} matrix: { model: '\${{ fromJSON(needs.plan.outputs.models) }}' } }
    env: { MODEL: '\${{ matrix.model }}' }
    steps: [{ run: '${command}' }]
`);

  test('runs a job for each leg, named by its values', async () => {
    const run = await (await prepareScene(matrix('', 'echo $MODEL'))).push();
    expect(conclusionsOf(run)).toEqual({ plan: 'success', 'gate (spam)': 'success', 'gate (ham)': 'success' });
    expect(run.jobs.map(({ log }) => log)).toEqual(['', 'spam\n', 'ham\n']);
  });

  const oneFails = 'test $MODEL = ham && exec sleep ${SLEEP:-0}; exit 1';

  test('ends its other legs when one fails', async () => {
    const run = await (await prepareScene(matrix('', oneFails.replace('${SLEEP:-0}', '30')))).push({
      cancelTimes: { interruptMs: 50, terminateMs: 50 },
    });
    expect(conclusionsOf(run)).toMatchObject({ 'gate (spam)': 'failure', 'gate (ham)': 'cancelled' });
  });

  test('lets them go on when fail-fast is off', async () => {
    const run = await (await prepareScene(matrix('fail-fast: false,', oneFails))).push();
    expect(conclusionsOf(run)).toMatchObject({ 'gate (spam)': 'failure', 'gate (ham)': 'success' });
  });

  test('of an empty list fails the job', async () => {
    const run = await (await prepareScene(matrix('', 'true').replace('["spam","ham"]', '[]'))).push();
    expect(storyOf(run.jobs[1])).toMatch(/^failure: .*does not contain any values/);
  });
});

test('an error inside one job ends the run only when the other jobs are over', async () => {
  const composite = 'name: C\ndescription: d\nruns: { using: composite, steps: [{ uses: someone/thing@v1 }] }\n';
  const scene = await prepareScene(
    onPush(
      '  a: { runs-on: x, steps: [{ uses: actions/checkout@v5 }, { uses: ./c }] }\n  b: { runs-on: x, steps: [{ run: sleep 0.5; echo over }] }\n',
    ),
    { 'c/action.yml': composite },
  );
  const lines: string[] = [];
  await expect(scene.push({ onLine: (line) => lines.push(line) })).rejects.toThrow('someone/thing@v1');
  expect(lines).toContain('over');
});
