import { type Registry, registerVersion } from '@mlops-actions/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { fetched, turn, useScene } from './scene.ts';
import type { Open } from './suite.ts';

/** What can change of a version after it was published. */
export function testMarks(open: Open): void {
  describe('what changes of a version', () => {
    const scene = useScene(open);
    let registry: Registry;
    let model: string;
    beforeEach(async () => {
      registry = await scene().bench.registry();
      model = scene().newModel();
    });
    const register = async (text: string) => {
      const order = await scene().newOrder({ a: text }, { model });
      return (await registerVersion(registry, order)).version;
    };

    describe('an alias', () => {
      it('names the version it was turned to last', async () => {
        const [one, two] = [await register('1'), await register('2')];
        await registry.setAlias(turn(model, '1.0.0'));
        expect(await registry.get(model, { alias: 'champion' })).toEqual(one);
        await registry.setAlias(turn(model, '1.1.0', { expect: '1.0.0', run: 'run 2' }));
        const fresh = await scene().bench.registry();
        expect(await fresh.get(model, { alias: 'champion' })).toEqual(two);
        expect(await fresh.get(model, { alias: 'challenger' })).toBeUndefined();
      });

      it('keeps every turn, the newest first', async () => {
        const [one, two] = [await register('1'), await register('2')];
        const first = await registry.setAlias(turn(model, '1.0.0', { reason: 'first — “ever” ✓' }));
        const second = await registry.setAlias(turn(model, '1.1.0', { expect: '1.0.0', run: 'run 2' }));
        const third = await registry.setAlias(turn(model, '1.0.0', { expect: '1.1.0', run: 'run 3', reason: 'back' }));
        expect(await registry.aliasHistory(model, 'champion')).toEqual([third, second, first]);
        const told = [first, second, third].map(({ counter, version, previous, digest }) => [
          counter,
          version,
          previous,
          digest,
        ]);
        expect(told).toEqual([
          [1, '1.0.0', undefined, one.digest],
          [2, '1.1.0', '1.0.0', two.digest],
          [3, '1.0.0', '1.1.0', one.digest],
        ]);
        expect(first).toMatchObject({ alias: 'champion', actor: 'octocat', at: '2026-03-04T12:00:00Z' });
        expect(first.reason).toBe('first — “ever” ✓');
      });

      it.each([
        ['it names none', undefined, '1.1.0'],
        ['it names another', '1.0.0', '1.1.0'],
        ['it names one, and none was expected', '1.0.0', undefined],
      ])('is not turned when %s', async (_, now, expected) => {
        await register('1');
        await register('2');
        await register('3');
        if (now !== undefined) await registry.setAlias(turn(model, now));
        const before = await registry.aliasHistory(model, 'champion');
        const wish = turn(model, '1.2.0', { expect: expected, run: 'run 2' });
        await expect(registry.setAlias(wish)).rejects.toMatchObject({ code: 'E_ALIAS_RACED' });
        expect(await registry.aliasHistory(model, 'champion')).toEqual(before);
      });

      it('is not turned to a version that is not there', async () => {
        await register('1');
        await expect(registry.setAlias(turn(model, '1.1.0'))).rejects.toMatchObject({ code: 'E_VERSION_MISSING' });
        expect(await registry.aliasHistory(model, 'champion')).toEqual([]);
      });

      it('of a number of turns beyond nine is still read by numbers', async () => {
        await register('1');
        await register('2');
        for (let count = 1; count <= 11; count += 1) {
          const [version, before] = count % 2 === 1 ? ['1.0.0', '1.1.0'] : ['1.1.0', '1.0.0'];
          await registry.setAlias(
            turn(model, version, { expect: count === 1 ? undefined : before, run: `run ${count}` }),
          );
        }
        const counters = (await registry.aliasHistory(model, 'champion')).map(({ counter }) => counter);
        expect(counters).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
        expect(await registry.get(model, { alias: 'champion' })).toMatchObject({ version: '1.0.0' });
      });
    });

    describe('a retracted version', () => {
      it('says why, stays where it is, and keeps its number', async () => {
        const version = await register('1');
        await registry.retract(model, '1.0.0', 'it leaks labels');
        const found = await registry.get(model, { version: '1.0.0' });
        expect(found).toEqual({ ...version, retracted: 'it leaks labels' });
        expect(await registry.list(model)).toEqual(['1.0.0']);
        expect(await fetched(scene(), registry, version)).toEqual({ a: '1' });
        expect((await register('2')).version).toBe('1.1.0');
      });

      it('keeps the first reason', async () => {
        await register('1');
        await registry.retract(model, '1.0.0', 'it leaks labels');
        await registry.retract(model, '1.0.0', 'again');
        expect(await registry.get(model, { version: '1.0.0' })).toMatchObject({ retracted: 'it leaks labels' });
      });

      it('must be there', async () => {
        await expect(registry.retract(model, '1.0.0', 'x')).rejects.toMatchObject({ code: 'E_VERSION_MISSING' });
      });
    });

    describe('notes', () => {
      it('are added to those there are, and take the place of those of their name', async () => {
        const version = await register('1');
        await registry.annotate(
          model,
          '1.0.0',
          new Map([
            ['owner', 'mona'],
            ['seen', 'no'],
          ]),
        );
        await registry.annotate(
          model,
          '1.0.0',
          new Map([
            ['seen', '--> “yes” ```\n<b>'],
            ['__proto__', 'plain'],
          ]),
        );
        const { notes, ...rest } = (await registry.get(model, { version: '1.0.0' })) ?? {};
        expect(notes).toEqual(
          new Map([
            ['owner', 'mona'],
            ['seen', '--> “yes” ```\n<b>'],
            ['__proto__', 'plain'],
          ]),
        );
        expect({ ...rest, notes: new Map() }).toEqual(version);
      });

      it('are not of a version that is not there', async () => {
        const notes = new Map([['a', 'b']]);
        await expect(registry.annotate(model, '1.0.0', notes)).rejects.toMatchObject({ code: 'E_VERSION_MISSING' });
      });
    });

    describe('a check', () => {
      it('finds a store that can be read and written, and writes nothing', async () => {
        await registry.check('read');
        await registry.check('write');
        expect(await registry.list(model)).toEqual([]);
      });
    });
  });
}
