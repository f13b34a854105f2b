import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { WorkflowEvent } from '../../runner/index.ts';
import { type GateWorld, type Row, rows } from '../gate-world.ts';
import { artifactFiles, inWorld, open, plant, recordedRuns, seed, seen } from './scene.ts';

const answers = (step: number, n = 600): Row[] => rows({ n, wrong: (index) => index % step === 7 });
const [base, good, bad] = [answers(50), answers(100), answers(8)];
const [clean, broken] = [answers(50, 3000), answers(8, 3000)];

const shaOf = (event: WorkflowEvent) => (event.payload as { after: string }).after;

describe.concurrent('two pushes that record at once', () => {
  test(
    'are both recorded, and both can be read',
    inWorld(async (world) => {
      const events = [await world.push('One'), await world.push('Two')];
      const hold = world.standin.hold({ operationId: 'git/create-ref', count: 2 });
      const jobs = events.map((event, at) => world.judge({ event, rows: base, runId: 71_001 + at, post: false }));
      await hold.arrived;
      hold.release();
      for (const { exitCode, summary } of await Promise.all(jobs)) {
        expect(exitCode).toBe(0);
        expect(summary).not.toContain('Left out');
      }
      expect(await recordedRuns(world)).toEqual([71_001, 71_002]);
      const pull = await open(world, 'After both');
      const latest = await world.judge({ event: pull.event, rows: good, comment: 'off', post: false });
      expect(latest.record?.baseline).toMatchObject({ commit: shaOf(events[1] as WorkflowEvent), behind: 0 });
      await world.project.clone.git(
        'push',
        '--quiet',
        'origin',
        `:refs/mlops/model/${shaOf(events[1] as WorkflowEvent)}/71002-1`,
      );
      const earlier = await world.judge({ event: pull.event, rows: good, comment: 'off', post: false });
      expect(earlier.record?.baseline).toMatchObject({ commit: shaOf(events[0] as WorkflowEvent), behind: 1 });
      expect([seen(latest).verdict, seen(earlier).verdict]).toEqual(['pass', 'pass']);
    }),
  );

  test(
    'of the same run and attempt write once',
    inWorld(async (world) => {
      const event = await world.push('Twice');
      const hold = world.standin.hold({ operationId: 'git/create-ref', count: 2 });
      const jobs = [1, 2].map(() => world.judge({ event, rows: base, runId: 71_003, post: false }));
      await hold.arrived;
      hold.release();
      for (const { exitCode, log } of await Promise.all(jobs)) {
        expect(exitCode).toBe(0);
        expect(log).not.toContain('Could not record');
      }
      expect((await recordedRuns(world)).filter((run) => run === 71_003)).toHaveLength(1);
    }),
  );
});

describe.concurrent('what a record keeps', () => {
  test(
    'summary: no rows anywhere; the next change is compared by numbers, which the verdict says',
    inWorld(async (world) => {
      const inputs = { records: 'summary' };
      const event = await world.push('Summary');
      const runId = 72_001;
      const recorded = await world.judge({ event, rows: clean, inputs, runId });
      expect(recorded.record?.flags).toContain('records-summary');
      const sha = shaOf(event);
      const names = await world.project.clone.git(
        '--git-dir',
        world.standin.gitDirectory(world.repository),
        'ls-tree',
        '--name-only',
        `refs/mlops/model/${sha}/${runId}-1`,
      );
      expect(names).toBe('eval-gate.json');
      expect([...artifactFiles(world, runId).keys()].filter((name) => name.includes('predictions'))).toEqual([]);

      const pull = await open(world, 'By numbers');
      const [worse, same] = await Promise.all(
        [broken, clean].map((given) =>
          world.judge({ event: pull.event, rows: given, inputs, comment: 'off', post: false }),
        ),
      );
      expect(seen(worse!)).toMatchObject({ exit: 1, verdict: 'fail' });
      expect(seen(same!)).toMatchObject({ exit: 0, verdict: 'inconclusive' });
      for (const judged of [worse!, same!]) {
        expect(judged.record?.flags).toContain('baseline-summary');
        expect(judged.record?.examples.paired).toBe(0);
        const tests = judged.record?.comparisons.filter(({ role }) => role === 'gate').map((one) => one.test);
        expect(tests).toEqual(['unpaired-z+newcombe', 'unpaired-z+newcombe']);
        expect(judged.summary).toContain('The baseline was recorded without rows');
        expect(judged.summary).not.toMatch(/on [\d,]+ paired examples/);
      }
    }),
  );
});

describe.concurrent('what a full record keeps', () => {
  test(
    'every column and the ids as they are; the next change is paired with it',
    inWorld(async (world) => {
      const inputs = { records: 'full' };
      const given = base.map((row) => ({ ...row, remark: 'as it is' }));
      const { commit, files } = await seed(world, given, { inputs });
      const kept =
        gunzipSync(files['predictions.jsonl.gz'] as Buffer)
          .toString()
          .split('\n')[0] ?? '';
      expect(JSON.parse(kept)).toMatchObject({ id: 'mail-0', label: 'spam', remark: 'as it is' });
      const pull = await open(world, 'Paired');
      for (const records of ['full', 'hashed']) {
        const judged = await world.judge({
          event: pull.event,
          rows: bad,
          inputs: { records },
          comment: 'off',
          post: false,
        });
        expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'fail' });
        expect(judged.record).toMatchObject({
          baseline: { commit },
          examples: { paired: base.length, onlyBaseline: 0 },
        });
      }
    }),
  );
});

describe.concurrent('old records', () => {
  /** Commits on main with a record each, by runs 81, 82 and so on. */
  async function recorded(world: GateWorld, count: number): Promise<string[]> {
    const { commit, files } = await seed(world, base);
    const text = files['eval-gate.json']?.toString() ?? '';
    const commits: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const sha = shaOf(await world.push(`Old ${at}`));
      plant(world, { commit: sha, run: 81 + at, files: { ...files, 'eval-gate.json': text.replaceAll(commit, sha) } });
      commits.push(sha);
    }
    await world.project.clone.git('push', '--quiet', 'origin', `:refs/mlops/model/${commit}/5001-1`);
    return commits;
  }

  const record = (world: GateWorld, event: WorkflowEvent, runId: number) =>
    world.judge({ event, rows: base, runId, post: false, inputs: { keep: '2' } });

  test(
    'are deleted, oldest first, but not those of versions nor the one that was compared with',
    inWorld(async (world) => {
      const [first = '', version = '', compared = ''] = await recorded(world, 5);
      const { clone } = world.project;
      const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
      await clone.git(...author, 'tag', '--annotate', '--message', 'v1', 'model@v1.0.0', version);
      await clone.git('tag', 'other@v1.0.0', first);
      await clone.git('push', '--quiet', 'origin', '--tags');
      const event = await world.push('New');
      // A branch that was set back: what it was before is the third record.
      const before = { ...event, payload: { ...event.payload, before: compared } } as WorkflowEvent;
      const judged = await record(world, before, 99);
      expect(judged.record?.baseline?.commit).toBe(compared);
      expect(await recordedRuns(world)).toEqual([82, 83, 85, 99]);
      expect(judged.log).toContain('2 old records deleted');
    }),
  );

  test(
    'stay where nothing is over',
    inWorld(async (world) => {
      await recorded(world, 1);
      const judged = await record(world, await world.push('Second'), 99);
      expect(await recordedRuns(world)).toEqual([81, 99]);
      expect(judged.log).not.toContain('deleted');
    }),
  );

  test(
    'never go before the one that was just written, however old its run is',
    inWorld(async (world) => {
      await recorded(world, 3);
      await record(world, await world.push('Run of long ago'), 7);
      expect(await recordedRuns(world)).toEqual([7, 82, 83]);
    }),
  );

  test(
    'that cannot be deleted are told, and the verdict stands',
    inWorld(async (world) => {
      await recorded(world, 3);
      const fault = world.standin.fault({ operationId: 'git/delete-ref', kind: 'status', status: 403, times: 9 });
      const judged = await record(world, await world.push('Kept'), 99);
      expect([fault.hits, seen(judged).exit]).toEqual([1, 0]);
      expect(judged.summary).toMatch(/Left out[\s\S]*Could not delete old records/);
      expect(await recordedRuns(world)).toEqual([81, 82, 83, 99]);
    }),
  );

  test(
    'carry the history on, oldest first, and the comment shows it',
    inWorld(async (world) => {
      const commits: string[] = [];
      for (const step of [20, 25, 30]) {
        const event = await world.push(`Step ${step}`);
        const { commit, files } = await seed(world, answers(step), { event });
        expect(JSON.parse(files['eval-gate.json']?.toString() ?? '{}')).toMatchObject(
          commits.length === 0 ? {} : { history: commits.map((sha) => ({ commit: sha })) },
        );
        commits.push(commit);
      }
      const { event, number } = await open(world, 'History');
      const { record: judged } = await world.judge({ event, rows: good });
      expect(judged?.history?.map(({ commit }) => commit)).toEqual(commits);
      const accuracies = judged?.history?.map(({ metrics }) => metrics['accuracy'] ?? 0) ?? [];
      expect(accuracies).toEqual(accuracies.toSorted((a, b) => a - b));
      expect(world.comment(number)).toContain('3 records of the base branch');
    }),
  );
});
