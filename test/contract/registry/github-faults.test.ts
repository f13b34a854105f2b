import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { ServiceError } from '@mlops-actions/errors';
import type { Contents } from '@mlops-actions/registry';
import { registerVersion } from '@mlops-actions/registry';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { failing, replacing } from './github-failing.ts';
import { model, order, startWorlds, type World, type Worlds } from './github-world.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterEach(() => {
  expect(worlds.standin.drift).toEqual([]);
});
afterAll(async () => {
  await worlds.close();
});

const tag = `${model}@v1.0.0`;
const upload = { operationId: 'repos/upload-release-asset' } as const;

async function register(world: World, contents: Contents, rest: Parameters<typeof order>[2] = {}) {
  return registerVersion(await world.registry(), order(contents, world, rest));
}

const small = (world: World) => world.contents({ 'model.bin': 'weights', 'vocab.txt': 'words' });
const tags = (world: World) => world.git('for-each-ref', '--format=%(refname:strip=2)', 'refs/tags').split('\n');
const assetsOf = (world: World) => world.standin.releases(world.repository).flatMap(({ assets }) => assets);

describe('whatever call is the last', () => {
  it.each(
    Array.from({ length: 26 }, (_, index) => ({
      from: index + 1,
      carriedOut: true,
      immutableReleases: index % 2 === 0,
    })),
  )('no half version is left, and a re-run completes it: %o', async ({ immutableReleases, ...failure }) => {
    const world = await worlds.open({ immutableReleases });
    const contents = await world.contents({ 'model.bin': 'weights' }, { 'predictions.jsonl.gz': 'rows' });
    const broken = failing(await world.github(), failure);
    const first = await registerVersion(await world.registry({ github: broken.github }), order(contents, world)).then(
      () => 'completed',
      (error: unknown) => error,
    );
    if (first !== 'completed') expect(first).toBeInstanceOf(ServiceError);
    else expect(broken.calls()).toBeLessThanOrEqual(failure.from);
    const registry = await world.registry();
    const between = await registry.list(model);
    if (between.length > 0) expect(await registry.get(model, { version: '1.0.0' })).toBeDefined();
    const { version } = await registerVersion(registry, order(contents, world));
    expect(version.version).toBe('1.0.0');
    await registry.download(version, { folder: join(world.folder, 'out'), companions: ['predictions.jsonl.gz'] });
    expect(await readFile(join(world.folder, 'out/model.bin'), 'utf8')).toBe('weights');
    expect(world.standin.releases(world.repository).map((release) => [release.tag, release.draft])).toEqual([
      [tag, false],
    ]);
    expect(tags(world)).toEqual([tag]);
    expect(assetsOf(world)).toHaveLength(4);
  });
});

describe('an upload', () => {
  it('that was cut half-way is sent again, and the starter it left is gone', async () => {
    const world = await worlds.open();
    const contents = await world.contents({ 'model.bin': Buffer.alloc(3_000_000, 7) });
    const github = await world.github();
    let cuts = 0;
    const cutting = replacing(github, 'uploadAsset', (release, asset) => {
      cuts += 1;
      return github.uploadAsset(release, cuts === 1 ? { ...asset, body: half(asset.body) } : asset);
    });
    const states = () => assetsOf(world).map(({ state }) => state);
    const wait = () => vi.waitUntil(() => states().includes('starter'), { interval: 5 });
    await registerVersion(await world.registry({ github: cutting, wait }), order(contents, world));
    expect(cuts).toBe(4);
    expect(states()).toEqual(['uploaded', 'uploaded', 'uploaded']);
  });

  it('that GitHub answers by 502 is sent again, at most three times', async () => {
    const world = await worlds.open();
    const contents = await small(world);
    const fault = worlds.standin.fault({ ...upload, kind: 'status', status: 502, times: 3 });
    await expect(register(world, contents)).rejects.toMatchObject({ code: 'E_GITHUB', status: 502 });
    expect(fault.hits).toBe(3);
    expect(await register(world, contents)).toMatchObject({ resumed: true, version: { version: '1.0.0' } });
  });

  it('that is there is not sent again by a later run', async () => {
    const world = await worlds.open();
    const contents = await small(world);
    const github = await world.github();
    const dying = replacing(github, 'uploadAsset', (release, asset) =>
      asset.name.endsWith('vocab.txt')
        ? Promise.reject(new ServiceError('E_GITHUB', 'cut'))
        : github.uploadAsset(release, asset),
    );
    const first = registerVersion(await world.registry({ github: dying }), order(contents, world));
    await expect(first).rejects.toThrow('cut');
    const begin = worlds.standin.requests.length;
    await register(world, contents);
    const sent = worlds.standin.requests.slice(begin).filter(({ operationId }) => operationId === upload.operationId);
    expect(sent.map(({ query }) => query['name']?.replace(/^f-\w+-/, ''))).toEqual([
      'vocab.txt',
      'assets.json',
      'model.json',
    ]);
  });

  it('whose answer was lost is not sent twice', async () => {
    const world = await worlds.open();
    const contents = await small(world);
    const fault = worlds.standin.fault({ ...upload, kind: 'lost-answer', status: 502 });
    const before = worlds.standin.requests.filter(({ operationId }) => operationId === upload.operationId).length;
    await register(world, contents);
    const sent = worlds.standin.requests.filter(({ operationId }) => operationId === upload.operationId).length;
    expect([fault.hits, sent - before]).toEqual([1, 4]);
  });

  it('of a file that changes meanwhile is a fault of the user, and leaves nothing', async () => {
    const world = await worlds.open();
    const contents = await small(world);
    await writeFile(contents.files[0]?.absolute ?? '', 'WEIGHTS');
    await expect(register(world, contents)).rejects.toMatchObject({
      code: 'E_DIGEST',
      message: expect.stringContaining('model.bin is not what it was') as string,
    });
    expect(world.standin.releases(world.repository)).toEqual([]);
  });

  it('of a file that became shorter says so and not that the network failed', async () => {
    const world = await worlds.open();
    const contents = await small(world);
    await writeFile(contents.files[0]?.absolute ?? '', 'we');
    await expect(register(world, contents)).rejects.toMatchObject({ code: 'E_DIGEST' });
  });
});

function half(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  async function* cut() {
    for await (const chunk of body) {
      yield chunk;
      throw new Error('the network is gone');
    }
  }
  return ReadableStream.from(cut());
}

describe('publication', () => {
  it('whose answer was lost is found to have happened', async () => {
    const world = await worlds.open();
    const github = await world.github();
    const lossy = replacing(github, 'publishRelease', async (id) => {
      await github.publishRelease(id);
      throw new ServiceError('E_GITHUB', 'cut');
    });
    const registry = await world.registry({ github: lossy });
    const contents = await small(world);
    expect(await registerVersion(registry, order(contents, world))).toMatchObject({
      created: true,
      version: { version: '1.0.0' },
    });
  });

  it('never takes the mark "latest" from a release of software', async () => {
    const world = await worlds.open();
    const client = await world.github();
    const software = await client.createDraft({ tag: 'v2.0.0', target: world.commit, name: 'v2', body: '' });
    if (typeof software === 'string') throw new Error(software);
    await client.publishRelease(software.id);
    await register(world, await small(world));
    const registry = await world.registry();
    await registry.annotate(model, '1.0.0', new Map([['seen', 'yes']]));
    expect(world.standin.releases(world.repository).map(({ latestMark }) => latestMark)).toEqual([0, 0]);
    expect(await registry.list(model)).toEqual(['1.0.0']);
  });

  it('replaces the tag that an earlier try at another commit left', async () => {
    const world = await worlds.open();
    const contents = await small(world);
    const github = await world.github();
    const dying = replacing(github, 'publishRelease', () => Promise.reject(new ServiceError('E_GITHUB', 'cut')));
    await expect(registerVersion(await world.registry({ github: dying }), order(contents, world))).rejects.toThrow(
      'cut',
    );
    expect(tags(world)).toEqual([tag]);
    const commit = world.commitFile('b.txt', 'b');
    const { version } = await registerVersion(await world.registry(), order(contents, { commit }));
    expect(version.version).toBe('1.0.0');
    expect(world.git('rev-parse', `${tag}^{commit}`)).toBe(commit);
  });
});

describe('a number', () => {
  it('of a deleted immutable release is burnt, and the next one is taken', async () => {
    const world = await worlds.open({ immutableReleases: true });
    await register(world, await small(world));
    const client = await world.github();
    await client.deleteRelease(world.standin.releases(world.repository)[0]?.id ?? 0);
    world.git('update-ref', '-d', `refs/tags/${tag}`);
    const contents = await world.contents({ 'model.bin': 'others' });
    await expect(register(world, contents, { wanted: '1.0.0' })).rejects.toMatchObject({ code: 'E_VERSION_BURNT' });
    expect(await register(world, contents)).toMatchObject({ version: { version: '1.1.0' } });
  });

  it('whose tag somebody pushed is taken, and the next one is used', async () => {
    const world = await worlds.open();
    world.git('tag', tag, world.commit);
    const contents = await small(world);
    await expect(register(world, contents, { wanted: '1.0.0' })).rejects.toMatchObject({ code: 'E_VERSION_TAKEN' });
    expect(await register(world, contents)).toMatchObject({ version: { version: '1.1.0' } });
  });

  it('that another run tags first is lost, and what was stored keeps for the next', async () => {
    const world = await worlds.open();
    const github = await world.github();
    const racing = replacing(github, 'createTagObject', async (wish) => {
      if (wish.name === tag) world.git('tag', tag, world.commit);
      return github.createTagObject(wish);
    });
    const contents = await small(world);
    const registry = await world.registry({ github: racing });
    expect(await registerVersion(registry, order(contents, world))).toMatchObject({ version: { version: '1.1.0' } });
    expect(world.standin.releases(world.repository)).toHaveLength(1);
  });

  it('is not given to others while a draft holds it', async () => {
    const world = await worlds.open();
    const registry = await world.registry();
    const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;
    const wish = { model, commit: world.commit } as const;
    expect(await registry.reserve({ ...wish, wanted: 'auto', filesDigest: digestOf('a') })).toMatchObject({
      version: '1.0.0',
    });
    const second = await registry.reserve({ ...wish, wanted: 'auto', filesDigest: digestOf('b') });
    expect(second).toMatchObject({ version: '1.1.0', resumed: false });
    const third = registry.reserve({ ...wish, wanted: '1.1.0', filesDigest: digestOf('c') });
    await expect(third).rejects.toMatchObject({ code: 'E_VERSION_TAKEN' });
    await registry.abort(second);
    expect(await registry.reserve({ ...wish, wanted: '1.1.0', filesDigest: digestOf('c') })).toMatchObject({
      resumed: false,
    });
  });
});

describe('what the repository forbids', () => {
  async function changedWorkflows() {
    const world = await worlds.open();
    world.commitFile('.github/workflows/push.yml', 'on: push\n', 'topic');
    return { ...world, commit: world.git('rev-parse', 'refs/heads/topic') };
  }

  it('is explained where workflow files differ, and avoided by the head of the default branch', async () => {
    const world = await changedWorkflows();
    const contents = await small(world);
    await expect(register(world, contents)).rejects.toMatchObject({
      code: 'E_WORKFLOW_FILES',
      message: expect.stringContaining('`target: default-branch`') as string,
    });
    const registry = await world.registry({ target: 'default-branch' });
    const { version } = await registerVersion(registry, order(contents, world));
    expect(version.manifest.source.commit).toBe(world.commit);
    expect(world.git('rev-parse', `${tag}^{commit}`)).toBe(world.git('rev-parse', 'refs/heads/main'));
  });

  it('lets an alias turn back to a version whose workflow files are old', async () => {
    const world = await worlds.open();
    await register(world, await small(world));
    world.commitFile('.github/workflows/push.yml', 'on: push\n');
    const registry = await world.registry();
    await registry.setAlias(turn('1.0.0'));
    expect(await registry.get(model, { alias: 'champion' })).toMatchObject({ version: '1.0.0' });
    expect(world.logged.join('\n')).toContain('GTO will not see');
  });

  it('names the ruleset that keeps tags from being made', async () => {
    const world = await worlds.open({ tagsRestricted: true });
    await expect(register(world, await small(world))).rejects.toMatchObject({
      code: 'E_PERMISSION',
      message: expect.stringContaining('ruleset') as string,
    });
  });

  it('names the permission that is missing', async () => {
    const world = await worlds.open();
    const registry = await world.registry({ github: await world.github({ contents: 'read' }) });
    await expect(registerVersion(registry, order(await small(world), world))).rejects.toMatchObject({
      code: 'E_PERMISSION',
      message: expect.stringContaining('contents: write') as string,
    });
    await registry.check('read');
  });
});

const turn = (version: string, expected?: string, run = 'run 1') => ({
  model,
  alias: 'champion',
  version,
  expect: expected,
  reason: 'better',
  actor: 'octocat',
  run,
  at: '2026-03-04T12:00:00Z',
});

describe('an alias', () => {
  it('turned by two runs at once is turned by one', async () => {
    const world = await worlds.open();
    await register(world, await small(world));
    await register(world, await world.contents({ 'model.bin': 'second' }));
    const [one, two] = [await world.registry(), await world.registry()];
    const hold = worlds.standin.hold({ operationId: 'git/create-ref', count: 2 });
    const turns = [one.setAlias(turn('1.0.0', undefined, 'run 1')), two.setAlias(turn('1.1.0', undefined, 'run 2'))];
    const settled = Promise.allSettled(turns);
    await hold.arrived;
    hold.release();
    const outcomes = (await settled).map((outcome) =>
      outcome.status === 'fulfilled' ? 'turned' : (outcome.reason as { code: string }).code,
    );
    expect(outcomes.toSorted()).toEqual(['E_ALIAS_RACED', 'turned']);
    expect(await one.aliasHistory(model, 'champion')).toHaveLength(1);
  });

  it.each(Array.from({ length: 9 }, (_, index) => ({ from: index + 1, carriedOut: true })))(
    'whose turn is cut is turned once by a re-run: %o',
    async (failure) => {
      const world = await worlds.open();
      await register(world, await small(world));
      const { github } = failing(await world.github(), failure);
      const cut = (await world.registry({ github })).setAlias(turn('1.0.0'));
      await cut.catch((error: unknown) => expect(error).toBeInstanceOf(ServiceError));
      const registry = await world.registry();
      await registry.setAlias(turn('1.0.0'));
      expect(await registry.aliasHistory(model, 'champion')).toMatchObject([{ counter: 1, version: '1.0.0' }]);
    },
  );

  it('that was turned by another run is not turned on a belief that is old', async () => {
    const world = await worlds.open();
    await register(world, await small(world));
    const registry = await world.registry();
    await registry.setAlias(turn('1.0.0'));
    await expect(registry.setAlias(turn('1.0.0', undefined, 'run 2'))).rejects.toMatchObject({
      code: 'E_ALIAS_RACED',
      message: expect.stringContaining('meanwhile turned to 1.0.0 by octocat') as string,
    });
  });

  it('is read as GTO reads it when it was taken away', async () => {
    const world = await worlds.open();
    await register(world, await small(world));
    const later = world.commitFile('c.txt', 'c');
    await registerVersion(
      await world.registry(),
      order(await world.contents({ 'model.bin': 'second' }), { commit: later }),
    );
    const registry = await world.registry();
    await registry.setAlias(turn('1.0.0'));
    await registry.setAlias(turn('1.1.0', '1.0.0', 'run 2'));
    world.git(
      '-c',
      'user.name=m',
      '-c',
      'user.email=m@example.com',
      'tag',
      '-a',
      '-m',
      'no',
      `${model}#champion!#3`,
      later,
    );
    expect(await registry.get(model, { alias: 'champion' })).toMatchObject({ version: '1.0.0' });
    expect(
      (await registry.aliasHistory(model, 'champion')).map(({ counter, version, previous }) => [
        counter,
        version,
        previous,
      ]),
    ).toEqual([
      [3, '1.0.0', '1.1.0'],
      [2, '1.1.0', '1.0.0'],
      [1, '1.0.0', undefined],
    ]);
  });
});

describe('the bytes', () => {
  it('of a large file are stored in shards and put together again', async () => {
    const world = await worlds.open();
    const registry = await world.registry({ shardBytes: 1000 });
    const bytes = Buffer.from(Array.from({ length: 3500 }, (_, index) => index % 251));
    const contents = await world.contents({ 'weights.bin': bytes, 'vocab.txt': 'words' });
    const { version } = await registerVersion(registry, order(contents, world));
    const parts = assetsOf(world).filter(({ name }) => name.includes('.part-'));
    expect(parts.map(({ size }) => size)).toEqual([1000, 1000, 1000, 500]);
    await registry.download(version, { folder: join(world.folder, 'out') });
    expect(await readFile(join(world.folder, 'out/weights.bin'))).toEqual(bytes);
  });

  it('of 10,000 small files share few assets', async () => {
    const world = await worlds.open();
    const files = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`shard/${index % 100}/${index}.txt`, `file ${index}`]),
    );
    const contents = await world.contents(files);
    const registry = await world.registry();
    const { version } = await registerVersion(registry, order(contents, world));
    expect(assetsOf(world).length).toBeLessThanOrEqual(10);
    await registry.download(version, { folder: join(world.folder, 'out') });
    expect(await readFile(join(world.folder, 'out/shard/99/9999.txt'), 'utf8')).toBe('file 9999');
    expect(await readdir(join(world.folder, 'out/shard'))).toHaveLength(100);
  });

  it('of many files are cut into packs below the limit', async () => {
    const world = await worlds.open();
    const files = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`${index}.txt`, 'x'.repeat(index)]));
    const contents = await world.contents({ ...files, 'large.bin': 'y'.repeat(700) });
    const registry = await world.registry({ shardBytes: 500 });
    const { version } = await registerVersion(registry, order(contents, world));
    const packs = assetsOf(world).filter(({ name }) => name.startsWith('pack-'));
    expect(packs.every(({ size }) => size < 500)).toBe(true);
    expect(packs.length).toBeGreaterThan(2);
    await registry.download(version, { folder: join(world.folder, 'out') });
    expect(await readFile(join(world.folder, 'out/0.txt'), 'utf8')).toBe('');
    expect(await readFile(join(world.folder, 'out/large.bin'), 'utf8')).toBe('y'.repeat(700));
  });

  it('are refused when one differs, and nothing is left of them', async () => {
    const world = await worlds.open();
    const { version } = await register(world, await small(world));
    const held = assetsOf(world).find(({ name }) => name.endsWith('model.bin'));
    await writeFile(held?.file ?? '', 'WEIGHTS');
    const registry = await world.registry();
    const folder = join(world.folder, 'out');
    await expect(registry.download(version, { folder })).rejects.toMatchObject({ code: 'E_DIGEST' });
    expect((await readdir(world.folder)).toSorted()).toEqual(
      ['companions', 'model'].filter((name) => name === 'model'),
    );
  });

  it('are asked for with the token, and fetched from elsewhere without it', async () => {
    const world = await worlds.open();
    const { version } = await register(world, await small(world));
    const begin = worlds.standin.requests.length;
    await (await world.registry()).download(version, { folder: join(world.folder, 'out') });
    const fetched = worlds.standin.requests.slice(begin).filter(({ path }) => path.startsWith('/_blob/'));
    expect(fetched.length).toBeGreaterThan(0);
    expect(new Set(fetched.map(({ token }) => token))).toEqual(new Set(['']));
  });

  it('of a manifest that was replaced break the version', async () => {
    const world = await worlds.open();
    const { version } = await register(world, await small(world));
    const held = assetsOf(world).find(({ name }) => name === 'model.json');
    const text = await readFile(held?.file ?? '', 'utf8');
    await writeFile(held?.file ?? '', text.replace('0.95', '0.99'));
    const registry = await world.registry();
    await expect(registry.get(model, { version: version.version })).rejects.toMatchObject({ code: 'E_VERSION_BROKEN' });
  });
});
