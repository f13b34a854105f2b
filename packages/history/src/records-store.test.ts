import { ServiceError } from '@mlops-actions/errors';
import { serializeRecord } from '@mlops-actions/records';
import { describe, expect, it } from 'vitest';
import { recordFile, snapshotFiles } from './files.ts';
import { gitRecords, maxSnapshotBytes } from './git-records.ts';
import { MemoryGitHub } from './memory-github.test-support.ts';
import { MemoryObjects } from './memory-objects.test-support.ts';
import { maxObjectBytes, objectRecords } from './object-records.ts';
import { commitOf, gateRecord, recordsContract } from './records-contract.test-support.ts';
import type { PruneOptions, RecordsStore } from './records-store.ts';
import type { RecordRef } from './refs.ts';
import { searchBaseline } from './search.ts';

const drivers: readonly [string, () => RecordsStore][] = [
  ['refs of the repository', () => gitRecords(new MemoryGitHub())],
  ['an object store', () => objectRecords(new MemoryObjects())],
];

describe.each(drivers)('a store of records in %s', (_, open) => {
  it.each(recordsContract)('$sentence', async (promised) => {
    await expect(promised.play(open())).resolves.toBeUndefined();
  });
});

const refOf = (run: number, commit = commitOf(run)): RecordRef => ({ model: 'spam', commit, run, attempt: 1 });

function filesOf(ref: RecordRef) {
  return snapshotFiles(new Map([[recordFile, serializeRecord(gateRecord(ref))]]), Buffer.from('rows'));
}

const options: PruneOptions = { keep: 2, protect: () => false, spare: [] };
const broken = () => {
  throw new ServiceError('E_STORE_SERVICE', 'it is down', { status: 503 });
};

describe('records in refs of the repository', () => {
  it('lists any number of records with one request', async () => {
    const github = new MemoryGitHub();
    const records = gitRecords(github);
    for (let run = 1; run <= 300; run += 1) await records.write(refOf(run), filesOf(refOf(run)));
    const before = github.requests();
    expect(await records.list('spam')).toHaveLength(300);
    expect(github.requests() - before).toBe(1);
  });

  it('needs four requests for the newest of another run', async () => {
    const github = new MemoryGitHub();
    const records = gitRecords(github);
    await records.write(refOf(1), filesOf(refOf(1)));
    const before = github.requests();
    await searchBaseline(records, github, { mode: 'newest-other', model: 'spam', exclude: 9 });
    expect(github.requests() - before).toBe(4);
  });

  it('says where larger ones can be kept', async () => {
    const large = new Map([[recordFile, Buffer.alloc(maxSnapshotBytes + 1)]]);
    await expect(gitRecords(new MemoryGitHub()).write(refOf(1), large)).rejects.toThrow(
      /`records-store: s3:\/\/.*`records: summary`/,
    );
  });

  it('tells a ref that a rule protects from one that is gone', async () => {
    const github = new MemoryGitHub();
    const records = gitRecords(github);
    for (const run of [1, 2, 3]) await records.write(refOf(run), filesOf(refOf(run)));
    github.deleteRef = () =>
      Promise.reject(new ServiceError('E_GITHUB', 'status 422: Repository rule violations found', { status: 422 }));
    const pruned = await records.prune('spam', options);
    expect(pruned).toMatchObject({ deleted: 0, left: 1, fault: { code: 'E_GITHUB' } });
  });
});

describe('records in an object store', () => {
  it('lie in folders by model, commit, run and attempt, the record written last', async () => {
    const objects = new MemoryObjects();
    const ref = refOf(7);
    await objectRecords(objects).write(ref, filesOf(ref));
    const folder = `spam/${ref.commit}/7-1`;
    expect([...objects.kept.keys()]).toEqual([`${folder}/predictions.jsonl.gz`, `${folder}/eval-gate.json`]);
    expect(objectRecords(objects).place(ref)).toBe(`s3://records/ml/${folder}`);
  });

  it('are none while the record itself is missing, and can be written to their end later', async () => {
    const objects = new MemoryObjects();
    const records = objectRecords(objects);
    objects.before = (deed, key) => {
      if (deed === 'put' && key.endsWith(recordFile)) broken();
    };
    await expect(records.write(refOf(1), filesOf(refOf(1)))).rejects.toMatchObject({ code: 'E_STORE_SERVICE' });
    expect(await records.list('spam')).toEqual([]);
    objects.before = () => undefined;
    expect(await records.write(refOf(1), filesOf(refOf(1)))).toBe(true);
    expect(await records.list('spam')).toHaveLength(1);
  });

  it('stay out of reach of keys of another form', async () => {
    const objects = new MemoryObjects();
    for (const key of ['notes.txt', `${commitOf(1)}/eval-gate.json`, `${commitOf(1)}/1-1/deep/eval-gate.json`])
      await objects.put(`spam/${key}`, Buffer.from('{}'), { ifAbsent: true });
    expect(await objectRecords(objects).list('spam')).toEqual([]);
    expect(await objectRecords(objects).prune('spam', { ...options, keep: 1 })).toMatchObject({ deleted: 0, left: 0 });
  });

  it('are pruned record first, so that no half of one is ever listed', async () => {
    const objects = new MemoryObjects();
    const records = objectRecords(objects);
    for (const run of [1, 2, 3]) await records.write(refOf(run), filesOf(refOf(run)));
    objects.before = (deed, key) => {
      if (deed === 'delete' && !key.endsWith(recordFile)) broken();
    };
    expect(await records.prune('spam', options)).toMatchObject({ deleted: 0, left: 1 });
    expect((await records.list('spam')).map(({ ref }) => ref.run)).toEqual([2, 3]);
    objects.before = () => undefined;
    expect(await records.prune('spam', options)).toMatchObject({ deleted: 1, left: 0 });
    expect([...objects.kept.keys()].some((key) => key.includes(`${commitOf(1)}/`))).toBe(false);
  });

  it('keep what a run newer than the oldest kept is still writing', async () => {
    const objects = new MemoryObjects();
    const records = objectRecords(objects);
    for (const run of [1, 2, 3]) await records.write(refOf(run), filesOf(refOf(run)));
    const half = `spam/${commitOf(4)}/4-1/predictions.jsonl.gz`;
    await objects.put(half, Buffer.from('rows'), { ifAbsent: true });
    expect(await records.prune('spam', options)).toMatchObject({ deleted: 1, left: 0 });
    expect(objects.kept.has(half)).toBe(true);
  });

  it('do not point to a store where they are in one', async () => {
    const large = new Map([[recordFile, Buffer.alloc(maxObjectBytes + 1)]]);
    const refused = objectRecords(new MemoryObjects()).write(refOf(1), large);
    await expect(refused).rejects.toThrow(
      /^The baseline has \d+ bytes.*s3:\/\/records\/ml is asked to keep: keep no rows/,
    );
  });
});

it.each(['list', 'delete'] as const)('pruning tells of a failing %s, and throws nothing', async (failing) => {
  const objects = new MemoryObjects();
  const records = objectRecords(objects);
  for (const run of [1, 2, 3]) await records.write(refOf(run), filesOf(refOf(run)));
  objects.before = (deed) => {
    if (deed === failing) broken();
  };
  const { deleted, fault } = await records.prune('spam', options);
  expect([deleted, fault?.message]).toEqual([0, 'it is down']);
});

it('the search says when the line of commits goes on where it could not look', async () => {
  const github = new MemoryGitHub();
  const records = gitRecords(github);
  const chain = [github.commitOn()];
  while (chain.length < 101) chain.push(github.commitOn(chain.at(-1) ?? ''));
  await records.write(refOf(1, chain[0]), filesOf(refOf(1, chain[0])));
  const search = (from = '') =>
    searchBaseline(records, github, { mode: 'nearest-ancestor', model: 'spam', from, exclude: 9 });
  expect(await search(chain[100])).toEqual({ baseline: undefined, looked: 100, complete: false });
  expect(await search(chain[99])).toMatchObject({ baseline: { behind: 99 }, looked: 100, complete: true });
});
