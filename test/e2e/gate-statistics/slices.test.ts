import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparison, failed, GateCases, open, seen } from './gate-cases.ts';
import { bell, classified, indices, noise } from './rows.ts';

const accuracy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.01 } }\n';
const guards = indices(20).map((slice) => `    - { where: { topic: t${slice} }, metric: accuracy }\n`);
const policies = {
  guarded: `${accuracy}slices:\n  guard:\n${guards.join('')}`,
  explored: `${accuracy}slices: { explore: [topic] }\n`,
  rmse: 'task: regression\nmetrics: { rmse: { margin: 2% } }\n',
};

let cases: GateCases;
beforeAll(async () => {
  cases = await GateCases.open(policies);
  await cases.openPullRequest();
});
afterAll(() => cases.close());

describe.concurrent('twenty slices of a change that changes nothing', () => {
  const topic = (index: number) => ({ topic: `t${index % 20}` });
  // Chosen so that one slice alone would look worse at 5 %.
  const seed = 3;
  const lost = (index: number) => noise(index, seed) < 0.04;
  const gained = (index: number) => noise(index, seed) > 0.96;
  const baseline = classified({ n: 2000, wrong: gained, more: topic });
  const neutral = classified({ n: 2000, wrong: lost, more: topic });

  test('block nothing, though one alone would look worse', async () => {
    const result = await cases.judge({ model: 'guarded', baseline, candidate: neutral });
    expect(result.exitCode).toBe(0);
    const alone = result.record.comparisons.filter(({ role }) => role === 'guard');
    expect(alone).toHaveLength(20);
    expect(Math.min(...alone.map(({ pRegression }) => pRegression ?? 1))).toBeLessThan(0.05);
    expect(alone.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(JSON.parse(result.outputs['failed-metrics'] ?? '')).toEqual([]);
  });

  test('do not hide the one that lost ten points', async () => {
    const place = (index: number) => Math.floor(index / 20);
    const worse = (index: number) => (index % 20 === 7 ? place(index) < 10 : lost(index));
    const result = await cases.judge({
      model: 'guarded',
      baseline: classified({ n: 2000, wrong: (index) => index % 20 !== 7 && gained(index), more: topic }),
      candidate: classified({ n: 2000, wrong: worse, more: topic }),
    });
    expect(seen(result)).toEqual(failed);
    const red = result.record.comparisons.filter(({ verdict }) => verdict === 'fail');
    expect(red.map(({ role, slice }) => ({ role, slice }))).toEqual([{ role: 'guard', slice: { topic: 't7' } }]);
    expect(red[0]).toMatchObject({ n: 100, delta: -0.1, pAdjusted: expect.closeTo(20 / 2 ** 11, 9) as number });
    expect(comparison(result, { role: 'gate', metric: 'accuracy' }).verdict).toBe('inconclusive');
    expect(result.summary).toContain('t7');
  });

  test('never block where they are only explored, however bad, and are pointed at', async () => {
    const place = (index: number) => Math.floor(index / 20);
    const result = await cases.judge({
      model: 'explored',
      baseline: classified({ n: 2000, wrong: (index) => index % 20 !== 7 && place(index) < 5, more: topic }),
      candidate: classified({ n: 2000, wrong: (index) => index % 20 === 7, more: topic }),
    });
    expect(seen(result)).toEqual(open);
    const bad = comparison(result, { role: 'explore', slice: { topic: 't7' } });
    expect(bad).toMatchObject({ delta: -1, verdict: 'not-judged', flags: ['look-here'] });
    const pointedAt = result.record.comparisons.filter(({ flags }) => flags.includes('look-here'));
    expect(pointedAt).toHaveLength(1);
    expect(result.summary).toContain('look here');
  });
});

test('the same evidence leaves the same numbers twice, and says how it drew', async () => {
  const rows = (seed: number) =>
    indices(200).map((index) => ({
      id: `x${index}`,
      label: bell(index),
      prediction: bell(index) + 0.5 * bell(index, seed),
    }));
  const one = { model: 'rmse', baseline: rows(1), candidate: rows(2) };
  const [first, second] = await Promise.all([cases.judge(one), cases.judge(one)]);
  expect(first.record.comparisons).toEqual(second.record.comparisons);
  expect(first.record.resampling).toEqual(second.record.resampling);
  expect(first.record.resampling).toMatchObject({
    replicates: 9999,
    seed: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
});
