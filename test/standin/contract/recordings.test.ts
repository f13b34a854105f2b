import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { matchOperation, type Operation } from './routes.ts';
import { checkRequest, checkResponse } from './validate.ts';

interface Recording {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
  readonly response: unknown;
}

interface Exchange extends Recording {
  readonly name: string;
  readonly operation: Operation;
  readonly query: URLSearchParams;
}

const digest = { expected: /property 'digest'$/, reason: 'recorded before assets had a digest' };

/** Recordings of 2017 that today's description refuses, and why. */
const explained: ReadonlyMap<string, { readonly expected: RegExp; readonly reason: string }> = new Map([
  ['get-content 1', { expected: /must be|must match/, reason: 'the raw media type: text, not JSON' }],
  ['get-repository 0', { expected: /property 'has_discussions'$/, reason: 'recorded before GitHub had discussions' }],
  ['release-assets 1', digest],
  ['release-assets 2', digest],
  ['release-assets 3', digest],
  ['release-assets 4', digest],
  ['release-assets-conflict 2', digest],
  ['release-assets-conflict 4', digest],
]);

const home = new URL('../scenarios/api.github.com/', import.meta.resolve('@octokit/fixtures/lib/headers.js'));
const absent = (value: unknown): unknown => (value === '' ? undefined : value);

function exchanges(scenario: string): Exchange[] {
  const file = new URL(`${scenario}/normalized-fixture.json`, home);
  const recordings = JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as Recording[];
  return recordings.flatMap((recording, index) => {
    const { pathname, searchParams: query } = new URL(recording.path, 'https://api.github.com');
    const operation = matchOperation(recording.method, pathname);
    return operation === undefined ? [] : [{ ...recording, name: `${scenario} ${index}`, operation, query }];
  });
}

const all = readdirSync(home).flatMap(exchanges);
const answer = ({ operation, status, response }: Exchange): string[] =>
  checkResponse(operation, status, absent(response));

describe('recorded traffic of the real GitHub', () => {
  it.each(all.map((exchange) => [exchange.name, exchange] as const))('%s asks as described', (_, exchange) => {
    expect(checkRequest(exchange.operation, exchange.query, absent(exchange.body))).toEqual([]);
  });

  it.each(all.map((exchange) => [exchange.name, exchange] as const))(
    '%s is answered as described',
    (name, exchange) => {
      const { expected = /^$/ } = explained.get(name) ?? {};
      const found = answer(exchange);
      expect(found.filter((violation) => !expected.test(violation))).toEqual([]);
      expect(found.length > 0).toBe(explained.has(name));
    },
  );

  test('the recordings and every exception are there', () => {
    const names = new Set(all.map(({ name }) => name));
    expect(names.size).toBeGreaterThanOrEqual(24);
    expect([...explained.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});
