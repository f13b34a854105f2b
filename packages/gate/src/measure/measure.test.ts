import type { Predictions } from '@mlops-actions/dataset';
import { computeMetric } from '@mlops-actions/metrics';
import { describe, expect, it, test } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { normal, sampleBoth, uniform } from '../samples/sample-evidence.ts';
import { judgeSides } from '../samples/sample-judgement.ts';

type Sides = { candidate: Predictions; baseline: Predictions };

/** A regression of 400 houses; the candidate's errors are wider by `worse`. */
function houses(worse: number, extra: (at: number) => Record<string, string | number> = () => ({})): Sides {
  const random = uniform(7);
  return sampleBoth(400, (at) => {
    const label = 200 + 50 * normal(random);
    return {
      common: { label, ...extra(at) },
      baseline: { prediction: label + 10 * normal(random) },
      candidate: { prediction: label + 10 * (1 + worse) * normal(random) },
    };
  });
}

/** A binary classifier with scores; the candidate's are blurred by `worse`. */
function mails(
  worse: number,
  extra: (at: number) => Record<string, string | number> = () => ({}),
  count = 1200,
): Sides {
  const random = uniform(11);
  const clamp = (score: number) => Math.min(0.999, Math.max(0.001, score));
  return sampleBoth(count, (at) => {
    const spam = at % 3 === 0;
    const shared = (spam ? 0.66 : 0.34) + 0.14 * normal(random);
    const answer = (score: number) => ({ score, prediction: score >= 0.5 ? 'spam' : 'ham' });
    return {
      common: { label: spam ? 'spam' : 'ham', ...extra(at) },
      baseline: answer(clamp(shared + 0.03 * normal(random))),
      candidate: answer(clamp(shared + (0.03 + worse) * normal(random))),
    };
  });
}

/** Fifty queries of eight documents. */
function searches(worse: number): Sides {
  const random = uniform(3);
  return sampleBoth(1200, (at) => {
    const label = Math.floor(random() * 4);
    return {
      common: { group: `q${Math.floor(at / 8)}`, label },
      baseline: { score: label + normal(random) },
      candidate: { score: label + (1 + worse) * normal(random) },
    };
  });
}

/** Answers with several labels each. */
function tags(worse: number): Sides {
  const random = uniform(5);
  const names = ['a', 'b', 'c'];
  const pick = (keep: (name: string) => boolean) => names.filter(keep).join('|') || '|';
  return sampleBoth(600, () => {
    const truth = names.filter(() => random() < 0.5);
    const answer = (error: number) => pick((name) => truth.includes(name) !== random() < error);
    return {
      common: { label: truth.join('|') || '|' },
      baseline: { prediction: answer(0.1) },
      candidate: { prediction: answer(0.1 + worse) },
    };
  });
}

/** Rubric scores from 1 to 5. */
function rubric(worse: number, extra: (at: number) => Record<string, string | number> = () => ({})): Sides {
  const random = uniform(9);
  return sampleBoth(300, (at) => {
    const shared = 3 + normal(random);
    return {
      common: extra(at),
      baseline: { 'metric:helpful': shared + 0.3 * normal(random) },
      candidate: { 'metric:helpful': shared - worse + 0.3 * normal(random) },
    };
  });
}

const rubricPolicy = 'metrics: { "metric:helpful": { better: higher, margin: 0.1 } }';

test.each<[string, string, (worse: number) => Sides, string]>([
  ['mae', 'metrics: { mae: { margin: 10% } }', houses, 'paired-t'],
  ['rmse', 'metrics: { rmse: { margin: 15% } }', houses, 'permutation+bca'],
  ['r2', 'metrics: { r2: { margin: 0.02 } }', houses, 'permutation+bca'],
  ['roc_auc', 'positive: spam\nmetrics: { roc_auc: { margin: 0.01 } }', mails, 'delong'],
  [
    'average_precision',
    'positive: spam\nmetrics: { average_precision: { margin: 0.02 } }',
    mails,
    'permutation+percentile',
  ],
  ['f1', 'positive: spam\nmetrics: { f1: { margin: 0.05 } }', mails, 'permutation+bca'],
  ['f1_macro', 'metrics: { f1_macro: { margin: 0.04 } }', mails, 'permutation+bca'],
  ['precision', 'positive: spam\nmetrics: { precision: { margin: 0.05 } }', mails, 'permutation+bca'],
  ['balanced_accuracy', 'metrics: { balanced_accuracy: { margin: 0.05 } }', mails, 'permutation+bca'],
  ['log_loss', 'positive: spam\nmetrics: { log_loss: { margin: 5% } }', mails, 'paired-t'],
  ['brier_score', 'positive: spam\nmetrics: { brier_score: { margin: 0.01 } }', mails, 'paired-t'],
  ['ece', 'positive: spam\nmetrics: { ece: { margin: 0.05 } }', mails, 'permutation+bca'],
  ['recall:spam', 'metrics: { "recall:spam": { margin: 0.05 } }', mails, 'mcnemar-mid-p+tango'],
  ['ndcg', 'metrics: { ndcg: { margin: 0.05 } }', searches, 'permutation+bca'],
  ['f1_micro', 'task: multilabel\nmetrics: { f1_micro: { margin: 0.04 } }', tags, 'permutation+bca'],
  ['recall:a', 'task: multilabel\nmetrics: { "recall:a": { margin: 0.1 } }', tags, 'mcnemar-mid-p+tango'],
  ['metric:helpful', rubricPolicy, rubric, 'paired-t'],
])('%s is judged by the test its definition calls for', (metric, policyText, make, engine) => {
  const policy = parsePolicy(policyText, 'gate.yml');
  const same = judgeSides(policy, make(0), { seed: 'a' });
  const worse = judgeSides(policy, make(0.6), { seed: 'a' });
  expect(same.error).toBeNull();
  expect(same.comparisons[0]).toMatchObject({ metric, test: engine });
  expect(same.verdict).not.toBe('fail');
  if (metric !== 'ece') expect(worse.verdict).toBe('fail');
  const { candidate, baseline } = make(0);
  const task = { task: policy.task ?? 'binary', positive: policy.positive };
  expect(same.comparisons[0]?.candidate).toBeCloseTo(computeMetric(metric, candidate, task) ?? Number.NaN, 10);
  expect(same.comparisons[0]?.baseline).toBeCloseTo(computeMetric(metric, baseline, task) ?? Number.NaN, 10);
});

describe('examples that hang together', () => {
  const accuracy = parsePolicy('positive: spam\nmetrics: { accuracy: { margin: 0.02 } }', 'gate.yml');
  const f1 = parsePolicy('positive: spam\nmetrics: { f1: { margin: 0.02 }, roc_auc: { margin: 0.02 } }', 'gate.yml');

  it('are judged by cluster, which widens what could have hidden', () => {
    const clustered = (at: number) => ({ cluster: `c${Math.floor(at / 30)}` });
    const alone = judgeSides(parsePolicy(rubricPolicy, 'g'), rubric(0.02)).comparisons[0];
    const together = judgeSides(parsePolicy(rubricPolicy, 'g'), rubric(0.02, clustered)).comparisons[0];
    expect([alone?.test, together?.test]).toEqual(['paired-t', 'clustered-t']);
    expect(judgeSides(accuracy, mails(0, clustered)).comparisons[0]?.test).toBe('clustered-t');
    expect(judgeSides(f1, mails(0, clustered)).comparisons.map(({ test }) => test)).toEqual([
      'permutation+bca',
      'permutation+bca',
    ]);
  });

  it('conclude nothing from fewer than five clusters', () => {
    const { verdict, comparisons } = judgeSides(
      accuracy,
      mails(3, (at) => ({ cluster: at % 4 })),
    );
    expect(verdict).toBe('inconclusive');
    expect(comparisons[0]?.flags).toEqual(expect.arrayContaining(['too-few-clusters', 'not-conclusive']));
  });

  it('weigh what their column says', () => {
    const weighted = judgeSides(
      accuracy,
      mails(0, (at) => ({ weight: at % 2 })),
    );
    const half = mails(0);
    const odd = (side: Predictions) => ({
      ...side,
      length: side.length / 2,
      columns: new Map([...side.columns].map(([name, cells]) => [name, cells.filter((_, at) => at % 2 === 1)])),
    });
    const unweighted = judgeSides(accuracy, { candidate: odd(half.candidate), baseline: odd(half.baseline) });
    expect(weighted.comparisons[0]?.candidate).toBeCloseTo(unweighted.comparisons[0]?.candidate ?? Number.NaN, 12);
  });
});

/** Every example answered several times, told apart by a column. */
function several(sides: Sides, column: 'repeat' | 'seed', times: number, flip: number): Sides {
  const random = uniform(21);
  const repeat = (side: Predictions): Predictions => {
    const rows = Array.from({ length: side.length * times }, (_, at) => at % side.length);
    const columns = new Map([...side.columns].map(([name, cells]) => [name, rows.map((row) => cells[row] ?? null)]));
    columns.set(
      'prediction',
      (columns.get('prediction') ?? []).map((cell) => (random() < flip ? (cell === 'spam' ? 'ham' : 'spam') : cell)),
    );
    columns.set(
      column,
      rows.map((_, at) => Math.floor(at / side.length)),
    );
    return { ...side, length: rows.length, columns };
  };
  return { candidate: repeat(sides.candidate), baseline: repeat(sides.baseline) };
}

describe('several answers to one example', () => {
  const accuracy = parsePolicy('positive: spam\nmetrics: { accuracy: { margin: 0.02 } }', 'gate.yml');

  it('are averaged, and no further examples', () => {
    const { comparisons, examples } = judgeSides(accuracy, several(mails(0), 'repeat', 5, 0.05));
    expect(comparisons[0]).toMatchObject({ test: 'paired-t', n: 1200 });
    expect(examples.paired).toBe(1200);
  });

  it('say the same when every row is doubled', () => {
    const once = judgeSides(accuracy, several(mails(0.2), 'repeat', 1, 0)).comparisons[0];
    const twice = judgeSides(accuracy, several(mails(0.2), 'repeat', 2, 0)).comparisons[0];
    expect(twice).toMatchObject({ test: 'paired-t', candidate: once?.candidate, baseline: once?.baseline });
    expect(twice?.pRegression).toBeCloseTo(once?.pRegression ?? Number.NaN, 2);
  });

  it('of several seeds are a recipe, judged over items and seeds', () => {
    const { comparisons } = judgeSides(accuracy, several(mails(0), 'seed', 5, 0.04));
    expect(comparisons[0]).toMatchObject({ test: 'two-way-t', n: 1200 });
  });

  it('of two seeds conclude nothing', () => {
    const { verdict, comparisons } = judgeSides(accuracy, several(mails(1), 'seed', 2, 0.04));
    expect(verdict).toBe('inconclusive');
    expect(comparisons[0]?.flags).toEqual(expect.arrayContaining(['few-seeds']));
  });

  it('of several seeds are compared seed by seed where a metric has no value per example', () => {
    const f1 = parsePolicy('positive: spam\nmetrics: { f1: { margin: 0.02 } }', 'gate.yml');
    expect(judgeSides(f1, several(mails(0), 'seed', 5, 0.04)).comparisons[0]).toMatchObject({ test: 'welch-t' });
  });

  it('are refused for orders of scores where the sides differ in how many', () => {
    const auc = parsePolicy('positive: spam\nmetrics: { roc_auc: { margin: 0.02 } }', 'gate.yml');
    const sides = several(mails(0), 'repeat', 2, 0);
    expect(judgeSides(auc, { candidate: sides.candidate, baseline: mails(0).baseline })).toMatchObject({
      verdict: 'error',
      error: { code: 'E_EVIDENCE' },
    });
  });
});

describe('resampled tests', () => {
  const f1 = parsePolicy('positive: spam\nmetrics: { f1: { margin: 0.02 } }', 'gate.yml');

  it('give the same numbers for the same evidence, and draw others for other evidence', () => {
    const of = (seed: string) => judgeSides(f1, mails(0.02), { seed }).comparisons[0]?.pNoninferiority;
    expect(of('a')).toBe(of('a'));
    expect(of('a')).not.toBe(of('b'));
  });

  it('do not depend on the order of the rows', () => {
    const { candidate, baseline } = mails(0.1);
    const reversed = (side: Predictions): Predictions => ({
      ...side,
      columns: new Map([...side.columns].map(([name, cells]) => [name, cells.toReversed()])),
    });
    const one = judgeSides(f1, { candidate, baseline }, { seed: 'a' }).comparisons;
    const other = judgeSides(
      f1,
      { candidate: reversed(candidate), baseline: reversed(baseline) },
      { seed: 'a' },
    ).comparisons;
    expect(other).toEqual(one);
  });

  it('are recorded with what they drew by', () => {
    expect(judgeSides(f1, mails(0), { seed: 'abc' }).resampling).toEqual({ replicates: 9999, seed: 'abc' });
  });
});
