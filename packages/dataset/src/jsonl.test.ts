import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { parsePredictions } from './load.ts';

const read = (text: string, maxRows = 1_000_000) =>
  parsePredictions(Buffer.from(text), 'p.jsonl', { maxRows, maxBytes: 1e8 });

async function refusal(text: string, maxRows?: number): Promise<UserError> {
  const error: unknown = await read(text, maxRows).catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error('nothing was refused', { cause: error });
}

async function cell(json: string): Promise<unknown> {
  return (await read(`{"x":${json}}`)).columns.get('x')?.[0];
}

describe('JSONL', () => {
  it('reads an object a line, passes over blank lines, and fills missing keys with null', async () => {
    const { columns, lineOf, length } = await read(
      '\ufeff{"id":"a","x":1}\r\n\n \t\n{"id":"b","y":true}\n{"id":"c","x":3}',
    );
    expect([...columns]).toEqual([
      ['id', ['a', 'b', 'c']],
      ['x', [1, null, 3]],
      ['y', [null, true, null]],
    ]);
    expect([0, 1, 2, 3].map(lineOf)).toEqual([1, 4, 5, undefined]);
    expect(length).toBe(3);
  });

  it('keeps columns named after what objects inherit apart from prototypes', async () => {
    const { columns } = await read('{"id":"a","__proto__":{"x":1},"constructor":"c"}\n{"id":"b"}\n');
    expect(columns.get('__proto__')).toEqual(['{"x":1}', null]);
    expect(columns.get('constructor')).toEqual(['c', null]);
    expect({}).not.toHaveProperty('x');
  });

  test.each<[string, string, unknown]>([
    ['NaN', 'NaN', Number.NaN],
    ['Infinity', 'Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', '-Infinity', Number.NEGATIVE_INFINITY],
    ['the words in text', '"NaN, -Infinity"', 'NaN, -Infinity'],
    ['the words after a quote in text', '"\\"NaN", "y": NaN', '"NaN'],
    ['the words after a backslash in text', '"\\\\", "y": NaN', '\\'],
    ['text that looks like a mark', '"\\u0000number:5", "y": NaN', '\u0000number:5'],
    ['text that looks like the spelling', '"-0.0e-0", "y": NaN', '-0.0e-0'],
    ['a list', '["a", 1, null, true]', 'a|1|null|true'],
    ['an empty list', '[]', '|'],
    ['a list in a list', '[["a", "b"], "c"]', '["a","b"]|c'],
    ['an object', '{"a": [1]}', '{"a":[1]}'],
    ['a list of objects with methods of their own', '[{"toString": 1, "valueOf": 2}]', '{"toString":1,"valueOf":2}'],
    ['null', 'null', null],
  ])('reads %s', async (_, json, expected) => {
    expect(await cell(json)).toEqual(expected);
  });

  test.each([
    ['text', 'nope', 'no JSON'],
    ['a list', '[1]', 'expected a JSON object'],
    ['null', 'null', 'expected a JSON object'],
    ['NaN', 'NaN', 'expected a JSON object'],
    ['NaN for a key', '{NaN:1}', 'no JSON'],
    ['NaN run into a number', '{"x":1-NaN}', 'no JSON'],
    ['a string never closed', '{"x":NaN,"y":"\\"\\"\\"', 'no JSON'],
    ['what is nested without end', `{"x":${'[['.repeat(100_000)}${']]'.repeat(100_000)}}`, 'no JSON'],
    ['a line over a mebibyte', `{"x":"${'x'.repeat(1024 * 1024)}"}`, 'the line is longer than 1048576 characters'],
  ])('refuses %s, with the line', async (_, line, message) => {
    const { code, problems } = await refusal(`{"x":1}\n\n${line}\n`);
    expect(code).toBe('E_PREDICTIONS');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: 'p.jsonl',
      line: 3,
      message: expect.stringContaining(message) as string,
    });
  });

  it('reads a line of just a mebibyte', async () => {
    const text = 'x'.repeat(1024 * 1024 - '{"x":""}'.length);
    expect(await cell(`"${text}"`)).toBe(text);
  });

  it('takes no time over a hostile line', { timeout: 5000 }, async () => {
    const { problems } = await refusal(`{"x":NaN,"y":"${'\\"'.repeat(100_000)}`);
    expect(problems).toHaveLength(1);
  });

  it('lists the first twenty bad lines and counts the rest', async () => {
    const { message, problems } = await refusal(`{"x":1}\n${'no\n'.repeat(45)}`);
    expect(message).toContain('45 in all');
    expect(problems.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  });

  it('does not pass a file without rows, or with rows without columns', async () => {
    expect((await refusal('\n \n')).code).toBe('E_PREDICTIONS_EMPTY');
    expect((await refusal('{}\n{}\n')).code).toBe('E_PREDICTIONS_EMPTY');
  });

  it('reads as many rows as are allowed and not one more', async () => {
    expect((await read('{"x":1}\n{"x":2}\n', 2)).length).toBe(2);
    expect((await refusal('{"x":1}\n{"x":2}\n{"x":3}\n', 2)).message).toContain('more than 2 rows');
  });

  it('refuses a new column in each row before the empty cells fill the memory', async () => {
    const text = Array.from({ length: 20_000 }, (_, row) => `{"c${row}":1}`).join('\n');
    expect((await refusal(text)).message).toContain('too many for');
  });

  it('may have a thousand columns, not more', async () => {
    const row = (columns: number) => `{${Array.from({ length: columns }, (_, index) => `"c${index}":1`).join()}}\n`;
    expect((await refusal(row(1001))).message).toContain('at most 1000');
    expect((await parsePredictions(Buffer.from(row(1000)), 'p.jsonl')).columns.size).toBe(1000);
  });
});
