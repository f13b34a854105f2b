import { describe, expect, it } from 'vitest';
import { renderGate, renderGateComment } from './render-gate.ts';
import { type Sample, sampleSituations } from './sample-comments.test-support.ts';

const situations = sampleSituations();
const pass = situations['pass'] as Sample;
const many = situations['300 slices'] as Sample;

/** Titles of the folded parts. */
function titles(markdown: string): string[] {
  return [...markdown.matchAll(/<summary>([^<]*)<\/summary>/g)].map(([, title]) => title ?? '');
}

describe('a comment with less room', () => {
  const whole = renderGateComment(pass.record, pass.extra);

  it('is the same where it fits', () => {
    expect(renderGateComment(pass.record, { ...pass.extra, limit: whole.length })).toBe(whole);
    expect(whole).not.toContain('Left out');
  });

  it('gives up pictures first, and what decides last', () => {
    const cut = (limit: number) => titles(renderGateComment(pass.record, { ...pass.extra, limit }));
    expect(titles(whole)).toEqual([
      '3 of 3 lost examples',
      '5 explored slices, never judged',
      'Confusion matrix of 2 labels, and how it differs',
      'Curves',
      'Learning curves',
      'History on the base branch',
      'What these examples can show',
      'Where this comes from',
    ]);
    expect(cut(whole.length - 1)).toEqual(titles(whole));
    expect(renderGateComment(pass.record, { ...pass.extra, limit: whole.length - 1 })).not.toContain('learning_rate');
    expect(cut(3700)).toEqual([
      '3 of 3 lost examples',
      '5 explored slices, never judged',
      'What these examples can show',
      'Where this comes from',
    ]);
    expect(cut(2000)).toEqual(['3 of 3 lost examples']);
    expect(cut(1500)).toEqual([]);
  });

  it('says what it left out and where the whole is', () => {
    const text = renderGateComment(pass.record, { ...pass.extra, limit: 2200 });
    expect(text).toMatch(/^### ✅ `spam` · pass/);
    expect(text).toMatch(
      /_Left out or shortened to fit: .*explored slices, .* and where this comes from\. The whole is in \[the report\]\(https:[^)]*\)\._$/,
    );
    expect(renderGateComment(pass.record, { limit: 2200 })).toMatch(/The whole is in the job summary\._$/);
  });

  it('keeps to its limit', () => {
    for (const { record, extra } of Object.values(situations))
      for (const limit of [1500, 2000, 3000, 8000, 20_000])
        expect(renderGateComment(record, { ...extra, limit }).length).toBeLessThanOrEqual(limit);
  });

  it('refuses a limit nothing fits in', () => {
    expect(() => renderGateComment(pass.record, { limit: 100 })).toThrow(RangeError);
  });
});

describe('300 slices', () => {
  const rows = (text: string, slice: RegExp) =>
    text.split('\n').filter((line) => slice.test(line.replaceAll('\u00a0', ' ')));

  it('are the worst 15 in the comment, the rest counted and linked', () => {
    const text = renderGateComment(many.record, many.extra);
    expect(rows(text, /^\| (👀 )?`country` = `region/u)).toHaveLength(13);
    expect(rows(text, /^\| . `false_positive_rate` where `country`/u)).toHaveLength(5 + 15);
    expect(text).toContain('And 295 more guarded slices, none worse than these.');
    expect(text).toContain('The worst come first; 280 more are in [the report](https://');
    expect(text.length).toBeLessThan(20_000);
  });

  it('come with those to look at first, and red ones before the others', () => {
    const text = renderGateComment(many.record, many.extra);
    const marks = rows(text, /^\| . `false_positive_rate` where/u).map((line) => line[2]);
    expect(marks.join('')).toMatch(/^❌{5}⚪+$/u);
    expect(
      rows(text, /^\| (👀 )?`country`/u)
        .slice(0, 3)
        .every((line) => line.includes('👀')),
    ).toBe(true);
  });

  it('are all in the job summary, which stays below a megabyte', () => {
    const text = renderGate(many.record, many.extra);
    expect(rows(text, /`country` = `region-299`/)).toHaveLength(2);
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
  });

  it('never make the comment longer than allowed, however many and long they are', () => {
    const [guard] = many.record.comparisons.filter(({ role }) => role === 'guard');
    const long = '語'.repeat(500);
    const guards = Array.from({ length: 3000 }, (_, index) => ({
      ...(guard as NonNullable<typeof guard>),
      slice: { [`${index}${long}`]: long, [`b${long}`]: long },
    }));
    const record = { ...many.record, comparisons: [...many.record.comparisons, ...guards] };
    expect(renderGateComment(record, many.extra).length).toBeLessThanOrEqual(55_000);
    expect(Buffer.byteLength(renderGate(record, many.extra))).toBeLessThan(2 ** 20);
  });
});
