import { expect, test } from 'vitest';
import { formatRef, parseRef } from './refs.ts';

const commit = 'a1'.repeat(20);

test.each([
  { model: 'spam', commit, run: 1, attempt: 1 },
  { model: '0_model-2', commit, run: 999_999_999_999_999, attempt: 12 },
  { model: 'local', commit, run: 0, attempt: 1 },
])('the ref of $model run $run is read as it was written', (ref) => {
  expect(parseRef(formatRef(ref))).toEqual(ref);
});

test.each([
  `refs/heads/${commit}/1-1`,
  `refs/mlops/${commit}/1-1`,
  `refs/mlops/Spam/${commit}/1-1`,
  `refs/mlops/a/b/${commit}/1-1`,
  `refs/mlops/spam/${commit.slice(1)}/1-1`,
  `refs/mlops/spam/${commit.toUpperCase()}/1-1`,
  `refs/mlops/spam/${commit}/1`,
  `refs/mlops/spam/${commit}/1-1/x`,
  `refs/mlops/spam/${commit}/01-1`,
  `refs/mlops/spam/${commit}/1234567890123456-1`,
  `refs/mlops/spam/${commit}/1-1\n`,
  'refs/mlops/',
  '',
])('%j is no record', (ref) => {
  expect(parseRef(ref)).toBeUndefined();
});
