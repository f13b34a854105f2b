import { describe, expect, test } from 'vitest';
import { resolveEvent } from './events.ts';
import { passesPatterns } from './filter-patterns.ts';
import { reasonNotToStart } from './on-filters.ts';
import type { EventsConfig } from './parse-workflow.ts';
import { tokenPermissions } from './token-permissions.ts';

describe('a filter pattern', () => {
  test.each([
    ['main', 'main', true],
    ['main', 'maintenance', false],
    ['*', 'feature/x', false],
    ['**', 'feature/x', true],
    ['feature/*', 'feature/x', true],
    ['feature/*', 'feature/x/y', false],
    ['**/*.py', 'a/b.py', true],
    ['**/*.py', 'b.py', true],
    ['*.py', 'a/b.py', false],
    ['v[12].[0-9]+', 'v1.10', true],
    ['v[12].[0-9]+', 'v3.1', false],
    ['*.jsx?', 'page.js', true],
  ])('%s and %s: %j', (pattern, name, passes) => {
    expect(passesPatterns(name, [pattern])).toBe(passes);
  });

  test('later patterns overrule earlier ones', () => {
    expect(passesPatterns('docs/a.md', ['**', '!docs/**'])).toBe(false);
    expect(passesPatterns('docs/keep.md', ['**', '!docs/**', 'docs/keep.md'])).toBe(true);
  });
});

const push = resolveEvent({ name: 'push', payload: { ref: 'refs/heads/main', after: 'a' } });
const tag = resolveEvent({ name: 'push', payload: { ref: 'refs/tags/v1', after: 'a' } });
const repo = { full_name: 'o/r' };
const pull = (action: string, head: object | null = repo) =>
  resolveEvent({
    name: 'pull_request',
    payload: {
      action,
      pull_request: {
        number: 1,
        merge_commit_sha: 'm',
        head: { ref: 'x', sha: 'h', repo: head },
        base: { ref: 'main', repo },
      },
    },
  });

const release = (action: string, login = 'octocat') =>
  resolveEvent({ name: 'release', sha: 'a', payload: { action, release: { tag_name: 'm@v1' }, sender: { login } } });
const dispatch = (action: string, login = 'github-actions[bot]') =>
  resolveEvent({ name: 'repository_dispatch', sha: 'a', payload: { action, client_payload: {}, sender: { login } } });

const target = (action: string, head: object | null = repo) =>
  resolveEvent({ ...pull(action, head), name: 'pull_request_target', sha: 'd', ref: 'refs/heads/main' });
const queue = (base_ref: string) =>
  resolveEvent({
    name: 'merge_group',
    payload: { action: 'checks_requested', merge_group: { head_sha: 'q', head_ref: 'refs/heads/q', base_ref } },
  });
const finished = (name: string, action = 'completed', head_branch = 'idea') =>
  resolveEvent({ name: 'workflow_run', sha: 'd', payload: { action, workflow_run: { name, head_branch } } });
const night = resolveEvent({ name: 'schedule', sha: 'd', payload: { schedule: '0 3 * * *' } });

describe('a workflow', () => {
  const changed = async () => ['src/train.py', 'README.md'];
  test.each([
    ['for another event does not start', { pull_request: {} }, push, 'not for push'],
    ['for the branch starts', { push: { branches: ['main'] } }, push, undefined],
    ['for another branch does not', { push: { branches: ['release/**'] } }, push, 'not among its branches'],
    ['that ignores the branch does not', { push: { 'branches-ignore': ['ma*'] } }, push, 'branches-ignore'],
    ['for tags does not start for a branch', { push: { tags: ['v*'] } }, push, 'tags only'],
    ['for branches does not start for a tag', { push: { branches: ['**'] } }, tag, 'branches only'],
    ['for the tag starts', { push: { tags: ['v*'] } }, tag, undefined],
    ['for a changed path starts', { push: { paths: ['src/**'] } }, push, undefined],
    ['for another path does not', { push: { paths: ['data/**'] } }, push, 'paths'],
    ['that ignores every changed path does not', { push: { 'paths-ignore': ['**'] } }, push, 'paths-ignore'],
    ['that ignores one of them starts', { push: { 'paths-ignore': ['*.md'] } }, push, undefined],
    ['for pull requests starts when one is opened', { pull_request: {} }, pull('opened'), undefined],
    ['for pull requests does not when one is labeled', { pull_request: {} }, pull('labeled'), 'not among its types'],
    ['for labels starts then', { pull_request: { types: ['labeled'] } }, pull('labeled'), undefined],
    ['for releases starts on every activity', { release: {} }, release('edited'), undefined],
    ['for published releases starts on one', { release: { types: ['published'] } }, release('published'), undefined],
    ['for them does not on another', { release: { types: ['published'] } }, release('created'), 'not among its types'],
    [
      'does not start on what a job made',
      { release: {} },
      release('published', 'github-actions[bot]'),
      'token of a job',
    ],
    ['starts on a dispatch of a job', { repository_dispatch: {} }, dispatch('anything'), undefined],
    ['for a dispatch starts on it', { repository_dispatch: { types: ['a', 'b'] } }, dispatch('b'), undefined],
    ['for it does not on another', { repository_dispatch: { types: ['a'] } }, dispatch('ab'), 'not among its types'],
    [
      'for label targets starts on a label',
      { pull_request_target: { types: ['labeled'] } },
      target('labeled'),
      undefined,
    ],
    ['for targets does not by default', { pull_request_target: {} }, target('labeled'), 'not among its types'],
    ['for targets starts when one is opened', { pull_request_target: {} }, target('opened'), undefined],
    ['for pull requests does not for a target', { pull_request: {} }, target('opened'), 'not for pull_request_target'],
    ['for a queue starts', { merge_group: {} }, queue('refs/heads/main'), undefined],
    ['for the queue of its base starts', { merge_group: { branches: ['main'] } }, queue('refs/heads/main'), undefined],
    ['for another base’s does not', { merge_group: { branches: ['main'] } }, queue('refs/heads/v2'), 'its branches'],
    ['for a run starts', { workflow_run: { workflows: ['Gate'] } }, finished('Gate'), undefined],
    ['for a run of one name starts', { workflow_run: { workflows: 'Gate' } }, finished('Gate'), undefined],
    [
      'for a run of another name does not',
      { workflow_run: { workflows: ['Gate'] } },
      finished('gate'),
      'its workflows',
    ],
    [
      'for finished runs does not when one begins',
      { workflow_run: { workflows: ['Gate'], types: ['completed'] } },
      finished('Gate', 'requested'),
      'not among its types',
    ],
    [
      'for runs of other branches does not',
      { workflow_run: { workflows: ['Gate'], branches: ['main'] } },
      finished('Gate'),
      'not among its branches',
    ],
    ['for its hour starts', { schedule: [{ cron: '0 2 * * *' }, { cron: '0 3 * * *' }] }, night, undefined],
    ['for another hour does not', { schedule: [{ cron: '0 2 * * *' }] }, night, 'not among its schedules'],
    ['for another base does not', { pull_request: { branches: ['v2'] } }, pull('opened'), 'not among its branches'],
  ])('%s', async (_, on, event, reason) => {
    const found = await reasonNotToStart(on as EventsConfig, event, changed);
    expect(found ?? 'it starts').toContain(reason ?? 'it starts');
  });
});

test('a release is of its tag', () => {
  expect(release('published').ref).toBe('refs/tags/m@v1');
});

test('a pull request is a fork’s when its head is elsewhere or gone', () => {
  const forks = [repo, { full_name: 'else/r' }, null].map((head) => pull('opened', head).fork);
  expect(forks).toEqual([false, true, true]);
});

test.each([
  ['a pull request of a fork', pull('opened', { full_name: 'else/r' }), true],
  ['a pull request of its own', pull('opened'), false],
  ['a pull request of Dependabot', resolveEvent({ ...pull('opened'), actor: 'dependabot[bot]' }), true],
  ['a label on a pull request of a fork', target('labeled', { full_name: 'else/r' }), false],
  ['a finished run', finished('Gate'), false],
])('%s may be restricted', (_, event, restricted) => {
  expect(event.restricted).toBe(restricted);
});

test('a queue is of its own ref and commit', () => {
  expect(queue('refs/heads/main')).toMatchObject({ sha: 'q', ref: 'refs/heads/q', headSha: 'q', baseRef: '' });
});

test('a pull request in conflict names no commit', () => {
  const payload = { pull_request: { number: 1, merge_commit_sha: null, head: { repo }, base: { repo } } };
  expect(() => resolveEvent({ name: 'pull_request', payload })).toThrow('names no commit');
});

describe('a token may', () => {
  test.each([
    ['read contents when nothing is said', undefined, undefined, false, { contents: 'read', packages: 'read' }],
    ['nothing for {}', {}, undefined, false, {}],
    ['what the workflow says', { contents: 'write', issues: 'none' }, undefined, false, { contents: 'write' }],
    ['what the job says instead', { contents: 'write' }, { checks: 'read' }, false, { checks: 'read' }],
    ['only read for a fork', { contents: 'write', 'id-token': 'write' }, undefined, true, { contents: 'read' }],
    ['nothing more for a fork', undefined, {}, true, {}],
  ])('%s', (_, workflow, job, fork, permissions) => {
    expect(tokenPermissions(workflow, job, fork)).toEqual(permissions);
  });

  test('read or write everything', () => {
    expect(tokenPermissions('read-all', undefined, false)).toMatchObject({ contents: 'read', 'pull-requests': 'read' });
    expect(tokenPermissions('write-all', undefined, false)).toMatchObject({ actions: 'write', 'id-token': 'write' });
    expect(tokenPermissions('write-all', undefined, true)).toMatchObject({ actions: 'read' });
  });
});
