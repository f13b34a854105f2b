import { digestOfFiles, manifestDigest, registerVersion, serializeManifest } from '@mlops-actions/registry';
import { describe, expect, it } from 'vitest';
import { fetched, useScene } from './scene.ts';
import type { Open } from './suite.ts';

/** Numbers, identity, and what is found of a version. */
export function testVersions(open: Open): void {
  describe('a version', () => {
    const scene = useScene(open);
    it('is found by its number, its files and in the list, and its bytes come back', async () => {
      const registry = await scene().bench.registry();
      const files = { 'model.bin': 'weights', 'deep/er/vocab.txt': 'words' };
      const order = await scene().newOrder(files, { companionTexts: { 'predictions.jsonl.gz': 'rows' } });
      const { version, created, resumed } = await registerVersion(registry, order);
      const { model } = order;
      expect([version.model, version.version, created, resumed]).toEqual([model, '1.0.0', true, false]);
      const other = await scene().bench.registry();
      expect(await other.list(model)).toEqual(['1.0.0']);
      expect(await other.get(model, { version: '1.0.0' })).toEqual(version);
      expect(await other.get(model, { filesDigest: digestOfFiles(order.contents.files) })).toEqual(version);
      expect(await fetched(scene(), other, version)).toEqual({ ...files, 'predictions.jsonl.gz': 'rows' });
    });

    it('says all that was said of it, and its digest is that of its manifest', async () => {
      const registry = await scene().bench.registry();
      const metrics = { accuracy: 0.95, auc: Number.NaN, loss: Number.POSITIVE_INFINITY };
      const order = await scene().newOrder({ 'model.onnx': 'weights' });
      const describe = { ...order.describe, metrics };
      const { version } = await registerVersion(registry, { ...order, describe });
      expect(version.manifest).toMatchObject({ ...describe, model: order.model, version: '1.0.0', size: 7 });
      expect(version.manifest.files).toMatchObject([{ path: 'model.onnx', size: 7, format: 'onnx' }]);
      expect(version.digest).toBe(manifestDigest(serializeManifest(version.manifest)));
      expect([version.retracted, version.notes.size]).toEqual([undefined, 0]);
      expect(version.uri).toContain(order.model);
    });

    it('is the one there is when the same files are registered again', async () => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ a: '1', b: '2' });
      const { version } = await registerVersion(registry, order);
      const files = order.contents.files.toReversed();
      const again = { ...order, wanted: 'major' as const, contents: { files, companions: [] } };
      expect(await registerVersion(registry, again)).toEqual({ version, created: false, resumed: false });
      expect(await registry.list(order.model)).toEqual(['1.0.0']);
    });

    it('is published once, however often that is asked for', async () => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ a: '1' });
      const { model } = order;
      const { version } = await registerVersion(registry, order);
      const reservation = { model, version: '1.0.0', resumed: false };
      expect(await registry.publish(reservation, version.manifest, 'card')).toEqual(version);
      expect(await registry.list(model)).toEqual(['1.0.0']);
    });

    it('is not there before it is published', async () => {
      const registry = await scene().bench.registry();
      const { model, commit, contents } = await scene().newOrder({ a: '1' });
      const filesDigest = digestOfFiles(contents.files);
      const reservation = await registry.reserve({ model, wanted: 'auto', filesDigest, commit });
      await registry.put(reservation, contents);
      expect(await registry.list(model)).toEqual([]);
      expect(await registry.get(model, { version: reservation.version })).toBeUndefined();
      expect(await registry.get(model, { filesDigest })).toBeUndefined();
    });

    it('that nobody made is undefined', async () => {
      const registry = await scene().bench.registry();
      const model = scene().newModel();
      expect(await registry.list(model)).toEqual([]);
      expect(await registry.get(model, { version: '1.0.0' })).toBeUndefined();
      expect(await registry.get(model, { alias: 'champion' })).toBeUndefined();
      expect(await registry.get(model, { filesDigest: `sha256:${'0'.repeat(64)}` })).toBeUndefined();
    });

    it('of one model is none of another, though the name of one begins that of the other', async () => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ a: '1' });
      await registerVersion(registry, { ...order, model: `${order.model}-large` });
      expect(await registry.list(order.model)).toEqual([]);
      expect((await registerVersion(registry, order)).created).toBe(true);
    });
  });

  testNumbers(open);
  testNames(open);
}

function testNumbers(open: Open): void {
  describe('a number', () => {
    const scene = useScene(open);
    it('goes up by the step that was asked for, by numbers and not by letters', async () => {
      const registry = await scene().bench.registry();
      const model = scene().newModel();
      const given: string[] = [];
      for (const wanted of ['auto', '1.9.0', 'minor', 'patch', 'major', '1.9.1'])
        given.push(
          (await registerVersion(registry, await scene().newOrder({ wanted }, { model, wanted }))).version.version,
        );
      expect(given).toEqual(['1.0.0', '1.9.0', '1.10.0', '1.10.1', '2.0.0', '1.9.1']);
      expect(await registry.list(model)).toEqual(['2.0.0', '1.10.1', '1.10.0', '1.9.1', '1.9.0', '1.0.0']);
    });

    it.each([
      ['that is taken', '1.2.0', 'E_VERSION_TAKEN'],
      ['older than the newest of its line', '1.2.0', 'E_VERSION', '1.2.1'],
    ])('%s is refused, and nothing is made', async (_, wanted, code, first = wanted) => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ a: '1' }, { wanted: first });
      await registerVersion(registry, order);
      const others = await scene().newOrder({ a: '2' }, { model: order.model, wanted });
      await expect(registerVersion(registry, others)).rejects.toMatchObject({ code });
      expect(await registry.list(order.model)).toEqual([first]);
    });

    it('of an older line is given, since nothing of that line is newer', async () => {
      const registry = await scene().bench.registry();
      const { model, ...order } = await scene().newOrder({ a: '1' });
      await registerVersion(registry, { ...order, model });
      const older = await scene().newOrder({ a: '2' }, { model, wanted: '0.9.0' });
      expect((await registerVersion(registry, older)).version.version).toBe('0.9.0');
      expect(await registry.list(model)).toEqual(['1.0.0', '0.9.0']);
    });

    it('that is reserved belongs to its files until it is given up', async () => {
      const registry = await scene().bench.registry();
      const { model, commit, contents } = await scene().newOrder({ a: '1' });
      const wish = { model, wanted: 'auto', commit };
      const filesDigest = digestOfFiles(contents.files);
      const others = { ...wish, filesDigest: `sha256:${'b'.repeat(64)}` };
      const reservation = await registry.reserve({ ...wish, filesDigest });
      expect(await registry.reserve(others)).toMatchObject({ version: '1.1.0', resumed: false });
      const third = { ...wish, wanted: '1.0.0', filesDigest: `sha256:${'c'.repeat(64)}` };
      await expect(registry.reserve(third)).rejects.toMatchObject({ code: 'E_VERSION_TAKEN' });
      const again = await scene().bench.registry();
      expect(await again.reserve({ ...wish, filesDigest })).toEqual({ ...reservation, resumed: true });
    });

    it('that cannot be had is passed by', async () => {
      const registry = await scene().bench.registry();
      const { model, commit, contents } = await scene().newOrder({ a: '1' });
      const filesDigest = digestOfFiles(contents.files);
      const wish = { model, wanted: 'auto', commit, filesDigest, above: '3.4.5' };
      expect(await registry.reserve(wish)).toMatchObject({ version: '3.5.0' });
    });

    it('that is given up leaves nothing, and can be had by others', async () => {
      const registry = await scene().bench.registry();
      const { model, commit, contents } = await scene().newOrder({ a: '1' });
      const filesDigest = digestOfFiles(contents.files);
      const reservation = await registry.reserve({ model, wanted: 'auto', filesDigest, commit });
      await registry.put(reservation, contents);
      await registry.abort(reservation);
      await registry.abort(reservation);
      expect(await registry.list(model)).toEqual([]);
      const others = await scene().newOrder({ a: '2' }, { model, wanted: '1.0.0' });
      expect(await registerVersion(registry, others)).toMatchObject({ created: true, resumed: false });
    });
  });
}

function testNames(open: Open): void {
  describe('a name', () => {
    const scene = useScene(open);
    it.each(['../evil', '/etc', 'a/b', '', 'Model', '.', 'a b', `a${'b'.repeat(63)}`])(
      'that is none of a model is refused: %j',
      async (model) => {
        const registry = await scene().bench.registry();
        const order = await scene().newOrder({ a: '1' }, { model });
        await expect(registerVersion(registry, order)).rejects.toMatchObject({ code: 'E_INPUT' });
        await expect(registry.list(model)).rejects.toMatchObject({ code: 'E_INPUT' });
      },
    );

    it.each(['../1.0.0', '1.0', 'v1.0.0', '01.0.0', '1.0.0-rc.1', ''])(
      'that is no number of a version is refused: %j',
      async (version) => {
        const registry = await scene().bench.registry();
        const model = scene().newModel();
        await expect(registry.get(model, { version })).rejects.toMatchObject({ code: 'E_VERSION' });
        await expect(registry.retract(model, version, 'x')).rejects.toMatchObject({ code: 'E_VERSION' });
      },
    );

    it.each(['../champion', 'latest', 'previous', '1', '1.0.0', 'Champion', 'a#1', ''])(
      'that is none of an alias is refused: %j',
      async (alias) => {
        const registry = await scene().bench.registry();
        const model = scene().newModel();
        await expect(registry.get(model, { alias })).rejects.toMatchObject({ code: 'E_ALIAS' });
        await expect(registry.aliasHistory(model, alias)).rejects.toMatchObject({ code: 'E_ALIAS' });
      },
    );
  });
}
