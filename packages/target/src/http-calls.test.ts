import { expect, test } from 'vitest';
import { httpCallsSchema } from './http-calls.ts';

test.each([
  [{}],
  [{ stage: {} }],
  [{ stage: { method: 'PUT', path: '/v2/repository/models/{model}/load?v={version}', body: { a: ['{weight}', 1] } } }],
  [{ current: { path: '/status' }, ready: { method: 'GET' } }],
])('%j is read as written', (calls) => {
  expect(httpCallsSchema.parse(calls)).toEqual(calls);
});

test.each([
  ['a step that is none', { train: {} }],
  ['a key that is none', { stage: { headers: {} } }],
  ['a method that is none', { stage: { method: 'CONNECT' } }],
  ['a body under GET', { stage: { method: 'GET', body: {} } }],
  ['a path without a slash', { stage: { path: 'load' } }],
  ['another host', { stage: { path: '//elsewhere.example/load' } }],
  ['a whole address', { stage: { path: 'https://elsewhere.example/' } }],
  ['a backslash', { stage: { path: '/\\elsewhere.example' } }],
  ['a fragment', { stage: { path: '/a#b' } }],
  ['a space', { stage: { path: '/a b' } }],
  ['a placeholder that is none', { stage: { path: '/{name}' } }],
  ['a placeholder in a body that is none', { stage: { body: { a: ['{name}'] } } }],
  ['prototype names as placeholders', { stage: { path: '/{constructor}' } }],
])('%s is refused', (_, calls) => {
  expect(httpCallsSchema.safeParse(calls).success).toBe(false);
});
