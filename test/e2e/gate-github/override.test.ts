import { formatAcceptance } from '@mlops-actions/gate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GateWorld, type Judged, policy, type Row, rows, type Use } from '../gate-world.ts';
import { headOf, inTurn, open, seed, seen } from './scene.ts';

const answers = (step: number): Row[] => rows({ n: 600, wrong: (index) => index % step === 7 });
const [base, bad, good] = [answers(50), answers(10), answers(100)];
const failing = ['accuracy', 'false_positive_rate'];
const accepted = formatAcceptance({ by: 'octo-lead', metrics: failing, reason: 'The new label guide.' });
const url = 'https://github.com/octo-org/spam-filter/pull/1#issuecomment-77';
const rights = { contents: 'read', statuses: 'read' } as const;

let world: GateWorld;
beforeAll(async () => {
  world = await GateWorld.open({ 'mlops/gate.yml': `${policy}override: { label: accept-regression }\n` });
  await seed(world, base);
});
afterAll(async () => {
  expect(world.standin.drift).toEqual([]);
  await world.close();
});

interface Status {
  readonly state?: 'success' | 'pending' | 'failure' | 'error';
  readonly description?: string;
  readonly context?: string;
}

/** A status as gate-override sets it. */
async function setStatus(sha: string, status: Status = {}): Promise<void> {
  const token = world.standin.issueToken({ repository: world.repository, permissions: { statuses: 'write' } });
  const answer = await fetch(`${world.standin.url}/repos/${world.repository}/statuses/${sha}`, {
    method: 'POST',
    headers: { authorization: `token ${token}`, 'user-agent': 'tests', 'x-github-api-version': '2022-11-28' },
    body: JSON.stringify({
      state: 'success',
      description: accepted,
      context: 'mlops/override/model',
      target_url: url,
      ...status,
    }),
  });
  expect(answer.status).toBe(201);
}

const judge = (use: Use): Promise<Judged> => world.judge({ comment: 'off', permissions: rights, post: false, ...use });
const red = { exit: 1, verdict: 'fail' };

describe.concurrent('what a person accepted for exactly this commit', () => {
  test('lets the merge go on, is not green, and is told', async () => {
    const { event, number } = await open(world, 'Accepted');
    await setStatus(headOf(event));
    const judged = await judge({
      event,
      rows: bad,
      comment: 'per-model',
      permissions: { ...rights, 'pull-requests': 'write' },
    });
    expect(seen(judged)).toMatchObject({ exit: 0, verdict: 'inconclusive' });
    expect(judged.outputs).toMatchObject({ passed: 'false', blocked: 'false' });
    expect(judged.record).toMatchObject({
      headSha: headOf(event),
      override: { by: 'octo-lead', metrics: failing, reason: 'The new label guide.', url },
    });
    expect(judged.record?.flags).toContain('overridden');
    const failed = judged.record?.comparisons.filter(({ verdict }) => verdict === 'fail');
    expect(failed?.map(({ metric, flags }) => [metric, flags.includes('accepted')])).toEqual(
      failing.map((metric) => [metric, true]),
    );
    for (const text of [judged.summary, world.comment(number)]) expect(text).toContain('**Accepted** by `octo-lead`');
  });

  test('lets nothing through that asks for proof', async () => {
    const { event } = await open(world, 'Promote');
    await setStatus(headOf(event));
    const judged = await judge({ event, rows: bad, inputs: { mode: 'promote' } });
    expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'inconclusive' });
    expect(judged.record?.override?.by).toBe('octo-lead');
  });

  test.each<[string, Status]>([
    ['that is pending', { state: 'pending' }],
    ['that is a failure', { state: 'failure' }],
    ['that says nothing', { description: '' }],
    ['in other words', { description: 'octo-lead accepts everything' }],
    ['of a bot', { description: accepted.replace('octo-lead', 'renovate[bot]') }],
    ['of another metric', { description: accepted.replace('accuracy, false_positive_rate', 'recall') }],
    ['of the examples alone', { description: accepted.replace('accuracy, false_positive_rate', 'examples') }],
    ['of another model', { context: 'mlops/override/model-2' }],
  ])('is nothing else: a status %s changes nothing', async (what, status) => {
    const { event } = await open(world, `Status ${what}`);
    await setStatus(headOf(event), status);
    const judged = await judge({ event, rows: bad });
    expect(seen(judged)).toMatchObject(red);
    expect(judged.record?.override).toBeNull();
    expect(judged.summary).not.toContain('Accepted');
  });

  test('leaves in the way what was not accepted', async () => {
    const { event } = await open(world, 'Half');
    await setStatus(headOf(event), { description: accepted.replace('accuracy, ', '') });
    const judged = await judge({ event, rows: bad });
    expect(seen(judged)).toMatchObject(red);
    expect(JSON.parse(judged.outputs['failed-metrics'] ?? '')).toContain('accuracy');
  });

  test('is taken back by a newer status', async () => {
    const { event } = await open(world, 'Withdrawn');
    await setStatus(headOf(event));
    await setStatus(headOf(event), { state: 'failure', description: 'withdrawn by octo-lead' });
    expect(seen(await judge({ event, rows: bad }))).toMatchObject(red);
  });

  test('is nowhere else: on the merge commit or on main it means nothing', async () => {
    const { event } = await open(world, 'Elsewhere');
    const { mergeSha, baseSha } = world.standin.updatePullRequest(world.repository, event.payload['number'] as number);
    for (const sha of [mergeSha, baseSha]) await setStatus(sha ?? '');
    expect(seen(await judge({ event, rows: bad }))).toMatchObject(red);
  });

  test('cannot be seen without `statuses: read`: the gate stays shut, and says why', async () => {
    const { event } = await open(world, 'Blind');
    await setStatus(headOf(event));
    const judged = await judge({ event, rows: bad, permissions: { contents: 'read' } });
    expect(seen(judged)).toMatchObject(red);
    const warnings = judged.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    expect(warnings.join()).toMatch(/No override was looked for[\s\S]*statuses: read/);
  });

  test('is not asked for where nothing blocks', async () => {
    const { event } = await open(world, 'Open');
    const judged = await judge({ event, rows: good, permissions: { contents: 'read' } });
    expect([seen(judged).exit, judged.annotations]).toEqual([0, []]);
  });

  test('is looked for anew by each attempt', async () => {
    const { event } = await open(world, 'Live');
    const use = { event, rows: bad, runId: 61_001 };
    const first = await judge(use);
    await setStatus(headOf(event));
    const second = await judge({ ...use, attempt: 2 });
    await setStatus(headOf(event), { state: 'failure', description: 'withdrawn by octo-lead' });
    const third = await judge({ ...use, attempt: 3 });
    expect([first, second, third].map(({ exitCode }) => exitCode)).toEqual([1, 0, 1]);
  });

  test('ends with the next push, and a label alone is nothing', async () => {
    const { event, number } = await open(world, 'Next push');
    await setStatus(headOf(event));
    world.standin.labelPullRequest(world.repository, number, 'accept-regression');
    const head = (event.payload as { pull_request: { head: { ref: string } } }).pull_request.head.ref;
    const pushed = await inTurn(world, async () => {
      await world.project.clone.switchTo(head);
      await world.project.clone.commit('More', { 'more.md': 'more' });
      const after = await world.project.updatePullRequest(number, head);
      await world.project.clone.switchTo('main');
      return after;
    });
    expect(headOf(pushed)).not.toBe(headOf(event));
    expect(seen(await judge({ event: pushed, rows: bad }))).toMatchObject(red);
  });
});

describe.concurrent('in the merge queue', () => {
  const inQueue = { ...rights, 'pull-requests': 'read' } as const;

  test('what was accepted on the head of the pull request counts', async () => {
    const { event, number } = await open(world, 'Queue');
    await setStatus(headOf(event));
    const judged = await judge({ event: world.project.enqueuePullRequest(number), rows: bad, permissions: inQueue });
    expect(seen(judged)).toMatchObject({ exit: 0, verdict: 'inconclusive' });
    expect(judged.record?.override?.by).toBe('octo-lead');
  });

  test('nothing is accepted where the pull request cannot be read', async () => {
    const { event, number } = await open(world, 'Queue blind');
    await setStatus(headOf(event));
    const judged = await judge({ event: world.project.enqueuePullRequest(number), rows: bad });
    expect(seen(judged)).toMatchObject(red);
    expect(judged.log).toContain('pull-requests: read');
  });

  test('nor where it was accepted for the group’s own commit', async () => {
    const { number } = await open(world, 'Queue own');
    const group = world.project.enqueuePullRequest(number);
    await setStatus((group.payload as { merge_group: { head_sha: string } }).merge_group.head_sha);
    expect(seen(await judge({ event: group, rows: bad, permissions: inQueue }))).toMatchObject(red);
  });
});

describe.concurrent('examples that changed', () => {
  const examples = formatAcceptance({ by: 'octo-lead', metrics: ['examples'], reason: 'Duplicates are gone.' });
  const all = formatAcceptance({ by: 'octo-lead', metrics: ['examples', ...failing], reason: 'All of it.' });
  const relabelled = (given: readonly Row[]): Row[] =>
    given.map((row, index) => (index < 6 ? { ...row, label: row['label'] === 'spam' ? 'ham' : 'spam' } : row));

  test.each<[string, Row[], string, object]>([
    ['vanished', good.slice(30), examples, { exit: 0, verdict: 'inconclusive' }],
    ['relabelled', relabelled(good), examples, { exit: 0, verdict: 'inconclusive' }],
    ['vanished, and the rest got worse', bad.slice(30), examples, red],
    ['vanished, and the rest got worse, accepted, too', bad.slice(30), all, { exit: 0, verdict: 'inconclusive' }],
    ['vanished, and other things were accepted', good.slice(30), accepted, { exit: 2, verdict: 'error' }],
  ])('%s', async (what, given, description, expected) => {
    const { event } = await open(world, `Examples ${what}`);
    await setStatus(headOf(event), { description });
    const judged = await judge({ event, rows: given });
    expect(seen(judged)).toMatchObject(expected);
    expect(judged.outputs['passed']).toBe('false');
    const isAccepted = seen(judged).exit !== 2;
    expect(judged.record?.flags.includes('examples-accepted')).toBe(isAccepted);
    if (isAccepted) expect(judged.record?.comparisons.length).toBeGreaterThan(0);
  });

  test('accepted, the report is of what was judged', async () => {
    const { event } = await open(world, 'Promote examples');
    await setStatus(headOf(event), { description: examples });
    const judged = await judge({ event, rows: good.slice(30), inputs: { mode: 'promote' } });
    expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'inconclusive' });
    expect(judged.record?.override?.metrics).toEqual(['examples']);
    expect(judged.summary).toContain('Accepted');
  });
});
