import { ServiceError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import type { RolloutLimits } from './config.ts';
import { rollOut } from './roll-out.ts';
import {
  goldenRows,
  labelOf,
  next,
  numberOf,
  old,
  ServingWorld,
  users,
  versionOf,
  type WorldOptions,
} from './serving-world.test-support.ts';

const backAgain = ['rollback 1.1.0 → 1.0.0'];

/** The first `share` percent of the golden rows. */
const below = (share: number) => (text: string) => numberOf(text) < share;

describe('a rollout in which all goes well', () => {
  it('takes the target through its steps, in order, and ends on the new version', async () => {
    const world = new ServingWorld({ bootMs: 20_000, shiftMs: 3000 });
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'success', touched: true, reason: undefined, code: undefined, url: users });
    expect(world.calls).toEqual([
      'check',
      'stage 1.1.0',
      'weight 1.1.0 5',
      'weight 1.1.0 50',
      'weight 1.1.0 100',
      'promote 1.1.0',
      'cleanup 1.0.0',
    ]);
    expect(world.phases).toEqual([
      'check',
      'stage',
      'ready',
      'golden 0',
      'weight 5',
      'golden 5',
      'weight 50',
      'golden 50',
      'weight 100',
      'golden 100',
      'promote 100',
      'proof 100',
      'cleanup',
    ]);
    expect(outcome.phases.map(({ phase, weight }) => (weight === null ? phase : `${phase} ${weight}`))).toEqual(
      world.phases,
    );
    expect(outcome.phases.every(({ ok }) => ok)).toBe(true);
    expect([...world.weights]).toEqual([[next.version, 100]]);
  });

  it('waits at each step, and says how long', async () => {
    const world = new ServingWorld({ bootMs: 20_000 });
    const { phases } = await rollOut(world.order());
    const durations = new Map(phases.map(({ phase, weight, durationMs }) => [`${phase} ${weight}`, durationMs]));
    expect(durations.get('weight 5')).toBe(600_000);
    expect(durations.get('weight 50')).toBe(600_000);
    expect(durations.get('weight 100')).toBe(0);
    expect(durations.get('ready null')).toBeGreaterThanOrEqual(20_000);
    expect(durations.get('ready null')).toBeLessThan(40_000);
  });

  it('measures old and new alone, and what users meet', async () => {
    const world = new ServingWorld().serve('1.1.0', {
      predict: (text) => (below(2)(text) ? 'other' : labelOf(text)),
    });
    const { golden } = await rollOut(world.order());
    expect(golden.map(({ subject, weight }) => `${subject} ${weight}`)).toEqual([
      'old 0',
      'new 0',
      'endpoint 5',
      'new 5',
      'endpoint 50',
      'new 50',
      'endpoint 100',
      'new 100',
      'endpoint 100',
    ]);
    expect(golden[0]).toEqual({
      subject: 'old',
      weight: 0,
      rows: 100,
      errors: 0,
      agreement: null,
      correct: 1,
      latency: { p50: 20, p95: 20, p99: 20 },
      broken: [],
    });
    expect(golden[1]).toMatchObject({ agreement: 0.98, correct: 0.98, latency: { p95: 10 }, broken: [] });
    expect(golden[4]).toMatchObject({ errors: 0, latency: { p50: 10, p95: 20 } });
    expect(golden[8]).toMatchObject({ subject: 'endpoint', agreement: 0.98, latency: { p95: 10 } });
  });

  it('goes without golden rows', async () => {
    const world = new ServingWorld({ blind: true });
    const { status, golden } = await rollOut(world.order());
    expect([status, golden, world.requests.size]).toEqual(['success', [], 0]);
    expect(world.phases.filter((phase) => phase.startsWith('golden'))).toEqual([]);
  });

  it('asks the endpoint at 0 % for the old answers where no version is reached alone', async () => {
    const world = new ServingWorld({ slots: false });
    const { status, golden } = await rollOut(world.order());
    expect(status).toBe('success');
    expect(golden.map(({ subject, weight }) => `${subject} ${weight}`)).toEqual([
      'old 0',
      'endpoint 5',
      'endpoint 50',
      'endpoint 100',
      'endpoint 100',
    ]);
    expect(golden.at(-1)).toMatchObject({ agreement: 1 });
    expect([...world.requests.keys()]).toEqual([users]);
  });

  it('reaches each version alone by {version} in the endpoint', async () => {
    const world = new ServingWorld({ slots: false, endpoint: 'http://v{version}.slot.test' });
    const { status, golden, url } = await rollOut(world.order());
    expect([status, url]).toEqual(['success', 'http://v1.1.0.slot.test']);
    expect(golden.map(({ subject, weight }) => `${subject} ${weight}`)).toEqual([
      'old 0',
      'new 0',
      'new 5',
      'new 50',
      'new 100',
      'new 100',
    ]);
  });

  it('brings the first version of all out at once, with nothing to agree with', async () => {
    const world = new ServingWorld({ first: true });
    const { status, golden } = await rollOut(world.order());
    expect(status).toBe('success');
    expect(world.calls.filter((call) => call.startsWith('weight'))).toEqual(['weight 1.1.0 100']);
    expect(golden.every(({ agreement }) => agreement === null)).toBe(true);
    expect(world.calls.at(-1)).toBe('cleanup nothing');
  });

  it('shifts step by step where something serves that nobody recorded', async () => {
    const world = new ServingWorld();
    const { status, golden } = await rollOut(world.order({ old: undefined }));
    expect(status).toBe('success');
    expect(world.calls).toContain('weight 1.1.0 5');
    expect(golden.find(({ subject }) => subject === 'endpoint')).toMatchObject({ weight: 5, errors: 0 });
  });

  it('believes a target that cannot say what it serves', async () => {
    expect(await rollOut(new ServingWorld({ tells: false }).order())).toMatchObject({ status: 'success' });
  });

  it('takes a server that cannot be reached for a while as not ready yet', async () => {
    const error = new ServiceError('E_HTTP', 'nothing listens there.');
    const world = new ServingWorld().fail('ready', { times: 3, error }).fail('current', { times: 2, error });
    expect(await rollOut(world.order())).toMatchObject({ status: 'success' });
  });

  it('is not stopped by who listens to it', async () => {
    const onPhase = () => Promise.reject(new Error('GitHub is down'));
    expect(await rollOut(new ServingWorld().order({ onPhase }))).toMatchObject({ status: 'success' });
  });

  it('warns when cleaning up fails, and stays a success', async () => {
    const { status, phases } = await rollOut(new ServingWorld().fail('cleanup').order());
    expect(status).toBe('success');
    expect(phases.at(-1)).toMatchObject({
      phase: 'cleanup',
      ok: false,
      message: 'The target refused the step cleanup',
    });
  });

  it('never removes a version that is rolled out anew as its own predecessor', async () => {
    const world = new ServingWorld();
    expect(await rollOut(world.order({ next: old }))).toMatchObject({ status: 'success' });
    expect(world.calls.at(-1)).toBe('cleanup nothing');
  });
});

describe('a target that cannot split', () => {
  it('is promoted at once, watched for the wait of its step, and then asked', async () => {
    const world = new ServingWorld({ splits: false, config: { steps: [{ weight: 100, waitMs: 60_000 }] } });
    const { status, phases } = await rollOut(world.order());
    expect(status).toBe('success');
    expect(world.calls).toEqual(['check', 'stage 1.1.0', 'promote 1.1.0', 'cleanup 1.0.0']);
    expect(phases.find(({ phase }) => phase === 'proof')?.durationMs).toBeGreaterThanOrEqual(60_000);
  });

  it('is refused steps below 100 % before anything is touched', async () => {
    const world = new ServingWorld({ splits: false });
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'failed', touched: false, code: 'E_TARGET' });
    expect(outcome.reason).toContain('use steps: [{weight: 100}]');
    expect(world.calls).toEqual([]);
  });
});

describe('what would prove nothing is refused before anything is touched', () => {
  test.each<[string, WorldOptions, string]>([
    ['no steps', { config: { steps: [] } }, 'E_DEPLOY_CONFIG'],
    ['a last step below 100', { config: { steps: [{ weight: 50, waitMs: 0 }] } }, 'E_DEPLOY_CONFIG'],
    ['a golden set without rows', { blind: true, config: { goldenSet: 'a.jsonl' } }, 'E_GOLDEN'],
    ['golden rows nobody knows how to ask', { config: { request: undefined } }, 'E_GOLDEN'],
  ])('%s', async (_, options, code) => {
    const world = new ServingWorld(options);
    expect(await rollOut(world.order())).toMatchObject({ status: 'failed', touched: false, code });
    expect(world.calls).toEqual([]);
  });

  it('a check that fails', async () => {
    const world = new ServingWorld().fail('check');
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'failed', touched: false, code: 'E_TARGET' });
    expect(outcome.phases).toMatchObject([{ phase: 'check', ok: false }]);
    expect(world.calls).toEqual(['check']);
  });
});

describe('a fault of the target takes everything back', () => {
  test.each(['stage', 'weight', 'promote'] as const)('in %s', async (call) => {
    const world = new ServingWorld().fail(call);
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'rolled-back', touched: true, code: 'E_TARGET' });
    expect(outcome.reason).toBe(`The target refused the step ${call}`);
    expect(outcome.phases.find(({ ok }) => !ok)).toMatchObject({ phase: call });
    expect(world.calls.slice(-1)).toEqual(backAgain);
    expect([...world.weights]).toEqual([[old.version, 100]]);
  });

  test.each(['ready', 'current'] as const)('in %s', async (call) => {
    // Before anything is touched, a target that cannot say what serves is asked again later.
    const world = new ServingWorld().fail(call, { times: call === 'current' ? 2 : 1 });
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back', code: 'E_TARGET' });
    expect([...world.weights]).toEqual([[old.version, 100]]);
  });

  it('that is nobody’s is told as a bug', async () => {
    const world = new ServingWorld().fail('promote', { error: new TypeError('x is undefined') });
    expect(await rollOut(world.order())).toMatchObject({
      status: 'rolled-back',
      code: 'E_INTERNAL',
      reason: 'this is a bug, please report it: x is undefined',
    });
  });
});

describe('a new version that does not do is taken back', () => {
  test.each<[string, Parameters<ServingWorld['serve']>[1], string, Partial<RolloutLimits>]>([
    [
      'errors',
      { status: (text) => (numberOf(text) === 7 ? 500 : 200) },
      '1 of 100 golden requests failed, at most 0 % may; row 8: status 500',
      {},
    ],
    [
      'errors above the share',
      { status: (text) => (below(6)(text) ? 503 : 200) },
      '6 of 100 golden requests failed, at most 5 % may',
      { errors: 0.05, correct: undefined, agreement: undefined },
    ],
    [
      'agreement',
      { predict: (text) => (below(3)(text) ? 'other' : labelOf(text)) },
      'agreement with the old version: 97 %, below 98 %',
      {},
    ],
    [
      'correct',
      { predict: (text) => (below(6)(text) ? 'other' : labelOf(text)) },
      'correct answers: 94 %, below 95 %',
      { agreement: undefined },
    ],
    ['p50', { latencyMs: 301 }, 'latency p50: 301 ms, at most 300 ms is allowed', { latency: { p50: 300 } }],
    ['p95', { latencyMs: 301 }, 'latency p95: 301 ms, at most 300 ms is allowed', {}],
    ['p99', { latencyMs: 301 }, 'latency p99: 301 ms, at most 300 ms is allowed', { latency: { p99: 300 } }],
    ['a time limit per request', { latencyMs: 10_001 }, 'gave no complete answer within 10000 ms', {}],
    ['an answer of another version', { says: '1.0.9' }, 'expected version 1.1.0 to answer, "1.0.9" did', {}],
    [
      'an answer that names no version',
      { says: null },
      'expected version 1.1.0 to answer, one that does not say did',
      {},
    ],
    ['no answer where it should be', { predict: () => undefined }, 'the answer has nothing at "/prediction"', {}],
  ])('for %s', async (_, model, message, limits) => {
    const world = new ServingWorld({ limits }).serve('1.1.0', model);
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'rolled-back', code: undefined });
    expect(outcome.reason).toContain('the new version alone at 0 %: ');
    expect(outcome.reason).toContain(message);
    expect(outcome.golden.find(({ broken }) => broken.length > 0)).toMatchObject({ subject: 'new', weight: 0 });
    expect(world.calls).toEqual(['check', 'stage 1.1.0', ...backAgain]);
    expect(outcome.golden.at(-1)).toMatchObject({ subject: 'endpoint', weight: 0, errors: 0, broken: [] });
  });

  it('at exactly its limits does', async () => {
    const world = new ServingWorld({
      limits: { errors: 0.01, correct: 0.97, latency: { p50: 300, p95: 300, p99: 300 } },
    }).serve('1.1.0', {
      latencyMs: 300,
      status: (text) => (numberOf(text) === 7 ? 500 : 200),
      predict: (text) => (numberOf(text) === 8 ? 'other' : labelOf(text)),
    });
    expect(await rollOut(world.order())).toMatchObject({ status: 'success' });
  });

  it('is not given up before more rows failed than may', async () => {
    const limits = { errors: 0.05, agreement: undefined, correct: undefined };
    const world = new ServingWorld({ limits }).serve('1.1.0', { status: (text) => (below(45)(text) ? 503 : 200) });
    const golden = goldenRows(1000);
    expect(await rollOut(world.order({ golden }))).toMatchObject({ status: 'success' });
  });

  it('is not blamed for the answers of the old one it shares the endpoint with', async () => {
    const world = new ServingWorld({ limits: { agreement: undefined } });
    world.serve('1.0.0', { predict: (text) => (below(20)(text) ? 'other' : labelOf(text)) });
    expect(await rollOut(world.order())).toMatchObject({ status: 'success' });
  });

  test.each([5, 50, 100])('when it breaks at %d per cent', async (weight) => {
    const world = new ServingWorld();
    world.onCall = (call) => {
      if (call === `weight 1.1.0 ${weight}`) world.serve('1.1.0', { status: () => 500 });
    };
    const outcome = await rollOut(world.order());
    expect(outcome.status).toBe('rolled-back');
    expect(outcome.reason).toContain(`what users meet at ${weight} %: `);
    expect(outcome.phases.filter(({ ok }) => !ok)).toMatchObject([{ phase: 'golden', weight }]);
  });

  it('when it breaks after it was promoted', async () => {
    const world = new ServingWorld();
    world.onCall = (call) => {
      if (call.startsWith('promote')) world.serve('1.1.0', { says: '1.0.0' });
    };
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'rolled-back' });
    expect(outcome.phases.find(({ ok }) => !ok)).toMatchObject({ phase: 'proof', weight: 100 });
    expect(outcome.reason).toContain('expected version 1.1.0 to answer, "1.0.0" did');
  });

  it('when the agreement it is held to cannot be measured', async () => {
    const world = new ServingWorld({ slots: false, endpoint: undefined });
    world.readyAnswer = ({ version }) => (version === next.version ? { url: 'http://v1.1.0.slot.test' } : {});
    const outcome = await rollOut(world.order());
    expect(outcome.status).toBe('rolled-back');
    expect(outcome.reason).toContain('could not be measured, and at least 98 % is asked for');
  });

  it('when there is no address to ask the golden rows of', async () => {
    const outcome = await rollOut(new ServingWorld({ slots: false, endpoint: undefined }).order());
    expect(outcome).toMatchObject({ status: 'rolled-back', code: 'E_GOLDEN' });
  });

  it('gives up on a dead server long before every row was asked', async () => {
    const world = new ServingWorld().serve('1.1.0', { latencyMs: 20_000 });
    const { golden } = await rollOut(world.order());
    expect(golden.find(({ subject }) => subject === 'new')).toMatchObject({ errors: 100, latency: null });
    expect(world.requests.get('http://v1.1.0.slot.test')).toBeLessThan(30);
  });
});

describe('a new version that never comes up is taken back', () => {
  it('at the deadline, with the target’s last reason', async () => {
    const world = new ServingWorld({ bootMs: Infinity });
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({
      status: 'rolled-back',
      code: undefined,
      reason: '1.1.0 was not ready within 5 min: still loading',
    });
    expect(outcome.phases.find(({ phase }) => phase === 'ready')).toMatchObject({ ok: false, durationMs: 300_000 });
  });

  it('without being asked all the time', async () => {
    const world = new ServingWorld({ bootMs: Infinity });
    let asked = 0;
    world.onCall = (call) => {
      if (call === 'ready') asked += 1;
    };
    await rollOut(world.order());
    expect(asked).toBeLessThan(50);
  });

  it('when the old version answers in its place', async () => {
    const world = new ServingWorld();
    world.readyAnswer = () => ({ ready: true, version: '1.0.0' });
    expect(await rollOut(world.order())).toMatchObject({
      status: 'rolled-back',
      reason: '1.1.0 was not ready within 5 min: 1.0.0 answers instead',
    });
  });

  it('when the target cannot be reached until the deadline', async () => {
    const world = new ServingWorld();
    const error = new ServiceError('E_HTTP', 'nothing listens there.');
    world.fail('ready', { error });
    world.onCall = (call) => {
      if (call.startsWith('rollback')) world.fail('ready', { times: 0 });
    };
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back', code: 'E_HTTP' });
  });

  it('when the weights are never seen', async () => {
    const world = new ServingWorld();
    world.ignores.add('weight');
    expect(await rollOut(world.order())).toMatchObject({
      status: 'rolled-back',
      reason: '5 % on 1.1.0 was not seen within 5 min: it sends 0 % of the requests to 1.1.0',
    });
  });

  it('when only some requests reach it after it was promoted', async () => {
    const world = new ServingWorld();
    world.ignores.add('promote');
    world.onCall = (call) => {
      if (call.startsWith('promote')) void world.target().weight(next, 60);
    };
    expect(await rollOut(world.order())).toMatchObject({
      status: 'rolled-back',
      reason: '1.1.0 was not seen to serve within 5 min: it sends 60 % of the requests to 1.1.0',
    });
  });

  it('when it never serves after it was promoted', async () => {
    const world = new ServingWorld({ splits: false, config: { steps: [{ weight: 100, waitMs: 0 }] } });
    world.ignores.add('promote');
    expect(await rollOut(world.order())).toMatchObject({
      status: 'rolled-back',
      reason: '1.1.0 was not seen to serve within 5 min: 1.0.0 serves',
    });
  });
});

describe('a job that is cancelled', () => {
  const all = [
    'stage',
    'ready',
    'golden 0',
    'weight 5',
    'golden 5',
    'weight 50',
    'golden 50',
    'weight 100',
    'golden 100',
    'promote 100',
    'proof 100',
  ];
  test.each(all)('in %s brings the old version back, and proves it', async (phase) => {
    const world = new ServingWorld({ bootMs: 1000 });
    const order = world.order({
      onPhase: (name, weight) => {
        if ((weight === null ? name : `${name} ${weight}`) === phase) world.cancel();
      },
    });
    const outcome = await rollOut(order);
    expect(outcome).toMatchObject({ status: 'rolled-back', touched: true, reason: 'cancelled', code: undefined });
    expect(outcome.phases.slice(-2)).toMatchObject([
      { phase: 'rollback', ok: true },
      { phase: 'proof', weight: 0, ok: true },
    ]);
    expect(world.calls.at(-1)).toBe('rollback 1.1.0 → 1.0.0');
    expect([...world.weights]).toEqual([[old.version, 100]]);
  });

  it('with the last question of the proof is taken back too', async () => {
    const world = new ServingWorld({ blind: true });
    world.onCall = (call) => {
      if (call === 'current' && world.calls.at(-1)?.startsWith('promote') === true) world.cancel();
    };
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back', reason: 'cancelled' });
  });

  it('while it waits does not wait for the end of the wait', async () => {
    const world = new ServingWorld();
    const order = world.order();
    void world.clock.sleep(5000).then(() => world.cancel());
    expect(await rollOut(order)).toMatchObject({ status: 'rolled-back', reason: 'cancelled' });
    expect(world.clock.now()).toBeLessThan(10_000);
  });

  it('asks a hundred golden rows at most on the way back, as time is short', async () => {
    const world = new ServingWorld();
    const golden = Array.from({ length: 10 }, () => world.order().golden).flat();
    const order = world.order({ golden });
    world.onCall = (call) => {
      if (call === 'weight 1.1.0 5') world.cancel();
    };
    expect((await rollOut(order)).golden.at(-1)).toMatchObject({ subject: 'endpoint', weight: 0, rows: 100 });
  });

  it.each(['before it began', 'in check'])('%s touches nothing', async (when) => {
    const world = new ServingWorld();
    if (when === 'in check') world.onCall = () => world.cancel();
    else world.cancel();
    expect(await rollOut(world.order())).toMatchObject({ status: 'failed', touched: false, reason: 'cancelled' });
    expect(world.calls.filter((call) => call !== 'check')).toEqual([]);
  });

  it('in cleanup stays a success: the new version is proven, the old half away', async () => {
    const world = new ServingWorld();
    world.onCall = (call) => {
      if (call.startsWith('cleanup')) world.cancel();
    };
    expect(await rollOut(world.order())).toMatchObject({ status: 'success' });
  });
});

describe('the versions of an order', () => {
  it('may hold what an address may not', async () => {
    const world = new ServingWorld({ slots: false, endpoint: 'http://v{version}.slot.test' });
    const strange = versionOf('1.2.0+a/b');
    const outcome = await rollOut(world.order({ next: strange }));
    expect(outcome.status).toBe('rolled-back');
    expect([...world.requests.keys()].every((origin) => origin.endsWith('.slot.test'))).toBe(true);
  });
});
