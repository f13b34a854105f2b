import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { type EvalGateRecord, serializeRecord } from '@mlops-actions/records';
import { recordFile, snapshotFiles } from './files.ts';
import type { PruneOptions, RecordsStore } from './records-store.ts';
import type { RecordRef } from './refs.ts';
import { searchBaseline } from './search.ts';

/** One promise of the port, to be kept by every driver. */
export interface Promised {
  readonly sentence: string;
  /** Plays on a store without records. Throws when the promise is broken. */
  play(records: RecordsStore): Promise<void>;
}

/** The full hash of commit `number`. */
export function commitOf(number: number): string {
  return number.toString(16).padStart(40, '0');
}

/** A record as the gate writes it. */
export function gateRecord({ model, commit, run, attempt }: RecordRef): EvalGateRecord {
  return {
    kind: 'eval-gate',
    schemaVersion: 1,
    model,
    commit,
    run: { id: run, attempt, event: 'push', repository: 'owner/name' },
    createdAt: '2026-01-02T03:04:05.000Z',
    verdict: 'pass',
    mode: 'merge',
    policy: { source: 'mlops/gate.yml', digest: null, differs: [] },
    candidate: null,
    baseline: null,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: 0.05,
    comparisons: [],
    override: null,
    flags: [],
    error: null,
  };
}

const everyByte = Buffer.from(Array.from({ length: 1024 }, (_, at) => at % 256));

function refOf(run: number, changes: Partial<RecordRef> = {}): RecordRef {
  return { model: 'spam', commit: commitOf(run), run, attempt: 1, ...changes };
}

function filesOf(ref: RecordRef, predictions: Buffer | undefined = everyByte) {
  return snapshotFiles(new Map([[recordFile, serializeRecord(gateRecord(ref))]]), predictions);
}

async function keep(records: RecordsStore, ...refs: readonly RecordRef[]): Promise<void> {
  for (const ref of refs) equal(await records.write(ref, filesOf(ref)), true);
}

async function listed(records: RecordsStore, model = 'spam'): Promise<RecordRef[]> {
  const refs = (await records.list(model)).map(({ ref }) => ref);
  return refs.toSorted((a, b) => a.run - b.run || a.attempt - b.attempt);
}

async function runs(records: RecordsStore): Promise<number[]> {
  return (await listed(records)).map(({ run }) => run);
}

/** Commit 5 is the newest, its first parent 4, and so on down to 1. */
const line = {
  commits: async (sha: string) =>
    [5, 4, 3, 2, 1]
      .map((number) => ({
        sha: commitOf(number),
        parents: number === 1 ? [] : [commitOf(number - 1)],
        tree: '',
        date: '',
      }))
      .filter((commit) => commit.sha <= sha),
};

async function nearest(records: RecordsStore, from: number, exclude = 999) {
  const question = { mode: 'nearest-ancestor', model: 'spam', from: commitOf(from), exclude } as const;
  return (await searchBaseline(records, line, question)).baseline;
}

const prune = (records: RecordsStore, changes: Partial<PruneOptions> = {}) =>
  records.prune('spam', { keep: 2, protect: () => false, spare: [], ...changes });

const writing: readonly Promised[] = [
  {
    sentence: 'gives back what was kept, byte by byte',
    async play(records) {
      const ref = refOf(7, { attempt: 3 });
      await keep(records, ref);
      const [stored] = await records.list('spam');
      deepEqual(stored?.ref, ref);
      deepEqual(await records.read(stored), { record: gateRecord(ref), predictions: everyByte });
    },
  },
  {
    sentence: 'has no predictions where none were kept',
    async play(records) {
      const ref = refOf(1);
      await records.write(ref, snapshotFiles(new Map([[recordFile, serializeRecord(gateRecord(ref))]]), undefined));
      equal((await nearest(records, 1))?.predictions, undefined);
    },
  },
  {
    sentence: 'lists a model and no other, whatever their names begin with',
    async play(records) {
      const others = ['spa', 'spam-2', 'spam_'].map((model) => refOf(1, { model }));
      await keep(records, ...others, refOf(2), refOf(3));
      deepEqual(await runs(records), [2, 3]);
      deepEqual(await listed(records, 'none'), []);
    },
  },
  {
    sentence: 'writes once for one run and attempt, and says so',
    async play(records) {
      await keep(records, refOf(1));
      equal(await records.write(refOf(1), filesOf(refOf(1), Buffer.from('other'))), false);
      deepEqual((await nearest(records, 1))?.predictions, everyByte);
    },
  },
  {
    sentence: 'keeps both of two runs that record one commit at once',
    async play(records) {
      const refs = [11, 12].map((run) => refOf(run, { commit: commitOf(1) }));
      deepEqual(await Promise.all(refs.map((ref) => records.write(ref, filesOf(ref)))), [true, true]);
      deepEqual(await listed(records), refs);
    },
  },
  {
    sentence: 'keeps one of two that record the same run and attempt at once, whole',
    async play(records) {
      const all = await Promise.all(
        [1, 2].map((byte) => records.write(refOf(1), filesOf(refOf(1), Buffer.alloc(9, byte)))),
      );
      equal(all.filter((won) => won).length, 1);
      deepEqual((await nearest(records, 1))?.predictions, Buffer.alloc(9, all.indexOf(true) + 1));
    },
  },
  {
    sentence: 'refuses what is too large in all, before anything is kept',
    async play(records) {
      const large = Buffer.alloc(records.maxBytes);
      await rejects(records.write(refOf(1), filesOf(refOf(1), large)), (error: Error & { code?: string }) => {
        equal(error.code, 'E_BASELINE_SIZE');
        return error.message.includes('`records: summary`');
      });
      deepEqual(await listed(records), []);
    },
  },
];

const searching: readonly Promised[] = [
  {
    sentence: 'finds the nearest first parent, and of one commit the newest run and attempt',
    async play(records) {
      const third = [
        [9, 3],
        [10, 2],
        [10, 11],
        [2, 20],
      ].map(([run = 0, attempt = 0]) => refOf(run, { attempt, commit: commitOf(3) }));
      await keep(records, refOf(1), ...third);
      const found = await nearest(records, 5);
      deepEqual([found?.ref, found?.behind], [refOf(10, { attempt: 11, commit: commitOf(3) }), 2]);
      equal((await nearest(records, 2))?.behind, 1);
      deepEqual((await nearest(records, 3, 10))?.ref.run, 9);
    },
  },
  {
    sentence: 'finds the newest record of another run, whatever its commit',
    async play(records) {
      await keep(records, refOf(30, { commit: commitOf(77) }), refOf(20), refOf(31));
      const question = { mode: 'newest-other', model: 'spam', exclude: 31 } as const;
      const { baseline } = await searchBaseline(records, line, question);
      deepEqual([baseline?.ref.run, baseline?.behind], [30, null]);
    },
  },
  ...[
    ['is no JSON', '{'],
    ['is of another kind', '{"kind":"train"}'],
    ['speaks of another commit', serializeRecord(gateRecord(refOf(9)))],
    ['speaks of another model', serializeRecord(gateRecord(refOf(2, { model: 'other' })))],
  ].map(
    ([fault = '', text = '']): Promised => ({
      sentence: `throws when the nearest record ${fault}, though an older one is good`,
      async play(records) {
        await keep(records, refOf(1));
        await records.write(refOf(2), new Map([[recordFile, text]]));
        await rejects(nearest(records, 2), { code: 'E_RECORD' });
      },
    }),
  ),
];

const pruning: readonly Promised[] = [
  {
    sentence: 'prunes the oldest by run, and spares newest, protected and named records',
    async play(records) {
      const refs = [9, 1, 10, 2, 3, 4, 5].map((run) => refOf(run));
      await keep(records, ...refs);
      const protect = (commit: string) => commit === commitOf(2);
      deepEqual(await prune(records, { protect, spare: [refOf(4)] }), { deleted: 3, left: 0, fault: undefined });
      deepEqual(await runs(records), [2, 4, 9, 10]);
      ok((await nearest(records, 2)) !== undefined);
    },
  },
  {
    sentence: 'deletes twenty at a time, and says how many are left',
    async play(records) {
      for (let run = 1; run <= 25; run += 1) await keep(records, refOf(run));
      deepEqual(await prune(records), { deleted: 20, left: 3, fault: undefined });
      deepEqual(await runs(records), [21, 22, 23, 24, 25]);
      deepEqual(await prune(records), { deleted: 3, left: 0, fault: undefined });
      deepEqual(await prune(records), { deleted: 0, left: 0, fault: undefined });
    },
  },
  {
    sentence: 'lets two runs prune at once',
    async play(records) {
      for (let run = 1; run <= 8; run += 1) await keep(records, refOf(run));
      const both = await Promise.all([prune(records), prune(records)]);
      deepEqual(
        both.map(({ left, fault }) => [left, fault]),
        [
          [0, undefined],
          [0, undefined],
        ],
      );
      deepEqual(await runs(records), [7, 8]);
    },
  },
  {
    sentence: 'refuses to keep nothing',
    play: (records) => rejects(prune(records, { keep: 0 }), RangeError),
  },
];

/** What every store of records promises. Each plays on a store of its own. */
export const recordsContract: readonly Promised[] = [...writing, ...searching, ...pruning];
