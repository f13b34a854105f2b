// Longer than most: mainly a table of tasks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../gate-world.ts';
import {
  type Answers,
  comparison,
  failed,
  GateCases,
  metrics,
  type Outcome,
  passed,
  seen,
  toJsonl,
} from './gate-cases.ts';
import { bell, indices, noise, without } from './rows.ts';

/** One task: what main records, what is better, what is worse, and the test that has to tell. */
interface Task {
  readonly policy: string;
  /** Answers of a model, the worse the larger `fault`; 1 is what main has. */
  readonly answers: (fault: number) => Answers;
  readonly metric: string;
  readonly test: string;
  readonly n: number;
  readonly worse?: number;
}

const two = (index: number) => (noise(index, 1) < 0.5 ? 'spam' : 'ham');
const other = (label: string) => (label === 'spam' ? 'ham' : 'spam');
/** Right unless `noise` falls below a share that grows with the fault. */
const answer = (index: number, fault: number, seed = 2) =>
  noise(index, seed) < 0.08 * fault ? other(two(index)) : two(index);

const scored = (n: number) => (fault: number) =>
  indices(n).map((index): Row => {
    const logit = (two(index) === 'spam' ? 1.6 : -1.6) + fault * bell(index, 3);
    const score = 1 / (1 + Math.exp(-logit));
    return { id: `m${index}`, label: two(index), prediction: score > 0.5 ? 'spam' : 'ham', score };
  });

const classes = ['a', 'b', 'c'];
const three = (fault: number) =>
  indices(300).map((index): Row => {
    const label = Math.floor(noise(index, 4) * 3);
    const weights = classes.map((_, at) => Math.exp((at === label ? 2 : 0) + fault * bell(3 * index + at, 5)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const best = weights.indexOf(Math.max(...weights));
    const scores = Object.fromEntries(classes.map((name, at) => [`score:${name}`, (weights[at] ?? 0) / total]));
    return { id: `m${index}`, label: classes[label], prediction: classes[best], ...scores };
  });

const tags = ['red', 'green', 'blue', 'grey'];
const tagged = (fault: number) =>
  indices(250).map((index): Row => {
    const chosen = tags.filter((_, at) => noise(4 * index + at, 6) < 0.4);
    const prediction = tags.filter((tag, at) => chosen.includes(tag) !== noise(4 * index + at, 7) < 0.08 * fault);
    return { id: `m${index}`, label: chosen, prediction };
  });

const ranked = (fault: number) =>
  indices(200).flatMap((query) =>
    indices(6).map((place): Row => {
      const index = 6 * query + place;
      const label = place === 0 ? 2 : Math.floor(noise(index, 8) * 3);
      return { id: `d${index}`, group: `q${query}`, label, score: label + 0.7 * fault * bell(index, 9) };
    }),
  );

const called = 'task: binary\npositive: spam\n';
const tasks: Readonly<Record<string, Task>> = {
  regression: {
    policy: 'task: regression\nmetrics: { rmse: { margin: 2% } }\nshow: [mae, r2]\n',
    answers: (fault) =>
      indices(200).map((index) => ({
        id: `m${index}`,
        label: 10 + 3 * bell(index, 10),
        prediction: 10 + 3 * bell(index, 10) + fault * bell(index, 11),
      })),
    metric: 'rmse',
    test: 'permutation+bca',
    n: 200,
  },
  ranking: {
    policy: 'task: ranking\nmetrics: { ndcg: { margin: 0.02 } }\nshow: [ndcg@3]\n',
    answers: ranked,
    metric: 'ndcg',
    test: 'permutation+bca',
    n: 200,
    worse: 3,
  },
  multilabel: {
    policy: 'task: multilabel\nmetrics: { f1_micro: { margin: 0.02 } }\nshow: [f1_macro, "recall:red"]\n',
    answers: tagged,
    metric: 'f1_micro',
    test: 'permutation+bca',
    n: 250,
    worse: 2,
  },
  scores: {
    policy: 'task: scores\nmetrics: { "metric:rubric": { better: higher, margin: 0.1 } }\n',
    answers: (fault) =>
      indices(150).map((index) => ({
        id: `m${index}`,
        'metric:rubric': 4 + bell(index, 12) - 0.4 * fault * (0.5 + noise(index, 13)),
        judge: 'judge-1',
        decoding: 'temperature 0',
      })),
    metric: 'metric:rubric',
    test: 'paired-t',
    n: 150,
  },
  seeds: {
    policy: `${called}metrics: { accuracy: { margin: 0.05 } }\n`,
    answers: (fault) =>
      indices(120).flatMap((index) =>
        indices(4).map((seed) => ({
          id: `m${index}`,
          seed,
          label: two(index),
          prediction: answer(index, fault * (1 + 0.1 * seed), seed % 2),
        })),
      ),
    metric: 'accuracy',
    test: 'two-way-t',
    n: 120,
    worse: 3,
  },
  clusters: {
    policy: `${called}metrics: { accuracy: { margin: 0.05 } }\n`,
    answers: (fault) =>
      indices(300).map((index) => ({
        id: `m${index}`,
        cluster: `passage ${index % 60}`,
        label: two(index),
        prediction: answer(index, fault),
      })),
    metric: 'accuracy',
    test: 'clustered-t',
    n: 300,
    worse: 3,
  },
  repeats: {
    policy: `${called}metrics: { accuracy: { margin: 0.05 } }\n`,
    answers: (fault) =>
      indices(120).flatMap((index) =>
        indices(5).map((repeat) => ({
          id: `m${index}`,
          repeat,
          label: two(index),
          prediction: noise(5 * index + repeat, 14) < 0.1 * fault ? other(two(index)) : two(index),
        })),
      ),
    metric: 'accuracy',
    test: 'paired-t',
    n: 120,
    worse: 3,
  },
  weights: {
    policy: `${called}metrics: { accuracy: { margin: 0.05 } }\n`,
    answers: (fault) =>
      indices(300).map((index) => ({
        id: `m${index}`,
        weight: 1 + 2 * noise(index, 15),
        label: two(index),
        prediction: answer(index, fault),
      })),
    metric: 'accuracy',
    test: 'paired-t',
    n: 300,
    worse: 3,
  },
  probabilities: {
    policy: 'task: multiclass\nmetrics: { log_loss: { margin: 5% } }\nshow: [f1_macro, balanced_accuracy]\n',
    answers: three,
    metric: 'log_loss',
    test: 'permutation+bca',
    n: 300,
    worse: 1.7,
  },
  classes: {
    policy: 'task: multiclass\nmetrics: { f1_macro: { margin: 0.02 } }\nshow: ["recall:a"]\n',
    answers: three,
    metric: 'f1_macro',
    test: 'permutation+bca',
    n: 300,
    worse: 2.5,
  },
  auc: {
    policy: `${called}metrics: { roc_auc: { margin: 0.02 } }\nshow: [brier_score, ece, f1, precision]\n`,
    answers: scored(300),
    metric: 'roc_auc',
    test: 'delong',
    n: 300,
    worse: 2,
  },
  ordering: {
    policy: `${called}metrics: { average_precision: { margin: 0.02 } }\n`,
    answers: scored(120),
    metric: 'average_precision',
    test: 'permutation+percentile',
    n: 120,
    worse: 3,
  },
  graded: {
    policy: 'metrics: { accuracy: { margin: 0.05 } }\n',
    answers: (fault) =>
      indices(300).map((index) => ({ id: `m${index}`, correct: noise(index, 16) >= 0.1 * fault, topic: index % 3 })),
    metric: 'accuracy',
    test: 'mcnemar-mid-p+tango',
    n: 300,
    worse: 2,
  },
  numbers: {
    policy: 'metrics: { accuracy: { margin: 0.03 } }\n',
    answers: (fault) =>
      metrics('candidate', { accuracy: { value: 1 - 0.05 * fault, n: 2000 }, fingerprint: { dataset: 'v1' } }),
    metric: 'accuracy',
    test: 'unpaired-z+newcombe',
    n: 2000,
  },
};

let cases: GateCases;
let recorded: Readonly<Record<string, Outcome>>;
beforeAll(async () => {
  cases = await GateCases.open(Object.fromEntries(Object.entries(tasks).map(([name, { policy }]) => [name, policy])));
  recorded = await cases.record(
    Object.fromEntries(Object.entries(tasks).map(([name, { answers }]) => [name, answers(1)])),
  );
  await cases.openPullRequest();
});
afterAll(() => cases.close());

describe.concurrent.each(Object.entries(tasks))('the baseline main recorded of %s', (model, task) => {
  const { answers, metric, worse = 1.5 } = task;
  const gate = { metric, against: 'baseline', role: 'gate' } as const;

  test('is enough to see what is worse, and says all that its file would', async () => {
    expect(recorded[model]?.record).toMatchObject({
      verdict: 'inconclusive',
      flags: expect.arrayContaining(['no-baseline']) as unknown,
    });
    const candidate = answers(worse);
    const given = answers(1);
    const text = 'name' in given ? given : { name: 'candidate.jsonl', text: toJsonl(given) };
    // The same bytes under another name: what resampled tests draw follows from digests.
    const baseline = { name: text.name.replace('candidate', 'baseline'), text: text.text };
    const [again, byFile] = await Promise.all([
      cases.judge({ model, candidate }),
      cases.judge({ model, candidate, baseline }),
    ]);
    expect(seen(again)).toEqual(failed);
    expect(comparison(again, gate)).toMatchObject({ test: task.test, n: task.n, verdict: 'fail' });
    expect(comparison(again, gate).pRegression).toBeLessThan(0.05);
    expect(again.record.comparisons).toEqual(byFile.record.comparisons);
    expect(again.record.baseline).toMatchObject({ behind: 0 });
  });

  test('is enough to prove what is not', async () => {
    const result = await cases.judge({ model, candidate: answers(0.6) });
    expect(seen(result)).toEqual(passed);
    const { delta, pNoninferiority } = comparison(result, gate);
    expect(delta).toBeGreaterThanOrEqual(0);
    expect(pNoninferiority).toBeLessThanOrEqual(0.05);
    for (const { candidate, baseline, role } of result.record.comparisons)
      if (role === 'show') expect([candidate, baseline]).toEqual([expect.any(Number), expect.any(Number)]);
  });
});

function rowsOf(task: string, fault: number): readonly Row[] {
  const answers = tasks[task]?.answers(fault);
  if (answers === undefined || 'name' in answers) throw new Error(`${task} has no rows`);
  return answers;
}

test('weights count on both sides', async () => {
  const [rows, now] = [rowsOf('weights', 1), rowsOf('weights', 2)];
  const mean = (list: readonly Row[]) => {
    const total = list.reduce((sum, { weight }) => sum + Number(weight), 0);
    return (
      list.reduce((sum, { weight, label, prediction }) => sum + (label === prediction ? Number(weight) : 0), 0) / total
    );
  };
  const { baseline, candidate } = comparison(await cases.judge({ model: 'weights', candidate: now }), {
    metric: 'accuracy',
  });
  expect(baseline).toBeCloseTo(mean(rows), 12);
  expect(candidate).toBeCloseTo(mean(now), 12);
});

test('repeats of a question are averaged: five answers to each are no five times as many questions', async () => {
  const [rows, now] = [rowsOf('repeats', 1), rowsOf('repeats', 1.4)];
  const alone = (list: readonly Row[]) =>
    list.map((row) => ({ ...row, id: `${String(row['id'])}-${String(row['repeat'])}` }));
  const [averaged, pretended] = await Promise.all([
    cases.judge({ model: 'repeats', baseline: rows, candidate: now }),
    cases.judge({ model: 'repeats', baseline: alone(rows), candidate: alone(now) }),
  ]);
  expect([averaged, pretended].map((result) => comparison(result, { metric: 'accuracy' }).n)).toEqual([120, 600]);
  expect(averaged.record.examples.paired).toBe(120);
});

test('examples of one passage say less than as many of their own', async () => {
  const shifted = (share: number) =>
    indices(300).map((index) => ({
      id: `m${index}`,
      label: two(index),
      // All examples of a passage go wrong together.
      prediction: noise(index % 30, 17) < share ? other(two(index)) : two(index),
      cluster: index % 30,
    }));
  const [baseline, candidate] = [shifted(0.05), shifted(0.12)];
  const [clustered, naive] = await Promise.all([
    cases.judge({ model: 'clusters', baseline, candidate }),
    cases.judge({
      model: 'clusters',
      baseline: without(baseline, 'cluster'),
      candidate: without(candidate, 'cluster'),
    }),
  ]);
  const p = [clustered, naive].map((result) => comparison(result, { metric: 'accuracy' }).pRegression ?? 0);
  expect(p[0]).toBeGreaterThan(10 * (p[1] ?? 0));
});
