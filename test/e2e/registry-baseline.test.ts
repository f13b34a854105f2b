import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestPath } from '@mlops-actions/lineage';
import { openDirRegistry, registerVersion } from '@mlops-actions/registry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GateWorld, rows } from './gate-world.ts';

describe('a registered version as the baseline', () => {
  let world: GateWorld;
  let store: string;
  beforeAll(async () => {
    world = await GateWorld.open();
    const { workspace, exitCode } = await world.record(rows(), 'the champion');
    expect(exitCode).toBe(0);
    store = join(workspace, '../store');
    const stored = async (path: string, absolute: string) => {
      const { digest, size } = await digestPath(absolute);
      return { absolute, path, sha256: digest, size };
    };
    const state = (name: string) => stored(name, join(workspace, '.mlops/model', name));
    const registry = openDirRegistry({ path: store });
    const commit = 'c'.repeat(40);
    await registerVersion(registry, {
      model: 'model',
      wanted: '1.0.0',
      commit,
      contents: {
        files: [await stored('model.jsonl', join(workspace, 'predictions.jsonl'))],
        companions: [await state('eval-gate.json'), await state('predictions.jsonl.gz')],
      },
      describe: {
        createdAt: '2026-01-05T09:00:00Z',
        layout: 'file',
        modelDigest: (await stored('x', join(workspace, 'predictions.jsonl'))).sha256,
        source: { repository: world.repository, commit, run: 1, attempt: 1, event: 'push' },
        training: null,
        data: null,
        metrics: {},
        gate: null,
        previous: null,
      },
      card: () => '',
    });
    const turn = { reason: 'best', actor: 'octocat', run: '', at: '2026-01-05T09:00:00.000Z' };
    await registry.setAlias({ model: 'model', alias: 'champion', version: '1.0.0', expect: undefined, ...turn });
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  const against = async (baseline: string, registry: string, wrong: (index: number) => boolean) => {
    const { event } = await world.open(`against ${baseline} ${wrong(3)} ${registry.length}`);
    return world.judge({ event, rows: rows({ wrong }), inputs: { baseline, registry, comment: 'off' } });
  };

  test('blocks what is worse than it, paired by its own predictions', async () => {
    const { exitCode, record } = await against('registry:champion', `dir:${store}`, (index) => index % 7 === 0);
    expect(exitCode).toBe(1);
    expect(record).toMatchObject({
      verdict: 'fail',
      baseline: { source: 'registry:champion (1.0.0)', commit: 'c'.repeat(40) },
      examples: { paired: 1200 },
    });
  });

  test('passes what is the same, by number too', async () => {
    const { exitCode, record } = await against('registry:1.0.0', `dir:${store}`, () => false);
    expect([exitCode, record?.verdict]).toEqual([0, 'pass']);
  });

  test('is no baseline where nothing was ever registered', async () => {
    const { record } = await against('registry:champion', `dir:${store}-empty`, () => false);
    expect(record).toMatchObject({
      verdict: 'inconclusive',
      flags: expect.arrayContaining(['no-baseline']) as unknown,
    });
  });

  test('that is misspelled opens no gate', async () => {
    const { exitCode, record } = await against('registry:champoin', `dir:${store}`, () => false);
    expect([exitCode, record?.verdict, record?.error?.code]).toEqual([2, 'error', 'E_ALIAS']);
  });

  test('that was damaged opens no gate', async () => {
    const file = join(store, 'model/versions/1.0.0/companions/predictions.jsonl.gz');
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    await chmod(file, 0o644);
    await writeFile(file, bytes);
    const { exitCode, record } = await against('registry:champion', `dir:${store}`, () => false);
    expect([exitCode, record?.error?.code]).toEqual([2, 'E_DIGEST']);
  });
});
