import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GateWorld, rows } from './gate-world.ts';

const fewWrong = (index: number) => index % 50 === 7;
const fewerWrong = (index: number) => index % 100 === 7;
const othersWrong = (index: number) => index % 50 === 13;

describe('eval-gate on a pull request', () => {
  let world: GateWorld;
  beforeAll(async () => {
    world = await GateWorld.open();
    const { exitCode, record, log } = await world.record(rows({ wrong: fewWrong }));
    expect(log).not.toContain('Could not');
    expect({ exitCode, verdict: record?.verdict, flags: record?.flags }).toMatchObject({
      exitCode: 0,
      verdict: 'inconclusive',
    });
  });
  afterAll(async () => {
    expect(world.standin.drift).toEqual([]);
    await world.close();
  });

  test('passes a model that is better, and says so on the pull request', async () => {
    const { event, number } = await world.open('Better');
    const result = await world.judge({ event, rows: rows({ wrong: fewerWrong }) });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: 'pass', passed: 'true', blocked: 'false', 'failed-metrics': '[]' });
    expect(result.record).toMatchObject({
      verdict: 'pass',
      examples: { paired: 1200, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
      baseline: { behind: 0 },
    });
    expect(world.comment(number)).toContain('✅');
    expect(result.outputs['comment-url']).toContain(`#issuecomment-`);
    expect(result.summary).toContain('✅');
  });

  test('blocks a model that got worse, naming metric and slice', async () => {
    const { event, number } = await world.open('Worse on newsletters');
    const result = await world.judge({
      event,
      rows: rows({ wrong: (index) => fewWrong(index) || (index % 5 === 1 && index % 3 !== 0 && index % 2 === 0) }),
    });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: 'fail', passed: 'false', blocked: 'true' });
    expect(JSON.parse(result.outputs['failed-metrics'] ?? '')).toContain('false_positive_rate');
    expect(world.comment(number)).toContain('newsletter');
    expect(world.comment(number)).toContain('❌');
  });

  test('stays open where the examples cannot tell', async () => {
    const { event } = await world.open('A little worse');
    const result = await world.judge({ event, rows: rows({ wrong: othersWrong }) });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit: 0, verdict: 'inconclusive' });
  });

  test.each([
    ['merge', 0],
    ['promote', 1],
    ['report', 0],
  ])('an inconclusive verdict in mode %s ends with %i', async (mode, exit) => {
    const { event } = await world.open(`Mode ${mode}`);
    const result = await world.judge({
      event,
      inputs: { mode, comment: 'off' },
      rows: rows({ wrong: othersWrong }),
    });
    expect({ exit: result.exitCode, verdict: result.outputs['verdict'] }).toEqual({ exit, verdict: 'inconclusive' });
  });
});
