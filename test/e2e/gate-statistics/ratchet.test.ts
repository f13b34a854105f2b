import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparison, failed, GateCases, open, passed, seen, toJsonl } from './gate-cases.ts';
import { classified, indices, within } from './rows.ts';

const accuracy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.01 } }\n';
const steps = indices(10).map((step) => step + 1);

let cases: GateCases;
beforeAll(async () => {
  cases = await GateCases.open({ model: accuracy });
});
afterAll(() => cases.close());

/** After so many steps, each of which lost five answers and gained two: too little to be seen alone. */
function after(step: number) {
  const wrong = (index: number) => within(2 * step, 50 - 2 * step)(index) || within(100, 5 * step)(index);
  return classified({ n: 1000, wrong });
}

test('ten pull requests that each lose a little are stopped by the anchor alone', async () => {
  const { world } = cases;
  // Git first, so that the many uses of the bundle can wait for GitHub side by side.
  const merged = [await world.push('the first model')];
  const opened: (typeof merged)[number][] = [];
  for (const step of steps) {
    const { number, event } = await world.open(`Step ${step}`);
    opened.push(event);
    merged.push(await world.project.mergePullRequest(number));
  }
  await Promise.all(merged.map((event, step) => cases.judge({ model: 'model', candidate: after(step), event })));

  const files = { 'first.jsonl': toJsonl(after(0)) };
  const judge = (step: number, inputs: Record<string, string>) => {
    const event = opened[step - 1];
    if (event === undefined) throw new Error(`there is no step ${step}`);
    return cases.judge({ model: 'model', candidate: after(step), event, files, inputs });
  };
  const alone = await Promise.all(steps.map((step) => judge(step, {})));
  expect(alone.map(seen)).toEqual(steps.map(() => passed));
  for (const result of alone) {
    expect(comparison(result, { metric: 'accuracy' })).toMatchObject({ delta: -0.003, against: 'baseline' });
    expect(result.record.baseline).toMatchObject({ behind: 0 });
  }
  const [third, fourth, tenth] = await Promise.all([
    judge(3, { anchor: 'first.jsonl' }),
    judge(4, { anchor: 'first.jsonl' }),
    judge(10, { anchor: 'first.jsonl' }),
  ]);
  expect([third, fourth, tenth].map(seen)).toEqual([open, failed, failed]);
  expect(fourth.outputs).toMatchObject({ blocked: 'true', 'failed-metrics': '["accuracy"]' });
  expect(fourth.record.anchor).toMatchObject({ source: 'first.jsonl' });
  // Both comparisons share what may be spent on blocking: Holm doubles the smaller p.
  const base = comparison(fourth, { metric: 'accuracy', against: 'baseline' });
  const anchor = comparison(fourth, { metric: 'accuracy', against: 'anchor' });
  expect(base).toMatchObject({ delta: -0.003, verdict: 'pass' });
  expect(anchor).toMatchObject({ delta: -0.012, verdict: 'fail', pRegression: expect.closeTo(0.01206, 5) as number });
  expect(anchor.pAdjusted).toBeCloseTo(2 * (anchor.pRegression ?? 1), 12);
});
