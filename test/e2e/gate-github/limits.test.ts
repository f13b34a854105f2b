import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckRun } from '../../standin/records.ts';
import { GateWorld, policy, type Row, rows } from '../gate-world.ts';
import { open, seed, seen } from './scene.ts';

const some = rows({ n: 300 });
const strange = Array.from({ length: 30 }, (_, at) => `strange-${at}: 1\n`).join('');
const guards = Array.from(
  { length: 500 },
  (_, at) => `    - { where: { segment: "${segment(at)}" }, metric: accuracy }\n`,
);
const many = `task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.01 } }\nslices:\n  explore: [segment, team]\n  guard:\n${guards.join('')}`;

function segment(at: number): string {
  return `segment number ${at} of those that are guarded 👩‍🔬`;
}

/** Each segment has two examples. */
const sliced = (wrong: (index: number) => boolean): Row[] =>
  rows({ n: 10_000, wrong }).map((row, index) => ({
    ...row,
    segment: segment(index % 5000),
    team: `team ${index % 700}`,
  }));

describe.concurrent('what GitHub shows of very much', () => {
  let world: GateWorld;
  beforeAll(async () => {
    world = await GateWorld.open({ 'mlops/gate.yml': policy, 'mlops/broken.yml': strange, 'mlops/many.yml': many });
    await seed(world, some);
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test.each([
    ['a policy', { policy: 'mlops/broken.yml' }, some.map((row) => JSON.stringify(row)), 'E_POLICY'],
    ['predictions', {}, Array.from({ length: 30 }, (_, at) => `no json ${at}`), 'E_PREDICTIONS'],
  ])('the first problems of %s, and last of all the verdict', async (what, inputs, lines, code) => {
    const { event } = await open(world, `Broken ${what}`);
    const files = { 'p.jsonl': lines.join('\n') };
    const judged = await world.judge({ event, files, comment: 'off', inputs: { candidate: 'p.jsonl', ...inputs } });
    expect(seen(judged)).toMatchObject({ exit: 2, verdict: 'error' });
    const errors = judged.annotations.filter(({ level }) => level === 'error');
    expect([errors.length, judged.annotationsDropped]).toEqual([10, 0]);
    expect(errors.at(-1)?.message).toContain(code);
    expect(errors.slice(0, 9).every(({ line }) => line !== undefined)).toBe(true);
    expect(judged.summary.match(/^- /gm)?.length).toBeGreaterThanOrEqual(20);
  });

  test('500 guarded slices and thousands that are explored: summary, check run and comment stay within their limits', async () => {
    const commit = await seed(
      world,
      sliced(() => false),
      { inputs: { policy: 'mlops/many.yml' } },
    );
    expect(commit.files['predictions.jsonl.gz']).toBeDefined();
    const { event, number } = await open(world, 'Many');
    const judged = await world.judge({
      event,
      rows: sliced((index) => index % 9 === 2),
      inputs: { policy: 'mlops/many.yml', 'check-name': 'many' },
      permissions: { contents: 'read', 'pull-requests': 'write', checks: 'write' },
    });
    expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'fail' });
    expect(judged.record?.comparisons.length).toBeGreaterThan(530);
    const [check] = world.standin.checkRuns(world.repository);
    const { summary } = (check as CheckRun).values['output'] as { summary: string };
    expect(judged.summary.length).toBeGreaterThan(65_000);
    expect(Buffer.byteLength(judged.summary)).toBeLessThanOrEqual(1024 * 1024);
    expect(summary.length).toBeLessThanOrEqual(60_000);
    expect(summary).toMatch(/The rest is in the summary of the job\._$/);
    expect(summary.split('<details>').length).toBe(summary.split('</details>').length);
    expect(world.comment(number).length).toBeLessThanOrEqual(60_000);
    expect(judged.log).not.toContain('The step');
  });
});
