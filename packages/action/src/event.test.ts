import { describe, expect, it, test } from 'vitest';
import { mergeGroupOf, pullRequestOf, pushOf } from './event.ts';

const [head, base] = ['a'.repeat(40), 'b'.repeat(40)];
const pull = (changes: object = {}) => ({
  pull_request: {
    number: 3,
    head: { sha: head, ref: 'topic', repo: { full_name: 'o/r' } },
    base: { sha: base, ref: 'main', repo: { full_name: 'o/r' } },
    ...changes,
  },
});

describe('the pull request of an event', () => {
  it('is read from its payload', () => {
    expect(pullRequestOf({ payload: pull() })).toEqual({
      number: 3,
      headSha: head,
      baseSha: base,
      baseRef: 'main',
      fork: false,
    });
  });

  test.each([
    ['another repository', { full_name: 'x/r' }, true],
    ['a repository of another case', { full_name: 'O/r' }, true],
    ['a repository that was deleted', null, true],
    ['a repository that is not told', undefined, true],
    ['the same repository', { full_name: 'o/r' }, false],
  ])('with its head in %s', (_, repo, fork) => {
    expect(pullRequestOf({ payload: pull({ head: { sha: head, repo } }) })?.fork).toBe(fork);
  });

  it('is of a fork when nothing is known of either side', () => {
    const payload = pull({ head: { sha: head, repo: null }, base: { sha: base, ref: 'main', repo: null } });
    expect(pullRequestOf({ payload })?.fork).toBe(true);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'pull_request'],
    ['another event', { ref: 'refs/heads/main' }],
    ['no pull request', { pull_request: null }],
    ['a number that is text', pull({ number: '3' })],
    ['a number below 1', pull({ number: 0 })],
    ['a number no computer counts', pull({ number: 1e300 })],
    ['a sha that is no sha', pull({ head: { sha: '$(id)', repo: null } })],
    ['a short sha', pull({ base: { sha: 'abc1234', ref: 'main', repo: null } })],
    ['a ref that is no text', pull({ base: { sha: base, ref: {}, repo: null } })],
    ['a repository without its name', pull({ head: { sha: head, repo: {} } })],
    ['a name without end', pull({ head: { sha: head, repo: { full_name: 'x'.repeat(201) } } })],
  ])('is none for %s', (_, payload) => {
    expect(pullRequestOf({ payload })).toBeUndefined();
  });
});

const push = (changes: object = {}) => ({
  before: base,
  after: head,
  ref: 'refs/heads/main',
  repository: { default_branch: 'main' },
  ...changes,
});

describe('the push of an event', () => {
  test.each([
    ['refs/heads/main', true],
    ['refs/heads/maintenance', false],
    ['refs/heads/x/main', false],
    ['refs/tags/main', false],
    ['main', false],
  ])('to %s: default branch %s', (ref, toDefaultBranch) => {
    expect(pushOf({ eventName: 'push', payload: push({ ref }) })).toEqual({
      before: base,
      after: head,
      toDefaultBranch,
    });
  });

  test.each<[string, string, unknown]>([
    ['another event', 'pull_request', push()],
    ['nothing', 'push', undefined],
    ['no default branch', 'push', push({ repository: {} })],
    ['a sha that is no sha', 'push', push({ before: 'x' })],
    ['a ref that is no text', 'push', push({ ref: 1 })],
  ])('is none for %s', (_, eventName, payload) => {
    expect(pushOf({ eventName, payload })).toBeUndefined();
  });
});

describe('the merge group of an event', () => {
  const group = (ref: string, changes: object = {}) => ({
    merge_group: { head_sha: head, base_sha: base, base_ref: 'refs/heads/main', head_ref: ref, ...changes },
  });
  const read = (payload: unknown) => mergeGroupOf({ eventName: 'merge_group', payload });

  test.each([
    [`refs/heads/gh-readonly-queue/main/pr-7-${base}`, 7],
    [`refs/heads/gh-readonly-queue/release/1.0/pr-104-${base}`, 104],
    [`gh-readonly-queue/main/pr-7-${base}`, 7],
    ['refs/heads/gh-readonly-queue/main/pr-7-abc', undefined],
    [`refs/heads/gh-readonly-queue/main/pr-0-${base}`, undefined],
    [`refs/heads/gh-readonly-queue/main/pr-99999999999-${base}`, undefined],
    ['refs/heads/main', undefined],
  ])('of the ref %s is that of pull request %s', (ref, number) => {
    expect(read(group(ref))).toEqual({ headSha: head, baseSha: base, number });
  });

  it('is none for other events and broken payloads', () => {
    expect(mergeGroupOf({ eventName: 'push', payload: group('x') })).toBeUndefined();
    expect(read(group('x', { base_sha: 'main' }))).toBeUndefined();
    expect(read(null)).toBeUndefined();
  });
});
