import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GateWorld, policy, type Row, rows } from './gate-world.ts';

const baseline = rows({ n: 300 });
const without = (key: string): Row[] =>
  baseline.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== key)));
const change = (index: number, row: Row): Row[] => baseline.map((old, at) => (at === index ? { ...old, ...row } : old));

describe('eval-gate and predictions that cannot be trusted', () => {
  let world: GateWorld;
  let event: Awaited<ReturnType<GateWorld['open']>>['event'];
  beforeAll(async () => {
    world = await GateWorld.open();
    await world.record(baseline);
    ({ event } = await world.open('Anything'));
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test.each<[string, Row[] | string, string, RegExp]>([
    ['without ids', without('id'), 'E_PREDICTIONS_ID', /column id/],
    ['with an id twice', change(7, { id: 'mail-3' }), 'E_PREDICTIONS_ID', /occurred before/],
    ['with half the ids', baseline.slice(0, 150), 'E_EXAMPLES_CHANGED', /150/],
    ['with other labels', change(3, { label: 'ham', prediction: 'ham' }), 'E_EXAMPLES_CHANGED', /label/],
    ['with a label outside the classes', change(4, { label: 'eggs' }), 'E_PREDICTIONS_LABEL', /eggs/],
    ['without labels', without('label'), 'E_PREDICTIONS_LABEL', /label/],
    ['with an empty label', change(4, { label: '' }), 'E_PREDICTIONS', /label/],
    ['with NaN for an answer', change(4, { prediction: Number.NaN }), 'E_PREDICTIONS', /prediction/],
    ['that are empty', '', 'E_PREDICTIONS_EMPTY', /empty/],
    ['that are no JSON', '{"id": 1\nnot json\n', 'E_PREDICTIONS', /no JSON/],
  ])('ends with 2 on predictions %s, and says where', async (_, given, code, why) => {
    const result = await world.judge(
      typeof given === 'string'
        ? { event, files: { 'predictions.jsonl': given }, inputs: { candidate: 'predictions.jsonl', comment: 'off' } }
        : { event, rows: given, inputs: { comment: 'off' } },
    );
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'], passed: result.outputs['passed'] }).toEqual({
      exit: 2,
      verdict: 'error',
      passed: 'false',
    });
    expect(result.record).toMatchObject({ verdict: 'error', error: { code } });
    expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(why);
    expect(result.summary).toMatch(/⛔/);
  });

  test('a score that is NaN is an error, never a pass', async () => {
    const nan = baseline
      .map((row) => JSON.stringify(row))
      .join('\n')
      .replace('"score":0.9', '"score":NaN');
    const result = await world.judge({
      event,
      files: { 'p.jsonl': nan },
      inputs: { candidate: 'p.jsonl', comment: 'off' },
    });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit: 2, verdict: 'error' });
  });

  test.each([
    ['a file that is not there', { candidate: 'nowhere.csv' }, 'E_CANDIDATE_MISSING'],
    ['nothing at all', {}, 'E_CANDIDATE_MISSING'],
    ['metrics where the baseline has predictions', { candidate: 'other.json' }, 'E_PREDICTIONS_MISSING'],
    ['a metric that is NaN', { candidate: 'metrics.json', baseline: 'none' }, 'E_METRIC_NAN'],
    ['metrics without the one that gates', { candidate: 'other.json', baseline: 'none' }, 'E_METRIC_MISSING'],
  ])('%s is an error', async (_, inputs, code) => {
    const files = {
      'metrics.json': '{"accuracy": NaN, "false_positive_rate": 0.1}',
      'other.json': '{"accuracy": 0.9}',
    };
    const result = await world.judge({ event, files, inputs: { ...inputs, comment: 'off' } });
    expect({ exit: result.exitCode, code: result.record?.error?.code }).toEqual({ exit: 2, code });
  });

  test('wrong inputs are named all at once', async () => {
    const result = await world.judge({
      event,
      rows: baseline,
      inputs: { mode: 'strict', comment: 'loud', model: '../x', 'dry-run': 'yes' },
    });
    expect(result.exitCode).toBe(2);
    expect(result.outputs['verdict']).toBe('error');
    for (const name of ['mode', 'comment', 'model', 'dry-run']) expect(result.log).toContain(`input \`${name}\``);
  });
});

describe('eval-gate and policies', () => {
  test.each<[string, string, RegExp]>([
    ['an unknown key', policy.replace('task:', 'taks:'), /gate\.yml:1:\d+.*taks.*task/s],
    ['a negative margin', policy.replace('0.005', '-0.005'), /gate\.yml:4:\d+/],
    ['a misspelled metric', policy.replace('accuracy', 'acuracy'), /gate\.yml:4:\d+.*accuracy/s],
    ['broken YAML', 'metrics: { accuracy: [', /gate\.yml:\d+:\d+/],
    ['nothing in it', '', /gate\.yml/],
  ])('a policy with %s is an error with line and column', async (_, text, where) => {
    const world = await GateWorld.open({ 'mlops/gate.yml': text });
    try {
      const { event } = await world.open('Anything');
      const result = await world.judge({ event, rows: baseline, inputs: { comment: 'off' } });
      expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit: 2, verdict: 'error' });
      expect(result.log).toMatch(where);
    } finally {
      await world.close();
    }
  });

  test('a policy that only the pull request brings is flagged and never a pass', async () => {
    const world = await GateWorld.open({});
    try {
      const { event } = await world.open('Bring a policy', { 'mlops/gate.yml': policy });
      const { exitCode, record } = await world.judge({ event, rows: baseline });
      expect({ exitCode, verdict: record?.verdict, flags: record?.flags }).toEqual({
        exitCode: 0,
        verdict: 'inconclusive',
        flags: expect.arrayContaining(['policy-from-head', 'no-baseline']) as string[],
      });
      const promoted = await world.judge({ event, rows: baseline, inputs: { mode: 'promote' } });
      expect(promoted.exitCode).toBe(1);
    } finally {
      await world.close();
    }
  });

  test('no policy anywhere is an error that says what to commit', async () => {
    const world = await GateWorld.open({});
    try {
      const { event } = await world.open('No rules');
      const { exitCode, record } = await world.judge({ event, rows: baseline });
      expect({ exitCode, code: record?.error?.code }).toEqual({ exitCode: 2, code: 'E_POLICY_MISSING' });
    } finally {
      await world.close();
    }
  });

  test('a pull request cannot loosen the rule it is judged by, and the difference is shown', async () => {
    const world = await GateWorld.open();
    try {
      await world.record(rows({ n: 1200 }));
      const { event, number } = await world.open('Loosen', { 'mlops/gate.yml': policy.replace('0.005', '0.5') });
      const { exitCode, record } = await world.judge({
        event,
        rows: rows({ n: 1200, wrong: (index) => index % 20 === 1 }),
        inputs: { metrics: 'accuracy margin 0.9' },
      });
      expect({ exitCode, verdict: record?.verdict }).toEqual({ exitCode: 1, verdict: 'fail' });
      expect(record?.policy.differs.join('\n')).toMatch(/0\.5/);
      expect(record?.policy.differs.join('\n')).toMatch(/0\.9/);
      expect(world.comment(number)).toContain('0.5');
    } finally {
      await world.close();
    }
  });

  test('floors are judged on the first use, when nothing is recorded', async () => {
    const world = await GateWorld.open({ 'mlops/gate.yml': 'metrics: { accuracy: { min: 0.9 } }\n' });
    try {
      const { event } = await world.open('First use');
      const low = rows({ n: 300, wrong: (index) => index % 4 === 0 });
      expect((await world.judge({ event, rows: low })).outputs).toMatchObject({
        verdict: 'fail',
        'failed-metrics': '["accuracy"]',
      });
      expect((await world.judge({ event, rows: baseline })).outputs).toMatchObject({ verdict: 'inconclusive' });
    } finally {
      await world.close();
    }
  });

  test('the short form alone judges too', async () => {
    const world = await GateWorld.open({});
    try {
      const inputs = { metrics: 'accuracy margin 0.01\naccuracy >= 0.5' };
      const before = await world.judge({ event: await world.push('baseline'), rows: rows({ n: 1200 }), inputs });
      expect(before.outputs['verdict']).toBe('inconclusive');
      const { event } = await world.open('Same');
      const { record } = await world.judge({ event, rows: rows({ n: 1200 }), inputs });
      expect({ verdict: record?.verdict, source: record?.policy.source }).toEqual({
        verdict: 'pass',
        source: 'inputs',
      });
    } finally {
      await world.close();
    }
  });
});
