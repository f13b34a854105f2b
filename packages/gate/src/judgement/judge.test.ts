import { describe, expect, it, test } from 'vitest';
import { resolveTask } from '../evidence/resolve-task.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { accuracy, group, judgeSides, mails } from '../samples/sample-judgement.ts';
import { samplePredictions, sampleSides } from '../samples/sample-predictions.ts';
import { judge } from './judge.ts';

describe('judge', () => {
  test.each([
    ['pass', { right: 4900, lost: 20, gained: 22 }],
    ['fail', { right: 940, lost: 40, gained: 20 }],
    ['inconclusive', { right: 180, lost: 3, gained: 3 }],
  ])('concludes %s from %j', (verdict, counts) => {
    const judgement = judgeSides(accuracy, mails(counts));
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.comparisons).toMatchObject([{ metric: 'accuracy', role: 'gate', against: 'baseline', verdict }]);
    expect(judgement.examples).toMatchObject({
      paired: counts.right + counts.lost + counts.gained,
      discordant: counts.lost + counts.gained,
    });
  });

  it('records everything the verdict rests on', () => {
    const [one] = judgeSides(accuracy, mails({ right: 940, lost: 40, gained: 20 })).comparisons;
    expect(one).toMatchObject({
      n: 1000,
      baseline: 0.98,
      candidate: 0.96,
      test: 'mcnemar-mid-p+tango',
      margin: 0.01,
      level: 0.9,
      slice: null,
    });
    expect(one?.delta).toBeCloseTo(-0.02, 12);
    expect(one?.pRegression).toBeCloseTo(0.004926724097629631, 10);
    expect(one?.pAdjusted).toBe(one?.pRegression);
    expect(one?.ci?.[0]).toBeCloseTo(-0.033283812798085746, 8);
    expect(one?.worstDrop).toBeCloseTo(0.033283812798085746, 8);
    expect(one?.mde).toBeGreaterThan(0.015);
    expect(one?.neededN).toBeGreaterThan(3000);
  });

  it('blocks when a guarded slice rots, whatever the whole does', () => {
    const policy = parsePolicy(
      'positive: spam\nmetrics: { accuracy: }\nslices: { guard: [{ where: { type: newsletter }, metric: false_positive_rate }] }',
      'gate.yml',
    );
    const judgement = judgeSides(
      policy,
      sampleSides([
        group(1000, 'ham', ['ham', 'ham'], { type: 'person' }),
        group(40, 'ham', ['ham', 'ham'], { type: 'newsletter' }),
        group(30, 'ham', ['ham', 'spam'], { type: 'newsletter' }),
        group(400, 'spam', ['ham', 'spam'], { type: 'person' }),
      ]),
    );
    expect(judgement.verdict).toBe('fail');
    expect(judgement.comparisons).toMatchObject([
      { metric: 'accuracy', role: 'gate', verdict: 'pass' },
      {
        metric: 'false_positive_rate',
        role: 'guard',
        slice: { type: 'newsletter' },
        direction: 'lower',
        n: 70,
        baseline: 0,
        verdict: 'fail',
      },
    ]);
    expect(judgement.comparisons[1]?.delta).toBeCloseTo(-30 / 70, 12);
    expect(judgement.flips[1]).toMatchObject({ lost: 30, gained: 0 });
    expect(judgement.flips[1]?.examples[0]).toEqual({ id: 'm1040', label: 'ham', baseline: 'ham', candidate: 'spam' });
  });

  it('gives guarded slices a fifth of alpha and takes it from the rest', () => {
    // p = 0.0451 for 12 lost and 5 gained: red at 0.05, open at 0.04.
    const sides = mails({ right: 183, lost: 12, gained: 5 });
    const guarded = parsePolicy(
      'metrics: { accuracy: }\nslices: { guard: [{ where: { type: x }, metric: accuracy }] }',
      'gate.yml',
    );
    const types = Array.from({ length: 200 }, () => 'x');
    for (const side of [sides.candidate, sides.baseline]) (side.columns as Map<string, string[]>).set('type', types);
    expect(judgeSides(accuracy, sides).verdict).toBe('fail');
    expect(judgeSides(guarded, sides).verdict).toBe('inconclusive');
  });

  it('asks more of each metric the more there are, by Holm', () => {
    const both = parsePolicy('positive: spam\nmetrics: { accuracy: , recall: }', 'gate.yml');
    const sides = sampleSides([
      group(140, 'ham', ['ham', 'ham']),
      group(43, 'spam', ['spam', 'spam']),
      group(12, 'spam', ['spam', 'ham']),
      group(5, 'spam', ['ham', 'spam']),
    ]);
    expect(judgeSides(accuracy, sides).verdict).toBe('fail');
    const { verdict, comparisons } = judgeSides(both, sides);
    expect(verdict).toBe('inconclusive');
    for (const { pRegression, pAdjusted } of comparisons) expect(pAdjusted).toBeCloseTo(2 * (pRegression ?? 0), 6);
    expect(comparisons.map(({ metric }) => metric)).toEqual(['accuracy', 'recall']);
  });

  it('judges accuracy by `correct` alone, and nothing that needs labels', () => {
    const graded = (correct: readonly boolean[]) => samplePredictions({ id: correct.map((_, row) => row), correct });
    const sides = {
      candidate: graded(Array.from({ length: 100 }, (_, row) => row >= 20)),
      baseline: graded(Array.from({ length: 100 }, (_, row) => row >= 3)),
    };
    expect(judgeSides(accuracy, sides)).toMatchObject({ verdict: 'fail', examples: { discordant: 17 } });
    const rates = parsePolicy('task: multiclass\nmetrics: { accuracy: , f1_macro: { min: 0.1 } }', 'gate.yml');
    expect(judgeSides(rates, sides)).toMatchObject({ verdict: 'error', error: { code: 'E_METRIC_MISSING' } });
  });

  it('never takes a false positive rate of no labels for zero', () => {
    const policy = parsePolicy('metrics: { false_positive_rate: }', 'gate.yml');
    const candidate = samplePredictions({ id: ['a', 'b'], correct: [true, true] });
    const task = { task: 'binary', labels: [], classes: ['0'], positive: '1' } as const;
    expect(judge({ policy, task, candidate, baseline: null })).toMatchObject({
      verdict: 'error',
      error: { code: 'E_METRIC_MISSING' },
      comparisons: [{ metric: 'false_positive_rate', verdict: 'error', candidate: null }],
    });
  });

  it('never needs a guarded slice for green', () => {
    const policy = parsePolicy(
      'metrics: { accuracy: }\nslices: { guard: [{ where: { type: rare }, metric: accuracy }] }',
      'gate.yml',
    );
    const judgement = judgeSides(
      policy,
      sampleSides([group(3000, 'ham', ['ham', 'ham']), group(10, 'spam', ['spam', 'spam'], { type: 'rare' })]),
    );
    expect(judgement.comparisons[1]).toMatchObject({ verdict: 'inconclusive', flags: ['few-pairs'], pAdjusted: null });
    expect(judgement.verdict).toBe('pass');
  });

  it('takes the slice from the baseline, so that a change cannot rename its way out', () => {
    const policy = parsePolicy(
      'metrics: { accuracy: }\nslices: { guard: [{ where: { type: x }, metric: accuracy }] }',
      'gate.yml',
    );
    const sides = sampleSides([
      group(1000, 'ham', ['ham', 'ham'], { type: 'y' }),
      group(60, 'ham', ['ham', 'spam'], { type: 'x' }),
    ]);
    (sides.candidate.columns as Map<string, string[]>).set(
      'type',
      Array.from({ length: 1060 }, () => 'y'),
    );
    expect(judgeSides(policy, sides).comparisons[1]).toMatchObject({ n: 60, verdict: 'fail' });
  });

  test.each([
    ['a column nobody has', 'nowhere', 'no column "nowhere"'],
    ['a value nobody has', 'type', 'holds no example'],
  ])('cannot judge a guarded slice of %s', (_, column, message) => {
    const policy = parsePolicy(
      `metrics: { accuracy: }\nslices: { guard: [{ where: { ${column}: x }, metric: accuracy }] }`,
      'gate.yml',
    );
    const judgement = judgeSides(policy, sampleSides([group(3000, 'ham', ['ham', 'ham'], { type: 'y' })]));
    expect(judgement).toMatchObject({
      verdict: 'error',
      error: { code: 'E_SLICE_EMPTY', message: expect.stringContaining(message) as string },
    });
  });

  it('reports fewer than 30 pairs and concludes nothing', () => {
    const judgement = judgeSides(accuracy, mails({ right: 0, lost: 29, gained: 0 }));
    expect(judgement.verdict).toBe('inconclusive');
    expect(judgement.comparisons).toMatchObject([{ verdict: 'inconclusive', flags: ['few-pairs'], pAdjusted: null }]);
    expect(judgeSides(accuracy, mails({ right: 0, lost: 30, gained: 0 })).verdict).toBe('fail');
  });

  it('takes the same file on both sides for identical, at any size', () => {
    const judgement = judgeSides(accuracy, mails({ right: 5, lost: 0, gained: 0 }), { identical: true });
    expect(judgement).toMatchObject({
      verdict: 'pass',
      flags: ['identical'],
      comparisons: [{ verdict: 'pass', flags: ['identical'] }],
    });
  });

  it('believes the pairs before the digest', () => {
    expect(judgeSides(accuracy, mails({ right: 940, lost: 40, gained: 20 }), { identical: true }).verdict).toBe('fail');
  });

  it('stays open without a baseline, and still judges floors', () => {
    const { candidate } = mails({ right: 90, lost: 10, gained: 0 });
    const without = (text: string) => {
      const policy = parsePolicy(text, 'gate.yml');
      return judge({ policy, task: resolveTask(policy, [candidate]), candidate, baseline: null });
    };
    expect(without('metrics: { accuracy: { min: 0.9 } }')).toMatchObject({
      verdict: 'inconclusive',
      flags: ['no-baseline'],
      comparisons: [
        { role: 'gate', candidate: 0.9, baseline: null, verdict: 'inconclusive', flags: ['no-baseline'] },
        { against: 'floor', baseline: 0.9, candidate: 0.9, delta: 0, verdict: 'pass', flags: ['floor-not-proven'] },
      ],
    });
    expect(without('metrics: { accuracy: { min: 0.91 } }').verdict).toBe('fail');
    expect(without('metrics: { accuracy: { max: 0.89 } }').verdict).toBe('fail');
  });

  it('fails on a broken floor even when nothing changed', () => {
    const policy = parsePolicy('metrics: { accuracy: { min: 0.999 } }', 'gate.yml');
    const same = sampleSides([group(990, 'ham', ['ham', 'ham']), group(10, 'spam', ['ham', 'ham'])]);
    expect(judgeSides(policy, same, { identical: true }).verdict).toBe('fail');
  });

  it('stays shut when examples vanished or were relabelled, and says what to do', () => {
    const { candidate, baseline } = mails({ right: 1000, lost: 0, gained: 10 });
    const half = samplePredictions(
      Object.fromEntries([...candidate.columns].map(([name, cells]) => [name, cells.slice(0, 505)])),
    );
    const relabelled = samplePredictions({
      ...Object.fromEntries(candidate.columns),
      label: candidate.columns.get('prediction')?.map(() => 'spam') ?? [],
    });
    expect(judgeSides(accuracy, { candidate: half, baseline })).toMatchObject({
      verdict: 'error',
      flags: ['examples-vanished'],
      comparisons: [],
      error: {
        code: 'E_EXAMPLES_CHANGED',
        message: expect.stringMatching(
          /did not answer 505 of the baseline's 1010 examples .*merge that change first/,
        ) as string,
      },
    });
    expect(judgeSides(accuracy, { candidate: relabelled, baseline })).toMatchObject({
      verdict: 'error',
      flags: ['relabelled'],
      examples: { relabelled: 1000 },
    });
  });

  it('only counts added examples', () => {
    const { candidate, baseline } = mails({ right: 1000, lost: 0, gained: 0 });
    const fewer = samplePredictions(
      Object.fromEntries([...baseline.columns].map(([name, cells]) => [name, cells.slice(0, 900)])),
    );
    expect(judgeSides(accuracy, { candidate, baseline: fewer })).toMatchObject({
      verdict: 'pass',
      flags: ['examples-added'],
      examples: { paired: 900, onlyCandidate: 100 },
    });
  });

  it('cannot judge a metric no example counts for', () => {
    const policy = parsePolicy('metrics: { accuracy: , recall: }', 'gate.yml');
    const sides = sampleSides([group(1000, '0', ['0', '0'])]);
    expect(judgeSides(policy, sides)).toMatchObject({ verdict: 'error', error: { code: 'E_METRIC_NAN' } });
  });

  it('cannot judge a metric whose column is missing', () => {
    const policy = parsePolicy('positive: spam\nmetrics: { accuracy: , log_loss: { margin: 2% } }', 'gate.yml');
    expect(judgeSides(policy, mails({ right: 4900, lost: 20, gained: 22 }))).toMatchObject({
      verdict: 'error',
      error: { code: 'E_METRIC_MISSING' },
    });
  });

  it('shows without judging: show and explore', () => {
    const policy = parsePolicy(
      'positive: spam\nmetrics: { accuracy: }\nshow: [precision]\nslices: { explore: [type] }',
      'gate.yml',
    );
    const judgement = judgeSides(
      policy,
      sampleSides([
        group(2000, 'ham', ['ham', 'ham'], { type: 'b' }),
        group(1000, 'spam', ['spam', 'spam'], { type: 'b' }),
        group(40, 'spam', ['spam', 'ham'], { type: 'a' }),
        group(60, 'spam', ['ham', 'spam'], { type: 'b' }),
        group(3, 'spam', ['spam', 'spam'], { type: 'c' }),
      ]),
    );
    expect(judgement.verdict).toBe('pass');
    const rest = judgement.comparisons.slice(1);
    expect(rest.map(({ verdict }) => verdict)).toEqual(rest.map(() => 'not-judged'));
    expect(rest).toMatchObject([
      { role: 'show', metric: 'precision', flags: [] },
      { role: 'explore', slice: { type: 'b' }, n: 3060, flags: [] },
      { role: 'explore', slice: { type: 'a' }, n: 40, flags: ['look-here'] },
      { role: 'explore', slice: { type: 'c' }, n: 3, flags: ['few-pairs'] },
    ]);
  });

  it('blocks beyond the margin only, where the policy says so', () => {
    const beyond = (lost: number) =>
      judgeSides({ ...accuracy, blockOn: 'beyond-margin' }, mails({ right: 4000, lost, gained: 20 }));
    expect(beyond(60).verdict).toBe('inconclusive');
    expect(judgeSides(accuracy, mails({ right: 4000, lost: 60, gained: 20 })).verdict).toBe('fail');
    expect(beyond(120)).toMatchObject({
      verdict: 'fail',
      flags: ['block-on-beyond-margin'],
      comparisons: [{ verdict: 'fail' }],
    });
  });
});
