import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparison, error, failed, GateCases, metrics, open, passed, seen, withheld } from './gate-cases.ts';
import { classified, indices, noise, within } from './rows.ts';

const accuracy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.01 } }\n';
const ranked = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.01 }, roc_auc: { margin: 0.01 } }\n';
const cost = 'task: scores\nmetrics: { "metric:cost": { better: lower, margin: 5% } }\n';

const policies = {
  accuracy,
  recorded: accuracy,
  ranked,
  lenient: `${ranked}when: { metric-missing: inconclusive }\n`,
  cost,
  rmse: 'task: regression\nmetrics: { rmse: { margin: 2% } }\n',
};

let cases: GateCases;
beforeAll(async () => {
  cases = await GateCases.open(policies);
  await cases.record({ recorded: classified({ n: 100, wrong: within(0, 5) }) });
  await cases.openPullRequest();
});
afterAll(() => cases.close());

/** The noise below which two identical answers could still differ: Tango's bound. */
const z = 1.6448536269514722;
const zPower = 0.8416212335729143;

describe.concurrent('sparse 0/1 without a pair that disagrees', () => {
  test.each([
    ['never passes on 100 examples', 100, open],
    ['nor on one fewer than the margin needs', 267, open],
    ['and passes on as many as it needs', 268, passed],
  ])('%s', async (_, n, wanted) => {
    const result = await cases.judge({
      model: 'accuracy',
      baseline: classified({ n, wrong: within(0, 5) }),
      candidate: classified({ n, wrong: within(0, 5), more: () => ({ comment: 'trained anew' }) }),
    });
    expect(seen(result)).toEqual(wanted);
    expect(result.record.examples).toMatchObject({ paired: n, discordant: 0 });
    expect(result.record.flags).not.toContain('identical');
    const bound = z ** 2 / (n + z ** 2);
    const found = comparison(result, { metric: 'accuracy', against: 'baseline' });
    expect(found).toMatchObject({ n, delta: 0, neededN: 268, margin: 0.01, verdict: wanted.verdict, level: 0.9 });
    expect(found.worstDrop).toBeCloseTo(bound, 9);
    expect(found.ci?.map((end) => Math.abs(end))).toEqual([
      expect.closeTo(bound, 9) as number,
      expect.closeTo(bound, 9) as number,
    ]);
  });

  test('nor against what main recorded, of which only the gating columns are kept', async () => {
    const same = classified({ n: 100, wrong: within(0, 5), more: () => ({ comment: 'trained anew' }) });
    const result = await cases.judge({ model: 'recorded', candidate: same });
    expect(seen(result)).toEqual(open);
    expect(result.record.flags).not.toContain('identical');
    expect(comparison(result, { metric: 'accuracy' })).toMatchObject({ n: 100, delta: 0, neededN: 268 });
  });

  test('opens no gate that asks for proof', async () => {
    const result = await cases.judge({
      model: 'accuracy',
      baseline: classified({ n: 100 }),
      candidate: classified({ n: 100, more: () => ({ comment: 'trained anew' }) }),
      inputs: { mode: 'promote' },
    });
    expect(seen(result)).toEqual(withheld);
  });

  test.each([1, 3])('nor does it pass with %i that disagree', async (few) => {
    const result = await cases.judge({
      model: 'accuracy',
      baseline: classified({ n: 100 }),
      candidate: classified({ n: 100, wrong: within(0, few) }),
    });
    expect(seen(result)).toEqual(open);
    expect(comparison(result, { metric: 'accuracy' }).worstDrop).toBeGreaterThan(0.01);
  });

  test('passes at any size where it is the same file: then nothing is estimated', async () => {
    const same = classified({ n: 40, wrong: within(0, 5) });
    const result = await cases.judge({ model: 'accuracy', baseline: same, candidate: same });
    expect(seen(result)).toEqual(passed);
    expect(result.record.flags).toContain('identical');
  });
});

test('the detectable effect and the examples needed are on the scale of all pairs, not of those that disagree', async () => {
  const result = await cases.judge({
    model: 'accuracy',
    baseline: classified({ n: 1000, wrong: within(0, 60) }),
    candidate: classified({ n: 1000, wrong: (index) => within(30, 60)(index) }),
  });
  expect(seen(result)).toEqual(open);
  expect(result.record.examples).toMatchObject({ paired: 1000, discordant: 60 });
  const { mde, neededN, delta, n } = comparison(result, { metric: 'accuracy' });
  expect({ delta, n }).toEqual({ delta: 0, n: 1000 });
  expect(mde).toBeCloseTo(0.01924, 5);
  expect((mde ?? 0) * Math.sqrt(1000)).toBeCloseTo(z * Math.sqrt(0.06) + zPower * Math.sqrt(0.06 - (mde ?? 0) ** 2), 6);
  expect(neededN).toBe(Math.ceil(((z + zPower) ** 2 * 0.06) / 0.01 ** 2));
});

test('paired answers are tested as pairs: two points lost of 1000 with 6 % that disagree is red', async () => {
  const result = await cases.judge({
    model: 'accuracy',
    baseline: classified({ n: 1000, wrong: within(0, 80) }),
    candidate: classified({ n: 1000, wrong: (index) => within(20, 60)(index) || within(100, 40)(index) }),
  });
  expect(seen(result)).toEqual(failed);
  expect(JSON.parse(result.outputs['failed-metrics'] ?? '')).toEqual(['accuracy']);
  expect(comparison(result, { metric: 'accuracy' })).toMatchObject({
    delta: -0.02,
    test: 'mcnemar-mid-p+tango',
    pRegression: expect.closeTo(0.0049267, 6) as number,
    verdict: 'fail',
  });
});

describe.concurrent('a metric that vanished', () => {
  const scored = classified({ n: 300, more: (index) => ({ score: index % 2 === 0 ? 0.9 : 0.1 }) });
  const bare = classified({ n: 300 });

  test('is an error, though all that is left is as good as before', async () => {
    const result = await cases.judge({ model: 'ranked', baseline: scored, candidate: bare });
    expect(seen(result)).toEqual(error('E_METRIC_MISSING'));
    expect(comparison(result, { metric: 'roc_auc' })).toMatchObject({ verdict: 'error', candidate: null });
    expect(result.record.error?.message).toContain('roc_auc');
  });

  test.each([
    ['merge', open],
    ['promote', withheld],
  ])('leaves the gate open at most where the policy says so, in mode %s', async (mode, wanted) => {
    const result = await cases.judge({ model: 'lenient', baseline: scored, candidate: bare, inputs: { mode } });
    expect(seen(result)).toEqual(wanted);
    const missing = comparison(result, { metric: 'roc_auc' });
    expect(missing).toMatchObject({ verdict: 'inconclusive', flags: ['metric-missing'] });
  });

  test('hides no regression of what is left', async () => {
    const result = await cases.judge({
      model: 'lenient',
      baseline: scored,
      candidate: classified({ n: 300, wrong: within(0, 60) }),
    });
    expect(seen(result)).toEqual(failed);
  });

  const numbers = { accuracy: { value: 0.95, n: 300 }, roc_auc: { value: 0.97, stderr: 0.001 } };
  test('is an error in a file of metrics, too', async () => {
    const result = await cases.judge({
      model: 'ranked',
      baseline: metrics('baseline', numbers),
      candidate: metrics('candidate', { accuracy: numbers.accuracy }),
    });
    expect(seen(result)).toEqual(error('E_METRIC_MISSING'));
  });

  test('leaves the gate open where the policy says so, in a file of metrics, too', async () => {
    const result = await cases.judge({
      model: 'lenient',
      baseline: metrics('baseline', numbers),
      candidate: metrics('candidate', { accuracy: numbers.accuracy }),
    });
    expect(seen(result)).toEqual(open);
    expect(comparison(result, { metric: 'roc_auc' }).flags).toContain('metric-missing');
  });
});

describe.concurrent('a margin that is a share of what is not above 0', () => {
  const costs = (value: (index: number) => number) =>
    indices(60).map((index) => ({ id: `q${index}`, 'metric:cost': value(index) }));

  test.each([
    ['zero', () => 0, () => 1],
    ['negative', (index: number) => -1 - noise(index), () => -0.5],
  ])('is refused by predictions: %s', async (_, before, now) => {
    const result = await cases.judge({
      model: 'cost',
      baseline: costs(before),
      candidate: [...costs(now), { id: 'one more', 'metric:cost': 1 }],
    });
    expect(seen(result)).toEqual(error('E_MARGIN'));
    expect(result.record.error?.message).toContain('metric:cost');
  });

  test.each([
    ['zero', 0],
    ['negative', -3],
  ])('is refused by numbers: %s', async (_, before) => {
    const result = await cases.judge({
      model: 'cost',
      baseline: metrics('baseline', { 'metric:cost': before }),
      candidate: metrics('candidate', { 'metric:cost': 1 }),
    });
    expect(seen(result)).toEqual(error('E_MARGIN'));
  });

  test('is refused by values of several runs, too', async () => {
    const result = await cases.judge({
      model: 'rmse',
      baseline: metrics('baseline', { rmse: [0, 0, 0] }),
      candidate: metrics('candidate', { rmse: [1, 2, 3] }),
    });
    expect(seen(result)).toEqual(error('E_MARGIN'));
  });
});

describe.concurrent('a candidate that is NaN', () => {
  const good = indices(60).map((index) => ({ id: `q${index}`, 'metric:cost': 1 + noise(index) }));
  const replaced = (value: unknown) => good.map((row, at) => (at === 30 ? { ...row, 'metric:cost': value } : row));

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, null, 'n/a'])(
    'is an error by one cell that is %s',
    async (value) => {
      const result = await cases.judge({ model: 'cost', baseline: good, candidate: replaced(value) });
      expect(seen(result)).toMatchObject({ exit: 2, verdict: 'error' });
      expect(result.record.error?.code).toMatch(/^E_(METRIC_NAN|PREDICTIONS(_VALUE)?)$/);
    },
  );

  test.each(['score', 'prediction'])('is an error by one %s', async (column) => {
    const rows = classified({ n: 200, more: (index) => ({ score: noise(index) }) });
    const candidate = rows.map((row, at) => (at === 77 ? { ...row, [column]: Number.NaN } : row));
    const result = await cases.judge({ model: 'ranked', baseline: rows, candidate });
    expect(seen(result)).toMatchObject({ exit: 2, verdict: 'error' });
  });

  test.each([
    ['a number', Number.NaN],
    ['one of several values', [1, Number.NaN, 1]],
    ['infinite', Number.POSITIVE_INFINITY],
  ])('is an error in a file of metrics: %s', async (_, value) => {
    const text = JSON.stringify({ rmse: value }, (_key, one: unknown) =>
      typeof one === 'number' && !Number.isFinite(one) ? String(one) : one,
    );
    const result = await cases.judge({
      model: 'rmse',
      baseline: metrics('baseline', { rmse: [1, 1.1, 0.9, 1, 1.2] }),
      candidate: { name: 'candidate.json', text: text.replaceAll(/"(NaN|Infinity)"/g, '$1') },
    });
    expect(seen(result)).toEqual(error('E_METRIC_NAN'));
  });
});
