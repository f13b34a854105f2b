import { describe, expect, it } from 'vitest';
import { findSubject } from './subject.ts';

const published = (tag_name: string, action = 'published') => ({ action, release: { tag_name, draft: false } });
const asked = (eventName: string, payload: unknown, ref = 'refs/heads/main') => ({ eventName, payload, ref });
const manual = asked('workflow_dispatch', {});
const dispatched = (client_payload: unknown) =>
  asked('repository_dispatch', { action: 'model-registered', client_payload });

describe('the version to deploy', () => {
  it.each([
    ['1.4.0', manual, { kind: 'version', version: '1.4.0' }],
    ['v1.4.0', manual, { kind: 'version', version: '1.4.0' }],
    ['spam@v1.4.0', manual, { kind: 'version', version: '1.4.0' }],
    ['champion', manual, { kind: 'alias', alias: 'champion' }],
    ['previous', manual, { kind: 'previous' }],
    ['1.4.0', asked('release', published('spam@v9.9.9')), { kind: 'version', version: '1.4.0' }],
    ['', asked('release', published('spam@v1.4.0')), { kind: 'version', version: '1.4.0' }],
    ['', asked('push', {}, 'refs/tags/spam@v1.4.0'), { kind: 'version', version: '1.4.0' }],
    ['', dispatched({ model: 'spam', version: '1.4.0' }), { kind: 'version', version: '1.4.0' }],
  ])('of %j on %o is %o', (given, context, subject) => {
    expect(findSubject('spam', given, context)).toEqual(subject);
  });

  it.each([
    ['other@v1.4.0', manual],
    ['', asked('release', published('v1.4.0'))],
    ['', asked('release', published('spam-filter@v1.4.0'))],
    ['', asked('release', published('spam@v1.4.0-rc.1'))],
    ['', asked('release', published('spam@v01.4.0'))],
    ['', asked('release', published('spam@v1.4.0', 'edited'))],
    ['', asked('push', {}, 'refs/tags/spam#champion#7')],
    ['', dispatched({ model: 'other', version: '1.4.0' })],
  ])('is none of this model for %j on %o', (given, context) => {
    expect(findSubject('spam', given, context)).toMatchObject({ kind: 'none' });
  });

  it.each([
    ['', manual],
    ['1.4', manual],
    ['../1.4.0', manual],
    ['-x', manual],
    ['', asked('release', {})],
    ['', dispatched(undefined)],
    ['', dispatched({ model: 'spam', version: 'latest' })],
    ['', asked('push', {}, 'refs/heads/main')],
  ])('is a fault for %j on %o', (given, context) => {
    expect(() => findSubject('spam', given, context)).toThrow(expect.objectContaining({ code: 'E_INPUT' }) as Error);
  });
});
