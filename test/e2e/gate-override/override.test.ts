import { parseAcceptance } from '@mlops-actions/gate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleWorkflow, OverrideWorld, type Pull } from './override-world.ts';

const line = '/mlops accept accuracy: The new label guide counts these as personal mail.';

describe('a person accepts a regression', () => {
  let world: OverrideWorld;
  let pull: Pull;
  beforeEach(async () => {
    world = await OverrideWorld.open();
    pull = await world.propose();
    expect(pull.gate.conclusion).toBe('failure');
  });
  afterEach(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test('not by a label alone: the check stays red, and the line to paste is told', async () => {
    const answer = await world.label(pull, 'writer');
    expect({ conclusion: answer.conclusion, state: answer.state }).toEqual({ conclusion: 'failure', state: 'refused' });
    expect(answer.told).toContain('/mlops accept accuracy: <why this is acceptable>');
    expect(answer.summary).toContain('/mlops accept accuracy: <why this is acceptable>');
    expect(world.statuses(pull)).toEqual([]);
    expect(world.standin.reruns(world.repository)).toEqual([]);
  });

  test.each([
    ['who may only triage', 'triager', /triager has triage access/],
    ['who may only read', 'reader', /reader has read access/],
  ])('not by one %s', async (_, login, why) => {
    world.say(pull, login, line);
    const answer = await world.label(pull, login);
    expect({ conclusion: answer.conclusion, state: answer.state }).toEqual({ conclusion: 'failure', state: 'refused' });
    expect(answer.told).toMatch(why);
    expect(world.statuses(pull)).toEqual([]);
  });

  test('not by the comment of another', async () => {
    world.say(pull, 'reader', line);
    expect((await world.label(pull, 'writer')).state).toBe('refused');
    expect(world.statuses(pull)).toEqual([]);
  });

  test('with comment and label: a status on the head, and the failed jobs run again', async () => {
    world.say(pull, 'writer', line);
    const answer = await world.label(pull, 'writer');
    expect({ conclusion: answer.conclusion, ...answer.outputs }).toMatchObject({
      conclusion: 'success',
      state: 'accepted',
      metrics: '["accuracy"]',
      reran: JSON.stringify([pull.gate.runId]),
    });
    const [status, ...others] = world.statuses(pull);
    expect(others).toEqual([]);
    const { state, description, target_url } = status as Record<string, string>;
    expect({ state, ...parseAcceptance(description ?? '') }).toEqual({
      state: 'success',
      by: 'writer',
      metrics: ['accuracy'],
      reason: 'The new label guide counts these as personal mail.',
    });
    expect(target_url).toMatch(/#issuecomment-\d+$/);
    expect(world.standin.reruns(world.repository)).toMatchObject([{ kind: 'failed-jobs', runId: pull.gate.runId }]);
  });

  test('and the gate that runs again lets it through, without calling it a pass', async () => {
    world.say(pull, 'writer', line);
    await world.label(pull, 'writer');
    const [again] = await world.fireReruns();
    const outputs = again?.jobs[0]?.steps.find((step) => step.outputs['verdict'] !== undefined)?.outputs;
    expect({ conclusion: again?.conclusion, attempt: again?.attempt, verdict: outputs?.['verdict'] }).toEqual({
      conclusion: 'success',
      attempt: 2,
      verdict: 'inconclusive',
    });
  });

  test('again, which changes nothing', async () => {
    world.say(pull, 'writer', line);
    await world.label(pull, 'writer');
    const answer = await world.label(pull, 'writer');
    expect(answer.state).toBe('accepted');
    expect(world.statuses(pull)).toHaveLength(1);
    expect(answer.told).toContain('under way');
  });

  test('for one commit: with the next push it is gone, and the old comment does not bring it back', async () => {
    world.say(pull, 'writer', line);
    await world.label(pull, 'writer');
    expect((await world.push(pull)).conclusion).toBe('failure');
    expect(world.statuses(pull)).toEqual([]);
    const answer = await world.label(pull, 'writer');
    expect(answer.state).toBe('refused');
    expect(answer.told).toContain('older than the head commit');
    expect(world.statuses(pull)).toEqual([]);
    world.say(pull, 'writer', `${line}\n\nStill so.`);
    expect((await world.label(pull, 'writer')).state).toBe('accepted');
  });

  test('and a date that was forged does not make the old comment newer than the push', async () => {
    world.wait(1800);
    world.say(pull, 'writer', line);
    await world.push(pull, { late: true });
    const answer = await world.label(pull, 'writer');
    expect(answer.state).toBe('refused');
    expect(answer.told).toContain('older than the head commit');
  });

  test('until the label is taken away', async () => {
    world.say(pull, 'writer', line);
    await world.label(pull, 'writer');
    const answer = await world.label(pull, 'writer', { off: true });
    expect({ conclusion: answer.conclusion, state: answer.state }).toEqual({
      conclusion: 'success',
      state: 'withdrawn',
    });
    expect(world.statuses(pull)[0]).toMatchObject({ state: 'failure', description: 'withdrawn by writer' });
  });

  test('and when it is taken away, the gate that passed by it runs again and is red', async () => {
    world.say(pull, 'writer', line);
    await world.label(pull, 'writer');
    await world.fireReruns();
    const { outputs } = await world.label(pull, 'writer', { off: true });
    expect(outputs['reran']).toBe(JSON.stringify([pull.gate.runId]));
    const [again] = await world.fireReruns();
    expect({ conclusion: again?.conclusion, attempt: again?.attempt }).toEqual({ conclusion: 'failure', attempt: 3 });
  });

  test('on the pull request of a fork in the same way', async () => {
    const strange = await world.propose(await world.project.fork('stranger'));
    world.say(strange, 'stranger', line);
    expect((await world.label(strange, 'writer')).state).toBe('refused');
    world.say(strange, 'writer', line);
    expect((await world.label(strange, 'writer')).state).toBe('accepted');
    expect(world.statuses(strange)).toMatchObject([{ state: 'success' }]);
  });

  test('and other labels start nothing', async () => {
    const { conclusion, outputs } = await world.label(pull, 'writer', { name: 'bug' });
    expect({ conclusion, outputs }).toEqual({ conclusion: 'skipped', outputs: {} });
  });
});

describe('the example asks for no more than it needs', () => {
  test.each([
    ['contents: read', 'failure', 0],
    ['pull-requests: read', 'failure', 0],
    ['statuses: write', 'failure', 0],
    ['actions: write', 'success', 1],
  ])('without `%s` it says so', async (permission, conclusion, statuses) => {
    const text = await exampleWorkflow();
    const without = text.replace(new RegExp(`^ +${permission} #.*\n`, 'm'), '');
    expect(without).not.toBe(text);
    const world = await OverrideWorld.open(without);
    try {
      const pull = await world.propose();
      world.say(pull, 'writer', line);
      const answer = await world.label(pull, 'writer');
      expect(answer.conclusion).toBe(conclusion);
      expect(answer.told).toContain(permission);
      expect(world.statuses(pull)).toHaveLength(statuses);
      expect(world.standin.drift).toEqual([]);
    } finally {
      await world.close();
    }
  });
});
