import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GateWorld, policy, rows, trainRecord } from './gate-world.ts';

const good = rows({ n: 1200, wrong: (index) => index % 100 === 7 });
const base = rows({ n: 1200, wrong: (index) => index % 50 === 7 });
const bad = rows({ n: 1200, wrong: (index) => index % 10 === 7 });

describe('eval-gate on GitHub', () => {
  let world: GateWorld;
  beforeAll(async () => {
    world = await GateWorld.open();
    await world.record(base);
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });
  const requests = () => world.standin.requests.filter(({ kind }) => kind === 'rest').length;

  test('needs at most 15 requests for a pull request, at most 6 to find its baseline', async () => {
    const { event } = await world.open('Count');
    const before = requests();
    await world.judge({ event, rows: good });
    const sent = world.standin.requests.filter(({ kind }) => kind === 'rest').slice(before);
    expect(sent.length).toBeLessThanOrEqual(15);
    const search = ['git/list-matching-refs', 'repos/list-commits', 'git/get-tree', 'git/get-blob', 'git/get-commit'];
    expect(sent.filter(({ operationId }) => search.includes(operationId ?? '')).length).toBeLessThanOrEqual(6);
  });

  test('decides when the token may not comment, and says which permission to add', async () => {
    const { event, number } = await world.open('Silent');
    const result = await world.judge({ event, rows: bad, permissions: { contents: 'read' } });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit: 1, verdict: 'fail' });
    expect(world.comment(number)).toBe('');
    expect(result.summary).toContain('❌');
    expect(result.summary).toMatch(/Left out[\s\S]*pull-requests: write/);
  });

  test('judges the pull request of a fork, whose token can only read', async () => {
    const fork = await world.project.fork('stranger');
    const { event, number } = await world.open('From outside', {}, fork);
    const result = await world.judge({ event, rows: bad, permissions: { contents: 'read', 'pull-requests': 'read' } });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit: 1, verdict: 'fail' });
    expect(world.comment(number)).toBe('');
    expect(result.log).toContain('forks');
  });

  test('a revoked token is an error that names the token', async () => {
    const { event } = await world.open('Revoked');
    const token = world.standin.issueToken({ repository: world.repository, permissions: { contents: 'read' } });
    world.standin.revokeToken(token);
    const result = await world.judge({ event, rows: good, token });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'], code: result.record?.error?.code }).toEqual({
      exit: 2,
      verdict: 'error',
      code: 'E_PERMISSION',
    });
    expect(result.log).toContain('token');
    expect(result.log).not.toContain(token);
  });

  test('two jobs that both find no comment end with one that holds the newer section', async () => {
    const { event, number } = await world.open('Race');
    const hold = world.standin.hold({ operationId: 'issues/create-comment', count: 2 });
    const jobs = [world.judge({ event, rows: good, runId: 91051 }), world.judge({ event, rows: bad, runId: 91052 })];
    await hold.arrived;
    hold.release();
    const results = await Promise.all(jobs);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 1]);
    const comments = world.standin.comments(world.repository, number);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('run=91052');
    expect(comments[0]?.body).toContain('❌');
  });

  test('a section that another job wrote over is put back by the post step', async () => {
    const { event, number } = await world.open('Overwritten');
    await world.judge({ event, rows: good, runId: 91061 });
    const [comment] = world.standin.comments(world.repository, number);
    const other = (comment?.body ?? '').replaceAll('section=eval-gate', 'section=train');
    const hold = world.standin.hold({ operationId: 'issues/update-comment', count: 1 });
    const job = world.judge({ event, rows: bad, runId: 91062 });
    await hold.arrived;
    hold.release();
    // The loser's moment: after the job's own check, another job writes what it read before.
    const check = world.standin.hold({ operationId: 'issues/list-comments', count: 1 });
    await check.arrived;
    check.release();
    const post = world.standin.hold({ operationId: 'issues/list-comments', count: 1 });
    await post.arrived;
    if (comment !== undefined) comment.body = other;
    post.release();
    await job;
    expect(world.comment(number)).toContain('section=train');
    expect(world.comment(number)).toContain('section=eval-gate run=91062');
  });

  test('the same run twice changes nothing', async () => {
    const { event, number } = await world.open('Twice');
    // Each use stores a report of its own.
    const comment = () => world.comment(number).replace(/\/artifacts\/\d+/g, '/artifacts/1');
    await world.judge({ event, rows: good, runId: 91071 });
    const first = comment();
    await world.judge({ event, rows: good, runId: 91071 });
    expect(world.standin.comments(world.repository, number)).toHaveLength(1);
    expect(first).toContain('/artifacts/1');
    expect(comment()).toBe(first);
  });

  test('an answer that was lost makes no second comment', async () => {
    const { event, number } = await world.open('Lost answer');
    world.standin.fault({ operationId: 'issues/create-comment', kind: 'lost-answer', status: 502 });
    const result = await world.judge({ event, rows: good });
    expect(result.exitCode).toBe(0);
    expect(world.standin.comments(world.repository, number)).toHaveLength(1);
  });

  // Every other fault of every call is met in gate-faults, where a second is a millisecond.
  test('a 429 with retry-after while the baseline is read is survived, and waited for', async () => {
    const { event } = await world.open('Flaky');
    const set = world.standin.fault({ operationId: 'git/list-matching-refs', kind: 'too-many', retryAfter: 3 });
    const result = await world.judge({ event, rows: good });
    expect(set.hits).toBe(1);
    expect(result.outputs['verdict']).toBe('pass');
    expect(result.durationMs).toBeGreaterThanOrEqual(3000);
  });

  test('a dry run decides and publishes nothing', async () => {
    const { event, number } = await world.open('Dry');
    const before = world.standin.artifacts(world.repository).length;
    const result = await world.judge({ event, rows: bad, inputs: { 'dry-run': 'true' } });
    expect(result.exitCode).toBe(1);
    expect(world.comment(number)).toBe('');
    expect(world.standin.artifacts(world.repository)).toHaveLength(before);
  });

  test('the record goes into an artifact of the run, and the report into another', async () => {
    const { event } = await world.open('Artifact');
    await world.judge({ event, rows: good, runId: 91121 });
    expect(world.standin.artifacts(world.repository, 91121).map(({ name }) => name)).toEqual([
      'mlops-model-eval-gate',
      'mlops-model-eval-gate.html',
    ]);
  });
});

describe('eval-gate and what main records', () => {
  let world: GateWorld;
  beforeEach(async () => {
    world = await GateWorld.open();
    await world.record(base);
  });
  afterEach(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test('the same push twice records once', async () => {
    const event = await world.push('again');
    await world.judge({ event, rows: base, runId: 91131 });
    const second = await world.judge({ event, rows: base, runId: 91131 });
    expect(second.exitCode).toBe(0);
    expect(second.log).not.toContain('Could not');
  });

  test('a record that is there and is no record is an error', async () => {
    const git = world.standin.gitDirectory(world.repository);
    const { event } = await world.open('Poisoned');
    const run = (words: string[], input?: string) =>
      execFileSync('git', ['--git-dir', git, ...words], { input, encoding: 'utf8' }).trim();
    const blob = run(['hash-object', '-w', '--stdin'], '{"kind":"eval-gate","schemaVersion":1}');
    const tree = run(['mktree'], `100644 blob ${blob}\teval-gate.json\n`);
    const commit = run(['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit-tree', tree, '-m', 'x']);
    run(['update-ref', `refs/mlops/model/${run(['rev-parse', 'refs/heads/main'])}/99999-1`, commit]);
    const result = await world.judge({ event, rows: good });
    expect({ exit: result.exitCode, code: result.record?.error?.code }).toEqual({ exit: 2, code: 'E_RECORD' });
  });

  test('a push that may not write still decides, and says that nothing was recorded', async () => {
    const result = await world.judge({
      event: await world.push('read only'),
      rows: base,
      permissions: { contents: 'read' },
    });
    expect(result.exitCode).toBe(0);
    expect(result.summary).toMatch(/Left out[\s\S]*record the baseline[\s\S]*contents: write/);
  });

  test('the baseline is the nearest recorded first parent, and its distance is told', async () => {
    await world.push('not recorded');
    await world.push('nor this');
    const { event } = await world.open('Behind');
    expect((await world.judge({ event, rows: good })).record?.baseline).toMatchObject({ behind: 2 });
  });

  test('a candidate trained on the head alone is compared with the merge base', async () => {
    const { event, number } = await world.open('Head checkout');
    await world.record(bad, 'main got worse');
    const merged = world.standin.updatePullRequest(world.repository, number);
    const trained = trainRecord({ runId: 9900, sha: merged.mergeSha ?? '', checkedOut: merged.headSha, rows: good });
    const after = world.standin.pullRequestEvent(world.repository, number);
    const { record } = await world.judge({ event: after, runId: 9900, files: trained });
    expect(event.name).toBe('pull_request');
    expect(record).toMatchObject({ verdict: 'pass', baseline: { behind: 0 }, candidate: { source: 'train' } });
    expect(record?.baseline?.commit).not.toBe(merged.baseSha);
  });

  test.each([
    ['another run', { runId: 1 }],
    ['another commit', { sha: 'b'.repeat(40) }],
    ['predictions that were changed since', { digest: `sha256:${'0'.repeat(64)}` }],
  ])('a record of train that speaks of %s is refused', async (_, change) => {
    const { event, number } = await world.open(`Forged ${_}`);
    const { mergeSha } = world.standin.updatePullRequest(world.repository, number);
    const files = trainRecord({ runId: 9901, sha: mergeSha ?? '', checkedOut: mergeSha ?? '', rows: good, ...change });
    const result = await world.judge({ event, runId: 9901, files });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit: 2, verdict: 'error' });
  });

  test('what others merged meanwhile is not blamed on a pull request', async () => {
    const { event, number } = await world.open('Old branch');
    await world.record(bad, 'main got worse');
    const merged = world.standin.updatePullRequest(world.repository, number);
    expect(merged.mergeSha).not.toBeNull();
    const result = await world.judge({ event: world.standin.pullRequestEvent(world.repository, number), rows: bad });
    expect(event.name).toBe('pull_request');
    expect(result.outputs['verdict']).toBe('pass');
  });
});

test('names full of Markdown, HTML, mentions and workflow commands stay inert', async () => {
  const hostile = '@octocat <img src=x onerror=alert(1)> | ](https://example.org) `x` ::error::boom';
  const text = `${policy}  explore: [${JSON.stringify(hostile)}]\n`.replace(
    'newsletter }',
    `${JSON.stringify(hostile)} }`,
  );
  const world = await GateWorld.open({ 'mlops/gate.yml': text });
  try {
    const rename = (list: typeof base) =>
      list.map((row) => ({
        ...row,
        id: `${hostile} ${String(row['id'])}`,
        [hostile]: '::add-mask::pass',
        mail_type: row['mail_type'] === 'newsletter' ? hostile : 'other',
      }));
    await world.record(rename(base));
    const { event, number } = await world.open(`::set-output name=verdict::pass ${hostile}`);
    const result = await world.judge({ event, rows: rename(bad) });
    expect(result.outputs['verdict']).toBe('fail');
    // The one mask that is set is the action's own: of its token.
    const commands = result.commands.filter(
      ({ name, message }) => name === 'set-output' || (name === 'add-mask' && message !== '***'),
    );
    expect(commands).toEqual([]);
    expect(result.masks).not.toContain('pass');
    const prose = world.comment(number).replace(/(`+)(?:(?!\1)[\s\S])*\1/g, '');
    for (const trace of ['@octocat', '<img', '](https://example.org', '::error']) expect(prose).not.toContain(trace);
    expect(world.standin.drift).toEqual([]);
  } finally {
    await world.close();
  }
});
