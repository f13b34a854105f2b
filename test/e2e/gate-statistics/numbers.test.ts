import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparison, error, failed, GateCases, metrics, open, passed, seen, withheld } from './gate-cases.ts';
import { classified, within } from './rows.ts';

const called = 'task: binary\npositive: spam\n';
const policies = {
  accuracy: `${called}metrics: { accuracy: { margin: 0.01 } }\n`,
  wide: `${called}metrics: { accuracy: { margin: 0.03 } }\n`,
  unsaid: 'metrics: { accuracy: }\n',
  f1: `${called}metrics: { f1: { margin: 0.02 } }\n`,
  rmse: 'task: regression\nmetrics: { rmse: { margin: 5% } }\n',
};

let cases: GateCases;
beforeAll(async () => {
  cases = await GateCases.open(policies);
  await cases.openPullRequest();
});
afterAll(() => cases.close());

describe.concurrent('bare numbers', () => {
  const sides = (was: number, is: number) => ({
    baseline: metrics('baseline', { accuracy: was }),
    candidate: metrics('candidate', { accuracy: is }),
  });

  test.each([
    ['keep to an explicit margin', 0.95, 0.941, passed],
    ['keep to it exactly', 0.95, 0.94, passed],
    ['break it', 0.95, 0.9399, failed],
  ])('that %s are judged by it, and tagged', async (_, was, is, wanted) => {
    const result = await cases.judge({ model: 'accuracy', ...sides(was, is) });
    expect(seen(result)).toEqual(wanted);
    expect(result.record.flags).toEqual(expect.arrayContaining(['numbers-only', 'no-noise-estimate']));
    expect(comparison(result, { metric: 'accuracy' })).toMatchObject({
      test: 'limit',
      margin: 0.01,
      ci: null,
      pRegression: null,
      mde: null,
      flags: ['no-noise-estimate'],
    });
  });

  test.each(['promote', 'improve'])('are refused by %s, however good', async (mode) => {
    const result = await cases.judge({ model: 'accuracy', ...sides(0.9, 0.99), inputs: { mode } });
    expect(seen(result)).toEqual(withheld);
    expect(result.record.flags).toContain('no-noise-estimate');
  });

  test.each([
    ['five values that never vary', [0.95, 0.95, 0.95, 0.95, 0.95], 0.9],
    ['standard errors of 0', { value: 0.95, stderr: 0 }, { value: 0.9, stderr: 0 }],
  ])('are what %s come to', async (_, was, is) => {
    const result = await cases.judge({
      model: 'accuracy',
      baseline: metrics('baseline', { accuracy: was }),
      candidate: metrics('candidate', { accuracy: is }),
    });
    expect(seen(result)).toEqual(failed);
    expect(result.record.flags).toContain('no-noise-estimate');
  });

  test('never pass by a margin nobody wrote', async () => {
    const result = await cases.judge({ model: 'unsaid', ...sides(0.9, 0.99) });
    expect(seen(result)).toEqual(open);
    expect(comparison(result, { metric: 'accuracy' })).toMatchObject({ verdict: 'inconclusive', test: null });
  });

  test('never pass by a margin nobody wrote in the short form', async () => {
    const result = await cases.judge({ model: 'none', ...sides(0.9, 0.9), inputs: { metrics: 'accuracy' } });
    expect(seen(result)).toEqual(open);
  });
});

describe.concurrent('numbers that say how far they move', () => {
  test.each([
    ['a share of n', 'accuracy', 'unpaired-z+newcombe', { value: 0.95, n: 1000 }, { value: 0.9, n: 1000 }],
    ['a standard error', 'f1', 'stderr-z', { value: 0.9, stderr: 0.01 }, { value: 0.8, stderr: 0.01 }],
    ['values of seeds', 'f1', 'welch-t', [0.9, 0.91, 0.89], [0.8, 0.81, 0.79]],
    ['five values of the baseline', 'rmse', 'prediction-t', [1, 1.01, 0.99, 1, 1.02], 1.2],
  ])('are tested by it: %s', async (_, metric, wanted, was, is) => {
    const model = metric;
    const result = await cases.judge({
      model,
      baseline: metrics('baseline', { [metric]: was }),
      candidate: metrics('candidate', { [metric]: is }),
    });
    expect(seen(result)).toEqual(failed);
    expect(result.record.flags).not.toContain('no-noise-estimate');
    const found = comparison(result, { metric });
    expect(found).toMatchObject({ test: wanted, verdict: 'fail' });
    expect(found.pRegression).toBeLessThan(0.05);
    expect(found.mde).toBeGreaterThan(0);
  });

  test.each([
    ['a share of n', 'wide', { accuracy: { value: 0.95, n: 4000 } }],
    ['a standard error', 'f1', { f1: { value: 0.9, stderr: 0.002 } }],
    ['values of seeds', 'f1', { f1: [0.9, 0.901, 0.899] }],
  ])('prove what has not changed, also to promote: %s', async (_, model, numbers) => {
    const result = await cases.judge({
      model,
      baseline: metrics('baseline', numbers),
      candidate: metrics('candidate', { ...numbers, other: 1 }),
      inputs: { mode: 'promote' },
    });
    expect(seen(result)).toEqual(passed);
  });

  test('see less than the same answers in pairs', async () => {
    const [paired, alone] = await Promise.all([
      cases.judge({
        model: 'accuracy',
        baseline: classified({ n: 1000, wrong: within(0, 60) }),
        candidate: classified({ n: 1000, wrong: (index) => within(20, 40)(index) || within(100, 35)(index) }),
      }),
      cases.judge({
        model: 'accuracy',
        baseline: metrics('baseline', { accuracy: { value: 0.94, n: 1000 } }),
        candidate: metrics('candidate', { accuracy: { value: 0.925, n: 1000 } }),
      }),
    ]);
    expect([seen(paired), seen(alone)]).toEqual([failed, open]);
  });
});

describe.concurrent('improve by numbers', () => {
  const improve = { mode: 'improve' };

  test.each([
    ['shares of n', 'accuracy', { accuracy: { value: 0.9, n: 4000 } }, { accuracy: { value: 0.95, n: 4000 } }],
    ['values of seeds', 'f1', { f1: [0.8, 0.81, 0.79, 0.8] }, { f1: [0.9, 0.91, 0.89, 0.9] }],
  ])('passes a gain that numbers prove: %s', async (_, model, baseline, candidate) => {
    const sides = { baseline: metrics('baseline', baseline), candidate: metrics('candidate', candidate) };
    expect(seen(await cases.judge({ model, ...sides, inputs: improve }))).toEqual(passed);
  });

  test('stays shut for numbers that prove no gain', async () => {
    const sides = {
      baseline: metrics('baseline', { f1: [0.8, 0.8001, 0.7999, 0.8] }),
      candidate: metrics('candidate', { f1: [0.8, 0.8002, 0.7998, 0.8] }),
    };
    const result = await cases.judge({ model: 'f1', ...sides, inputs: improve });
    expect(seen(result)).toEqual(withheld);
    expect(result.record.flags).toContain('no-gain-proven');
  });
});

describe.concurrent('numbers measured in another way', () => {
  test.each([
    ['dataset', { dataset: 'v1' }, { dataset: 'v2' }],
    ['decoding', { dataset: 'v1' }, { dataset: 'v1', decoding: 'temperature 1' }],
    ['judge', { judge: 'a-1' }, {}],
  ])('is not compared by numbers: %s', async (name, was, is) => {
    const numbers = { accuracy: { value: 0.95, n: 1000 } };
    const result = await cases.judge({
      model: 'wide',
      baseline: metrics('baseline', { ...numbers, fingerprint: was }),
      candidate: metrics('candidate', { ...numbers, fingerprint: is }),
    });
    expect(seen(result)).toEqual(error('E_INCOMPARABLE'));
    expect(result.record.error?.message).toContain(name);
  });
});
