import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf, ReleaseWorld } from './release-world.ts';

describe('register', () => {
  let world: ReleaseWorld;
  beforeAll(async () => {
    world = await ReleaseWorld.open();
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test('makes the first version of what the gate could not compare, and finds it again', async () => {
    const first = await world.register({ weights: 'one', verdict: 'inconclusive', inputs: { alias: 'champion' } });
    expect(first.told).toBe('');
    expect(first.exitCode).toBe(0);
    expect(first.outputs).toMatchObject({ version: '1.0.0', created: 'true', 'previous-version': '' });
    expect(first.record).toMatchObject({
      accepted: true,
      verdict: 'inconclusive',
      dispatched: true,
      aliases: [{ alias: 'champion', moved: true, from: null, to: '1.0.0' }],
    });
    const [release] = world.standin.releases(world.repository);
    expect(release).toMatchObject({ tag: 'model@v1.0.0', draft: false });
    expect(await world.tags()).toEqual(['model#champion#1', 'model@v1.0.0']);
    const manifest = await readFile(join(first.workspace, first.outputs['manifest'] ?? ''), 'utf8');
    expect(first.outputs['digest']).toBe(digestOf(manifest));
    expect(JSON.parse(manifest)).toMatchObject({
      files: [{ path: 'model.bin', size: 3, sha256: digestOf('one') }],
      gate: { verdict: 'inconclusive' },
      source: { run: first.runId },
    });
    expect(world.standin.repositoryDispatches(world.repository)).toMatchObject([
      { eventType: 'model-registered', clientPayload: { model: 'model', version: '1.0.0' } },
    ]);

    const again = await world.register({ weights: 'one', verdict: 'pass', inputs: { alias: 'champion' } });
    expect(again.exitCode).toBe(0);
    expect(again.outputs).toMatchObject({ version: '1.0.0', created: 'false', digest: first.outputs['digest'] });
    expect(world.standin.releases(world.repository)).toHaveLength(1);
  });

  test('counts on, and leaves aliases where the verdict does not carry them', async () => {
    const { outputs, record, summary } = await world.register({
      weights: 'two',
      verdict: 'inconclusive',
      inputs: { alias: 'champion' },
    });
    expect(outputs).toMatchObject({ version: '1.1.0', 'previous-version': '1.0.0' });
    expect(record?.aliases).toMatchObject([{ moved: false, from: '1.0.0' }]);
    expect(summary).toContain('inconclusive');
    const passed = await world.register({
      weights: 'three',
      verdict: 'pass',
      inputs: { alias: 'champion', version: 'major' },
    });
    expect(passed.outputs).toMatchObject({ version: '2.0.0' });
    expect(await world.tags()).toContain('model#champion#2');
  });

  test('never moves an alias back when an old run is run again', async () => {
    const { record } = await world.register({ weights: 'one', verdict: 'pass', inputs: { alias: 'champion' } });
    expect(record?.aliases).toMatchObject([{ moved: false, from: '2.0.0', to: '1.0.0' }]);
    expect(record?.dispatched).toBe(false);
  });

  test.each([
    ['fail', 'not-failed', 1, 'the gate failed it'],
    ['inconclusive', 'pass', 1, 'pass is required'],
    ['error', 'not-failed', 2, 'could not judge'],
  ] as const)('verdict %s with require %s ends with %i', async (verdict, require, exit, why) => {
    const before = world.standin.releases(world.repository).length;
    const { exitCode, told, outputs, record } = await world.register({
      weights: 'worse',
      verdict,
      inputs: { require },
    });
    expect(exitCode).toBe(exit);
    expect(told).toContain(why);
    expect(outputs['version']).toBe('');
    expect(record?.accepted).toBe(false);
    expect(world.standin.releases(world.repository)).toHaveLength(before);
  });

  test.each([
    ['without a verdict', { weights: 'x' }, 'E_VERDICT_MISSING'],
    [
      'with the verdict on other files',
      { weights: 'y', verdict: 'pass' as const, files: { 'model.bin': 'z' } },
      'E_ARTIFACT',
    ],
    [
      'of another path than the gate judged',
      { weights: 'y', verdict: 'pass' as const, files: { other: 'z' }, inputs: { 'model-path': 'other' } },
      'E_VERDICT_OTHER',
    ],
    ['of nothing', {}, 'E_MODEL_MISSING'],
    ['of a path outside', { inputs: { 'model-path': '../../etc', require: 'none' } }, 'E_PATH_OUTSIDE'],
    ['of a path that is not there', { inputs: { 'model-path': 'nowhere', require: 'none' } }, 'E_FILE'],
    ['in an unknown registry', { weights: 'x', verdict: 'pass' as const, inputs: { registry: 'ftp://x' } }, 'E_INPUT'],
    [
      'in a registry of a later version',
      { weights: 'x', verdict: 'pass' as const, inputs: { registry: 'oci://ghcr.io/o/r' } },
      'E_NOT_BUILT',
    ],
    [
      'as a version that is taken',
      { weights: 'x', verdict: 'pass' as const, inputs: { version: '1.0.0' } },
      'E_VERSION_TAKEN',
    ],
    ['as no version', { weights: 'x', verdict: 'pass' as const, inputs: { version: '1.0' } }, 'E_INPUT'],
    ['under no alias', { weights: 'x', verdict: 'pass' as const, inputs: { alias: 'Champion!' } }, 'E_INPUT'],
    [
      'without contents: write',
      { weights: 'w', verdict: 'pass' as const, permissions: { contents: 'read' as const } },
      'contents: write',
    ],
  ])('a model %s ends with 2', async (_, use, said) => {
    const before = world.standin.releases(world.repository).filter(({ draft }) => !draft).length;
    const { exitCode, told, log } = await world.register(use);
    expect(exitCode).toBe(2);
    expect(`${told}\n${log}`).toContain(said);
    expect(world.standin.releases(world.repository).filter(({ draft }) => !draft)).toHaveLength(before);
  });

  test('an empty folder, and a link that leads out, are refused', async () => {
    const workspace = await mkdtemp(join(world.root, 'odd-'));
    await symlink('/etc', join(workspace, 'link'));
    const linked = await world.register({ workspace, inputs: { 'model-path': 'link', require: 'none' } });
    expect([linked.exitCode, linked.told + linked.log]).toEqual([2, expect.stringContaining('E_PATH_OUTSIDE')]);
    const folder = await mkdtemp(join(workspace, 'empty-'));
    const empty = await world.register({
      workspace,
      inputs: { 'model-path': folder.slice(workspace.length + 1), require: 'none' },
    });
    expect([empty.exitCode, empty.told + empty.log]).toEqual([2, expect.stringContaining('E_NO_FILES')]);
  });

  test('a pull request is told what would be registered, and nothing is written', async () => {
    await world.project.clone.branch('change', 'main');
    await world.project.clone.commit('Change', { 'change.md': 'x' });
    const { number, event } = await world.project.openPullRequest({ title: 'Change', head: 'change' });
    await world.project.clone.switchTo('main');
    const before = await world.tags();
    const { exitCode, outputs } = await world.register({
      event,
      files: { 'model.bin': 'planned' },
      inputs: { mode: 'plan', 'model-path': 'model.bin', require: 'none', alias: 'champion', 'alias-require': 'none' },
      permissions: { contents: 'read', 'pull-requests': 'write' },
    });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ version: '2.1.0', created: 'false' });
    const [comment] = world.standin.comments(world.repository, number);
    expect(comment?.body).toContain('would become version');
    expect(comment?.body).toContain('`2.1.0`');
    expect(await world.tags()).toEqual(before);
    const published = await world.register({ event, weights: 'planned', verdict: 'pass' });
    expect([published.exitCode, published.told]).toEqual([2, expect.stringContaining('E_NOT_DEFAULT_BRANCH')]);
  });

  test('ten thousand small files are a few assets, and come back', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`many/${index % 100}/${index}.bin`, `file ${index}`]),
    );
    const { exitCode, outputs, told } = await world.register({
      files,
      inputs: { 'model-path': 'many', require: 'none', version: '3.0.0' },
    });
    expect([exitCode, told]).toEqual([0, '']);
    expect(outputs['version']).toBe('3.0.0');
    const release = world.standin.releases(world.repository).find(({ tag }) => tag === 'model@v3.0.0');
    expect(release?.assets.length).toBeLessThanOrEqual(10);
  });
});

test('the registry in a folder needs no token', async () => {
  const world = await ReleaseWorld.open();
  try {
    const store = join(world.root, 'store');
    const use = {
      weights: 'one',
      verdict: 'pass' as const,
      inputs: { registry: `dir:${store}`, alias: 'champion', token: '' },
    };
    const { exitCode, outputs, told } = await world.register({ ...use, token: '' });
    expect([exitCode, told]).toEqual([0, '']);
    expect(outputs).toMatchObject({
      version: '1.0.0',
      created: 'true',
      uri: expect.stringContaining('dir:') as string,
    });
    const bytes = await readFile(join(store, 'model/versions/1.0.0/model.json'));
    expect(outputs['digest']).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect((await readdir(join(store, 'model/versions'))).toSorted()).toEqual(['1.0.0']);
  } finally {
    await world.close();
  }
});
