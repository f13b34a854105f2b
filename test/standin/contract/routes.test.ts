import { describe, expect, it, test } from 'vitest';
import { entries } from './description.ts';
import { matchOperation } from './routes.ts';

const table: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  ['GET', '/repos/o/r/contents/a/b/c.yml', 'repos/get-content', { path: 'a/b/c.yml' }],
  ['GET', '/repos/o/r/contents/', 'repos/get-content', { path: '' }],
  ['GET', '/repos/o/r/contents', 'repos/get-content', { path: '' }],
  ['GET', '/repos/o/r/contents/a%20b%2Fc', 'repos/get-content', { path: 'a b/c' }],
  ['GET', '/repos/o/r/git/ref/mlops/m/abc/1-1', 'git/get-ref', { ref: 'mlops/m/abc/1-1' }],
  ['GET', '/repos/o/r/git/ref/heads%2Fmain', 'git/get-ref', { ref: 'heads/main' }],
  ['GET', '/repos/o/r/git/matching-refs/mlops/m/', 'git/list-matching-refs', { ref: 'mlops/m/' }],
  ['POST', '/repos/o/r/git/refs', 'git/create-ref', {}],
  ['PATCH', '/repos/o/r/git/refs/heads/main', 'git/update-ref', { ref: 'heads/main' }],
  ['DELETE', '/repos/o/r/git/refs/heads/main', 'git/delete-ref', { ref: 'heads/main' }],
  ['GET', '/repos/o/r/compare/a...b', 'repos/compare-commits-with-basehead', { basehead: 'a...b' }],
  ['GET', '/repos/o/r/compare/x/y...z/w', 'repos/compare-commits-with-basehead', { basehead: 'x/y...z/w' }],
  ['GET', '/repos/o/r/commits/main', 'repos/get-commit', { ref: 'main' }],
  ['GET', '/repos/o/r/commits/feature/a', 'repos/get-commit', { ref: 'feature/a' }],
  ['GET', '/repos/o/r/commits/main/check-runs', 'checks/list-for-ref', { ref: 'main' }],
  ['GET', '/repos/o/r/commits/feature/a/check-runs', 'checks/list-for-ref', { ref: 'feature/a' }],
  ['GET', '/repos/o/r/commits/main/status', 'repos/get-combined-status-for-ref', { ref: 'main' }],
  ['GET', '/repos/o/r/commits/main/statuses', 'repos/list-commit-statuses-for-ref', { ref: 'main' }],
  ['GET', '/repos/o/r/commits/abc/pulls', 'repos/list-pull-requests-associated-with-commit', { commit_sha: 'abc' }],
  ['GET', '/repos/o/r/issues/comments/7', 'issues/get-comment', { comment_id: '7' }],
  ['GET', '/repos/o/r/issues/7/comments', 'issues/list-comments', { issue_number: '7' }],
  ['GET', '/repos/o/r/releases/latest', 'repos/get-latest-release', {}],
  ['GET', '/repos/o/r/releases/7', 'repos/get-release', { release_id: '7' }],
  ['GET', '/repos/o/r/releases/tags/assets', 'repos/get-release-by-tag', { tag: 'assets' }],
  ['GET', '/repos/o/r/releases/tags/m/v1', 'repos/get-release-by-tag', { tag: 'm/v1' }],
  [
    'get',
    '/repos/o/r/actions/artifacts/7/zip',
    'actions/download-artifact',
    { artifact_id: '7', archive_format: 'zip' },
  ],
  ['GET', '/rate_limit', 'rate-limit/get', {}],
];

describe('matchOperation', () => {
  it.each(table)('reads %s %s as %s', (method, path, id, params) => {
    const repository = path.startsWith('/repos/') ? { owner: 'o', repo: 'r' } : {};
    const operation = matchOperation(method, path);
    expect(operation).toMatchObject({ id, method: method.toUpperCase() });
    expect(operation?.params).toEqual({ ...repository, ...params });
  });

  it.each([
    ['PUT', '/repos/o/r'],
    ['GET', '/repos/o'],
    ['GET', '/repos/o/r/'],
    ['GET', '/repos/o/r/issues/seven'],
    ['GET', '/repos/o/r/git/ref/'],
    ['DELETE', '/repos/o/r/git/refs/'],
    ['GET', '/repos/o/r/contents/%E0%A4%A'],
    ['GET', '/repos/o/r?page=2'],
  ])('knows no operation for %s %s', (method, path) => {
    expect(matchOperation(method, path)).toBeUndefined();
  });

  test('every described operation is reached by its own template', () => {
    const reached = [...entries].map(([id, { method, template }]) => {
      return [id, matchOperation(method, template.replaceAll(/\{\w+\}/g, '1'))?.id];
    });
    expect(reached.filter(([id, found]) => id !== found)).toEqual([]);
    expect(reached.length).toBeGreaterThan(60);
  });
});
