import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparison, failed, GateCases, type Outcome, open, passed, seen } from './gate-cases.ts';
import { classified, within } from './rows.ts';

const accuracy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.01 } }\n';
const baseline = classified({ n: 200, wrong: within(0, 20) });

/** One draw of the candidate's answers: so many are lost, so many gained. */
const draw = (lost: number, gained: number) =>
  classified({ n: 200, wrong: (index) => within(gained, 20 - gained)(index) || within(100, lost)(index) });
/** Red alone, and two that a lucky hand draws. */
const draws = [draw(20, 5), draw(10, 6), draw(6, 4)];

const names = ['model', 'file', 'control', 'same', 'foreign', 'broken', 'renamed'];
let cases: GateCases;
beforeAll(async () => {
  cases = await GateCases.open(Object.fromEntries(names.map((name) => [name, accuracy])));
  await cases.record({ model: baseline, control: baseline, same: baseline, foreign: baseline, broken: baseline });
  await cases.openPullRequest();
});
afterAll(() => cases.close());

const artifactOf = (model: string, id: number) =>
  cases.world.standin.artifacts(cases.world.repository, id).find(({ name }) => name === `mlops-${model}-eval-gate`);

describe.concurrent('running a sampled evaluation again', () => {
  test.each([
    ['against what main recorded', 'model', 801, undefined],
    ['against a file', 'file', 802, baseline],
  ])('adds evidence and replaces none: three tries do not turn red into green, %s', async (_, model, id, other) => {
    const against = other === undefined ? {} : { baseline: other };
    const results: Outcome[] = [];
    for (const [at, candidate] of draws.entries())
      results.push(await cases.judge({ model, candidate, ...against, run: { id, attempt: at + 1 } }));
    expect(results.map(seen)).toEqual([failed, failed, failed]);
    expect(results.map(({ record }) => record.attempts ?? null)).toEqual([null, [1], [1, 2]]);
    expect(results.map(({ record }) => record.flags.includes('attempts-pooled'))).toEqual([false, true, true]);
    expect(results.map(({ record }) => record.examples.paired)).toEqual([200, 200, 200]);
    const [, second, third] = results.map((result) => comparison(result, { metric: 'accuracy', against: 'baseline' }));
    expect(second).toMatchObject({ n: 200, delta: expect.closeTo(-9.5 / 200, 9) as number });
    expect(third).toMatchObject({ n: 200, delta: expect.closeTo(-7 / 200, 9) as number });
  });

  test('would be green with the last try alone', async () => {
    const alone = [];
    for (const candidate of draws.slice(1)) alone.push(seen(await cases.judge({ model: 'control', candidate })));
    expect(alone).toEqual([open, open]);
  });

  test('counts identical answers once', async () => {
    const [candidate] = draws;
    if (candidate === undefined) throw new Error('there are three');
    const first = await cases.judge({ model: 'same', candidate, run: { id: 803, attempt: 1 } });
    const second = await cases.judge({ model: 'same', candidate, run: { id: 803, attempt: 2 } });
    expect(second.record.attempts).toBeUndefined();
    expect(second.record.flags).not.toContain('attempts-pooled');
    expect(second.record.comparisons).toEqual(first.record.comparisons);
    expect(comparison(second, { metric: 'accuracy' }).test).toBe('mcnemar-mid-p+tango');
  });

  test('leaves out an artifact that speaks of another run, and says so', async () => {
    const [bad, , good] = draws;
    if (bad === undefined || good === undefined) throw new Error('there are three');
    const run = { id: 804, attempt: 1 };
    await cases.judge({ model: 'foreign', candidate: bad, run, env: { GITHUB_RUN_ID: '11' } });
    expect(artifactOf('foreign', 804)).toBeDefined();
    const second = await cases.judge({ model: 'foreign', candidate: good, run: { id: 804, attempt: 2 } });
    expect(seen(second)).toEqual(open);
    expect(second.record.attempts).toBeUndefined();
    expect(second.log).toMatch(/artifact mlops-foreign-eval-gate is left out/);
  });

  test('leaves out a broken artifact, and says so', async () => {
    const [bad, , good] = draws;
    if (bad === undefined || good === undefined) throw new Error('there are three');
    await cases.judge({ model: 'broken', candidate: bad, run: { id: 805, attempt: 1 } });
    artifactOf('broken', 805)?.bytes.fill(0);
    const second = await cases.judge({ model: 'broken', candidate: good, run: { id: 805, attempt: 2 } });
    expect(seen(second)).toEqual(open);
    expect(second.log).toMatch(/artifact mlops-broken-eval-gate is left out/);
  });

  test('pools nothing with another file: that is another candidate', async () => {
    const run = { id: 806 };
    const [bad] = draws;
    if (bad === undefined) throw new Error('there are three');
    const shared = { model: 'renamed', baseline };
    await cases.judge({ ...shared, candidate: bad, run: { ...run, attempt: 1 } });
    const text = baseline.map((row) => `${JSON.stringify(row)}\n`).join('');
    const second = await cases.judge({
      ...shared,
      candidate: { name: 'other.jsonl', text },
      run: { ...run, attempt: 2 },
    });
    expect(second.record.attempts).toBeUndefined();
    expect(seen(second)).toEqual(passed);
  });
});
