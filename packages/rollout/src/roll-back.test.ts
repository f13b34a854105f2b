import { ServiceError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { rollBack } from './roll-back.ts';
import { rollOut } from './roll-out.ts';
import { next, old, ServingWorld, type WorldOptions } from './serving-world.test-support.ts';

/** A rollout that fails at 5 %, and what happens then. */
function failing(options: WorldOptions = {}): ServingWorld {
  return new ServingWorld(options).fail('promote');
}

/** Runs `change` as soon as the way back begins. */
function onWayBack(world: ServingWorld, change: () => void): ServingWorld {
  world.onCall = (call) => {
    if (call.startsWith('rollback')) change();
  };
  return world;
}

describe('the way back', () => {
  test.each([1, 2])('is tried again after %d faults', async (times) => {
    const world = failing().fail('rollback', { times });
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'rolled-back', code: 'E_TARGET' });
    expect(world.calls.filter((call) => call.startsWith('rollback'))).toHaveLength(times + 1);
    expect(outcome.phases.find(({ phase }) => phase === 'rollback')).toMatchObject({
      ok: true,
      message: `1.0.0 is to serve again, after ${times + 1} tries`,
    });
    expect([...world.weights]).toEqual([[old.version, 100]]);
  });

  it('that fails for good says that nobody knows what serves, and why it began', async () => {
    const outcome = await rollOut(failing().fail('rollback').order());
    expect(outcome).toMatchObject({ status: 'failed', touched: true, code: 'E_TARGET' });
    expect(outcome.reason).toBe(
      'NOBODY KNOWS WHAT SERVES NOW: the way back is not proven, the rollback failed 3 times, at last with: The target refused the step rollback. It began because of this: The target refused the step promote',
    );
    expect(outcome.phases.at(-1)).toMatchObject({ phase: 'rollback', ok: false });
  });

  it('is quick: a cancelled job has ten seconds', async () => {
    const world = new ServingWorld().fail('rollback', { times: 2 });
    world.cancel();
    await rollBack(world.order());
    expect(world.clock.now()).toBeLessThan(7500);
  });

  it('waits for an old version that has to come up again', async () => {
    const world = failing();
    const up = new Map<string, number>();
    onWayBack(world, () => up.set('since', world.clock.now()));
    world.readyAnswer = ({ version }) => {
      const since = up.get('since');
      return version === old.version && since !== undefined && world.clock.now() < since + 30_000
        ? { ready: false, reason: 'loading' }
        : {};
    };
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back' });
  });

  it('is patient with a target that cannot be reached, or refuses, for a while', async () => {
    const world = onWayBack(failing(), () => {
      world.fail('ready', { times: 2 });
      world.fail('current', { times: 2, error: new ServiceError('E_HTTP', 'nothing listens there.') });
    });
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back' });
  });
});

describe('the old version is not back', () => {
  test.each<[string, (world: ServingWorld) => void, string]>([
    [
      'while it does not come up',
      (world) => (world.readyAnswer = () => ({ ready: false, reason: 'out of memory' })),
      '1.0.0 was not seen to serve again within 5 min: out of memory',
    ],
    [
      'while another one answers',
      (world) => (world.readyAnswer = () => ({ ready: true, version: '1.1.0' })),
      '1.1.0 answers instead',
    ],
    ['while the target names the new one', (world) => world.ignores.add('rollback'), '1.1.0 serves'],
    ['while the target refuses to say', (world) => world.fail('current'), 'The target refused the step current'],
    [
      'while users meet the new one',
      (world) => world.serve('1.0.0', { says: '1.1.0' }),
      'expected version 1.0.0 to answer, "1.1.0" did',
    ],
    [
      'while its answers fail',
      (world) => world.serve('1.0.0', { status: () => 502 }),
      '100 of 100 golden requests failed, at most 0 % may; row 1: status 502',
    ],
  ])('%s', async (_, change, message) => {
    const world = onWayBack(failing(), () => change(world));
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'failed', touched: true });
    expect(outcome.reason).toMatch(/^NOBODY KNOWS WHAT SERVES NOW: /);
    expect(outcome.reason).toContain(message);
    expect(outcome.phases.at(-1)).toMatchObject({ phase: 'proof', weight: 0, ok: false });
  });

  it('while some requests still reach the new one', async () => {
    const world = new ServingWorld({ blind: true }).fail('weight', { times: 0 });
    world.ignores.add('rollback');
    world.onCall = (call) => {
      if (call === 'weight 1.1.0 50') world.fail('weight');
    };
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.reason).toContain('it sends 5 % of the requests to 1.1.0');
  });
});

describe('the old version is held to its errors alone on the way back', () => {
  it('for its speed and its answers are not on trial', async () => {
    const world = onWayBack(failing(), () => world.serve('1.0.0', { latencyMs: 5000, predict: () => 'other' }));
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back' });
  });
});

describe('where nothing served before', () => {
  it('the new version is gone', async () => {
    const world = failing({ first: true });
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'rolled-back' });
    expect(world.calls.at(-1)).toBe('rollback 1.1.0 → nothing');
    expect(outcome.phases.at(-1)).toMatchObject({ phase: 'proof', message: '1.1.0 does not answer any more' });
  });

  it('a target that refuses to speak of it does not serve it', async () => {
    const world = onWayBack(failing({ first: true }), () => world.fail('ready'));
    expect(await rollOut(world.order())).toMatchObject({ status: 'rolled-back' });
  });

  test.each<[string, WorldOptions, (world: ServingWorld) => void, string]>([
    ['still comes up', {}, (world) => world.ignores.add('rollback'), '1.1.0 still answers'],
    [
      'is still named',
      {},
      (world) => {
        world.ignores.add('rollback');
        world.readyAnswer = () => ({ ready: false });
      },
      '1.1.0 still serves',
    ],
    [
      'still answers users',
      { tells: false },
      (world) => {
        world.ignores.add('rollback');
        world.readyAnswer = () => ({ ready: false });
      },
      '1.1.0 still answers',
    ],
    [
      'cannot be asked for',
      {},
      (world) => world.fail('ready', { error: new ServiceError('E_HTTP', 'nothing listens there.') }),
      'nothing listens there.',
    ],
  ])('nobody knows what serves while the new version %s', async (_, options, change, message) => {
    const world = onWayBack(failing({ first: true, ...options }), () => change(world));
    const outcome = await rollOut(world.order());
    expect(outcome).toMatchObject({ status: 'failed', touched: true });
    expect(outcome.reason).toContain(`1.1.0 was not seen to be gone within 5 min: ${message.replace(/\.$/, '')}`);
  });
});

describe('a version that was rolled out anew', () => {
  it('is brought back whole, not taken away', async () => {
    const world = new ServingWorld().fail('promote', { times: 1 });
    const outcome = await rollOut(world.order({ next: old }));
    expect(outcome).toMatchObject({ status: 'rolled-back' });
    expect(world.calls.filter((call) => call.startsWith('rollback'))).toEqual([]);
    expect([...world.weights]).toEqual([[old.version, 100]]);
  });
});

describe('rollBack', () => {
  it('takes over after a run that died, without going forward first', async () => {
    const world = new ServingWorld();
    await world.target().stage(next);
    await world.target().weight(next, 50);
    const outcome = await rollBack(world.order());
    expect(outcome).toMatchObject({
      status: 'rolled-back',
      touched: true,
      reason: 'the run that rolled 1.1.0 out ended half-way',
    });
    expect(world.calls.slice(2)).toEqual(['rollback 1.1.0 → 1.0.0']);
    expect(world.phases).toEqual(['rollback', 'proof 0']);
    expect(outcome.golden).toMatchObject([{ subject: 'endpoint', weight: 0, errors: 0 }]);
  });

  it('does its work in a job that is cancelled meanwhile', async () => {
    const world = new ServingWorld();
    world.cancel();
    expect(await rollBack(world.order())).toMatchObject({ status: 'rolled-back' });
  });

  it('says so when it does not succeed', async () => {
    const outcome = await rollBack(new ServingWorld().fail('rollback').order());
    expect(outcome).toMatchObject({ status: 'failed', touched: true, code: 'E_TARGET' });
  });

  it('asks the old version alone where there is no address of users', async () => {
    const world = new ServingWorld({ endpoint: undefined });
    const { status, golden } = await rollBack(world.order());
    expect([status, golden[0]?.subject]).toEqual(['rolled-back', 'old']);
  });
});
