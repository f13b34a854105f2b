import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPullRequestTarget } from '../../runner/index.ts';
import { GateWorld, policy, type Row, rows } from '../gate-world.ts';

const answers = (step: number): Row[] => rows({ n: 1200, wrong: (index) => index % step === 7 });
const [base, good, bad] = [answers(50), answers(100), answers(10)];
const loose = policy.replace('margin: 0.005', 'margin: 0.5');

let world: GateWorld;
let first: string;
beforeAll(async () => {
  world = await GateWorld.open();
  const { record } = await world.record(base, 'recorded');
  first = record?.commit ?? '';
});
afterAll(async () => {
  expect(world.standin.drift).toEqual([]);
  await world.close();
});

const search = [
  'git/get-commit',
  'git/get-tree',
  'git/get-blob',
  'git/list-matching-refs',
  'repos/list-commits',
  'repos/compare-commits-with-basehead',
];

/** Judges, and counts what was asked to find base and baseline. */
async function judge(use: Parameters<GateWorld['judge']>[0]) {
  const before = world.standin.requests.length;
  const judged = await world.judge({ comment: 'off', ...use });
  const sent = world.standin.requests.slice(before).map(({ operationId }) => operationId ?? '');
  return { ...judged, searched: sent.filter((operation) => search.includes(operation)).length };
}

describe('which baseline', () => {
  test('a pull request is compared with what its merge would change: the first parent of the merge commit', async () => {
    const { event } = await world.open('Behind main');
    await world.push('Newer main');
    const { record, searched } = await judge({ event, rows: good });
    expect([record?.verdict, record?.baseline?.commit]).toEqual(['pass', first]);
    expect(searched).toBeLessThanOrEqual(6);
  });

  test('a pull request into a release branch is compared with what that branch came from', async () => {
    await world.project.clone.branch('release/1.x', 'main');
    await world.project.clone.push('release/1.x');
    const { event } = await world.open('Backport', {}, undefined, 'release/1.x');
    const { record, searched } = await judge({ event, rows: bad });
    expect([record?.verdict, record?.baseline?.commit]).toEqual(['fail', first]);
    expect(record?.baseline?.behind).toBeGreaterThan(0);
    expect(searched).toBeLessThanOrEqual(6);
  });

  test('a head checkout is compared with the merge base', async () => {
    const { event } = await world.open('Head checkout');
    const headSha = (event.payload as { pull_request: { head: { sha: string } } }).pull_request.head.sha;
    const { record, searched } = await judge({ event, rows: good, files: { '.git/HEAD': `${headSha}\n` } });
    expect([record?.verdict, record?.baseline?.commit]).toEqual(['pass', first]);
    expect(searched).toBeLessThanOrEqual(6);
  });

  test('a merge group is compared with the newest recorded ancestor on the base, and gets no comment', async () => {
    const { number } = await world.open('Queued');
    const event = world.project.enqueuePullRequest(number);
    const { record, exitCode, searched } = await judge({ event, rows: bad, permissions: { contents: 'read' } });
    expect([record?.verdict, exitCode, record?.baseline?.commit]).toEqual(['fail', 1, first]);
    expect([record?.pullRequest, world.comment(number)]).toEqual([number, '']);
    expect(searched).toBeLessThanOrEqual(6);
  });

  test('a group on top of another finds the same', async () => {
    const under = world.project.enqueuePullRequest((await world.open('Queued first')).number);
    const event = world.project.enqueuePullRequest((await world.open('Queued second')).number, under.sha);
    const { record } = await judge({ event, rows: good, permissions: { contents: 'read' } });
    expect([record?.verdict, record?.baseline?.commit]).toEqual(['pass', first]);
  });

  test.each(['schedule', 'workflow_dispatch'] as const)(
    '%s is compared with the newest record of another run',
    async (name) => {
      const event = {
        ...(name === 'schedule' ? world.project.scheduleEvent('0 5 * * *') : world.project.dispatchEvent('model.yml')),
        sha: await world.project.clone.git('rev-parse', 'main'),
      };
      const { record, searched } = await judge({ event, rows: bad, permissions: { contents: 'read' } });
      expect([record?.verdict, record?.run.event, record?.baseline?.commit]).toEqual(['fail', name, first]);
      expect(record?.baseline?.behind).toBeNull();
      expect(searched).toBeLessThanOrEqual(6);
    },
  );

  test('the first push of a branch is compared with what it began at', async () => {
    await world.project.clone.branch('fresh', 'main');
    await world.project.clone.commit('fresh', { 'notes/fresh.md': 'fresh' });
    const event = await world.project.push('fresh');
    await world.project.clone.switchTo('main');
    const { record } = await judge({ event, rows: good });
    expect([record?.verdict, record?.baseline?.commit]).toEqual(['pass', first]);
  });

  test('only pushes to the default branch record', async () => {
    const refs = await world.project.clone.git('ls-remote', 'origin', 'refs/mlops/*');
    expect(refs.split('\n')).toHaveLength(1);
  });
});

describe('whose rules', () => {
  test('the base’s, and how the pull request would change them is told', async () => {
    const { event, number } = await world.open('Loosen', { 'mlops/gate.yml': loose });
    const { record, summary } = await world.judge({ event, rows: bad });
    expect(record?.verdict).toBe('fail');
    expect(record?.policy.differs).toEqual(['metrics.accuracy.margin: 0.005, there 0.5']);
    for (const text of [summary, world.comment(number)]) expect(text).toContain('metrics.accuracy.margin');
  });

  test('those of the release branch for a pull request into it', async () => {
    await world.project.clone.branch('release/strict', 'main');
    await world.project.clone.commit('strict', { 'mlops/gate.yml': policy.replace('margin: 0.01 ', 'margin: 0.011 ') });
    await world.project.clone.push('release/strict');
    await world.project.clone.switchTo('main');
    const { event } = await world.open('Into strict', {}, undefined, 'release/strict');
    const { record } = await judge({ event, rows: good });
    const { margin } = record?.comparisons.find(({ metric }) => metric === 'false_positive_rate') ?? {};
    expect(margin).toBe(0.011);
  });
});

describe('events that are refused', () => {
  test('pull_request_target, whoever’s pull request it is', async () => {
    const { event, number } = await world.open('Target');
    const { exitCode, log, outputs } = await judge({ event: asPullRequestTarget(event), rows: good });
    expect([exitCode, outputs['verdict'], outputs['passed']]).toEqual([2, 'error', 'false']);
    expect(log).toContain('E_EVENT');
    expect(log).toContain('gate-override');
    expect(world.comment(number)).toBe('');
  });

  test('a fork’s code under the rights of the repository', async () => {
    const fork = await world.project.fork('stranger');
    const { event } = await world.open('From outside', {}, fork);
    const { exitCode, log } = await judge({ event: asPullRequestTarget(event), rows: good });
    expect(exitCode).toBe(2);
    expect(log).toContain('E_FORK_CODE');
  });
});
