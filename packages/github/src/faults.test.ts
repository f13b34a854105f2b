import { ServiceError, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { isMissing, isUnprocessable, translate } from './faults.ts';

const answer = (status: number, message = 'said', permissions?: string) =>
  Object.assign(new Error(message), {
    status,
    response: { headers: permissions === undefined ? {} : { 'x-accepted-github-permissions': permissions } },
  });

describe('a fault of GitHub', () => {
  test.each<[string, unknown, string | undefined, string]>([
    ['401', answer(401), undefined, 'wrong, expired or revoked'],
    ['403 with one permission', answer(403, 'no', 'contents=write'), undefined, 'add `contents: write` under'],
    [
      '403 with a set of permissions',
      answer(403, 'no', 'contents=write,workflows=write'),
      undefined,
      'add `contents: write and workflows: write` under',
    ],
    [
      '403 with alternatives',
      answer(403, 'no', 'issues=write; pull_requests=write'),
      undefined,
      'add `pull-requests: write` under',
    ],
    [
      '403 where more will be asked for',
      answer(403, 'no', 'pull_requests=read'),
      'pull-requests: write',
      'add `pull-requests: write` under',
    ],
    ['403 that names none', answer(403), undefined, 'add the permission it needs under'],
    ['403 with an empty header', answer(403, 'no', ''), undefined, 'add the permission it needs under'],
    ['403 without a response', { status: 403 }, undefined, 'add the permission it needs under'],
  ])('is the user’s to mend: %s', (_, error, needed, remedy) => {
    const fault = translate('list the comments of #3', error, needed);
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.code).toBe('E_PERMISSION');
    expect(fault.message).toContain('list the comments of #3');
    expect(fault.message).toContain(remedy);
  });

  test.each<[string, unknown, number | undefined, string]>([
    ['403 for a rate limit', answer(403, 'API rate limit exceeded'), 403, 'status 403: API rate limit exceeded'],
    ['403 for a secondary rate limit', answer(403, 'You have exceeded a secondary rate limit'), 403, 'secondary'],
    ['429', answer(429, 'slow down'), 429, 'status 429: slow down'],
    ['404', answer(404, 'Not Found'), 404, 'status 404: Not Found'],
    ['500', answer(500, 'x'.repeat(5000)), 500, `status 500: ${'x'.repeat(300)})`],
    ['no answer', new Error('getaddrinfo ENOTFOUND'), undefined, '(getaddrinfo ENOTFOUND)'],
    ['a text', 'broken pipe', undefined, '(broken pipe)'],
    ['nothing', undefined, undefined, '(undefined)'],
    ['null', null, undefined, '(null)'],
    ['a status that is no number', { status: '403' }, undefined, 're-running may help'],
  ])('is the service’s: %s', (_, error, status, said) => {
    const fault = translate('read the commit', error);
    expect(fault).toBeInstanceOf(ServiceError);
    expect(fault).toMatchObject({ code: 'E_GITHUB', status });
    expect(fault.message).toContain('GitHub did not read the commit');
    expect(fault.message).toContain(said);
  });

  it('that was told apart before stays as it is', () => {
    const faults = [new UserError('E_INPUT', 'x'), new ServiceError('E_GITHUB', 'y')];
    expect(faults.map((fault) => translate('z', fault))).toEqual(faults);
    expect(translate('z', faults[0])).toBe(faults[0]);
  });
});

test.each<[unknown, boolean, boolean]>([
  [answer(404), true, false],
  [answer(422), false, true],
  [answer(500), false, false],
  [new Error('404'), false, false],
  [undefined, false, false],
  [null, false, false],
])('of %s: missing %s, unprocessable %s', (error, missing, unprocessable) => {
  expect([isMissing(error), isUnprocessable(error)]).toEqual([missing, unprocessable]);
});
