import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../gate-world.ts';
import { comparison, error, failed, GateCases, type Outcome, open, passed, seen, withheld } from './gate-cases.ts';
import { bell, classified, indices, noise, within, without } from './rows.ts';

const names = [
  '</details><img src=x onerror=alert(1)>',
  '::error::boom',
  '@octocat `x` | ](https://example.org)',
  '__proto__',
  'a\nb ::set-output name=verdict::pass',
];
const called = 'task: binary\npositive: spam\n';
const accuracy = `${called}metrics: { accuracy: { margin: 0.01 } }\n`;
const quality = 'task: scores\nmetrics: { "metric:q": { better: higher, margin: 0.1 } }\n';
const policies = {
  names: `task: scores\nmetrics:\n${names
    .map((name) => `  ${JSON.stringify(`metric:${name}`)}: { better: higher, margin: 0.1 }\n`)
    .join('')}slices: { explore: ["::add-mask::pass", constructor] }\n`,
  accuracy,
  quality,
  relative: 'task: scores\nmetrics: { "metric:q": { better: lower, margin: 5% } }\n',
  auc: `${called}metrics: { roc_auc: { margin: 0.01 } }\n`,
  loss: `${called}metrics: { log_loss: { margin: 2% } }\n`,
  ndcg: 'task: ranking\nmetrics: { ndcg: { margin: 0.01 } }\n',
  classes:
    'task: multiclass\nmetrics: { f1_macro: { margin: 0.01 } }\nshow: [accuracy, balanced_accuracy, f1_weighted]\n',
  rmse: 'task: regression\nmetrics: { rmse: { margin: 2% } }\nshow: [mae, r2]\n',
  f1: `${called}metrics: { f1: { margin: 0.01 } }\n`,
};

let cases: GateCases;
let number: number;
beforeAll(async () => {
  cases = await GateCases.open(policies);
  number = await cases.openPullRequest();
});
afterAll(() => cases.close());

const scored = (n: number, more: (index: number) => Row = () => ({})) =>
  classified({
    n,
    wrong: (index) => noise(index) < 0.1,
    more: (index) => ({ score: noise(index, 2), ...more(index) }),
  });

/** Never green, and never with a stack. */
function calm(result: Outcome): void {
  expect(result.record.verdict).not.toBe('pass');
  expect(result.log).not.toMatch(/^\s+at .+:\d+:\d+/m);
  if (result.record.error !== null) expect(result.record.error.code).toMatch(/^E_(?!INTERNAL)/);
}

test('names of metrics full of Markdown, HTML, mentions and workflow commands stay inert', async () => {
  const rows = (add: number) =>
    indices(60).map((index) => ({
      id: `${names[0]} ${index}`,
      '::add-mask::pass': `${names[1]} ${index % 2}`,
      constructor: names[2],
      ...Object.fromEntries(names.map((name) => [`metric:${name}`, 1 + noise(index) - add * noise(index, 2)])),
    }));
  const [worse, missing] = await Promise.all([
    cases.judge({
      model: 'names',
      baseline: rows(0),
      candidate: rows(1),
      publish: true,
      inputs: { comment: 'per-model' },
    }),
    cases.judge({
      model: 'names',
      baseline: rows(0),
      candidate: rows(0).map((row) => ({ id: row.id, 'metric:__proto__': 1 })),
    }),
  ]);
  expect(seen(worse)).toEqual(failed);
  expect(JSON.parse(worse.outputs['failed-metrics'] ?? '')).toEqual(names.map((name) => `metric:${name}`));
  expect(seen(missing)).toEqual(error('E_METRIC_MISSING'));
  for (const { commands, masks, summary } of [worse, missing]) {
    const own = ({ name, message }: { name: string; message: string }) =>
      (name === 'add-mask' && message === '***') || ['group', 'endgroup', 'debug'].includes(name);
    const strange = commands.filter((command) => !own(command) && command.message.startsWith('boom'));
    expect(strange).toEqual([]);
    expect(commands.filter(({ name }) => name === 'set-output')).toEqual([]);
    expect(masks).not.toContain('pass');
    expectInert(summary);
  }
  const [comment] = cases.world.standin.comments(cases.world.repository, number);
  expect(comment?.body).toContain('octocat');
  expectInert(comment?.body ?? '');
});

/** Nothing of the names outside code. */
function expectInert(markdown: string): void {
  const prose = markdown.replace(/(`+)(?:(?!\1)[\s\S])*\1/g, '');
  for (const trace of ['@octocat', '<img', '](https://example.org']) expect(prose).not.toContain(trace);
}

describe.concurrent('evidence that cannot be judged', () => {
  test.each<[string, string, Row[], string]>([
    ['weights that are all 0', 'accuracy', scored(100, () => ({ weight: 0 })), 'E_METRIC_NAN'],
    ['a weight below 0', 'accuracy', scored(100, (index) => ({ weight: index - 1 })), 'E_PREDICTIONS_VALUE'],
    ['a weight that is text', 'accuracy', scored(100, () => ({ weight: 'much' })), 'E_PREDICTIONS'],
    ['one class only', 'auc', scored(100).map((row) => ({ ...row, label: 'spam' })), 'E_METRIC_NAN'],
    ['scores that are no probabilities', 'loss', scored(100, (index) => ({ score: index })), 'E_METRIC_NAN'],
    ['rankings without groups', 'ndcg', without(ranking(), 'group'), 'E_PREDICTIONS_VALUE'],
    ['a relevance below 0', 'ndcg', ranking().map((row) => ({ ...row, label: -1 })), 'E_PREDICTIONS_LABEL'],
    ['rankings in which nothing is relevant', 'ndcg', ranking().map((row) => ({ ...row, label: 0 })), 'E_METRIC_NAN'],
    ['labels that are no numbers', 'rmse', regression((label) => `${label} m`), 'E_PREDICTIONS_LABEL'],
    ['labels that are infinite', 'rmse', regression(() => Number.POSITIVE_INFINITY), 'E_PREDICTIONS'],
    ['errors whose squares overflow', 'rmse', regression((label) => label * 1e200), 'E_METRIC_NAN'],
    [
      'an empty cluster',
      'accuracy',
      scored(100, (index) => ({ cluster: index === 5 ? '' : 'a' })),
      'E_PREDICTIONS_VALUE',
    ],
  ])('is refused by a code: %s', async (_, model, rows, code) => {
    const candidate = rows.map((row) => ({ ...row, comment: 'of the candidate' }));
    const result = await cases.judge({ model, baseline: rows, candidate });
    expect(seen(result)).toEqual(error(code));
    calm(result);
  });

  test.each<[string, string, Row[], string]>([
    ['weights that are all 0', 'accuracy', scored(100, () => ({ weight: 0 })), 'E_METRIC_NAN'],
    ['one class only', 'auc', scored(100).map((row) => ({ ...row, label: 'spam' })), 'E_METRIC_NAN'],
    ['errors whose squares overflow', 'rmse', regression((label) => label * 1e200), 'E_METRIC_NAN'],
  ])('is refused on the first use, too: %s', async (_, model, candidate, code) => {
    const result = await cases.judge({ model, candidate });
    expect(seen(result)).toEqual(error(code));
    calm(result);
  });

  function ranking(): Row[] {
    return indices(60).map((index) => ({
      id: `d${index}`,
      group: `q${index % 20}`,
      label: index % 3,
      score: noise(index),
    }));
  }

  function regression(labelOf: (label: number) => unknown): Row[] {
    return indices(60).map((index) => ({ id: `x${index}`, label: labelOf(index), prediction: index + bell(index) }));
  }
});

describe.concurrent('very much of something', () => {
  const limit = 20_000;

  test('a hundred thousand clusters', async () => {
    const rows = (share: number) =>
      classified({ n: 100_000, wrong: (index) => noise(index) < share, more: (index) => ({ cluster: `c${index}` }) });
    const result = await cases.judge({ model: 'accuracy', baseline: rows(0.1), candidate: rows(0.13) });
    expect(seen(result)).toEqual(failed);
    expect(comparison(result, { metric: 'accuracy' })).toMatchObject({ n: 100_000, test: 'clustered-t' });
    expect(result.durationMs).toBeLessThan(limit);
  });

  test('ten thousand seeds', async () => {
    const rows = (share: number) =>
      classified({
        n: 20_000,
        wrong: (index) => noise(index) < share,
        more: (index) => ({ seed: index % 10_000 }),
      });
    const result = await cases.judge({ model: 'accuracy', baseline: rows(0.1), candidate: rows(0.13) });
    calm(result);
    expect(seen(result)).toEqual(error('E_EVIDENCE'));
    expect(result.durationMs).toBeLessThan(limit);
  });

  test('five thousand classes', async () => {
    const rows = (share: number) =>
      indices(10_000).map((index) => ({
        id: `x${index}`,
        label: `class ${index % 5000}`,
        prediction: `class ${noise(index) < share ? (index + 1) % 5000 : index % 5000}`,
      }));
    const result = await cases.judge({ model: 'classes', baseline: rows(0.1), candidate: rows(0.14) });
    calm(result);
    const { flags } = comparison(result, { metric: 'f1_macro', role: 'gate' });
    expect(flags).toEqual(expect.arrayContaining(['biased', 'not-conclusive']));
    expect(seen(result)).toMatchObject({ verdict: 'inconclusive' });
    expect(result.durationMs).toBeLessThan(limit);
  });

  test('values near the end of what a number holds', async () => {
    const rows = (size: number) =>
      indices(60).map((index) => ({ id: `x${index}`, 'metric:q': size * (1 + noise(index)) }));
    const results = await Promise.all(
      [1e308, 1e155, 1e-308, 5e-324].map((size) =>
        cases.judge({ model: 'relative', baseline: rows(size), candidate: rows(1.5 * size) }),
      ),
    );
    for (const result of results) calm(result);
    expect(results.map(({ record }) => record.verdict)).not.toContain('pass');
  });
});

describe.concurrent('a candidate that talks its way out', () => {
  const before = classified({ n: 400, wrong: within(0, 20) });
  const bad = classified({ n: 400, wrong: within(0, 120) });

  test('is red to begin with', async () => {
    expect(seen(await cases.judge({ model: 'accuracy', baseline: before, candidate: bad }))).toEqual(failed);
  });

  test.each<[string, Row[]]>([
    ['every answer is correct', bad.map((row) => ({ ...row, correct: true }))],
    ['wrong answers weigh nothing', bad.map((row, at) => ({ ...row, weight: at < 120 ? 0 : 1 }))],
    ['right answers are repeated', [...bad, ...bad.slice(120)].map((row, at) => ({ ...row, repeat: at }))],
    ['every answer has a judge', bad.map((row) => ({ ...row, judge: 'mild' }))],
  ])('is not let through: %s', async (_, candidate) => {
    const result = await cases.judge({ model: 'accuracy', baseline: before, candidate });
    expect(result.record.verdict).not.toBe('pass');
    expect({ exit: result.exitCode }).not.toEqual({ exit: 0 });
  });

  test.each<[string, Row[]]>([
    ['all examples are one cluster', bad.map((row) => ({ ...row, cluster: 'one' }))],
    ['every example is run with two seeds', [1, 2].flatMap((seed) => bad.map((row) => ({ ...row, seed })))],
  ])('is never green where it leaves too little to judge by: %s', async (_, candidate) => {
    const result = await cases.judge({ model: 'accuracy', baseline: before, candidate, inputs: { mode: 'promote' } });
    expect(seen(result)).toEqual(withheld);
    expect(comparison(result, { metric: 'accuracy' }).flags.join()).toMatch(/too-few-clusters|few-seeds/);
  });
});

describe.concurrent('a drop of the same size on every example', () => {
  const graded = (q: number, more: (index: number) => Row = () => ({})) =>
    indices(80).map((index) => ({ id: `x${index}`, 'metric:q': q, ...more(index) }));

  test('is red, though nothing varies', async () => {
    const result = await cases.judge({ model: 'quality', baseline: graded(5), candidate: graded(4) });
    expect(seen(result)).toEqual(failed);
    expect(comparison(result, { metric: 'metric:q' })).toMatchObject({ delta: -1, verdict: 'fail' });
  });

  test('is red by clusters, too', async () => {
    const cluster = (index: number) => ({ cluster: index % 40 });
    const result = await cases.judge({ model: 'quality', baseline: graded(5, cluster), candidate: graded(4, cluster) });
    expect(seen(result)).toEqual(failed);
  });

  test('is red where every weighted answer was right and is wrong', async () => {
    const weight = (index: number) => ({ weight: 1 + (index % 3) });
    const result = await cases.judge({
      model: 'accuracy',
      baseline: classified({ n: 60, more: weight }),
      candidate: classified({ n: 60, wrong: () => true, more: weight }),
    });
    expect(seen(result)).toEqual(failed);
  });

  test('is red where F1 fell from 1 to 0', async () => {
    const result = await cases.judge({
      model: 'f1',
      baseline: classified({ n: 60 }),
      candidate: classified({ n: 60, wrong: () => true }),
    });
    expect(seen(result)).toEqual(failed);
  });

  test('is red where the AUC fell from 1 to 0', async () => {
    const sided = (right: boolean) =>
      classified({ n: 60, more: (index) => ({ score: (index % 2 === 0) === right ? 0.9 : 0.1 }) });
    const result = await cases.judge({ model: 'auc', baseline: sided(true), candidate: sided(false) });
    expect(seen(result)).toEqual(failed);
  });

  test('of nothing at all proves nothing on a small set', async () => {
    const candidate = graded(5, () => ({ comment: 'another' }));
    const result = await cases.judge({ model: 'quality', baseline: graded(5), candidate });
    expect(seen(result)).toEqual(open);
  });

  test('that is a gain is no harm', async () => {
    const result = await cases.judge({ model: 'quality', baseline: graded(4), candidate: graded(5) });
    expect([passed, open]).toContainEqual(seen(result));
  });
});
