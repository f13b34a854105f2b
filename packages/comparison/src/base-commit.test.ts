import type { Ports } from '@mlops-actions/action';
import { RecordingRunner } from '@mlops-actions/action/testing';
import type { Commit, GitHub } from '@mlops-actions/github';
import { describe, expect, it, test } from 'vitest';
import { resolveBase } from './base-commit.ts';

const [merge, first, head, tip, before] = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
  string,
];
const own = { full_name: 'o/r' };
const pull = (change: object = {}) => ({
  pull_request: { number: 7, head: { sha: head, repo: own }, base: { sha: tip, ref: 'main', repo: own }, ...change },
});

interface Asked {
  readonly eventName: string;
  readonly payload: unknown;
  readonly sha?: string;
  readonly trainedOn?: string | null;
  readonly parents?: readonly string[];
  readonly token?: boolean;
}

function resolve({ eventName, payload, sha = merge, trainedOn, parents = [first, head], token = true }: Asked) {
  const runner = new RecordingRunner({ context: { eventName, payload, sha, workspace: '/nowhere' } });
  const commit = (of: string): Promise<Commit> => Promise.resolve({ sha: of, tree: '', parents, date: '' });
  const github = { commit, mergeBase: () => Promise.resolve('base'.padEnd(40, '0')) } as Partial<GitHub> as GitHub;
  return resolveBase({ runner } as Partial<Ports> as Ports, token ? github : undefined, trainedOn);
}

const mergeBase = 'base'.padEnd(40, '0');
const pushed = (from: string) => ({
  before: from,
  after: merge,
  ref: 'refs/heads/x',
  repository: { default_branch: 'main' },
});

describe('the base', () => {
  test.each<[string, Asked, Partial<Awaited<ReturnType<typeof resolveBase>>>]>([
    [
      'of a merge commit is its first parent',
      { eventName: 'pull_request', payload: pull() },
      { commit: first, head: merge },
    ],
    [
      'of a head checkout is the merge base',
      { eventName: 'pull_request', payload: pull(), trainedOn: head },
      { commit: mergeBase, head },
    ],
    [
      'of a commit that merges nothing is the merge base',
      { eventName: 'pull_request', payload: pull(), parents: [before] },
      { commit: mergeBase, head: merge },
    ],
    [
      'of a push is what was there before',
      { eventName: 'push', payload: pushed(before) },
      { commit: before, head: merge },
    ],
    [
      'of a new branch is what it began at',
      { eventName: 'push', payload: pushed('0'.repeat(40)), parents: [first] },
      { commit: first, head: merge },
    ],
    [
      'of the first commit of all is none',
      { eventName: 'push', payload: pushed('0'.repeat(40)), parents: [] },
      { commit: undefined, head: merge },
    ],
    [
      'of a merge group is what the group is put on',
      {
        eventName: 'merge_group',
        payload: {
          merge_group: {
            head_sha: merge,
            base_sha: tip,
            base_ref: 'refs/heads/main',
            head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${tip}`,
          },
        },
      },
      { commit: tip, head: merge, pull: { number: 7, headSha: undefined } },
    ],
  ])('%s', async (_, asked, expected) => {
    expect(await resolve(asked)).toMatchObject({ search: 'ancestors', ...expected });
  });

  test.each(['schedule', 'workflow_dispatch', 'repository_dispatch', 'release'])(
    'under %s is what is in use',
    async (eventName) => {
      expect(await resolve({ eventName, payload: {} })).toEqual({
        commit: merge,
        head: merge,
        search: 'in-use',
        pull: undefined,
      });
    },
  );

  it('under workflow_run of the repository itself is what is in use', async () => {
    const payload = { workflow_run: { head_repository: own }, repository: own };
    expect((await resolve({ eventName: 'workflow_run', payload })).search).toBe('in-use');
  });

  test.each([
    ['workflow_run', { workflow_run: { head_repository: { full_name: 'x/r' } }, repository: own }, 'E_FORK_CODE'],
    ['workflow_run', { workflow_run: { head_repository: null }, repository: own }, 'E_FORK_CODE'],
    ['pull_request_target', pull({ head: { sha: head, repo: { full_name: 'x/r' } } }), 'E_FORK_CODE'],
    ['pull_request_target', pull(), 'E_EVENT'],
    ['issue_comment', { issue: { pull_request: {} } }, 'E_FORK_CODE'],
  ])('under %s is refused: %j', async (eventName, payload, code) => {
    await expect(resolve({ eventName, payload })).rejects.toMatchObject({ code });
  });
});
