import { describe, expect, it } from 'vitest';
import { refuseForeignRun } from './origin.ts';

const payload = { repository: { default_branch: 'main' } };

describe('a version', () => {
  it.each([
    ['push', 'refs/heads/main'],
    ['workflow_dispatch', 'refs/heads/main'],
    ['schedule', 'refs/heads/main'],
    ['repository_dispatch', 'refs/heads/main'],
    ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc'],
  ])('may come from %s on %s', (eventName, ref) => {
    expect(() => refuseForeignRun({ eventName, ref, payload })).not.toThrow();
  });

  it.each([
    ['push', 'refs/heads/feature', payload],
    ['push', 'refs/tags/v1', payload],
    ['workflow_dispatch', 'refs/heads/feature', payload],
    ['pull_request', 'refs/pull/7/merge', payload],
    ['pull_request_target', 'refs/heads/main', payload],
    ['workflow_run', 'refs/heads/main', payload],
    ['merge_group', 'refs/heads/main', payload],
    ['push', 'refs/heads/main', {}],
    ['', '', payload],
  ])('may not come from %j on %s', (eventName, ref, event) => {
    expect(() => refuseForeignRun({ eventName, ref, payload: event })).toThrow(
      expect.objectContaining({ code: 'E_NOT_DEFAULT_BRANCH' }) as Error,
    );
  });
});
