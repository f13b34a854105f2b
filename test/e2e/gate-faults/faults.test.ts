import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkflowEvent } from '../../runner/index.ts';
import type { Fault } from '../../standin/index.ts';
import { policy, type Row, rows } from '../gate-world.ts';
import { FaultWorld, type Outcome } from './fault-world.ts';

const answers = (step: number): Row[] => rows({ n: 300, wrong: (index) => index % step === 2 });
const [base, bad] = [answers(50), answers(5)];

/** What passes by: the call is repeated, and nothing is other than without it. */
const passing: Readonly<Record<string, Fault>> = {
  'a 500': { kind: 'status', status: 500 },
  'a 502': { kind: 'status', status: 502 },
  'a 429 with retry-after': { kind: 'too-many', retryAfter: 3 },
  'a 429 without retry-after': { kind: 'too-many' },
  'a secondary limit': { kind: 'secondary-limit', retryAfter: 5 },
  'a slow answer': { kind: 'delay', ms: 300 },
  'a cut connection': { kind: 'drop' },
  'half an answer': { kind: 'malformed' },
  'an answer that was lost': { kind: 'lost-answer', status: 502 },
};

/** What stays, and what the message must say of it. */
const lasting: readonly (readonly [string, Fault, RegExp])[] = [
  ['500', { kind: 'status', status: 500, times: 99 }, /status 500.*re-running may help/],
  ['401', { kind: 'status', status: 401, times: 99 }, /wrong, expired or revoked\. Check the input token/],
  ['403', { kind: 'status', status: 403, times: 99 }, /under `permissions:` of the job/],
  ['404', { kind: 'status', status: 404, times: 99 }, /status 404|token may not see it/],
  ['409', { kind: 'status', status: 409, times: 99 }, /status 409/],
  ['422', { kind: 'status', status: 422, times: 99 }, /status 422/],
  ['a cut connection', { kind: 'drop', times: 99 }, /re-running may help/],
  ['half an answer', { kind: 'malformed', times: 99 }, /re-running may help/],
  ['a 429', { kind: 'too-many', retryAfter: 1, times: 99 }, /status 429/],
  ['a limit of an hour', { kind: 'too-many', retryAfter: 3600, times: 99 }, /status 429|giving up/],
];

/** Calls the verdict rests on. */
const deciding = [
  'git/get-commit',
  'repos/get-content',
  'git/list-matching-refs',
  'repos/list-commits',
  'git/get-tree',
  'git/get-blob',
];

/** Calls that tell of it. */
const telling = ['repos/list-commit-statuses-for-ref', 'checks/create', 'checks/update', 'issues/list-comments'];
const writing = ['git/create-blob', 'git/create-tree', 'git/create-commit', 'git/create-ref'];

let world: FaultWorld;
let pull: { number: number; event: WorkflowEvent };

async function push(message: string): Promise<WorkflowEvent> {
  await world.project.clone.commit(message, { [`notes/${message.replace(/\W+/g, '-')}.md`]: message });
  return world.project.push();
}

beforeAll(async () => {
  world = await FaultWorld.open({ 'README.md': 'A project.\n', 'mlops/gate.yml': policy });
  const recorded = await world.judge({ event: await push('recorded'), rows: base });
  expect(recorded.outputs.get('verdict')).not.toBe('error');
  await world.project.clone.branch('topic', 'main');
  await world.project.clone.commit('topic', { 'topic.md': 'topic' });
  pull = await world.project.openPullRequest({ title: 'Topic', head: 'topic' });
  await world.project.clone.switchTo('main');
});
afterAll(async () => {
  expect(world.standin.drift).toEqual([]);
  await world.close();
});

const judge = () => world.judge({ event: pull.event, rows: bad, inputs: { 'check-name': 'model quality' } });

function expectWhole({ outputs, exitCode }: Outcome): void {
  expect([outputs.get('verdict'), exitCode]).toEqual(['fail', 1]);
  const comments = world.standin.comments(world.project.repository, pull.number);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain(`run=${world.runId} `);
  const checks = world.standin.checkRuns(world.project.repository);
  const own = checks.filter(({ values }) => values['external_id'] === `${world.runId}-1`);
  expect(own.map(({ values }) => values['conclusion'])).toEqual(['failure']);
}

test('every call of the gate on a pull request is tried here', async () => {
  const { operations } = await judge();
  const known = new Set([...deciding, ...telling, 'issues/create-comment', 'issues/update-comment']);
  expect(operations.filter((operation) => !known.has(operation))).toEqual([]);
  expect(operations.length).toBeLessThanOrEqual(20);
});

/** Every call meets the fault once, in one judging. */
function onEach(operationIds: readonly string[], fault: Fault) {
  return operationIds.map((operationId) => ({ operationId, set: world.standin.fault({ operationId, ...fault }) }));
}

describe('on every call of the gate', () => {
  test.each(Object.entries(passing))('%s passes by', async (_, fault) => {
    const sets = onEach([...deciding, ...telling, 'issues/update-comment'], fault);
    expectWhole(await judge());
    expect(sets.map(({ operationId, set }) => [operationId, set.hits])).toEqual(
      sets.map(({ operationId }) => [operationId, 1]),
    );
  });

  test.each([...deciding, ...telling, 'issues/update-comment'])(
    'an answer of %s from before the last write changes nothing in the end',
    async (operationId) => {
      const set = world.standin.fault({ operationId, kind: 'stale' });
      expectWhole(await judge());
      set.remove();
      expect(set.hits).toBeGreaterThan(0);
    },
  );
});

describe.each(deciding)('of %s', (operationId) => {
  test.each(lasting)('%s that stays keeps the gate shut, and says what to do', async (what, fault, says) => {
    const set = world.standin.fault({ operationId, ...fault });
    const { outputs, exitCode, annotations } = await judge();
    set.remove();
    expect(set.hits).toBeGreaterThan(0);
    // GitHub says 404 of a policy that is not there: rules are then missing, or the head's, under which nothing passes.
    if (operationId === 'repos/get-content' && what === '404') return expect(exitCode).toBe(2);
    expect([outputs.get('verdict'), outputs.get('passed'), exitCode]).toEqual(['error', false, 2]);
    expect(annotations.map(({ message }) => message).join('\n')).toMatch(says);
  });
});

/** Calls that do not wait for one another, so that one judging meets all of their faults. */
const independent = [
  ['repos/list-commit-statuses-for-ref', 'checks/create', 'issues/list-comments'],
  ['checks/update', 'issues/update-comment'],
];
const left: Readonly<Record<string, string>> = {
  'repos/list-commit-statuses-for-ref': 'No override was looked for',
  'checks/create': 'Could not show the check run',
  'checks/update': 'Could not conclude the check run',
  'issues/list-comments': 'Could not write the comment',
  'issues/update-comment': 'Could not write the comment',
};

describe.each(independent)('of %s', (...operationIds) => {
  test.each(lasting)('%s that stays leaves verdict and exit code, and is told', async (what, fault, says) => {
    const sets = onEach(operationIds, fault);
    const { outputs, exitCode, annotations } = await judge();
    for (const { set } of sets) set.remove();
    expect([outputs.get('verdict'), exitCode]).toEqual(['fail', 1]);
    const messages = annotations.map(({ message }) => message);
    for (const { operationId, set } of sets) {
      expect(set.hits).toBeGreaterThan(0);
      // A comment that was deleted meanwhile is made anew.
      if (operationId === 'issues/update-comment' && what === '404') continue;
      expect(messages.find((message) => message.startsWith(left[operationId] ?? ''))).toMatch(says);
    }
  });
});

describe('of what records a push', () => {
  let event: WorkflowEvent;
  beforeAll(async () => {
    event = await push('one to record');
  });
  const recordsOfRun = async () =>
    (await world.project.clone.git('ls-remote', 'origin', 'refs/mlops/*'))
      .split('\n')
      .filter((line) => line.endsWith(`/${world.runId}-1`));

  test.each(Object.entries(passing))('%s passes by on every call, and one record is there', async (_, fault) => {
    const sets = onEach(writing, fault);
    const { exitCode, summaries } = await world.judge({ event, rows: base });
    expect([sets.map(({ set }) => set.hits), exitCode ?? 0]).toEqual([[1, 1, 1, 1], 0]);
    expect(summaries).not.toContain('record the baseline');
    expect(await recordsOfRun()).toHaveLength(1);
  });

  describe.each(writing)('%s', (operationId) => {
    test.each(lasting)('%s that stays is told, and leaves nothing half-written', async (_, fault, says) => {
      const set = world.standin.fault({ operationId, ...fault });
      const { outputs, summaries } = await world.judge({ event, rows: base });
      set.remove();
      expect(outputs.get('verdict')).not.toBe('error');
      expect(summaries).toMatch(/Could not record the baseline/);
      expect(summaries).toMatch(says);
      expect(await recordsOfRun()).toEqual([]);
    });
  });
});
