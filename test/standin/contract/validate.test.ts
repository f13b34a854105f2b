import { describe, expect, it } from 'vitest';
import { example } from './examples.ts';
import { matchOperation, type Operation } from './routes.ts';
import { checkRequest, checkResponse } from './validate.ts';

function operation(method: string, path: string): Operation {
  const found = matchOperation(method, path);
  if (found === undefined) throw new Error(`${method} ${path} means no operation`);
  return found;
}

const request = (line: string, body?: unknown): string[] => {
  const [method = '', target = ''] = line.split(' ');
  const { pathname, searchParams } = new URL(target, 'https://api.github.com');
  return checkRequest(operation(method, pathname), searchParams, body);
};

const sha = '1'.repeat(40);
const checkRun = { name: 'gate', head_sha: sha };
const annotation = { path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
const output = (more: object): object => ({ ...checkRun, output: { title: 't', summary: 's', ...more } });

describe('checkRequest passes', () => {
  it.each<[string, unknown?]>([
    ['GET /repos/o/r/issues/1/comments?per_page=100&page=2'],
    ['GET /repos/o/r/commits?since=2026-01-02T03:04:05Z&path=a/b'],
    ['POST /repos/o/r/issues/1/comments', { body: 'text' }],
    ['POST /repos/o/r/issues', { title: 't', labels: ['a', { name: 'b', color: null }] }],
    ['POST /repos/o/r/issues/1/labels', { labels: ['a'] }],
    ['POST /repos/o/r/check-runs', { ...checkRun, status: 'completed', conclusion: 'success' }],
    ['POST /repos/o/r/check-runs', output({ annotations: [annotation] })],
    [`POST /repos/o/r/statuses/${sha}`, { state: 'success', target_url: null, description: null }],
    ['POST /repos/o/r/dispatches', { event_type: 'promote', client_payload: { model: { name: 'm' } } }],
    ['POST /repos/o/r/actions/workflows/a.yml/dispatches', { ref: 'main', inputs: { anything: 'x' } }],
    ['POST /repos/o/r/deployments', { ref: 'main', payload: { free: { form: 1 } }, required_contexts: [] }],
    ['POST /repos/o/r/git/trees', { tree: [{ path: 'a', mode: '100644', type: 'blob', content: 'x' }] }],
    ['POST /repos/o/r/releases/1/assets?name=a.json', new Uint8Array([1])],
    ['DELETE /repos/o/r/issues/comments/1'],
  ])('%s', (line, body) => {
    expect(request(line, body)).toEqual([]);
  });
});

describe('checkRequest catches', () => {
  it.each<[string, string, unknown?]>([
    ['query/perpage is not a documented parameter', 'GET /repos/o/r/issues/1/comments?perpage=3'],
    ['query/per_page must be integer', 'GET /repos/o/r/issues/1/comments?per_page=many'],
    ['query/page is given more than once', 'GET /repos/o/r/issues/1/comments?page=1&page=2'],
    ['query/state must be equal to one of the allowed values: open, closed, all', 'GET /repos/o/r/pulls?state=merged'],
    ["query must have required property 'name'", 'POST /repos/o/r/releases/1/assets?label=a', new Uint8Array()],
    ['body/lables is not a documented property', 'POST /repos/o/r/issues', { title: 't', lables: ['a'] }],
    ['body/output/txt is not a documented property', 'POST /repos/o/r/check-runs', output({ txt: 'x' })],
    [
      'body/output/annotations/0/line is not a documented property',
      'POST /repos/o/r/check-runs',
      output({ annotations: [{ ...annotation, line: 1 }] }),
    ],
    [
      'body/output/annotations must NOT have more than 50 items',
      'POST /repos/o/r/check-runs',
      output({ annotations: Array.from({ length: 51 }, () => annotation) }),
    ],
    [
      'body/output/summary must NOT have more than 65535 characters',
      'POST /repos/o/r/check-runs',
      output({ summary: 's'.repeat(65_536) }),
    ],
    ["body must have required property 'head_sha'", 'POST /repos/o/r/check-runs', { name: 'gate' }],
    ['body/body must be string', 'POST /repos/o/r/issues/1/comments', { body: 7 }],
    ['body/force must be boolean', 'PATCH /repos/o/r/git/refs/heads/a', { sha, force: 'true' }],
    ['body is required', 'POST /repos/o/r/issues/1/comments'],
    ['body must be object', 'POST /repos/o/r/issues/1/comments', null],
    ['body is given, but this operation takes none', 'GET /repos/o/r', {}],
    [
      'body/__proto__ is not a documented property',
      'POST /repos/o/r/issues/1/comments',
      JSON.parse('{"body":"b","__proto__":1}'),
    ],
  ])('%s', (violation, line, body) => {
    expect(request(line, body)).toContain(violation);
  });
});

describe('checkResponse', () => {
  const comment = operation('POST', '/repos/o/r/issues/1/comments');
  const status = operation('POST', `/repos/o/r/statuses/${sha}`);
  const message = { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' };

  it('accepts no content where there is none', () => {
    expect(checkResponse(operation('DELETE', '/repos/o/r/issues/comments/1'), 204, undefined)).toEqual([]);
    expect(checkResponse(operation('GET', '/repos/o/r/actions/artifacts/1/zip'), 302, undefined)).toEqual([]);
  });

  it('refuses content where there is none, and none where there is some', () => {
    expect(checkResponse(operation('DELETE', '/repos/o/r/issues/comments/1'), 204, {})).toEqual([
      'response 204 has no content, but came with a body',
    ]);
    expect(checkResponse(comment, 201, undefined)).not.toEqual([]);
  });

  it('refuses a status GitHub never answers with', () => {
    expect(checkResponse(comment, 200, example('issues/create-comment'))).toEqual([
      'response 200 is not documented for issues/create-comment: expected one of 201, 403, 404, 410, 422',
    ]);
  });

  it('accepts an empty link but not a broken time', () => {
    const body = example('issues/create-comment') as object;
    expect(checkResponse(comment, 201, { ...body, url: '' })).toEqual([]);
    expect(checkResponse(comment, 201, { ...body, url: 'no link' })).not.toEqual([]);
    expect(checkResponse(comment, 201, { ...body, created_at: 'yesterday' })).not.toEqual([]);
  });

  it.each([400, 401, 403, 404, 409, 410, 415, 422, 429, 500, 502])('accepts an error %i of any operation', (code) => {
    expect(checkResponse(status, code, message)).toEqual([]);
  });

  it.each([{}, { message: 7 }, [], 'Not Found', undefined])('refuses the error body %j', (body) => {
    expect(checkResponse(status, 404, body)).not.toEqual([]);
  });

  it('accepts a page of the gateway only as a server error', () => {
    expect(checkResponse(status, 502, '<html>Bad Gateway</html>')).toEqual([]);
    expect(checkResponse(status, 502, undefined)).toEqual([]);
    expect(checkResponse(status, 422, '<html>')).not.toEqual([]);
  });

  it("judges an error by the operation's own schema where there is one", () => {
    const unprocessable = { ...message, errors: [{ resource: 'IssueComment', field: 'body', code: 'missing' }] };
    expect(checkResponse(comment, 422, unprocessable)).toEqual([]);
    expect(checkResponse(comment, 422, { ...unprocessable, errors: [{ resource: 'IssueComment' }] })).toContain(
      "response 422/errors/0 must have required property 'code'",
    );
  });
});
