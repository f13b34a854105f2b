import { describe, expect, it } from 'vitest';
import { limitAnnotations } from './annotations.ts';
import type { Annotation } from './runner.ts';

function open() {
  const annotated: Annotation[] = [];
  const log: string[] = [];
  const last: (() => void)[] = [];
  const annotate = limitAnnotations({
    annotate: (annotation) => annotated.push(annotation),
    log: (line) => log.push(line),
    atEnd: (body) => last.push(body),
  });
  return { annotate, annotated, log, last };
}

const many = (level: Annotation['level'], length: number): Annotation[] =>
  Array.from({ length }, (_, index) => ({ level, message: `${level} ${index + 1}` }));

describe('annotations of a step', () => {
  it.each([
    ['warning', 10],
    ['notice', 10],
    ['error', 9],
  ] as const)('of level %s go to the page up to number %i, then to the log', (level, places) => {
    const { annotate, annotated, log } = open();
    for (const annotation of many(level, 12)) annotate(annotation);
    expect(annotated.map(({ message }) => message)).toEqual(many(level, places).map(({ message }) => message));
    expect(log[0]).toBe(`${level.charAt(0).toUpperCase()}${level.slice(1)}: ${level} ${places + 1}`);
    expect(log.length).toBe(12 - places);
  });

  it('keep a place for the final error, however many came before', () => {
    const { annotate, annotated, log } = open();
    for (const annotation of many('error', 50)) annotate(annotation);
    annotate({ level: 'error', title: 'Gate', message: 'the verdict', final: true });
    expect(annotated.length).toBe(10);
    expect(annotated.at(-1)).toEqual({ level: 'error', title: 'Gate', message: 'the verdict' });
    annotate({ level: 'error', message: 'one more verdict', final: true });
    expect(annotated.length).toBe(10);
    expect(log.at(-1)).toBe('Error: one more verdict');
  });

  it('are counted by level', () => {
    const { annotate, annotated } = open();
    for (const level of ['error', 'warning', 'notice'] as const)
      for (const annotation of many(level, 9)) annotate(annotation);
    expect(annotated.length).toBe(27);
  });

  it('say once, at the end, how many are only in the log', () => {
    const { annotate, log, last } = open();
    for (const annotation of [...many('error', 10), ...many('warning', 13)]) annotate(annotation);
    expect(last.length).toBe(1);
    last[0]?.();
    expect(log.at(-1)).toBe('Only in this log, as GitHub shows 10 of a kind: 1 error, 3 warnings.');
  });

  it('say nothing of the kind when all are shown', () => {
    const { annotate, log, last } = open();
    for (const annotation of many('error', 9)) annotate(annotation);
    expect([log, last]).toEqual([[], []]);
  });

  it('have their place in the log', () => {
    const { annotate, log } = open();
    for (const annotation of many('error', 9)) annotate(annotation);
    annotate({ level: 'error', title: 'Contract', message: 'no number', file: 'a.csv', line: 3, column: 7 });
    expect(log).toEqual(['Error: Contract: a.csv:3:7: no number']);
  });

  it('are cut at 4,096 characters, between two characters', () => {
    const { annotate, annotated } = open();
    for (const message of ['x'.repeat(4096), 'x'.repeat(4097), `${'x'.repeat(4094)}🙂🙂`, 'a\ud800b'])
      annotate({ level: 'error', message, title: 'y'.repeat(300) });
    expect(annotated.map(({ message }) => message)).toEqual([
      'x'.repeat(4096),
      `${'x'.repeat(4095)}…`,
      `${'x'.repeat(4094)}…`,
      'a\ufffdb',
    ]);
    expect(annotated[0]?.title?.length).toBe(255);
  });
});
