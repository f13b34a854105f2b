import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirRegistry, type Registry, registerVersion } from '@mlops-actions/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetched, readFolder, type Scene, turn, useScene } from './scene.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'registry-dir-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let made = 0;
let path: string;
let registry: Registry;
const scene: () => Scene = useScene(async () => ({
  commit: 'c'.repeat(40),
  registry: () => registry,
  corrupt: () => Promise.reject(new Error('tests of the folder itself damage it themselves')),
  close: async () => {},
}));

beforeEach(() => {
  path = join(root, `store-${(made += 1)}`);
  registry = openDirRegistry({ path });
});

const model = 'spam-filter';
const at = (...names: string[]) => join(path, model, ...names);
async function register(text: string, rest = {}) {
  const order = await scene().newOrder({ 'deep/m': text }, { model, companionTexts: { rows: 'r' }, ...rest });
  return (await registerVersion(registry, order)).version;
}

describe('the folder of a version', () => {
  it('holds files, companions, manifest and card, and nothing else is left of its making', async () => {
    const { uri, digest } = await register('1');
    expect(uri).toBe(`dir:${at('versions/1.0.0')}`);
    const held = await readFolder(at('versions/1.0.0'));
    expect(Object.keys(held ?? {}).toSorted()).toEqual(['card.md', 'companions/rows', 'files/deep/m', 'model.json']);
    expect(held?.['card.md']).toBe(`# ${model} 1.0.0\n`);
    expect(digest).toMatch(/^sha256:/);
    expect(await readFolder(at('reserved'))).toEqual({});
    expect(await readFolder(at('scratch'))).toEqual({});
  });

  it('is read-only, but what was fetched of it is not', async () => {
    const version = await register('1');
    for (const name of ['files/deep/m', 'companions/rows', 'model.json', 'card.md'])
      expect((await stat(at('versions/1.0.0', name))).mode & 0o222).toBe(0);
    const folder = await scene().newFolder();
    await registry.download(version, { folder });
    expect((await stat(join(folder, 'deep/m'))).mode & 0o200).toBe(0o200);
  });

  it('is not changed by notes, aliases and retraction', async () => {
    await register('1');
    const before = await readFolder(at('versions/1.0.0'));
    await registry.annotate(model, '1.0.0', new Map([['a', 'b']]));
    await registry.retract(model, '1.0.0', 'x');
    await registry.setAlias(turn(model, '1.0.0'));
    expect(await readFolder(at('versions/1.0.0'))).toEqual(before);
  });

  it('may lie behind a link to the registry itself', async () => {
    await mkdir(join(root, `real-${made}`));
    await symlink(join(root, `real-${made}`), path);
    const version = await register('1');
    expect(await fetched(scene(), registry, version)).toEqual({ 'deep/m': '1', rows: 'r' });
  });
});

describe('a version that was changed', () => {
  const manifest = () => at('versions/1.0.0/model.json');
  const change = async (file: string, to: string) => {
    await chmod(file, 0o644);
    await writeFile(file, to);
  };
  const alter = async (from: string, to: string) =>
    change(manifest(), (await readFile(manifest(), 'utf8')).replace(from, to));

  it.each<[string, () => Promise<unknown>]>([
    ['whose manifest is gone', () => rm(manifest())],
    ['whose manifest is no JSON', () => change(manifest(), '{')],
    ['whose manifest is of another model', () => alter(`"model":"${model}"`, '"model":"ham-filter"')],
    ['whose manifest is of another version', () => alter('"version":"1.0.0"', '"version":"1.0.1"')],
    ['whose manifest names another file', () => alter('deep/m', 'deep/n')],
    ['whose manifest is a folder', () => rm(manifest()).then(() => mkdir(manifest()))],
    ['whose manifest is huge', () => chmod(manifest(), 0o644).then(() => truncate(manifest(), 65 * 1024 * 1024))],
    ['whose manifest is a link', () => rename(manifest(), at('m')).then(() => symlink(at('m'), manifest()))],
    ['whose folder is a link', () => rename(at('versions'), at('v')).then(() => symlink(at('v'), at('versions')))],
    [
      'whose notes are damaged',
      () =>
        mkdir(at('marks/1.0.0'), { recursive: true }).then(() => writeFile(at('marks/1.0.0/notes.json'), '{"a":1}')),
    ],
  ])('%s is broken', async (_, damage) => {
    await register('1');
    await damage();
    await expect(registry.get(model, { version: '1.0.0' })).rejects.toMatchObject({ code: 'E_VERSION_BROKEN' });
  });

  it('stops no other from being registered', async () => {
    await register('1');
    await change(manifest(), '{');
    expect((await register('2')).version).toBe('1.1.0');
  });

  it('is not what its alias names any more', async () => {
    await register('1');
    await registry.setAlias(turn(model, '1.0.0'));
    await alter('0.95', '0.99');
    expect(await registry.get(model, { version: '1.0.0' })).toBeDefined();
    await expect(registry.get(model, { alias: 'champion' })).rejects.toMatchObject({ code: 'E_VERSION_BROKEN' });
  });

  it.each<[string, (file: string) => Promise<unknown>]>([
    ['a link', (file) => rename(file, at('m')).then(() => symlink(at('m'), file))],
    ['a link out of the registry', (file) => rm(file).then(() => symlink('/etc/hostname', file))],
    ['a folder', (file) => rm(file).then(() => mkdir(file))],
    ['gone', (file) => rm(file)],
  ])('is not handed out when a file of it is %s', async (_, damage) => {
    const version = await register('1');
    await damage(at('versions/1.0.0/files/deep/m'));
    const folder = await scene().newFolder();
    await expect(registry.download(version, { folder })).rejects.toMatchObject({
      code: expect.stringMatching(/^E_(DIGEST|VERSION_BROKEN)$/) as string,
    });
    expect(await readFolder(join(folder, '..'))).toEqual({});
  });
});

describe('the history of an alias', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['damaged', () => writeFile(at('aliases/champion/1.json'), '{}')],
    ['missing', () => rm(at('aliases/champion/1.json'))],
  ])('is not told when a turn is %s', async (_, damage) => {
    await register('1');
    await registry.setAlias(turn(model, '1.0.0'));
    await register('2');
    await registry.setAlias(turn(model, '1.1.0', { expect: '1.0.0', run: 'run 2' }));
    await damage();
    await expect(registry.aliasHistory(model, 'champion')).rejects.toMatchObject({ code: 'E_ALIAS' });
    await expect(registry.get(model, { alias: 'champion' })).rejects.toMatchObject({ code: 'E_ALIAS' });
  });
});

describe('a registration', () => {
  it('that was given up or refused leaves no bytes', async () => {
    const order = await scene().newOrder({ a: 'fine', m: 'weights' }, { model });
    await writeFile(order.contents.files[1]?.absolute ?? '', 'WEIGHTS');
    await expect(registerVersion(registry, order)).rejects.toMatchObject({ code: 'E_DIGEST' });
    expect(await readFolder(path)).toEqual({});
  });

  it('of a file that is gone is refused', async () => {
    const order = await scene().newOrder({ m: 'weights' }, { model });
    await rm(order.contents.files[0]?.absolute ?? '');
    await expect(registerVersion(registry, order)).rejects.toMatchObject({ code: 'E_DIGEST' });
  });

  it('does not send again what an earlier try stored', async () => {
    const order = await scene().newOrder({ a: 'fine', m: 'weights' }, { model });
    const [, second] = order.contents.files;
    const cut = { ...registry, publish: () => Promise.reject(new Error('cut')) };
    await expect(registerVersion(cut, order)).rejects.toThrow('cut');
    // Were it read again, it would be found changed.
    await writeFile(second?.absolute ?? '', 'WEIGHTS');
    expect(await registerVersion(registry, order)).toMatchObject({ resumed: true, version: { version: '1.0.0' } });
  });

  it('sends again what an earlier try stored and was damaged since', async () => {
    const order = await scene().newOrder({ m: 'weights' }, { model });
    const cut = { ...registry, publish: () => Promise.reject(new Error('cut')) };
    await expect(registerVersion(cut, order)).rejects.toThrow('cut');
    const [stored = ''] = await readdir(at('reserved/1.0.0/stored'));
    await rm(at('reserved/1.0.0/stored', stored));
    await writeFile(at('reserved/1.0.0/stored', stored), 'WEIGHTS');
    const { version } = await registerVersion(registry, order);
    expect(await fetched(scene(), registry, version)).toEqual({ m: 'weights' });
  });

  it('publishes nothing that was not put', async () => {
    const first = await register('1');
    const filesDigest = `sha256:${'b'.repeat(64)}`;
    const reservation = await registry.reserve({ model, wanted: 'auto', filesDigest, commit: '' });
    const manifest = { ...first.manifest, version: '1.1.0', filesDigest };
    await expect(registry.publish(reservation, manifest, '')).rejects.toMatchObject({ code: 'E_REGISTRY' });
    expect(await registry.list(model)).toEqual(['1.0.0']);
  });

  it('passes over what others left among the numbers', async () => {
    await mkdir(at('reserved/.nfs0001'), { recursive: true });
    await mkdir(at('versions/lost+found'), { recursive: true });
    await mkdir(at('reserved/1.4.0'), { recursive: true });
    expect((await register('1')).version).toBe('1.5.0');
    expect(await registry.list(model)).toEqual(['1.5.0']);
  });

  it('stores many equal files as one', async () => {
    const texts = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}`, 'same']));
    const { version } = await registerVersion(registry, await scene().newOrder(texts, { model }));
    expect((await stat(at('versions/1.0.0/files/7'))).ino).toBe((await stat(at('versions/1.0.0/files/8'))).ino);
    expect(await fetched(scene(), registry, version)).toEqual(texts);
  });
});

describe('a check of a folder', () => {
  it('makes none', async () => {
    await registry.check('read');
    await registry.check('write');
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each(['read', 'write'] as const)('that is a file says so: %s', async (access) => {
    await writeFile(path, '');
    await expect(registry.check(access)).rejects.toMatchObject({ code: 'E_REGISTRY' });
    const below = openDirRegistry({ path: join(path, 'models') });
    await expect(below.check(access)).rejects.toMatchObject({ code: 'E_REGISTRY' });
  });
});
