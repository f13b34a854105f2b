import { describeProblem, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { type ConfigKind, parseConfig } from './parse-config.ts';

const port = z.int('expected a whole number').max(65_535, 'expected at most 65535');
const place = z.strictObject({ host: z.string('expected a host'), port: port.optional() }, 'expected host and port');
const schema = z.strictObject(
  {
    version: z.literal(1, 'expected 1').optional(),
    name: z.string('expected a name').transform((name) => name.toUpperCase()),
    places: z.array(place, 'expected a list of places').optional(),
    named: z.record(z.string().regex(/^[a-z]+$/, 'expected letters'), place).optional(),
    either: z.union([z.string(), place], 'expected an address, or host and port').optional(),
    deep: z
      .strictObject({ limits: z.strictObject({ errors: z.number('expected a number') }).nullable() })
      .prefault({ limits: null }),
  },
  'expected a mapping',
);
const kind: ConfigKind = { code: 'E_INPUT', what: 'plan' };

function refusal(text: string, more: Partial<ConfigKind> = {}): UserError {
  try {
    parseConfig(text, 'plan.yml', schema, { ...kind, ...more });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const faults = (text: string) => refusal(text).problems.map(describeProblem);

describe('parseConfig', () => {
  it('gives what the schema makes of the file', () => {
    expect(parseConfig('name: spam\nplaces: [{ host: a }]', 'plan.yml', schema, kind)).toEqual({
      name: 'SPAM',
      places: [{ host: 'a' }],
      deep: { limits: null },
    });
  });

  it('tells every fault at once, in the order of the file, each with line and column', () => {
    const error = refusal('nam: spam\nplaces:\n  - host: 1\n  - { hots: a, port: 99999 }\n');
    expect(error.code).toBe('E_INPUT');
    expect(error.problems.map(describeProblem)).toEqual([
      'plan.yml:1:1: `name`: is missing, expected a name',
      'plan.yml:1:1: unknown key "nam": did you mean `name`?',
      'plan.yml:3:11: `places.0.host`: expected a host, found "1"',
      'plan.yml:4:5: `places.1.host`: is missing, expected a host',
      'plan.yml:4:7: unknown key "hots" in `places.1`: did you mean `host`?',
      'plan.yml:4:22: `places.1.port`: expected at most 65535, found "99999"',
    ]);
    expect(error.message).toBe(
      `The plan plan.yml cannot be used: line 1: ${error.problems[0]?.message} (and 5 more). Correct the places listed.`,
    );
  });

  test.each([
    ['', 'plan.yml:1:1: the file is empty: write it, or remove it'],
    ['# nothing\n', 'plan.yml:1:1: the file is empty: write it, or remove it'],
    ['---\n', 'plan.yml:1:1: the file is empty: write it, or remove it'],
    ['name', 'plan.yml:1:1: expected a mapping, found "name"'],
    ['- name', 'plan.yml:1:1: expected a mapping, found a list'],
    ['name: x\nname: y', 'plan.yml:2:1: the key "name" stands here a second time: write each key once'],
    ['name:', 'plan.yml:1:6: `name`: expected a name, found nothing'],
    [
      'name: x\ndeep: { limits: { erors: 1, errors: 1 } }',
      'unknown key "erors" in `deep.limits`: did you mean `errors`?',
    ],
    ['name: x\nnamed: { ab: { hosst: a, host: a } }', '2:16: unknown key "hosst" in `named.ab`: did you mean `host`?'],
    ['name: x\nnamed: { A1: { host: a } }', '2:10: `named.A1`: expected letters'],
    ['name: x\neither: { host: a, prot: 1 }', '2:20: unknown key "prot" in `either`: did you mean `port`?'],
    ['name: x\neither: [a]', '2:9: `either`: expected an address, or host and port, found a list'],
    ['name: x\nquite-another: 1', 'expected one of version, name, places, named, either, deep'],
    ['name: x\n__proto__: 1', '"__proto__" cannot be a key'],
    ['name: x\nconstructor: 1', 'unknown key "constructor"'],
    ['name: x\nplaces: { host: a }', '`places`: expected a list of places, found a mapping'],
  ])('refuses %j', (text, message) => {
    expect(faults(text).join('\n')).toContain(message);
  });

  it('holds rules against the file even where it breaks the schema', () => {
    const rules = (value: unknown) => [
      { path: ['name'], message: `seen ${JSON.stringify(value)}` },
      { path: ['nam'], part: 'key' as const, message: 'not here' },
    ];
    expect(refusal('nam: a\nname: 2', { rules }).problems.map(describeProblem)).toEqual([
      'plan.yml:1:1: unknown key "nam": did you mean `name`?',
      'plan.yml:1:1: not here',
      'plan.yml:2:7: `name`: expected a name, found "2"',
      'plan.yml:2:7: seen {"nam":"a","name":2}',
    ]);
    expect(refusal('name: a', { rules: () => [{ path: [], message: 'no' }] }).problems).toHaveLength(1);
  });
});
