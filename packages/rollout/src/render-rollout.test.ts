import { describe, expect, it, test } from 'vitest';
import { renderRollout } from './render-rollout.ts';
import { rollOut } from './roll-out.ts';
import type { RolloutOutcome } from './rollout.ts';
import { ServingWorld } from './serving-world.test-support.ts';

const empty: RolloutOutcome = {
  status: 'success',
  touched: true,
  reason: undefined,
  code: undefined,
  phases: [],
  golden: [],
  url: undefined,
};

describe('renderRollout', () => {
  it('shows each phase and each measurement', async () => {
    const world = new ServingWorld({ config: { steps: [{ weight: 100, waitMs: 0 }] } });
    const lines = renderRollout(await rollOut(world.order()))
      .replaceAll('\u00a0', ' ')
      .split('\n');
    expect(lines[0]).toBe('#### ✅ Rolled out, and proven');
    expect(lines).toContain('| ✅ weight | 100 % | 0 ms | 100 % of the requests on 1.1.0 |');
    expect(lines).toContain('| old, alone | 0 % | 0 of 100 | – | 100 % | 20 ms | 20 ms | 20 ms | ✅ |');
    expect(lines).toContain('| what users meet | 100 % | 0 of 100 | 100 % | 100 % | 10 ms | 10 ms | 10 ms | ✅ |');
  });

  it('shows the limits that were broken', async () => {
    const text = renderRollout(await rollOut(new ServingWorld().serve('1.1.0', { predict: () => 'other' }).order()));
    expect(text).toContain('#### ↩️ Rolled back, and proven');
    expect(text).toContain('❌ 2 limits');
    expect(text.split('Limits broken:')[1]).toMatch(/- agreement with the old version: 0 %, below 98 %/);
  });

  test.each<[Partial<RolloutOutcome>, string]>([
    [{ status: 'failed', touched: false, reason: 'no' }, '#### ❌ Not rolled out\n\nno.\n\nNothing was touched.'],
    [{ status: 'failed', reason: 'NOBODY KNOWS' }, '#### ❌ Nobody knows what serves: look at it now\n\nNOBODY KNOWS.'],
  ])('of %j says whether anything was touched', (more, text) => {
    expect(renderRollout({ ...empty, ...more })).toBe(text);
  });

  it('takes nothing that strangers write literally as Markdown or HTML', () => {
    const hostile = '<img src=x> @octocat [a](https://evil.example) | x\n# y';
    const phase = { phase: 'stage', weight: null, ok: false, durationMs: 1, message: hostile } as const;
    const report = {
      subject: 'new',
      weight: 0,
      rows: 1,
      errors: 1,
      agreement: null,
      correct: null,
      latency: null,
    } as const;
    const text = renderRollout({
      ...empty,
      status: 'rolled-back',
      reason: hostile,
      phases: [phase],
      golden: [{ ...report, broken: [hostile] }],
    });
    expect(text).not.toMatch(/<img|@octocat|\]\(|^# y/m);
    expect(text.split('\n').filter((line) => line.startsWith('| ❌ stage'))).toHaveLength(1);
  });

  it('stays short however many phases there are', () => {
    const phase = { phase: 'weight', weight: 1, ok: true, durationMs: 1, message: 'x'.repeat(10_000) } as const;
    const text = renderRollout({ ...empty, phases: Array.from({ length: 1000 }, () => phase) });
    expect(text.length).toBeLessThan(200_000);
    expect(text).toContain('and 750 more, in the record');
  });
});
