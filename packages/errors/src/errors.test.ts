import { expect, test } from 'vitest';
import { catalogue, describeError, describeProblem, UserError } from './index.ts';

test('the causes of an error are told after it', () => {
  const error = new Error('outer', { cause: new UserError('E_INPUT', 'middle', { cause: 'inner' }) });
  expect(describeError(error)).toBe('outer: middle: inner');
});

test('a chain of causes that never ends is cut', () => {
  const error = new Error('loop');
  error.cause = error;
  expect(describeError(error)).toBe('loop: loop: loop: loop: loop');
});

test.each([
  [{ message: 'm' }, 'm'],
  [{ message: 'm', file: 'f' }, 'f: m'],
  [{ message: 'm', file: 'f', line: 3, column: 5 }, 'f:3:5: m'],
])('%j is told with its place', (problem, text) => {
  expect(describeProblem(problem)).toBe(text);
});

test('every code says what happened and what to do, in a sentence each', () => {
  for (const [code, { cause, remedy }] of Object.entries(catalogue)) {
    expect(code).toMatch(/^E_[A-Z_]+$/);
    expect(cause, code).toMatch(/^[A-Z`].*\.$/);
    expect(remedy, code).toMatch(/^[A-Z`].*\.$/);
  }
});
