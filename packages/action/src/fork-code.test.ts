import { describe, expect, it } from 'vitest';
import { refuseForkCode } from './fork-code.ts';

const own = { full_name: 'team/models' };
const fork = { full_name: 'stranger/models' };
const pull = (head: unknown) => ({ pull_request: { head: { repo: head }, base: { repo: own } } });
const finished = (head: unknown) => ({ workflow_run: { head_repository: head }, repository: own });

describe('code of a fork', () => {
  it.each([
    ['pull_request_target', 'of a fork', pull(fork)],
    ['pull_request_target', 'of a deleted fork', pull(null)],
    ['pull_request_target', 'that cannot be read', {}],
    ['workflow_run', 'of a fork', finished(fork)],
    ['workflow_run', 'of a deleted fork', finished(null)],
    ['workflow_run', 'that cannot be read', null],
    ['issue_comment', 'on a pull request', { issue: { pull_request: { url: 'https://example.com' } } }],
    ['issue_comment', 'that cannot be read', { issue: 3 }],
  ])('is refused under %s %s', (eventName, _, payload) => {
    expect(() => refuseForkCode({ eventName, payload })).toThrow(expect.objectContaining({ code: 'E_FORK_CODE' }));
  });

  it.each([
    ['pull_request_target', 'of the repository itself', pull(own)],
    ['workflow_run', 'of the repository itself', finished(own)],
    ['issue_comment', 'on an issue', { issue: {} }],
    ['pull_request', 'of a fork, where GitHub withholds the rights', pull(fork)],
    ['push', 'whatever it holds', {}],
    ['', 'outside GitHub', undefined],
  ])('is no matter under %s %s', (eventName, _, payload) => {
    expect(() => refuseForkCode({ eventName, payload })).not.toThrow();
  });
});
