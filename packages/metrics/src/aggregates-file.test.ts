import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { type Aggregate, parseAggregates } from './aggregates-file.ts';

const parse = (text: string, name = 'm.json') => parseAggregates(Buffer.from(text), name);
const bare = { n: null, stderr: null, values: null };

function refusal(text: string): UserError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('aggregates', () => {
  test.each<[string, string, [string, Aggregate][]]>([
    ['a number', '{"acc": 0.9}', [['acc', { ...bare, value: 0.9 }]]],
    ['a list of one per seed', '{"acc": [0.5, 1]}', [['acc', { ...bare, value: 0.75, values: [0.5, 1] }]]],
    [
      'a map with value, n, stderr and values',
      '{"acc": {"value": 0.9, "n": 100, "stderr": 0.03, "values": [0.8, 1], "note": "x", "step": 3}}',
      [['acc', { value: 0.9, n: 100, stderr: 0.03, values: [0.8, 1] }]],
    ],
    ['a map with values alone', '{"acc": {"values": [1, 2]}}', [['acc', { ...bare, value: 1.5, values: [1, 2] }]]],
    ['a map with nulls', '{"acc": {"value": 1, "n": null, "stderr": null}}', [['acc', { ...bare, value: 1 }]]],
    [
      'metrics in maps',
      '{"test": {"acc": {"value": 1, "n": 5}, "loss": 2}}',
      [
        ['test.acc', { ...bare, value: 1, n: 5 }],
        ['test.loss', { ...bare, value: 2 }],
      ],
    ],
    [
      'a map named value',
      '{"value": {"acc": 1}, "x": {"value": {"y": 2}}}',
      [
        ['value.acc', { ...bare, value: 1 }],
        ['x.value.y', { ...bare, value: 2 }],
      ],
    ],
    [
      'text, booleans and other lists beside',
      '{"a": 1, "b": "1", "c": true, "d": [1, "2"], "e": [], "f": {"value": "x"}}',
      [['a', { ...bare, value: 1 }]],
    ],
    [
      'NaN and the infinities',
      '{"a": NaN, "b": {"value": -Infinity}, "c": [1, NaN]}',
      [
        ['a', { ...bare, value: Number.NaN }],
        ['b', { ...bare, value: -Infinity }],
        ['c', { ...bare, value: Number.NaN, values: [1, Number.NaN] }],
      ],
    ],
    [
      'the metrics of lm-evaluation-harness',
      '{"results": {"arc": {"acc,none": 0.5, "acc_stderr,none": 0.01, "f1,none": 0.4, "f1_stderr,none": "N/A", "lost_stderr,none": 1}}}',
      [
        ['results.arc.acc,none', { ...bare, value: 0.5, stderr: 0.01 }],
        ['results.arc.f1,none', { ...bare, value: 0.4 }],
        ['results.arc.lost_stderr,none', { ...bare, value: 1 }],
      ],
    ],
  ])('are read from %s', (_, text, wanted) => {
    expect([...parse(text).aggregates]).toEqual(wanted);
  });

  test.each([
    ['m.yaml', 'metrics:\n  acc: { value: 0.9, n: 10 }\nfingerprint: { dataset: "abc", judge: j }\n'],
    ['m.toml', '[metrics.acc]\nvalue = 0.9\nn = 10\n[fingerprint]\ndataset = "abc"\njudge = "j"\n'],
    ['m.json', '{"acc": {"value": 0.9, "n": 10}, "fingerprint": {"dataset": "abc", "judge": "j"}}'],
  ])('are read from %s with what they were measured on', (name, text) => {
    const { aggregates, fingerprint } = parse(text, name);
    expect([...aggregates]).toEqual([['acc', { ...bare, value: 0.9, n: 10 }]]);
    expect([...fingerprint]).toEqual([
      ['dataset', 'abc'],
      ['judge', 'j'],
    ]);
  });

  it('have an empty fingerprint where the file says none', () => {
    expect(parse('{"a": 1}').fingerprint.size).toBe(0);
  });

  test.each([
    [
      'n that is no count',
      '{"a": {"value": 1, "n": 0}}',
      'expected n of "a" to be a whole number from 1 up, found "0"',
    ],
    ['n that is a fraction', '{"a": {"value": 1, "n": 1.5}}', 'expected n of "a"'],
    ['n that is text', '{"a": {"value": 1, "n": "5"}}', 'expected n of "a"'],
    [
      'a negative stderr',
      '{"t": {"a": {"value": 1, "stderr": -1}}}',
      'expected stderr of "t.a" to be a number from 0 up',
    ],
    ['a stderr that is NaN', '{"a": {"value": 1, "stderr": NaN}}', 'expected stderr of "a"'],
    [
      'a negative stderr of the harness',
      '{"acc,none": 1, "acc_stderr,none": -1}',
      'expected acc_stderr,none of "acc,none"',
    ],
    ['values that are no list', '{"a": {"value": 1, "values": 2}}', 'expected values of "a" to be a list of numbers'],
    ['no values', '{"a": {"values": []}}', 'expected values of "a"'],
    ['text among values', '{"a": {"value": 1, "values": [1, "2"]}}', 'expected values of "a"'],
    ['text for a value', '{"a": {"value": "0.9", "n": 10}}', 'expected value of "a" to be a number, found "0.9"'],
    ['a fingerprint that is no map', '{"a": 1, "fingerprint": "x"}', 'expected fingerprint to be a map'],
    ['a fingerprint of numbers', '{"a": 1, "fingerprint": {"dataset": 1}}', 'expected fingerprint.dataset to be text'],
    [
      'a misspelled fingerprint',
      '{"a": 1, "fingerprint": {"data": "x"}}',
      'fingerprint has "data", and dataset, judge, decoding',
    ],
    ['nothing but a fingerprint', '{"fingerprint": {"dataset": "x"}}', 'it holds no number'],
    ['no metric', '{"a": "x"}', 'it holds no number'],
    ['a list', '[1]', 'expected a map'],
    ['broken JSON', '{', 'cannot be read as metrics'],
    ['a name twice', '{"a": {"b": [1]}, "a.b": 2}', 'the name "a.b" is there twice'],
  ])('are refused from %s', (_, text, why) => {
    const { code, message } = refusal(text);
    expect(code).toBe('E_METRICS');
    expect(message).toContain(why);
  });
});
