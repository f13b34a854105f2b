import { describeProblem, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { contractPaths, dataGlobs, lineOf } from './contract.ts';
import { parseContract } from './parse-contract.ts';
import { contractSchema } from './schema.ts';

const file = 'mlops/contract.yml';
const letters = 'abcdefghijkl'.split('');

function fail(text: string): UserError {
  try {
    parseContract(text, file);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the contract was accepted');
}

const faultsOf = (text: string) =>
  fail(text).problems.map((problem) => describeProblem(problem).replace(`${file}:`, ''));

const whole = `version: 1
data: { train: data/train.csv, test: data/test/*.parquet }
csv: { delimiter: ";", missing: ["", NA] }
key: [id]
label: plan
time: joined
columns:
  id: { type: string, unique: true, min-length: 1, max-length: 40 }
  joined: { type: timestamp, min: 2020-01-01 }
  age: { type: integer, min: 18, max: 120, nulls: 2.5% }
  plan: { type: string, in: [free, pro] }
  email:
    type: string
    pattern: '^[^@]+@'
    pii: true
    level: warning
  note: { type: string, optional: true, nulls: 1 }
other-columns: error
rows: { min: 10, max: 20 }
`;

describe('a contract', () => {
  const contract = parseContract(whole, file);

  it('is read with every rule in it', () => {
    expect(contract).toMatchObject({
      file,
      csv: { delimiter: ';', missing: ['', 'NA'] },
      key: ['id'],
      label: 'plan',
      time: 'joined',
      otherColumns: 'error',
      rows: { min: 10, max: 20 },
    });
    const [id, joined, age, plan, email, note] = contract.columns;
    expect(id).toMatchObject({ name: 'id', type: 'string', unique: true, minLength: 1, maxLength: 40, level: 'error' });
    expect(joined).toMatchObject({ type: 'timestamp', min: '2020-01-01' });
    expect(age).toMatchObject({ type: 'integer', min: 18, max: 120, nulls: 0.025 });
    expect(plan).toMatchObject({ in: ['free', 'pro'], nulls: 0, optional: false, pii: false });
    expect(email).toMatchObject({ pattern: '^[^@]+@', pii: true, level: 'warning' });
    expect(note).toMatchObject({ optional: true, nulls: 1 });
  });

  it('is looked for where the model has its own, and then where all have theirs', () => {
    expect(contractPaths('spam')).toEqual(['mlops/spam/contract.yml', 'mlops/contract.yml']);
  });

  it('says where its data is', () => {
    expect(dataGlobs(contract)).toEqual([
      { name: 'train', glob: 'data/train.csv' },
      { name: 'test', glob: 'data/test/*.parquet' },
    ]);
    expect(dataGlobs(parseContract('data: a.csv\ncolumns: { a: { type: string } }', file))).toEqual([
      { name: 'data', glob: 'a.csv' },
    ]);
  });

  it('knows the line of every rule, and of what is around a rule that is not written', () => {
    expect(lineOf(contract, ['columns', 'age', 'max'])).toBe(10);
    expect(lineOf(contract, ['columns', 'email', 'pattern'])).toBe(14);
    expect(lineOf(contract, ['columns', 'email', 'nulls'])).toBe(12);
    expect(lineOf(contract, ['rows', 'min'])).toBe(19);
    expect(lineOf(contract, ['nowhere'])).toBe(1);
  });

  it('demands by default that a column is there, that no value is missing, and that only an empty field is missing', () => {
    const { columns, csv, otherColumns, rows } = parseContract('columns: { a: { type: string } }', file);
    expect(columns).toMatchObject([{ nulls: 0, optional: false, unique: false, level: 'error' }]);
    expect({ csv, otherColumns, rows }).toEqual({
      csv: { delimiter: undefined, missing: [''] },
      otherColumns: 'warning',
      rows: {},
    });
  });

  it('takes any text for the name of a column', () => {
    const name = `a"b'; drop table x; --\n\${}${'z'.repeat(10_000)}`;
    expect(parseContract(JSON.stringify({ columns: { [name]: { type: 'string' } } }), file).columns[0]?.name).toBe(
      name,
    );
  });

  it('lets rules be shared by an alias', () => {
    const text = 'columns:\n  a: &rules { type: integer, max: 9 }\n  b: *rules\n';
    expect(parseContract(text, file).columns.map(({ max }) => max)).toEqual([9, 9]);
  });

  it('gives editors a schema that refuses unknown keys', () => {
    const schema = z.toJSONSchema(contractSchema, { io: 'input' });
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties ?? {})).toContain('other-columns');
  });
});

describe('a contract that cannot be used', () => {
  it('is refused with every fault at once, each with line and column', () => {
    const faults = faultsOf(`versoin: 1
data: { 1x: a, b: s3://x, c: 3 }
csv: { delimiter: ",,", missing: [1], x: 1 }
key: [idd, age, age]
lable: x
time: plan
columns:
  id: { type: strin }
  age: { type: integer, min: 18.5, max: 120, nulls: 200%, minimum: 1 }
  n: { type: number, min: 5, max: 3, pattern: x }
  plan: { type: string, in: [free, 1, free], where: x }
  email: { type: string, pattern: '(?=a)' }
  note: { optional: true }
  a: string
checks: []
rows: { min: 5, max: 2, max-age: 2d }
`);
    expect(faults.map((fault) => fault.slice(0, 60))).toEqual([
      '1:1: unknown key "versoin": did you mean `version`?',
      '2:9: "1x": expected a name of letters, digits, _ and -, begi',
      '2:30: `data.c`: expected a text (put numbers, true, false an',
      '3:19: `csv.delimiter`: expected one ASCII character other th',
      '3:35: `missing.0`: expected a text (put numbers, true, false',
      '3:39: unknown key "x": expected one of delimiter, missing',
      '4:7: "idd" is no declared column: did you mean "id"?',
      '4:17: "age" stands in the key twice: remove one',
      '5:1: unknown key "lable": did you mean `label`?',
      '6:7: "plan" is a string: expected a date or timestamp',
      '8:15: `id.type`: expected string, integer, number, boolean, ',
      '9:53: `age.nulls`: expected a share between 0 and 1, or a pe',
      '9:59: unknown key "minimum": expected one of type, nulls, op',
      '10:27: min 5 is greater than max 3: swap them',
      '10:47: `pattern` is for string, not for number',
      '11:36: expected a text in quotes, found 1 without quotes',
      '11:39: "free" stands in the list twice: remove one',
      '11:46: `where` comes with a later version: take it out for n',
      '12:35: the pattern cannot be used: a lookahead cannot be sea',
      '13:3: `note.type`: is missing, expected string, integer, num',
      '14:6: `columns.a`: expected the rules of the column, such as',
      '15:1: `checks` comes with a later version: take it out for n',
      '16:14: min 5 is greater than max 2: swap them',
      '16:25: `max-age` comes with a later version: take it out for',
    ]);
  });

  const column = (rules: string) => `columns: { a: ${rules} }`;
  test.each([
    ['empty', '', /empty.*columns/],
    ['only a comment', '# nothing yet', /empty/],
    ['a list', '[a]', /expected a contract: a mapping/],
    ['broken YAML', 'columns: [', /no valid YAML/],
    ['two documents', `${column('{ type: string }')}\n---\na: 1`, /no valid YAML/],
    ['a tag of its own', column('!!js { type: string }'), /no valid YAML: Unresolved tag/],
    ['a key twice', 'columns: { a: { type: string }, a: { type: string } }', /"a" stands here a second time/],
    ['a key twice, once in quotes', 'columns: { 1: { type: string }, "1": { type: string } }', /second time/],
    ['a column named __proto__', 'columns: { __proto__: { type: string } }', /cannot be a key/],
    ['a key that is a list', 'columns: { [a]: { type: string } }', /a key that is a text/],
    ['no column', 'columns: {}', /at least one column/],
    ['no columns key', 'rows: { min: 1 }', /`columns`: is missing/],
    ['a later version', `version: 2\n${column('{ type: string }')}`, /expected 1/],
    ['of another standard', 'kind: DataContract\napiVersion: v3.1.0', /Open Data Contract Standard/],
    ['drift', `drift: {}\n${column('{ type: string }')}`, /`drift` comes with a later version/],
    ['an address', `data: https://x/y.csv\n${column('{ type: string }')}`, /address comes with a later version/],
    ['no dataset', `data: {}\n${column('{ type: string }')}`, /at least one dataset/],
    ['an empty section', `rows:\n${column('{ type: string }')}`, /expected min and max, found nothing/],
    ['a null in a set', column('{ type: string, in: [a, null] }'), /found nothing/],
    ['an empty set', column('{ type: string, in: [] }'), /at least one value/],
    ['NaN as bound', column('{ type: number, min: .nan }'), /found "NaN"/],
    ['an infinite bound', column('{ type: number, max: .inf }'), /found "Infinity"/],
    ['an inexact integer', column('{ type: integer, max: 9007199254740993 }'), /expected a whole number/],
    ['a bound on text', column('{ type: string, min: 3 }'), /`min` is for integer, number, date, timestamp/],
    ['a length of a number', column('{ type: integer, max-length: 3 }'), /`max-length` is for string/],
    ['lengths swapped', column('{ type: string, min-length: 3, max-length: 2 }'), /min-length 3 is greater/],
    ['a negative length', column('{ type: string, min-length: -1 }'), /0 or more/],
    ['no such day', column('{ type: date, min: 2024-02-30 }'), /expected a date/],
    ['no such hour', column('{ type: timestamp, min: 2024-01-01 25:00 }'), /expected a timestamp/],
    ['dates swapped', column('{ type: timestamp, min: 2024-01-02, max: 2024-01-01T23:00+00:00 }'), /is greater than/],
    ['a share above one', column('{ type: string, nulls: 2 }'), /between 0 and 1/],
    ['a text for a flag', column('{ type: string, unique: "yes" }'), /expected true or false, found "yes"/],
    ['an optional key', `key: [a]\n${column('{ type: string, optional: true }')}`, /part of the key/],
    ['a key with gaps', `key: [a]\n${column('{ type: string, nulls: 1% }')}`, /part of the key/],
    ['a label of no column', `label: b\n${column('{ type: string }')}`, /"b" is no declared column/],
  ])('says so when it is %s', (_, text, expected) => {
    expect(fail(text)).toMatchObject({ code: 'E_CONTRACT' });
    expect(faultsOf(text).join('\n')).toMatch(expected);
    expect(faultsOf(text)[0]).toMatch(/^\d+:\d+: /);
  });

  test.each([
    ['lists', multiply((name) => `[${Array(9).fill(`*${name}`).join()}]`, '[1]')],
    [
      'mappings',
      multiply(
        (name) =>
          `{${letters
            .slice(0, 9)
            .map((key) => `${key}: *${name}`)
            .join()}}`,
        '{ a: 1 }',
      ),
    ],
  ])('is refused at once when aliases multiply in %s', (_, text) => {
    const started = performance.now();
    expect(faultsOf(text).join()).toMatch(/no readable YAML/);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is refused at once when it names strange columns by the thousand', () => {
    const names = (prefix: string) => Array.from({ length: 4000 }, (_, index) => `${prefix}${'x'.repeat(40)}${index}`);
    const columns = names('a').map((name) => `  ${name}: { type: string }\n`);
    const started = performance.now();
    expect(faultsOf(`key: [${names('b').join()}]\ncolumns:\n${columns.join('')}`)).toEqual([
      '1:6: expected at most 100 columns, found 4000',
    ]);
    expect(faultsOf(`key: [${names('b').slice(0, 100).join()}]\ncolumns:\n${columns.join('')}`)).toHaveLength(100);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is refused when it is nested without end, or without measure', () => {
    expect(faultsOf('['.repeat(50_000)).length).toBeLessThanOrEqual(10);
    expect(faultsOf(`a: ${'x'.repeat(1024 * 1024)}`).join()).toMatch(/at most 1048576 characters/);
    expect(faultsOf('a: &a { b: *a }').join()).toMatch(/nested deeper/);
  });
});

function multiply(next: (name: string) => string, first: string): string {
  return letters
    .map((name, index) => `${name}: &${name} ${index === 0 ? first : next(letters[index - 1] ?? '')}`)
    .join('\n');
}
