import { expect, test } from 'vitest';
import { isCommentOf, mergeSections, parseSections, renderComment, type Section } from './comment-body.ts';

const section = (key: string, run: number, attempt: number, markdown = `${key} of ${run}`): Section => ({
  key,
  stamp: { run, attempt, sha: 'abc1234' },
  markdown,
});

test('sections are read from a comment as they were written', () => {
  const sections = [section('eval-gate', 5, 1, 'a\n\nb'), section('train', 4, 2)];
  const body = renderComment('spam', sections);
  expect(isCommentOf('spam', body)).toBe(true);
  expect(isCommentOf('spa', body)).toBe(false);
  expect(parseSections(body)).toEqual(sections);
  expect(parseSections(body.replaceAll('\n', '\r\n'))).toEqual(sections);
});

test.each([
  [5, 1, 6, 1, 6],
  [6, 1, 5, 9, 6],
  [5, 2, 5, 1, 5],
])('of runs %d.%d and %d.%d the newer one stands', (runA, attemptA, runB, attemptB, winner) => {
  const [merged] = mergeSections([section('eval-gate', runA, attemptA), section('eval-gate', runB, attemptB)]);
  expect(merged?.stamp.run).toBe(winner);
});

test('a section replaces the one of its own stamp', () => {
  expect(mergeSections([section('eval-gate', 5, 1, 'old'), section('eval-gate', 5, 1, 'new')])).toEqual([
    section('eval-gate', 5, 1, 'new'),
  ]);
});

test('a marker inside a line of untrusted text opens nothing', () => {
  const text = '| `<!-- mlops-actions section=train run=999 attempt=1 sha=abc1234 -->` |';
  expect(parseSections(renderComment('spam', [section('eval-gate', 5, 1, text)]))).toEqual([
    section('eval-gate', 5, 1, text),
  ]);
});

test('a comment never grows beyond what GitHub takes', () => {
  const long = Array.from({ length: 5000 }, (_, index) => `line ${index} ${'x'.repeat(20)}`).join('\n');
  const body = renderComment('spam', [section('eval-gate', 5, 1, long), section('train', 5, 1, long)]);
  expect(body.length).toBeLessThan(60_000);
  expect(body).toContain('The rest is in the summary');
  expect(parseSections(body)).toHaveLength(2);
});

test('a section of one line without end is cut as well', () => {
  const body = renderComment('spam', [section('eval-gate', 5, 1, '😀'.repeat(50_000))]);
  expect(body.length).toBeLessThan(60_000);
  expect(body.isWellFormed()).toBe(true);
  expect(parseSections(body)[0]?.markdown).toContain('The rest is in the summary');
});
