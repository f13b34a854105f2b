import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkflowEvent } from '../../runner/index.ts';
import { GateWorld, type Judged, type Row, rows, type Use } from '../gate-world.ts';
import { headOf, open, seed, seen } from './scene.ts';

const answers = (step: number, n = 1200): Row[] => rows({ n, wrong: (index) => index % step === 7 });
const name = 'model quality';
const rights = { contents: 'read', checks: 'write' } as const;

let world: GateWorld;
beforeAll(async () => {
  world = await GateWorld.open();
  await seed(world, answers(50));
});
afterAll(async () => {
  expect(world.standin.drift).toEqual([]);
  await world.close();
});

let run = 31_000;

interface Shown extends Judged {
  readonly runId: number;
  readonly check: Record<string, unknown> | undefined;
  /** Operations of this job alone, in order. */
  readonly operations: readonly string[];
}

/** Judges with a check run, and looks it up afterwards. */
async function judge(use: Omit<Use, 'runId'>): Promise<Shown> {
  run += 1;
  const runId = run;
  const permissions = use.permissions ?? rights;
  const token = world.standin.issueToken({ repository: world.repository, permissions });
  const judged = await world.judge({
    comment: 'off',
    ...use,
    inputs: { 'check-name': name, ...use.inputs },
    token,
    runId,
  });
  const [check] = checksOf(runId);
  const own = world.standin.requests.filter((request) => request.token === token && request.kind === 'rest');
  return { ...judged, runId, check, operations: own.map(({ operationId }) => operationId ?? '') };
}

function checksOf(runId: number, attempt = 1) {
  const all = world.standin.checkRuns(world.repository).map(({ values }) => values);
  return all.filter((values) => values['external_id'] === `${runId}-${attempt}`);
}

const output = (check: Record<string, unknown> | undefined) => check?.['output'] as { title: string; summary: string };

describe.concurrent('a check run beside the job', () => {
  test.each<[string, Row[], Partial<Use>, string, number]>([
    ['success', answers(100), {}, 'pass', 0],
    ['failure', answers(10), {}, 'fail', 1],
    ['neutral', answers(50, 1200).slice(0, 1200).map(moved), {}, 'inconclusive', 0],
    ['failure', [], { inputs: { candidate: 'nowhere.jsonl' } }, 'error', 2],
  ])('ends with %s on the head of the pull request', async (conclusion, given, use, verdict, exit) => {
    const { event } = await open(world, `Check ${conclusion} ${verdict}`);
    const judged = await judge({ event, rows: given, ...use });
    expect(seen(judged)).toMatchObject({ exit, verdict });
    const { check, runId } = judged;
    expect(check).toMatchObject({
      name,
      head_sha: headOf(event),
      status: 'completed',
      conclusion,
      details_url: `https://github.com/${world.repository}/actions/runs/${runId}`,
    });
    expect(check?.['head_sha']).not.toBe(judged.record?.commit);
    expect(output(check).title).toMatch(/^\S.{5,249}$/);
    expect(output(check).summary).toContain('###');
    expect(checksOf(runId)).toHaveLength(1);
  });

  test('is there before anything is read', async () => {
    const { event } = await open(world, 'Before');
    const { operations } = await judge({ event, rows: answers(100) });
    expect([operations[0], operations.at(-1)]).toEqual(['checks/create', 'checks/update']);
  });

  test('is on the head of a merge group', async () => {
    const event = world.project.enqueuePullRequest((await open(world, 'Queued')).number);
    const { check } = await judge({ event, rows: answers(100) });
    const group = (event.payload as { merge_group: { head_sha: string } }).merge_group;
    expect(check).toMatchObject({ head_sha: group.head_sha, conclusion: 'success' });
  });

  test('is not made without its name, nor in a dry run', async () => {
    const { event } = await open(world, 'None');
    const given = { event, rows: answers(100) };
    const both = await Promise.all([
      judge({ ...given, inputs: { 'check-name': '' } }),
      judge({ ...given, inputs: { 'dry-run': 'true' } }),
    ]);
    for (const { operations, check } of both) {
      expect(check).toBeUndefined();
      expect(operations.filter((operation) => operation.startsWith('checks/'))).toEqual([]);
    }
  });

  test('is left out without `checks: write`: the verdict stands, and the summary says so', async () => {
    const { event } = await open(world, 'No right');
    const judged = await judge({ event, rows: answers(10), permissions: { contents: 'read' } });
    expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'fail' });
    expect(judged.check).toBeUndefined();
    expect(judged.summary).toMatch(/Left out[\s\S]*show the check run[\s\S]*checks: write/);
    expect(judged.operations.filter((operation) => operation === 'checks/update')).toEqual([]);
  });
});

test('on a push it is on the commit', async () => {
  const event = await world.push('Checked');
  const { check } = await judge({ event, rows: answers(50), inputs: { baseline: 'none' } });
  expect(check).toMatchObject({ head_sha: (event as { sha?: string }).sha ?? event.payload['after'] });
});

test('an answer that was lost makes no second check run', async () => {
  const { event } = await open(world, 'Lost answer');
  const fault = world.standin.fault({ operationId: 'checks/create', kind: 'lost-answer', status: 502 });
  const { runId, check } = await judge({ event, rows: answers(100) });
  expect([fault.hits, checksOf(runId).length, check?.['conclusion']]).toEqual([1, 1, 'success']);
});

test('an end that cannot be told is tried again by the post step', async () => {
  const { event } = await open(world, 'End untold');
  const fault = world.standin.fault({ operationId: 'checks/update', kind: 'status', status: 422 });
  const judged = await judge({ event, rows: answers(10) });
  expect([fault.hits, seen(judged).exit]).toEqual([1, 1]);
  expect(judged.summary).toMatch(/Left out[\s\S]*conclude the check run/);
  expect(judged.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
});

describe('a job that is cancelled', () => {
  /** Cancels a job while it reads the baseline. */
  async function cancel(event: WorkflowEvent, use: Partial<Use> = {}) {
    const stop = new AbortController();
    const hold = world.standin.hold({ operationId: 'git/list-matching-refs', count: 1 });
    const job = judge({ event, rows: answers(10), comment: 'per-model', signal: stop.signal, ...use });
    await hold.arrived;
    const during = structuredClone(checksOf(run)[0]);
    stop.abort();
    const judged = await job;
    hold.release();
    return { judged, during };
  }

  test('ends its check run as cancelled, and publishes nothing else', async () => {
    const { event, number } = await open(world, 'Cancelled');
    const { judged, during } = await cancel(event, { permissions: { ...rights, 'pull-requests': 'write' } });
    expect(during).toMatchObject({ status: 'in_progress', head_sha: headOf(event) });
    expect(judged.succeeded).toBe(false);
    expect(judged.post?.exitCode).toBe(0);
    expect(judged.check).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
    expect(output(judged.check).summary).toContain('cancelled');
    expect([judged.outputs, judged.summary, judged.record]).toEqual([{}, '', undefined]);
    expect(world.comment(number)).toBe('');
    expect(world.standin.artifacts(world.repository, judged.runId)).toEqual([]);
  });

  test('and one that runs again shows a check run of its own', async () => {
    const { event } = await open(world, 'Again');
    const { judged } = await cancel(event);
    const use = { event, rows: answers(100), comment: 'off', permissions: rights } as const;
    await world.judge({ ...use, inputs: { 'check-name': name }, runId: judged.runId, attempt: 2 });
    const conclusions = [1, 2].map((attempt) => checksOf(judged.runId, attempt)[0]?.['conclusion']);
    expect(conclusions).toEqual(['cancelled', 'success']);
  });
});

/** As good on the whole, with other examples wrong: nothing is proven. */
function moved(row: Row, index: number): Row {
  const wrong = index % 50 === 13;
  const was = index % 50 === 7;
  if (!wrong && !was) return row;
  return { ...row, prediction: row['prediction'] === 'spam' ? 'ham' : 'spam' };
}
