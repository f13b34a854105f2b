import { describe, expect, it } from 'vitest';
import { type OverviewRow, renderOverview } from './overview.ts';
import { type Sample, sampleSituations } from './sample-comments.test-support.ts';

const situations = sampleSituations();

function row(model: string, situation: string): OverviewRow {
  const { record } = situations[situation] as Sample;
  return { model, record: { ...record, model }, reason: undefined };
}

const missing = (model: string): OverviewRow => ({ model, record: undefined, reason: 'its job was cancelled' });

function headOf(...rows: OverviewRow[]): string | undefined {
  return renderOverview(rows).split('\n')[0];
}

describe('several models in one comment', () => {
  const text = renderOverview([row('spam', 'pass'), row('phishing', 'fail'), row('fraud', 'inconclusive')]);
  const rows = text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .filter((line) => /^\| [✅❌⚪⛔] `(spam|phishing|fraud)`/u.test(line));

  it('say in a row each what stops the merge first', () => {
    expect(rows).toEqual([
      '| ❌ `phishing` | fail | `false_positive_rate` where `mail_type` = `newsletter` | +45.0 pp (+32.7 … +57.9) | blocked |',
      '| ⚪ `fraud` | inconclusive | `false_positive_rate` | +0.24 pp (−0.08 … +0.64) | not blocked |',
      expect.stringMatching(/^\| ✅ `spam` \| pass \| `recall` /u),
    ]);
  });

  it('lead with what is blocked', () => {
    expect(headOf(row('a', 'pass'), row('b', 'fail'))).toBe('### ❌ 1 of 2 models blocked: `b`');
    expect(headOf(row('a', 'pass'), missing('b'))).toBe('### ⛔ 1 of 2 models blocked: `b`');
    expect(headOf(row('a', 'pass'), row('b', 'pass'))).toBe('### ✅ 2 models: none is worse than its baseline');
    expect(headOf(row('a', 'pass'), row('b', 'overridden'))).toBe('### ⚪ 2 models: nothing blocked, 1 not proven');
    expect(headOf()).toBe('### ⛔ no model was judged');
  });

  it('say why a record is missing, which blocks', () => {
    expect(renderOverview([missing('b')]).replaceAll('\u00a0', ' ')).toContain(
      '| ⛔ `b` | missing | its job was cancelled | – | blocked |',
    );
  });

  it('are counted where they are more than a hundred', () => {
    const many = Array.from({ length: 300 }, (_, at) => row(`model-${at}`, at === 200 ? 'fail' : 'pass'));
    const all = renderOverview(many);
    expect(all.length).toBeLessThan(20_000);
    expect(all).toMatch(/^### ❌ 1 of 300 models blocked: `model-200`/);
    expect(all).toContain('And 200 more models, none worse than these.');
  });
});
