import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleWorkflow, MatrixWorld, quietWorkflow, replaced } from './matrix-world.ts';

const gateStep = '- uses: mlops-actions/suite/actions/eval-gate@v1';

describe('three models and one required check', () => {
  let world: MatrixWorld;
  beforeAll(async () => {
    world = await MatrixWorld.open();
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test('passes when every model is let through, with one comment', async () => {
    const { conclusion, verdicts, comments, run } = await world.propose({}, { workflow: await exampleWorkflow() });
    expect({ conclusion, run: run.conclusion, verdicts }).toEqual({
      conclusion: 'success',
      run: 'success',
      verdicts: { mail: 'inconclusive', sms: 'inconclusive', web: 'inconclusive' },
    });
    expect(comments).toHaveLength(1);
    for (const model of ['mail', 'sms', 'web']) expect(comments[0]).toContain(`\`${model}\``);
    expect(comments[0]).toContain('section=gate-status');
  });

  test('fails when one gate says no, and names the model', async () => {
    const { conclusion, verdicts, status } = await world.propose({ sms: 'bad' });
    expect({ conclusion, verdicts }).toEqual({
      conclusion: 'failure',
      verdicts: { mail: 'inconclusive', sms: 'fail', web: 'inconclusive' },
    });
    const messages = status.steps.flatMap(({ annotations }) => annotations.map(({ message }) => message));
    expect(messages.join()).toMatch(
      /1 of 3 models do not pass: sms \(fail\); jobs that did not succeed: gate \(failure\)/,
    );
    expect(status.steps.map(({ summary }) => summary).join()).toMatch(/`sms`.*fail/);
  });

  test('fails when a model could not be trained: its leg leaves no verdict that lets through', async () => {
    const { conclusion, verdicts } = await world.propose({ web: 'crash' });
    expect({ conclusion, verdicts }).toEqual({
      conclusion: 'failure',
      verdicts: { mail: 'inconclusive', sms: 'inconclusive', web: 'error' },
    });
  });

  test('fails when the gate of one model is skipped though its job is green', async () => {
    const workflow = replaced(await quietWorkflow(), gateStep, `${gateStep}\n        if: matrix.model != 'sms'`);
    const { conclusion, verdicts, run } = await world.propose({}, { workflow });
    expect(run.jobs.filter(({ id }) => id === 'gate').map((job) => job.conclusion)).toEqual(Array(3).fill('success'));
    expect({ conclusion, verdicts }).toMatchObject({ conclusion: 'failure', verdicts: { sms: 'missing' } });
  });

  test('fails when the gates are skipped altogether, which GitHub would count as a success', async () => {
    const workflow = replaced(await quietWorkflow(), 'if: ${{ !cancelled() }}', 'if: false');
    const { conclusion, verdicts, status } = await world.propose({}, { workflow });
    expect({ conclusion, verdicts }).toEqual({
      conclusion: 'failure',
      verdicts: { mail: 'missing', sms: 'missing', web: 'missing' },
    });
    expect(status.log).toContain('gate (skipped)');
  });

  test('fails when the run is cancelled', async () => {
    const stop = new AbortController();
    const onLine = (line: string) => {
      if (line.includes('waiting')) stop.abort();
    };
    const cancelTimes = { interruptMs: 500, terminateMs: 500 };
    const { conclusion, status } = await world.propose({ web: 'wait' }, { signal: stop.signal, onLine, cancelTimes });
    expect(conclusion).toBe('failure');
    expect(status.log).toContain('train (cancelled)');
  });

  test('fails when a model fell out of the matrix', async () => {
    const workflow = replaced(await quietWorkflow(), '[mail, sms, web]', '[mail, web]');
    const { conclusion, verdicts } = await world.propose({}, { workflow });
    expect({ conclusion, verdicts }).toEqual({
      conclusion: 'failure',
      verdicts: { mail: 'inconclusive', sms: 'missing', web: 'inconclusive' },
    });
  });

  test('decides without the permission to comment, and the summary names it', async () => {
    const silent = replaced(await exampleWorkflow(), 'comment: combined', 'comment: off');
    const workflow = replaced(silent, 'pull-requests: write # the overview in the comment', 'contents: read');
    const { conclusion, status } = await world.propose({}, { workflow });
    expect(conclusion).toBe('success');
    expect(status.steps.map(({ summary }) => summary).join()).toMatch(/Left out[\s\S]*pull-requests: write/);
  });

  test('decides on the pull request of a fork, whose token can only read', async () => {
    const fork = await world.project.fork('stranger');
    await fork.clone.branch('idea', 'main');
    await fork.clone.commit('Idea', {
      'models.json': '{"mail":"good","sms":"bad","web":"good"}',
      '.github/workflows/matrix-gate.yml': replaced(await exampleWorkflow(), 'comment: combined', 'comment: off'),
    });
    const { number, event } = await world.project.openPullRequest({ title: 'Idea', head: 'idea' }, fork);
    const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
    const [run] = await world.project.fire(event, { actions: { 'mlops-actions/suite': root } });
    const { conclusion, verdicts, comments } = world.outcome(run, number);
    expect({ conclusion, verdicts, comments }).toMatchObject({
      conclusion: 'failure',
      verdicts: { sms: 'fail' },
      comments: [],
    });
  });
});
