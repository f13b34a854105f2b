import { describeProblem, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import type { GoldenRequest } from './config.ts';
import { parseGoldenSet } from './golden-set.ts';
import { goldenRequest } from './serving-world.test-support.ts';

function refusal(text: string | Uint8Array, name = 'golden.jsonl', request: GoldenRequest = goldenRequest): UserError {
  try {
    parseGoldenSet(typeof text === 'string' ? Buffer.from(text) : text, name, { request });
  } catch (error) {
    if (error instanceof UserError && error.code === 'E_GOLDEN') return error;
    throw error;
  }
  throw new Error('the rows were accepted');
}

const row = (text: string) => JSON.stringify({ text, label: 'ham' });

describe('parseGoldenSet', () => {
  it('reads one object a line, whatever the line endings, and passes over blank lines', () => {
    const text = `\ufeff${row('a')}\r\n\n  ${row('b')}\n`;
    const rows = parseGoldenSet(Buffer.from(text), 'golden.jsonl', { request: goldenRequest });
    expect(rows.map((one) => [...one])).toEqual([
      [
        ['text', 'a'],
        ['label', 'ham'],
      ],
      [
        ['text', 'b'],
        ['label', 'ham'],
      ],
    ]);
  });

  it('keeps values as they are, and a column called __proto__ a column', () => {
    const text = '{"text": {"a": [1]}, "label": null, "__proto__": 1}';
    const [first] = parseGoldenSet(Buffer.from(text), 'a.ndjson', { request: goldenRequest });
    expect(first?.get('text')).toEqual({ a: [1] });
    expect(first?.get('label')).toBeNull();
    expect(first?.get('__proto__')).toBe(1);
  });

  it('tells every fault at once, with its line', () => {
    const lines = [row('a'), 'no', '[1]', '{"text": "b"}', '{"label": "ham"}', '{"text": NaN}'];
    const error = refusal(lines.join('\n'));
    expect(error.problems.map(describeProblem)).toEqual([
      'golden.jsonl:2: expected a JSON object, found no JSON',
      'golden.jsonl:3: expected a JSON object',
      'golden.jsonl:4: the column "label" is missing',
      'golden.jsonl:5: the column "text" is missing',
      'golden.jsonl:6: expected a JSON object, found no JSON',
    ]);
    expect(error.message).toContain('line 2: expected a JSON object, found no JSON (and 4 more)');
  });

  it('lists the first twenty faults, and counts the rest', () => {
    const error = refusal('no\n'.repeat(50));
    expect(error.problems).toHaveLength(20);
    expect(error.message).toContain('(and 49 more)');
  });

  it('asks for the columns of path and body too', () => {
    const request = { ...goldenRequest, path: '/{id}', body: [{ deep: 'to {name}: {text}' }] };
    expect(refusal('{"label": 1, "text": ""}', 'g.jsonl', request).problems.map(({ message }) => message)).toEqual([
      'the column "id" is missing',
      'the column "name" is missing',
    ]);
  });

  test.each<[string, string | Uint8Array, string, string]>([
    ['an empty file', '', 'g.jsonl', 'has no rows'],
    ['blank lines alone', '\n \n', 'g.jsonl', 'has no rows'],
    ['too many rows', '{}\n'.repeat(10_001), 'g.jsonl', 'more than 10000 rows'],
    ['a file that is no UTF-8', Uint8Array.of(0xff, 0xfe, 0x7b), 'g.jsonl', 'is not UTF-8'],
    ['CSV', 'text,label', 'g.csv', 'write golden rows as JSON Lines'],
    ['Parquet', 'PAR1', 'g.parquet', 'write golden rows as JSON Lines'],
    ['a file too large', Buffer.alloc(64 * 1024 * 1024 + 1), 'g.jsonl', 'more than the 67108864 read'],
    ['an endless line', `{"text": "${'x'.repeat(1024 * 1024)}"}`, 'g.jsonl', 'longer than 1048576 characters'],
  ])('refuses %s', (_, text, name, message) => {
    expect(refusal(text, name).message).toContain(message);
  });

  it('refuses rows nobody knows how to ask', () => {
    const parse = () => parseGoldenSet(Buffer.from(row('a')), 'g.jsonl', { request: undefined });
    expect(parse).toThrow('Nothing says how to ask the rows of g.jsonl');
  });
});
