import type { Target, TargetVersion } from '@mlops-actions/target';
import { afterEach, describe, expect, it } from 'vitest';
import { type ModelServer, type ModelServerOptions, startModelServer } from './model-server.ts';

/** What a driver is opened with: the address of a model server, and the time a step may take. */
export interface TargetPlace {
  readonly url: string;
  readonly timeLimitMs: number;
}

/** Codes of faults that drivers name by where they see them. */
export interface TargetCodes {
  readonly down: string;
  readonly slow: string;
}

const old = versionOf('1.0.0');
const next = versionOf('1.1.0');

/** A version of the model `spam` as the suite uses it. */
export function versionOf(version: string): TargetVersion {
  return {
    model: 'spam',
    version,
    digest: `sha256:${version}`,
    uri: `dir:models/${version}`,
    path: `/models/${version}`,
  };
}

/**
 * What every target must do, whatever its driver: one suite, over a real model server.
 *
 * @param open opens the driver so that its steps reach the model server. `environment` is `production`.
 */
export function targetContract(name: string, open: (place: TargetPlace) => Target, codes: TargetCodes): void {
  const servers: ModelServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  async function start(options: ModelServerOptions = { live: '1.0.0' }, timeLimitMs = 20_000) {
    const server = await startModelServer(options);
    servers.push(server);
    return { server, target: open({ url: server.url, timeLimitMs }) };
  }

  describe(`target ${name}: the way to a new version`, () => {
    it('goes from the old version to the new one, with every share seen', async () => {
      const { server, target } = await start();
      await target.check();
      expect(await target.current()).toEqual({ version: '1.0.0', weights: new Map([['1.0.0', 100]]) });
      await target.stage(next);
      expect(await answering(server, 20)).toEqual({ '1.0.0': 20 });
      expect(await target.ready(next)).toMatchObject({ ready: true, version: '1.1.0', reason: '' });
      for (const percent of [5, 50]) {
        await target.weight(next, percent);
        expect((await target.current()).weights?.get('1.1.0')).toBe(percent);
        expect(await answering(server, 100)).toEqual({ '1.0.0': 100 - percent, '1.1.0': percent });
      }
      await target.promote(next);
      expect(await target.current()).toEqual({ version: '1.1.0', weights: new Map([['1.1.0', 100]]) });
      await target.cleanup(next, old);
      expect([...server.state.versions.keys()]).toEqual(['1.1.0']);
      expect(await answering(server, 10)).toEqual({ '1.1.0': 10 });
    });

    it('is the same when every step is taken twice', async () => {
      const { server, target } = await start();
      const steps = [
        () => target.check(),
        () => target.stage(next),
        () => target.weight(next, 50),
        () => target.promote(next),
        () => target.rollback(next, old),
        () => target.stage(next),
        () => target.promote(next),
        () => target.cleanup(next, old),
      ];
      for (const step of steps) {
        await step();
        const once = stateOf(server);
        await step();
        expect(stateOf(server)).toEqual(once);
      }
      expect(stateOf(server)).toEqual({ live: '1.1.0', next: undefined, weight: 0, versions: ['1.1.0'] });
    });

    it('begins with nothing where nothing served', async () => {
      const { target } = await start({});
      await target.check();
      expect((await target.current()).version).toBeUndefined();
      await target.stage(next);
      await target.promote(next);
      expect((await target.current()).version).toBe('1.1.0');
    });

    it('tells the server all it needs in each step', async () => {
      const { server, target } = await start();
      await target.check();
      await target.current();
      await target.stage(next);
      await target.ready(next);
      await target.weight(next, 5);
      await target.promote(next);
      await target.rollback(next, old);
      await target.rollback(next, undefined);
      await target.cleanup(next, old);
      const none = { model: null, version: null, digest: null, uri: null, path: null };
      const rest = { weight: null, old: null, failed: null, environment: 'production' };
      const told = server.state.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
      expect(told).toEqual([
        { step: 'check', ...none, ...rest },
        { step: 'stage', ...next, ...rest, old: '1.0.0' },
        { step: 'ready', ...next, ...rest },
        { step: 'weight', ...next, ...rest, weight: 5 },
        { step: 'promote', ...next, ...rest },
        { step: 'rollback', ...old, ...rest, failed: '1.1.0' },
        { step: 'rollback', ...none, ...rest, model: 'spam', failed: '1.1.0' },
        { step: 'cleanup', ...next, ...rest, old: '1.0.0' },
      ]);
    });

    it('is planned without a request', async () => {
      const { server, target } = await start();
      const plan = target.plan(next, [5, 100]).join('\n');
      expect(plan).toContain('spam 1.1.0');
      expect(plan).toContain('5 %');
      expect(plan).toContain('100 %');
      expect(server.state.requests).toEqual([]);
    });
  });

  describe(`target ${name}: ready`, () => {
    it('comes when the new version answers, and not before', async () => {
      const { target } = await start({ live: '1.0.0', readyAfter: 2 });
      await target.stage(next);
      const answers = [await target.ready(next), await target.ready(next), await target.ready(next)];
      expect(answers.map(({ ready }) => ready)).toEqual([false, false, true]);
      expect(answers[0]?.reason).toBe('loading the model');
    });

    it('gives the address of the new version alone', async () => {
      const { target } = await start();
      await target.stage(next);
      const { url } = await target.ready(next);
      const response = await fetch(`${url}/predict`, { method: 'POST', body: '{"text":"win"}' });
      expect(await response.json()).toEqual({ prediction: 'spam', version: '1.1.0' });
    });

    it('never comes when the old version answers in its place', async () => {
      const { target } = await start({ live: '1.0.0', readyAnswers: '1.0.0' });
      await target.stage(next);
      const { ready, version, reason } = await target.ready(next);
      expect([ready, version, reason]).toEqual([false, '1.0.0', 'Version 1.0.0 answers, not 1.1.0.']);
    });

    it('never comes for a version that was not staged, or stays down', async () => {
      const { target } = await start({ live: '1.0.0', staysDown: true });
      expect((await target.ready(next)).ready).toBe(false);
      await target.stage(next);
      expect((await target.ready(next)).ready).toBe(false);
      expect((await target.ready(old)).ready).toBe(true);
    });

    it('gives what the target says as one line of text', async () => {
      const reason = `a\n<b>\u202e\u0007${'x'.repeat(10_000)}`;
      const { target } = await start({ live: '1.0.0', staysDown: true, reason });
      await target.stage(next);
      const answer = await target.ready(next);
      expect(answer.reason).toMatch(/<b> x+…?$/);
      expect(answer.reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(answer.reason.length).toBeLessThanOrEqual(500);
    });
  });

  describe(`target ${name}: the way back`, () => {
    it('sees a promotion that changed nothing', async () => {
      const { server, target } = await start({ live: '1.0.0', stuckOn: 'old' });
      await target.stage(next);
      await target.promote(next);
      expect((await target.current()).version).toBe('1.0.0');
      expect(await target.ready(next)).toMatchObject({ ready: false, version: '1.0.0' });
      expect(await answering(server, 3)).toEqual({ '1.0.0': 3 });
    });

    it.each(['before', 'during', 'after'])('brings the old version back %s the promotion', async (when) => {
      const { server, target } = await start();
      await target.stage(next);
      if (when === 'during') await target.weight(next, 50);
      if (when === 'after') await target.promote(next);
      await target.rollback(next, old);
      expect(await target.current()).toEqual({ version: '1.0.0', weights: new Map([['1.0.0', 100]]) });
      expect(await answering(server, 10)).toEqual({ '1.0.0': 10 });
      expect([...server.state.versions.keys()]).toEqual(['1.0.0']);
    });

    it('brings the old version back after it was cleaned up', async () => {
      const { server, target } = await start();
      await target.stage(next);
      await target.promote(next);
      await target.cleanup(next, old);
      await target.rollback(next, old);
      expect(await answering(server, 2)).toEqual({ '1.0.0': 2 });
      expect(server.state.versions.get('1.0.0')?.path).toBe('/models/1.0.0');
    });

    it('leads to nothing where nothing served', async () => {
      const { server, target } = await start({});
      await target.stage(next);
      await target.promote(next);
      await target.rollback(next, undefined);
      expect((await target.current()).version).toBeUndefined();
      expect(stateOf(server)).toEqual({ live: undefined, next: undefined, weight: 0, versions: [] });
    });
  });

  describe(`target ${name}: faults`, () => {
    const steps: Readonly<Record<string, (target: Target) => Promise<void>>> = {
      check: (target) => target.check(),
      stage: (target) => target.stage(next),
      weight: (target) => target.weight(next, 5),
      promote: (target) => target.promote(next),
      rollback: (target) => target.rollback(next, old),
      cleanup: (target) => target.cleanup(next, old),
    };

    it.each(Object.entries(steps))('tell that %s was refused, and why', async (step, take) => {
      const { target } = await start({ live: '1.0.0', failStep: step });
      const fault = await faultOf(take(target));
      expect(fault.code).toBe('E_TARGET');
      expect(fault.message).toContain(`the step ${step}`);
      expect(fault.message).toContain(`no ${step} today`);
      expect(fault.message).toMatch(/\.$/);
    });

    it('tell of a version that was never staged', async () => {
      const { target } = await start();
      expect((await faultOf(target.promote(next))).message).toContain('1.1.0 was never staged');
    });

    it('tell of a target that is down, and what to do', async () => {
      const { server, target } = await start();
      await server.close();
      const fault = await faultOf(target.stage(next));
      expect(fault.code).toBe(codes.down);
      expect(fault.message).toMatch(/\. [A-Z][^.]+\.$/);
    });

    it('tell of a target that never answers', async () => {
      const { target } = await start({ live: '1.0.0', hangOn: 'stage' }, 1000);
      const fault = await faultOf(target.stage(next));
      expect(fault.code).toBe(codes.slow);
      expect(fault.message).toMatch(/time limit/);
    });
  });
}

/** How many of `requests` predictions each version gave. */
async function answering({ url }: ModelServer, requests: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let index = 0; index < requests; index++) {
    const response = await fetch(`${url}/predict`, { method: 'POST', body: '{"text":"hello"}' });
    const { version } = (await response.json()) as { version: string };
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return counts;
}

function stateOf({ state: { live, next, weight, versions } }: ModelServer) {
  return { live, next, weight, versions: [...versions.keys()] };
}

/** The code and message of the fault a promise must end with. */
export async function faultOf(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  const fault: unknown = await promise.then(
    () => 'no fault',
    (error: unknown) => error,
  );
  if (fault instanceof Error && 'code' in fault) return { code: String(fault.code), message: fault.message };
  throw new Error(`Expected a fault with a code, got ${String(fault)}`);
}
