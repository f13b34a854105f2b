import { readFileSync } from 'node:fs';
import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { parseMetricsFile } from './metrics-file.ts';

const parse = (name: string, text: string | Buffer) => [...parseMetricsFile(Buffer.from(text as string), name)];

function refusal(name: string, text: string | Buffer): UserError {
  try {
    parse(name, text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const nested = [
  ['accuracy', 0.9],
  ['test.loss', 0.25],
  ['test.by_class.spam', 1],
];

describe('a metrics file', () => {
  test.each([
    [
      'm.json',
      '\ufeff{"accuracy": 0.9, "note": "x", "ok": true, "test": {"loss": 0.25, "by_class": {"spam": 1}}, "curve": [1, 2]}',
    ],
    [
      'm.yaml',
      'accuracy: 0.9\nnote: x\nok: true\ntest:\n  loss: 0.25\n  by_class: { spam: 1 }\ncurve: [1, 2]\nnone: null\n',
    ],
    ['M.YML', 'accuracy: 0.9\ntest: { loss: 0.25, by_class: { spam: 1 } }\n'],
    ['m.toml', 'accuracy = 0.9\nwhen = 2024-01-01\n[test]\nloss = 0.25\n[test.by_class]\nspam = 1\n'],
  ])('named %s gives numbers by dotted names', (name, text) => {
    expect(parse(name, text)).toEqual(nested);
  });

  test.each([
    ['m.json', '{"a": NaN, "b": Infinity, "c": -Infinity, "d": {"e": NaN}}'],
    ['m.yaml', 'a: .nan\nb: .inf\nc: -.inf\nd: { e: .NaN }\n'],
    ['m.toml', 'a = nan\nb = inf\nc = -inf\n[d]\ne = nan\n'],
  ])('named %s keeps NaN and the infinities', (name, text) => {
    expect(parse(name, text)).toEqual([
      ['a', Number.NaN],
      ['b', Number.POSITIVE_INFINITY],
      ['c', Number.NEGATIVE_INFINITY],
      ['d.e', Number.NaN],
    ]);
  });

  test.each([['"NaN and \\"NaN\\" -Infinity"'], ['"NaN"'], ['"\\\\"'], ['"\\u0000number:7"'], ['"-0.0e-0"']])(
    'takes the text %s for no number',
    (text) => {
      expect(parse('m.json', `{"a": ${text}, "b": NaN}`)).toEqual([['b', Number.NaN]]);
    },
  );

  it('is unwrapped when it is nothing but metrics', () => {
    expect(parse('m.json', '{"metrics": {"a": 1}}')).toEqual([['a', 1]]);
    expect(parse('m.json', '{"metrics": {"a": 1}, "b": 2}')).toEqual([
      ['metrics.a', 1],
      ['b', 2],
    ]);
    expect(parse('m.json', '{"metrics": 1}')).toEqual([['metrics', 1]]);
  });

  test.each([
    ['m.json', '{"__proto__": {"x": 1}, "constructor": 2}'],
    ['m.yaml', '__proto__: { x: 1 }\nconstructor: 2\n'],
    ['m.toml', 'constructor = 2\n[__proto__]\nx = 1\n'],
  ])('named %s may name metrics after what objects inherit', (name, text) => {
    expect(new Map(parse(name, text))).toEqual(
      new Map([
        ['__proto__.x', 1],
        ['constructor', 2],
      ]),
    );
    expect({}).not.toHaveProperty('x');
  });

  test.each<[string, string, string | Buffer, string]>([
    ['nothing as JSON', 'm.json', '', 'cannot be read as metrics'],
    ['nothing as YAML', 'm.yaml', '', 'expected a map'],
    ['nothing as TOML', 'm.toml', '', 'it holds no number'],
    ['a list', 'm.json', '[1]', 'expected a map'],
    ['a number', 'm.yaml', '1', 'expected a map'],
    ['a map without numbers', 'm.json', '{"a": "1", "b": [1], "c": {}}', 'it holds no number'],
    ['broken JSON', 'm.json', '{"a": 1', 'cannot be read as metrics'],
    ['broken YAML', 'm.yaml', 'a: [1', 'cannot be read as metrics'],
    ['broken TOML', 'm.toml', 'a = ', 'cannot be read as metrics'],
    ['NaN as a name', 'm.json', '{NaN: 1}', 'cannot be read as metrics'],
    ['one dotted name twice', 'm.json', '{"a": {"b": 1}, "a.b": 2}', 'the name "a.b" is there twice'],
    ['one name twice in YAML', 'm.yaml', 'a: 1\na: 2\n', 'unique'],
    ['one name twice in TOML', 'm.toml', 'a = 1\na = 2\n', 'cannot be read as metrics'],
    ['a map in itself', 'm.yaml', 'a: &a\n  b: *a\n  c: 1\n', 'nested more than 64 deep'],
    ['maps without end', 'm.json', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'nested more than 64 deep'],
    ['text that is not UTF-8', 'm.json', Buffer.from([0x7b, 0xff, 0x7d]), 'cannot be read as metrics'],
    ['too many bytes', 'm.json', Buffer.alloc(16 * 1024 * 1024 + 1, ' '), 'more than 16777216'],
    [
      'too many numbers',
      'm.json',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [`m${index}`, 1]))),
      'more than 100000 numbers',
    ],
  ])('is refused when it holds %s', (_, name, text, why) => {
    const { code, message } = refusal(name, text);
    expect(code).toBe('E_METRICS');
    expect(message).toContain(why);
    expect(message.length).toBeLessThan(500);
  });

  it('is refused when aliases multiply', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const last = level === 0 ? '1' : `*a${level - 1}`;
      return `a${level}: &a${level} { ${Array.from({ length: 9 }, (__, index) => `x${index}: ${last}`).join(', ')} }`;
    });
    expect(refusal('m.yaml', levels.join('\n')).message).toContain('alias');
  });

  it('takes no time over a string that is never closed', { timeout: 5000 }, () => {
    expect(refusal('m.json', `{"a": NaN, "b": "${'\\"'.repeat(100_000)}`).code).toBe('E_METRICS');
  });
});

test('NaN is read here as it is in dataset, which is of the same rank', () => {
  const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(text('./json-numbers.ts')).toBe(text('../../dataset/src/json-numbers.ts'));
});
