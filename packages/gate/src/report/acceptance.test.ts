import { describe, expect, it, test } from 'vitest';
import { parseAcceptances } from '../override/read-acceptances.ts';
import { acceptText, isBlocked } from './acceptance.ts';
import { renderGate, renderGateComment } from './render-gate.ts';
import { type Sample, sampleSituations } from './sample-comments.test-support.ts';

const situations = sampleSituations();
const fail = situations['fail'] as Sample;
const overridden = situations['overridden'] as Sample;

/** What a person pastes, with a reason in place of what stands for it. */
function pasted(text: string): string {
  const [, fenced = ''] = /```\n([\s\S]*?)\n```/.exec(text) ?? [];
  return fenced.replaceAll(/<[^>]*>/g, 'it moves to its own model');
}

describe('how to accept a regression', () => {
  it('is told to the letter, as the command is read', () => {
    const text = acceptText(fail.record, 'accept-regression') ?? '';
    expect(text).toContain('/mlops accept false_positive_rate: <why this is acceptable>');
    expect(text).toContain('the label `accept-regression`');
    expect(parseAcceptances(pasted(text))).toEqual([
      { metric: 'false_positive_rate', reason: 'it moves to its own model' },
    ]);
  });

  test.each(['metric:cost', 'recall: of spam', 'odd name', 'ends:', 'a@b'])('works for a metric named %j', (metric) => {
    const comparisons = fail.record.comparisons.map((one) => (one.verdict === 'fail' ? { ...one, metric } : one));
    const text = acceptText({ ...fail.record, comparisons }, 'accept') ?? '';
    expect(parseAcceptances(pasted(text)).map((one) => one.metric)).toEqual([metric]);
  });

  it('names the examples where those changed', () => {
    const { record } = situations['error'] as Sample;
    expect(parseAcceptances(pasted(acceptText(record, 'accept') ?? ''))[0]?.metric).toBe('examples');
  });

  it('is told only where the policy lets people accept, and where something is blocked', () => {
    expect(acceptText(fail.record, null)).toBeUndefined();
    expect(renderGate(fail.record)).not.toContain('/mlops accept');
    for (const name of ['pass', 'inconclusive', 'overridden'])
      expect(acceptText((situations[name] as Sample).record, 'accept')).toBeUndefined();
    expect(acceptText({ ...fail.record, mode: 'report' }, 'accept')).toBeUndefined();
  });
});

describe('an accepted regression', () => {
  const text = renderGateComment(overridden.record, overridden.extra);

  it('is neither red nor green, and says who accepted it and why', () => {
    expect(isBlocked(overridden.record)).toBe(false);
    expect(text).toMatch(/^### ⚪ `spam` · accepted: regression in `false_positive_rate`/);
    expect(text).toContain(
      '> **Accepted** by `octo-lead` for this commit: “Newsletters move to their own model next week, see the plan.”',
    );
    expect(text).not.toContain('To proceed');
  });

  it('keeps the row red in the table', () => {
    expect(text).toMatch(/^\| ❌\u00a0`false_positive_rate` where/mu);
  });

  it('shows what rules this change would bring', () => {
    expect(text).toContain('> - metrics.accuracy.margin: 0.01, there 0.05');
  });

  it('blocks for what was not accepted, and names only that', () => {
    const comparisons = overridden.record.comparisons.map((one) =>
      one.metric === 'recall' && one.role === 'gate' ? { ...one, verdict: 'fail' as const } : one,
    );
    const record = { ...overridden.record, verdict: 'fail' as const, comparisons };
    const half = renderGateComment(record, overridden.extra);
    expect(half).toMatch(/^### ❌ `spam` · regression in `recall`, floor of `recall` broken\n/);
    expect(half).toContain('> The rest was not accepted, and blocks.');
    expect(half.match(/^.mlops accept .*$/gm)).toEqual(['/mlops accept recall: <why this is acceptable>']);
    expect(half).toContain('accepted |');
  });
});
