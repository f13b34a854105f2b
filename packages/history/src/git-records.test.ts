import { serializeRecord } from '@mlops-actions/records';
import { describe, expect, it, test } from 'vitest';
import { snapshotFiles } from './files.ts';
import { gitRecords, maxSnapshotBytes } from './git-records.ts';
import { MemoryGitHub } from './memory-github.test-support.ts';
import { gateRecord } from './records-contract.test-support.ts';
import { formatRef, type RecordRef } from './refs.ts';
import { searchBaseline } from './search.ts';

/** Records a run of a commit, with its ref as predictions so that they can be told apart. */
async function keep(github: MemoryGitHub, commit: string, run: number, changes: Partial<RecordRef> = {}) {
  const ref: RecordRef = { model: 'spam', commit, run, attempt: 1, ...changes };
  const records = new Map([['eval-gate.json', serializeRecord(gateRecord(ref))]]);
  await gitRecords(github).write(ref, snapshotFiles(records, Buffer.from(formatRef(ref))));
  return ref;
}

const find = async (github: MemoryGitHub, from: string, exclude = 999) => {
  const question = { model: 'spam', from, exclude, mode: 'nearest-ancestor' } as const;
  return (await searchBaseline(gitRecords(github), github, question)).baseline;
};

/** Three commits of a branch, the second a merge of a side branch. */
function branch(github: MemoryGitHub) {
  const first = github.commitOn();
  const side = github.commitOn(first);
  const merge = github.commitOn(first, side);
  return { first, side, merge, last: github.commitOn(merge) };
}

describe('the baseline in refs', () => {
  it('finds what was written, byte by byte, in five requests', async () => {
    const github = new MemoryGitHub();
    const { last } = branch(github);
    const ref = await keep(github, last, 7);
    const before = github.requests();
    expect(await find(github, last)).toEqual({
      ref,
      behind: 0,
      record: gateRecord(ref),
      predictions: Buffer.from(formatRef(ref)),
    });
    expect(github.requests() - before).toBe(5);
  });

  it('takes the nearest first parent, and says how far it is', async () => {
    const github = new MemoryGitHub();
    const { first, merge, last } = branch(github);
    await keep(github, first, 30);
    expect(await find(github, last)).toMatchObject({ ref: { commit: first }, behind: 2 });
    await keep(github, merge, 20);
    expect(await find(github, last)).toMatchObject({ ref: { commit: merge, run: 20 }, behind: 1 });
  });

  it('does not take what was merged in, nor what came later', async () => {
    const github = new MemoryGitHub();
    const { side, merge, last } = branch(github);
    await keep(github, side, 1);
    await keep(github, last, 2);
    expect(await find(github, merge)).toBeUndefined();
  });

  it('takes of one commit the newest run, and of it the newest attempt', async () => {
    const github = new MemoryGitHub();
    const commit = github.commitOn();
    for (const [run, attempt] of [
      [9, 3],
      [10, 2],
      [10, 11],
      [2, 20],
    ] as const)
      await keep(github, commit, run, { attempt });
    expect((await find(github, commit))?.ref).toMatchObject({ run: 10, attempt: 11 });
  });

  it('does not compare a run with itself', async () => {
    const github = new MemoryGitHub();
    const { first, merge } = branch(github);
    await keep(github, merge, 7);
    expect(await find(github, merge, 7)).toBeUndefined();
    await keep(github, first, 6);
    expect(await find(github, merge, 7)).toMatchObject({ ref: { run: 6 }, behind: 1 });
  });

  it('looks at its own model alone, and past refs of another form', async () => {
    const github = new MemoryGitHub();
    const commit = github.commitOn();
    await keep(github, commit, 1, { model: 'spam-2' });
    await keep(github, commit, 1, { model: 'spa' });
    await github.createRef('refs/mlops/spam/notes', commit);
    expect(await find(github, commit)).toBeUndefined();
  });

  it('asks once and no more when nothing is recorded', async () => {
    const github = new MemoryGitHub();
    expect(await find(github, github.commitOn())).toBeUndefined();
    expect(github.requests()).toBe(1);
  });

  it('sees a hundred commits back and not one more', async () => {
    const github = new MemoryGitHub();
    const chain = [github.commitOn()];
    while (chain.length < 101) chain.push(github.commitOn(chain.at(-1) ?? ''));
    await keep(github, chain[0] ?? '', 1);
    expect(await find(github, chain[100] ?? '')).toBeUndefined();
    expect(await find(github, chain[99] ?? '')).toMatchObject({ behind: 99 });
  });

  it('has no predictions where none were kept', async () => {
    const github = new MemoryGitHub();
    const ref = { model: 'spam', commit: github.commitOn(), run: 1, attempt: 1 };
    const records = new Map([['eval-gate.json', serializeRecord(gateRecord(ref))]]);
    await gitRecords(github).write(ref, snapshotFiles(records, undefined));
    expect(await find(github, ref.commit)).toMatchObject({ ref, predictions: undefined });
  });

  test.each<[string, (ref: RecordRef) => [string, string][], string]>([
    ['is not there', () => [['train.json', '{}']], 'it is not there'],
    ['is no JSON', () => [['eval-gate.json', '{']], 'it is no JSON'],
    ['is of another kind', () => [['eval-gate.json', '{"kind":"train"}']], 'found kind "train"'],
    [
      'speaks of another commit',
      (ref) => [['eval-gate.json', serializeRecord(gateRecord({ ...ref, commit: 'f'.repeat(40) }))]],
      'another commit or model',
    ],
    [
      'speaks of another model',
      (ref) => [['eval-gate.json', serializeRecord(gateRecord({ ...ref, model: 'other' }))]],
      'another commit or model',
    ],
  ])('throws when the nearest record %s, though an older one is good', async (_, files, why) => {
    const github = new MemoryGitHub();
    const { first, merge } = branch(github);
    await keep(github, first, 1);
    const ref = { model: 'spam', commit: merge, run: 2, attempt: 1 };
    await gitRecords(github).write(ref, new Map(files(ref)));
    await expect(find(github, merge)).rejects.toMatchObject({
      code: 'E_RECORD',
      message: expect.stringContaining(why) as string,
    });
  });

  it('does not fetch what is said to be too large', async () => {
    const github = new MemoryGitHub();
    const commit = github.commitOn();
    await keep(github, commit, 1);
    const [kept] = await github.refs('mlops/spam/');
    github.claimSize(kept?.sha ?? '', 'predictions.jsonl.gz', maxSnapshotBytes + 1);
    const before = github.requests();
    await expect(find(github, commit)).rejects.toMatchObject({ code: 'E_RECORD' });
    expect(github.requests() - before).toBe(3);
  });
});

describe('a record in refs', () => {
  it('makes a commit without parents under a ref of its own', async () => {
    const github = new MemoryGitHub();
    const ref = await keep(github, github.commitOn(), 5, { attempt: 2 });
    const [kept] = await github.refs('mlops/');
    expect(kept?.ref).toBe(formatRef(ref));
    expect((await github.commit(kept?.sha ?? '')).parents).toEqual([]);
    expect((await github.tree(kept?.sha ?? '')).map(({ path }) => path)).toEqual([
      'eval-gate.json',
      'predictions.jsonl.gz',
    ]);
  });

  it('writes once for one run and attempt', async () => {
    const github = new MemoryGitHub();
    const ref = await keep(github, github.commitOn(), 5);
    const before = await github.refs('mlops/');
    await gitRecords(github).write(ref, new Map([['eval-gate.json', 'other']]));
    expect(await github.refs('mlops/')).toEqual(before);
  });

  it('refuses what is too large in all before anything is sent', async () => {
    const github = new MemoryGitHub();
    const ref = { model: 'spam', commit: github.commitOn(), run: 1, attempt: 1 };
    const half = Buffer.alloc(maxSnapshotBytes / 2);
    const files = (text: string) =>
      new Map<string, string | Buffer>([
        ['a', half],
        ['b', half],
        ['c', text],
      ]);
    await expect(gitRecords(github).write(ref, files('ä'))).rejects.toMatchObject({ code: 'E_BASELINE_SIZE' });
    expect(github.requests()).toBe(0);
    await gitRecords(github).write(ref, files(''));
    expect(await github.refs('mlops/')).toHaveLength(1);
  });
});
