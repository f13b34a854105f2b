import { describe, expect, it, test } from 'vitest';
import { entryOf } from './description.ts';
import { example, exampleList } from './examples.ts';
import { operations } from './operations.ts';
import { checkResponse } from './validate.ts';

// Examples that GitHub's own schema refuses: the fields were added to the schema and not to the example.
const incomplete: ReadonlyMap<string, RegExp> = new Map([
  ['repos/get 200', /property 'language'$/],
  ['repos/get-commit 200', /\/files\/0 .* '(contents_url|sha)'$/],
  ['actions/list-jobs-for-workflow-run 200', /\/jobs\/0 .* 'created_at'$/],
  ['repos/list-pull-requests-associated-with-commit 200', /\/requested_teams\/0 .* 'type'$/],
  ['pulls/list 200', /\/requested_teams\/0 .* 'type'$/],
  ['pulls/get 200', /\/requested_teams\/0 .* 'type'$/],
  ['repos/get-collaborator-permission-level 200', /property 'role_name'$/],
  ['actions/re-run-workflow 201', /must be object$/],
  ['actions/re-run-workflow-failed-jobs 201', /must be object$/],
  ['actions/re-run-job-for-workflow-run 201', /must be object$/],
  ['pulls/update 200', /\/requested_teams\/0 .* 'type'$/],
  ['pulls/create 201', /\/requested_teams\/0 .* 'type'$/],
]);

// Answered with 204 or 302 and no content.
const without = [
  'actions/download-artifact',
  'git/delete-ref',
  'issues/delete-comment',
  'repos/create-dispatch-event',
  'repos/delete-deployment',
  'repos/delete-release',
  'repos/delete-release-asset',
];

function violations(operationId: string, status: number): string[] {
  const { method, template } = entryOf(operationId);
  return checkResponse({ id: operationId, method, template, params: {} }, status, example(operationId, status));
}

describe("GitHub's official examples", () => {
  const all = exampleList().map(
    ({ operationId, status }) => [`${operationId} ${status}`, operationId, status] as const,
  );

  it.each(all.filter(([name]) => !incomplete.has(name)))('%s is what the schema asks for', (_, operationId, status) => {
    expect(violations(operationId, status)).toEqual([]);
  });

  it.each(all.filter(([name]) => incomplete.has(name)))(
    '%s lacks only the known fields',
    (name, operationId, status) => {
      const found = violations(operationId, status);
      const expected: unknown = expect.stringMatching(incomplete.get(name) ?? /^$/);
      expect(found).not.toEqual([]);
      expect(found).toEqual(found.map(() => expected));
    },
  );

  test('all known exceptions are examples of the extract', () => {
    expect([...incomplete.keys()].filter((name) => !all.some(([known]) => known === name))).toEqual([]);
  });

  test('every operation with content has one', () => {
    const good = new Set(exampleList().flatMap(({ operationId, status }) => (status < 300 ? [operationId] : [])));
    expect(operations.filter((id) => !good.has(id)).toSorted()).toEqual(without);
  });
});

describe('example', () => {
  it('gives a fresh copy each time', () => {
    const first = example('issues/get') as { title: string };
    first.title = 'changed';
    expect(example('issues/get')).not.toMatchObject({ title: 'changed' });
  });

  it('takes the lowest successful status unless one is named', () => {
    expect(example('issues/create-comment')).toEqual(example('issues/create-comment', 201));
  });

  it('never invents a body', () => {
    expect(() => example('issues/delete-comment')).toThrow('no example of issues/delete-comment 2xx');
    expect(() => example('issues/get', 404)).toThrow('no example of issues/get 404');
  });

  it('names an operation the extract lacks', () => {
    expect(() => example('gists/get')).toThrow('gists/get is not in github.openapi.json');
  });
});
