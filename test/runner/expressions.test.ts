import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateCondition, interpolate, interpolateTree } from './expressions.ts';
import { hashFiles } from './hash-files.ts';
import { temporaryFolder } from './testing.ts';

const scope = {
  contexts: {
    github: { ref: 'refs/heads/main', event: { labels: [{ name: 'bug' }, { name: 'gate' }] } },
    needs: { train: { result: 'success', outputs: { models: '["a","b"]' } } },
    env: { EMPTY: '' },
  },
  functions: { always: () => true },
};

describe('an expression', () => {
  test.each([
    ["contains(github.ref, 'MAIN')", true],
    ["contains(github.event.labels.*.name, 'gate')", true],
    ["startsWith(github.ref, 'refs/tags/')", false],
    ["format('{0}-{1}', 'a', 2)", 'a-2'],
    ['fromJSON(needs.train.outputs.models)[1]', 'b'],
    ["join(fromJSON('[1,2]'), '+')", '1+2'],
    ["needs.train.result == 'success' && 'yes' || 'no'", 'yes'],
    ['needs.absent.result', null],
    ["'it''s }}'", "it's }}"],
    ['1 < 2', true],
  ])('%s', (expression, value) => {
    expect(evaluate(expression, scope)).toEqual(value);
  });

  test('toJSON gives what fromJSON reads', () => {
    expect(JSON.parse(String(evaluate('toJSON(needs)', scope)))).toEqual(scope.contexts.needs);
  });

  test.each(['nothing.at', 'unknown()', '1 +', "fromJSON('{')"])('%s is an error that names it', (expression) => {
    expect(() => evaluate(expression, scope)).toThrow(expression);
  });
});

test.each([
  ['env.EMPTY', false],
  ["'false'", true],
  ['0', false],
  ['needs', true],
  ['always() && !needs.absent', true],
])('the condition %s is %j', (expression, value) => {
  expect(evaluateCondition(expression, scope)).toBe(value);
});

test('a text that is one expression keeps its type; others are text', () => {
  expect(interpolate('${{ fromJSON(needs.train.outputs.models) }}', scope)).toEqual(['a', 'b']);
  expect(interpolate("a ${{ 1 }}${{ '}}' }} b", scope)).toBe('a 1}} b');
  expect(interpolateTree({ a: ['${{ 1 }}', 2, null] }, scope)).toEqual({ a: [1, 2, null] });
});

test('an expression without end is an error', () => {
  expect(() => interpolate('x ${{ 1 }', scope)).toThrow('no closing');
});

test('hashFiles changes with every byte, not with the order of the patterns, and is empty for no file', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/a.csv'), 'a');
  await writeFile(join(folder, 'data/b.csv'), 'b');
  const both = hashFiles(folder, ['data/a.csv', '**/b.csv']);
  expect(both).toMatch(/^[0-9a-f]{64}$/);
  expect(hashFiles(folder, ['data/*.csv'])).toBe(both);
  expect(hashFiles(folder, ['data/*.csv', '!data/b.csv'])).toBe(hashFiles(folder, ['data/a.csv']));
  expect(hashFiles(folder, ['none'])).toBe('');
  await writeFile(join(folder, 'data/b.csv'), 'B');
  expect(hashFiles(folder, ['data/*.csv'])).not.toBe(both);
});
