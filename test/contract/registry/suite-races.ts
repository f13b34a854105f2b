import { digestOfFiles, registerVersion } from '@mlops-actions/registry';
import { describe, expect, it } from 'vitest';
import { fetched, turn, useScene } from './scene.ts';
import type { Open } from './suite.ts';

/** What holds when two processes are at work at once. */
export function testRaces(open: Open): void {
  describe('two processes at once', () => {
    const scene = useScene(open);
    const two = async () => [await scene().bench.registry(), await scene().bench.registry()] as const;

    it('that register different files make two versions', async () => {
      const [one, other] = await two();
      const first = await scene().newOrder({ a: '1' });
      const second = await scene().newOrder({ a: '2' }, { model: first.model });
      const made = await Promise.all([registerVersion(one, first), registerVersion(other, second)]);
      expect(made.map(({ created }) => created)).toEqual([true, true]);
      expect(made.map(({ version }) => version.version).toSorted()).toEqual(['1.0.0', '1.1.0']);
      const texts = await Promise.all(made.map(({ version }) => fetched(scene(), one, version)));
      expect(texts).toEqual([{ a: '1' }, { a: '2' }]);
    });

    it.each(['auto', '1.0.0'])('that register the same files as %s make one version', async (wanted) => {
      const [one, other] = await two();
      const order = await scene().newOrder({ a: '1', b: '2' }, { wanted });
      const made = await Promise.all([registerVersion(one, order), registerVersion(other, order)]);
      expect(made.map(({ version }) => version.version)).toEqual(['1.0.0', '1.0.0']);
      expect(await one.list(order.model)).toEqual(['1.0.0']);
    });

    it('that wish for the same number give it to one', async () => {
      const [one, other] = await two();
      const first = await scene().newOrder({ a: '1' }, { wanted: '2.0.0' });
      const second = await scene().newOrder({ a: '2' }, { wanted: '2.0.0', model: first.model });
      const outcomes = await Promise.allSettled([registerVersion(one, first), registerVersion(other, second)]);
      expect(outcomes.map(toCode).toSorted()).toEqual(['E_VERSION_TAKEN', 'done']);
      expect(await one.list(first.model)).toEqual(['2.0.0']);
    });

    it('of which one publishes files that are published meanwhile find the version', async () => {
      const [one, other] = await two();
      const order = await scene().newOrder({ a: '1' });
      const { model, commit, contents } = order;
      const filesDigest = digestOfFiles(contents.files);
      const reservation = await one.reserve({ model, wanted: 'auto', filesDigest, commit });
      await one.put(reservation, contents);
      const { version } = await registerVersion(other, order);
      expect(await one.publish(reservation, version.manifest, 'card')).toEqual(version);
    });

    it('that turn an alias turn it once', async () => {
      const [one, other] = await two();
      const order = await scene().newOrder({ a: '1' });
      const { model } = order;
      await registerVersion(one, order);
      await registerVersion(one, await scene().newOrder({ a: '2' }, { model }));
      const outcomes = await Promise.allSettled([
        one.setAlias(turn(model, '1.0.0', { run: 'run 1' })),
        other.setAlias(turn(model, '1.1.0', { run: 'run 2' })),
      ]);
      expect(outcomes.map(toCode).toSorted()).toEqual(['E_ALIAS_RACED', 'done']);
      expect(await one.aliasHistory(model, 'champion')).toHaveLength(1);
    });
  });
}

function toCode(outcome: PromiseSettledResult<unknown>): string {
  if (outcome.status === 'fulfilled') return 'done';
  const { reason } = outcome as { reason: unknown };
  return reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason);
}
