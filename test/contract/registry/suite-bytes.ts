import { truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { registerVersion } from '@mlops-actions/registry';
import { describe, expect, it } from 'vitest';
import { fetched, readFolder, type Texts, useScene } from './scene.ts';
import type { Open } from './suite.ts';

const attacks = ['../x', '/etc/x', 'a/../../x', 'a\\..\\x', 'C:/x', '.git/hooks/x', 'a\0b', 'a//b', './x', 'a/', ''];

/** What is stored, and what comes back. */
export function testBytes(open: Open): void {
  describe('the bytes', () => {
    const scene = useScene(open);
    it.each<[string, Texts, Texts]>([
      ['an empty file', { empty: '' }, {}],
      ['an empty file among others', { empty: '', full: 'x' }, { nothing: '' }],
      ['equal files', { a: 'same', 'b/c': 'same' }, { d: 'same' }],
      ['names of every kind', { 'a b#c%20d@e:f?.bin': '1', 'Ünïcode/模型.onnx': '2', '..a/...': '3', '-rf': '4' }, {}],
      ['names of its own', { 'model.json': 'x', 'card.md': 'y', 'assets.json': 'z', 'reservation.json': '' }, {}],
      ['bytes that are no text', { 'm.bin': Buffer.from([0, 255, 254, 10, 13, 0]) }, {}],
    ])('of %s come back as they were', async (_, files, companionTexts) => {
      const registry = await scene().bench.registry();
      const { version } = await registerVersion(registry, await scene().newOrder(files, { companionTexts }));
      const texts = Object.entries({ ...files, ...companionTexts }).map(([path, text]) => [path, String(text)]);
      expect(await fetched(scene(), registry, version)).toEqual(Object.fromEntries(texts));
    });

    it('of companions come only when they are asked for, and the model can be left out', async () => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ m: '1' }, { companionTexts: { a: 'rows', b: 'profile' } });
      const { version } = await registerVersion(registry, order);
      const [folder, bare] = [await scene().newFolder(), await scene().newFolder()];
      await registry.download(version, { folder, files: false, companions: ['b'] });
      await registry.download(version, { folder: bare });
      expect([await readFolder(folder), await readFolder(bare)]).toEqual([{ b: 'profile' }, { m: '1' }]);
    });

    it('of a companion that is none are not passed over in silence', async () => {
      const registry = await scene().bench.registry();
      const { version } = await registerVersion(registry, await scene().newOrder({ m: '1' }));
      const folder = await scene().newFolder();
      const request = { folder, companions: ['predictions.jsonl.gz'] };
      await expect(registry.download(version, request)).rejects.toMatchObject({ code: 'E_FILE' });
      expect(await readFolder(folder)).toBeUndefined();
    });

    it('go into a folder that holds other files, which stay', async () => {
      const registry = await scene().bench.registry();
      const { version } = await registerVersion(registry, await scene().newOrder({ 'deep/m': '1' }));
      const { version: other } = await registerVersion(registry, await scene().newOrder({ 'deep/n': '2' }));
      const folder = await scene().newFolder();
      await registry.download(version, { folder });
      await registry.download(other, { folder });
      expect(await readFolder(folder)).toEqual({ 'deep/m': '1', 'deep/n': '2' });
    });

    it.each([['m'], ['rows']])('of %s that were damaged in the store are refused, and none is left', async (path) => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ a: 'fine', m: 'weights' }, { companionTexts: { rows: 'rows' } });
      const { version } = await registerVersion(registry, order);
      await scene().bench.corrupt(version, path);
      const folder = await scene().newFolder();
      const fresh = await scene().bench.registry();
      await expect(fresh.download(version, { folder, companions: ['rows'] })).rejects.toMatchObject({
        code: 'E_DIGEST',
      });
      expect(await readFolder(dirname(folder))).toEqual({});
    });
  });

  testUnfitFiles(open);
}

function testUnfitFiles(open: Open): void {
  describe('a file', () => {
    const scene = useScene(open);
    it.each<[string, (absolute: string) => Promise<void>]>([
      ['changed', (absolute) => writeFile(absolute, 'WEIGHTS')],
      ['became shorter', (absolute) => truncate(absolute, 3)],
      ['became longer', (absolute) => writeFile(absolute, 'weights and more')],
      ['became empty', (absolute) => truncate(absolute, 0)],
    ])('that %s since it was digested is refused, and nothing is published', async (_, change) => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({ a: 'fine', m: 'weights' });
      await change(order.contents.files[1]?.absolute ?? '');
      await expect(registerVersion(registry, order)).rejects.toMatchObject({ code: 'E_DIGEST' });
      expect(await registry.list(order.model)).toEqual([]);
      const others = await scene().newOrder({ m: 'mended' }, { model: order.model });
      expect((await registerVersion(registry, others)).version.version).toBe('1.0.0');
    });

    it.each(attacks)('whose name leaves its folder is refused, and nothing is published: %j', async (path) => {
      const registry = await scene().bench.registry();
      const { contents, ...order } = await scene().newOrder({ m: '1' });
      const files = contents.files.map((file) => ({ ...file, path }));
      for (const hostile of [
        { files, companions: [] },
        { files: contents.files, companions: files },
      ])
        await expect(registerVersion(registry, { ...order, contents: hostile })).rejects.toMatchObject({
          code: 'E_PATH_OUTSIDE',
        });
      expect(await registry.list(order.model)).toEqual([]);
    });

    it.each([
      ['twice', ['m', 'm']],
      ['twice but for case', ['m', 'M']],
      ['in two forms of a letter', ['\u00e9', 'e\u0301']],
    ])('that is named %s is refused', async (_, paths) => {
      const registry = await scene().bench.registry();
      const { contents, ...order } = await scene().newOrder({ m: '1' });
      const files = paths.flatMap((path) => contents.files.map((file) => ({ ...file, path })));
      const hostile = { ...order, contents: { files, companions: [] } };
      await expect(registerVersion(registry, hostile)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
    });

    it('must be there: a version without files is none', async () => {
      const registry = await scene().bench.registry();
      const order = await scene().newOrder({});
      await expect(registerVersion(registry, order)).rejects.toMatchObject({ code: 'E_NO_FILES' });
      expect(await registry.list(order.model)).toEqual([]);
    });
  });
}
