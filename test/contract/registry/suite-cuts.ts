import { digestOfFiles, type Registry, registerVersion } from '@mlops-actions/registry';
import { describe, expect, it } from 'vitest';
import { fetched, readFolder, type Scene, turn, useScene } from './scene.ts';
import type { Open } from './suite.ts';

const files = { 'model.bin': 'weights', 'deep/vocab.txt': 'words' };
const companionTexts = { 'predictions.jsonl.gz': 'rows' };
const everything = { ...files, ...companionTexts };

/** Dozens of processes, each killed one call later than the one before, take a while on a busy machine. */
const patience = 240_000;

/** One process that is killed, and what must hold after it. */
interface Cut {
  /** What the process does. */
  readonly work: (registry: Registry) => Promise<unknown>;
  /** Looks at what it left, and finishes it. */
  readonly finish: (registry: Registry) => Promise<void>;
}

/** Kills a process at its first call, at its second, and so on. @returns how many were killed before one came through. */
async function cutEverywhere(scene: Scene, begin: () => Promise<Cut>): Promise<number> {
  for (let call = 1; call < 500; call += 1) {
    const { work, finish } = await begin();
    const came = await Promise.resolve(scene.bench.registry(call))
      .then(work)
      .then(
        () => true,
        () => false,
      );
    await finish(await scene.bench.registry());
    if (came) return call - 1;
  }
  throw new Error('no process came through');
}

/** What holds after a process that is killed between any two calls. */
export function testCuts(open: Open): void {
  describe('a process killed between any two calls', { timeout: patience }, () => {
    const scene = useScene(open);
    it('of a registration leaves no half version, and the next completes it under the same number', async () => {
      const killed = await cutEverywhere(scene(), async () => {
        const order = await scene().newOrder(files, { companionTexts });
        return { work: (registry) => registerVersion(registry, order), finish: finishRegistration(scene(), order) };
      });
      expect(killed).toBeGreaterThan(0);
    });

    it('of a later registration leaves the version before as it was, and the next may bring other companions', async () => {
      const killed = await cutEverywhere(scene(), async () => {
        const first = await scene().newOrder({ a: '1' });
        const { model } = first;
        const { version: before } = await registerVersion(await scene().bench.registry(), first);
        const order = await scene().newOrder(files, { model, companionTexts: { old: 'rows', both: 'one' } });
        const later = await scene().newOrder(files, { model, companionTexts: { both: 'two' } });
        return {
          work: (registry) => registerVersion(registry, order),
          async finish(registry) {
            expect(await registry.get(model, { version: '1.0.0' })).toEqual(before);
            const { version, created } = await registerVersion(registry, later);
            const companions = created ? { both: 'two' } : { old: 'rows', both: 'one' };
            expect(await fetched(scene(), registry, version)).toEqual({ ...files, ...companions });
            expect(await registry.list(model)).toEqual(['1.1.0', '1.0.0']);
          },
        };
      });
      expect(killed).toBeGreaterThan(0);
    });

    it('while it gives a number up leaves nothing to see, and the next gives it up for good', async () => {
      const killed = await cutEverywhere(scene(), async () => {
        const registry = await scene().bench.registry();
        const { model, commit, contents } = await scene().newOrder(files);
        const filesDigest = digestOfFiles(contents.files);
        const reservation = await registry.reserve({ model, wanted: 'auto', filesDigest, commit });
        await registry.put(reservation, contents);
        return {
          work: (mortal) => mortal.abort(reservation),
          async finish(next) {
            expect(await next.list(model)).toEqual([]);
            await next.abort(reservation);
            const others = await scene().newOrder({ a: '2' }, { model, wanted: '1.0.0' });
            expect(await registerVersion(next, others)).toMatchObject({ created: true, resumed: false });
          },
        };
      });
      expect(killed).toBeGreaterThan(0);
    });
  });
  testCutMarks(open);
}

function finishRegistration(scene: Scene, order: Parameters<typeof registerVersion>[1]) {
  return async (registry: Registry): Promise<void> => {
    const { model, contents } = order;
    const seen = await registry.list(model);
    const found = await registry.get(model, { version: '1.0.0' });
    expect(seen).toEqual(found === undefined ? [] : ['1.0.0']);
    expect(await registry.get(model, { filesDigest: digestOfFiles(contents.files) })).toEqual(found);
    if (found !== undefined) expect(await fetched(scene, registry, found)).toEqual(everything);
    const { version, created } = await registerVersion(registry, order);
    expect([version.version, created]).toEqual(['1.0.0', found === undefined]);
    expect(await registry.list(model)).toEqual(['1.0.0']);
    expect(await fetched(scene, registry, version)).toEqual(everything);
  };
}

function testCutMarks(open: Open): void {
  describe('a process killed between any two calls', { timeout: patience }, () => {
    const scene = useScene(open);
    /** A registered version that something is to be done to. */
    const registered = async () => {
      const order = await scene().newOrder(files);
      return (await registerVersion(await scene().bench.registry(), order)).version;
    };

    it('of the turn of an alias has turned it or not, and the same run turns it once', async () => {
      const killed = await cutEverywhere(scene(), async () => {
        const { model, version } = await registered();
        const request = turn(model, version);
        return {
          work: (registry) => registry.setAlias(request),
          async finish(registry) {
            const before = await registry.aliasHistory(model, 'champion');
            const event = await registry.setAlias(request);
            expect(await registry.aliasHistory(model, 'champion')).toEqual([event]);
            if (before.length > 0) expect(before).toEqual([event]);
          },
        };
      });
      expect(killed).toBeGreaterThan(0);
    });

    it.each<[string, (registry: Registry, model: string) => Promise<void>]>([
      ['a note', (registry, model) => registry.annotate(model, '1.0.0', new Map([['seen', 'yes']]))],
      ['a retraction', (registry, model) => registry.retract(model, '1.0.0', 'it leaks')],
    ])('of %s has made it or not, and the next makes it', async (_, mark) => {
      const killed = await cutEverywhere(scene(), async () => {
        const version = await registered();
        const { model } = version;
        return {
          work: (registry) => mark(registry, model),
          async finish(registry) {
            const between = await registry.get(model, { version: '1.0.0' });
            await mark(registry, model);
            const marked = await registry.get(model, { version: '1.0.0' });
            expect(marked).not.toEqual(version);
            expect([version, marked]).toContainEqual(between);
          },
        };
      });
      expect(killed).toBeGreaterThan(0);
    });

    it('of a download leaves all of the files or none', async () => {
      const killed = await cutEverywhere(scene(), async () => {
        const version = await registered();
        const folder = await scene().newFolder();
        return {
          work: (registry) => registry.download(version, { folder }),
          async finish(registry) {
            const left = await readFolder(folder);
            if (left !== undefined) expect(left).toEqual(files);
            await registry.download(version, { folder });
            expect(await readFolder(folder)).toEqual(files);
          },
        };
      });
      expect(killed).toBeGreaterThan(0);
    });
  });
}
