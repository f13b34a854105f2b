import { mkdtempSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseContract } from '@mlops-actions/contract';
import { describeProblem, UserError } from '@mlops-actions/errors';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openEngine } from './duckdb.ts';
import type { CheckReport, DataFile, Engine, Violation } from './engine.ts';

const root = mkdtempSync(join(tmpdir(), 'engine-'));
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ tempDir: root, allowedDirectories: [root] });
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

/** A place for a file in a folder of its own. */
async function newFile(name: string): Promise<DataFile> {
  const path = join(await mkdtemp(join(root, 'case-')), name);
  await mkdir(dirname(path), { recursive: true });
  return { dataset: 'data', path, name };
}

type Content = string | Uint8Array | { readonly parquet: string };

/** Writes files and checks them; `dataset=name` puts a file into a dataset, a Parquet file is what a query answers. */
async function check(contract: string, files: Record<string, Content>): Promise<CheckReport> {
  const folder = await mkdtemp(join(root, 'case-'));
  const given: DataFile[] = [];
  for (const [key, content] of Object.entries(files)) {
    const [dataset, name] = key.includes('=') ? (key.split('=') as [string, string]) : ['data', key];
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(path, content);
    else await writeParquet(path, content.parquet);
    given.push({ dataset, path, name });
  }
  return engine.check(parseContract(contract, 'contract.yml'), given);
}

async function writeParquet(path: string, query: string): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
  connection.closeSync();
}

/** `column rule count/total @lines`, the parts of a violation that matter most. */
function brief({ column, rule, count, total, examples }: Violation): string {
  const places = examples.map(({ line, row }) => line ?? row).join();
  return `${column ?? '*'} ${rule} ${count}/${total}${places === '' ? '' : ` @${places}`}`;
}

async function violations(contract: string, files: Record<string, Content>): Promise<string[]> {
  return (await check(contract, files)).violations.map(brief);
}

async function faults(contract: string, files: Record<string, Content>): Promise<string[]> {
  const error: unknown = await check(contract, files).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code: 'E_DATA_FILE' });
  return (error as UserError).problems.map(describeProblem);
}

const one = (rules: string) => `columns: { a: { ${rules} }, b: { type: string, nulls: 1 } }`;
/** A CSV of two columns with the given values in the first. */
const csv = (values: readonly string[]) => `a,b\n${values.map((value) => `${value},x\n`).join('')}`;

describe('a rule', () => {
  test.each([
    ['nulls', 'type: string', ['1', '', '3'], 'a nulls 1/3 @3'],
    ['nulls of which too many', 'type: string, nulls: 50%', ['', '', '3'], 'a nulls 2/3 @2,3'],
    ['type', 'type: integer', ['1', 'x', '1.5'], 'a type 2/3 @3,4'],
    ['finite', 'type: number', ['1', 'NaN', '-inf', 'Infinity', '1e999'], 'a finite 4/5 @3,4,5,6'],
    ['finite, and not the bounds', 'type: number, min: 1, max: 2', ['1', 'NaN', 'inf'], 'a finite 2/3 @3,4'],
    ['in', 'type: string, in: [free, pro]', ['free', 'Free', 'pro '], 'a in 2/3 @3,4'],
    ['in of integers', 'type: integer, in: [1, 2]', ['1', '02', '3'], 'a in 1/3 @4'],
    ['in of numbers', 'type: number, in: [1, 0.5]', ['1.0', '5e-1', '0.51'], 'a in 1/3 @4'],
    ['in of booleans', 'type: boolean, in: [true]', ['true', 'True', 'false'], 'a in 1/3 @4'],
    ['in of dates', 'type: date, in: [2024-02-29]', ['2024-02-29', '2024-02-28'], 'a in 1/2 @3'],
    ['min', 'type: integer, min: 18', ['17', '18', '-1'], 'a min 2/3 @2,4'],
    ['max', 'type: number, max: 0.5', ['0.5', '0.50001', '1e3'], 'a max 2/3 @3,4'],
    ['min of a date', 'type: date, min: 2024-01-01', ['2023-12-31', '2024-01-01'], 'a min 1/2 @2'],
    [
      'max of a timestamp',
      'type: timestamp, max: "2024-01-01T00:00:00Z"',
      ['2024-01-01T01:00:00+01:00', '2024-01-01 00:00:01'],
      'a max 1/2 @3',
    ],
    [
      'min of a timestamp without seconds',
      'type: timestamp, min: "2024-01-01T00:00+01:00", in: ["2024-01-01T00:00Z", "2023-12-31T23:00Z", "2023-12-31T22:59:00Z"]',
      ['2023-12-31T23:00Z', '2023-12-31T22:59Z', '2024-01-01T02:00+02:00'],
      'a min 1/3 @3',
    ],
    ['pattern', "type: string, pattern: '^[^@]+@'", ['a@b', '@b', 'x'], 'a pattern 2/3 @3,4'],
    ['pattern anywhere', "type: string, pattern: '(?i)SPAM'", ['no spam', 'ham'], 'a pattern 1/2 @3'],
    ['min-length', 'type: string, min-length: 2', ['é', 'éé', '🙂'], 'a min-length 2/3 @2,4'],
    ['max-length', 'type: string, max-length: 2', ['é', 'ééé'], 'a max-length 1/2 @3'],
    ['unique', 'type: string, unique: true', ['x', 'y', 'x', 'x'], 'a unique 2/4 @2,4,5'],
    ['unique of integers', 'type: integer, unique: true', ['1', '01', '2'], 'a unique 1/3 @2,3'],
  ])('is broken, and counted exactly: %s', async (_, rules, values, expected) => {
    expect(await violations(one(rules), { 'd.csv': csv(values) })).toEqual([expected]);
  });

  test.each([
    ['nulls within the share allowed', 'type: string, nulls: 34%', ['1', '', '3']],
    [
      'nulls at a share without an exact binary form',
      'type: string, nulls: 29%',
      [...Array<string>(71).fill('x'), ...Array<string>(29).fill('')],
    ],
    ['bounds', 'type: integer, min: 1, max: 3', ['1', '3']],
    ['gaps in what is unique', 'type: string, unique: true, nulls: 1', ['', '', 'x']],
    ['a bound, by what is no comment', 'type: string, max-length: 2', ['#1', '#2']],
    ['gaps in what is bounded', 'type: number, min: 1, in: [2], nulls: 1', ['', '2']],
  ])('is kept: %s', async (_, rules, values) => {
    expect(await violations(one(rules), { 'd.csv': csv(values) })).toEqual([]);
  });

  it('is broken once where a value is missing or of another type', async () => {
    const rules = 'type: integer, min: 5, in: [7], unique: true';
    expect(await violations(one(rules), { 'd.csv': csv(['', 'x', 'x', '7']) })).toEqual([
      'a nulls 1/4 @2',
      'a type 2/3 @3,4',
    ]);
  });

  it('about the key speaks of the columns together', async () => {
    const contract = 'key: [a, b]\ncolumns: { a: { type: string }, b: { type: string } }';
    const files = { 'd.csv': 'a,b\n1,1\n1,2\n1,1\n', 'e.csv': 'b,a\n2,1\n' };
    expect(await violations(contract, files)).toEqual(['* key 2/4 @2,3,4,2']);
  });

  it('about the key is not applied twice when its one column is unique anyway', async () => {
    const contract = 'key: [a]\ncolumns: { a: { type: string, unique: true }, b: { type: string } }';
    expect(await violations(contract, { 'd.csv': csv(['1', '1']) })).toEqual(['a unique 1/2 @2,3']);
  });

  test.each([
    ['too few', 'rows: { min: 3 }', csv(['1', '2']), '* rows 2/2'],
    ['too many', 'rows: { max: 1 }', csv(['1', '2']), '* rows 2/2'],
    ['none, although the contract says nothing of rows', '', 'a,b\n', '* rows 0/0'],
    ['none in a header without a line break', '', 'a,b', '* rows 0/0'],
  ])('about rows is broken by %s', async (_, rows, content, expected) => {
    expect(await violations(`${one('type: string')}\n${rows}`, { 'd.csv': content })).toEqual([expected]);
  });

  it('about rows lets a dataset be empty when the contract says so', async () => {
    expect(await violations(`${one('type: string')}\nrows: { min: 0 }`, { 'd.csv': 'a,b\n', 'e.jsonl': '' })).toEqual(
      [],
    );
  });

  it('about rows holds for each dataset, so that a full one cannot stand in for an empty one', async () => {
    const report = await check(one('type: string'), { 'train=d.csv': csv(['1']), 'test=e.csv': 'a,b\n' });
    expect(report.violations).toMatchObject([{ dataset: 'test', rule: 'rows' }]);
    expect(report.datasets).toEqual([
      { name: 'train', files: 1, rows: 1 },
      { name: 'test', files: 1, rows: 0 },
    ]);
  });

  it('is broken at the level of its column, on its line of the contract', async () => {
    const contract = 'columns:\n  a:\n    type: integer\n    max: 3\n    level: warning\n  b: { type: string }\n';
    const { violations } = await check(contract, { 'd.csv': csv(['x', '4', '']) });
    expect(violations.map(({ rule, level, line }) => [rule, level, line])).toEqual([
      ['nulls', 'warning', 2],
      ['type', 'warning', 3],
      ['max', 'warning', 4],
    ]);
  });

  it('never puts a value of the data into what is reported', async () => {
    const contract = one("type: string, pattern: '^x', in: [y], max-length: 3, unique: true, pii: true");
    const report = await check(contract, { 'd.csv': `${csv(['s3cret', 's3cret'])}"s3cret"x,y\n` });
    expect(report.violations.length).toBe(5);
    expect(JSON.stringify(report)).not.toContain('s3cret');
  });
});

describe('a type is strict', () => {
  test.each([
    ['integer', ['1.5', '1e3', '1_000', ' 1', '1 ', '0x1', '١', '9223372036854775808', '1.0']],
    ['number', ['1,5', '1_000', ' 1', '1e', 'e5', '.', '1.2.3', '٣']],
    ['boolean', ['yes', 'no', '0', '1', 't', 'tRUE']],
    ['date', ['2024-2-1', '01/02/2024', '2024-02-30', '2024-01-01 00:00', '20240101']],
    ['timestamp', ['2024-01-01', '2024-01-01 24:00', '2024-01-01 10', '2024-02-30 10:00', '10:00', '2024-01-01 10:60']],
  ])('so %s does not hold for %j', async (type, values) => {
    const quoted = values.map((value) => `"${value}"`);
    const [broken] = await violations(one(`type: ${type}`), { 'd.csv': csv(quoted) });
    expect(broken).toMatch(new RegExp(`^a type ${values.length}/${values.length} `));
  });

  test.each([
    ['integer', ['0', '-1', '+5', '007', '9223372036854775807']],
    ['number', ['1', '-1.5', '+.5', '1.', '1e3', '1E-3']],
    ['boolean', ['true', 'false', 'True', 'FALSE']],
    ['date', ['2024-02-29', '1969-12-31']],
    [
      'timestamp',
      ['2024-01-01T10:00:00Z', '2024-01-01 10:00', '2024-01-01T10:00:00.123456+02:00', '2024-01-01 10:00+02'],
    ],
    ['string', ['x', '1', 'NaN', 'null']],
  ])('and %s holds for %j', async (type, values) => {
    expect(await violations(one(`type: ${type}`), { 'd.csv': csv(values) })).toEqual([]);
  });
});

describe('a CSV file', () => {
  const two = 'columns: { a: { type: string }, b: { type: string } }';

  it('is not guessed to have a single column because it is ragged', async () => {
    expect(await violations(two, { 'd.csv': 'a,b\n1,2\n3\n4,5,6\n7,8\n' })).toEqual(['* format 2/4 @3,4']);
  });

  test.each([
    ['empty', '1,2\n3,4,\n5,6,,\n'],
    ['quoted and empty', '1,2\n3,4,""\n5,"x\ny"\n'],
    ['empty, the file ending there', '1,"x\ny"\n3,4\n5,6,'],
  ])('has rows counted as damaged whose surplus fields are %s', async (_, rows) => {
    const [violation, ...rest] = await violations(two, { 'd.csv': `a,b\n${rows}` });
    expect(violation).toMatch(/^\* format [12]\/3 @/);
    expect(rest).toEqual([]);
  });

  it('has no row damaged because its last field is empty', async () => {
    expect(await violations(two, { 'd.csv': 'a,b\n1,\n2,""\n3,' })).toEqual(['b nulls 3/3 @2,3,4']);
  });

  it('has every row checked below a header of more than one line', async () => {
    const contract = 'columns: { "a\\nx": { type: integer }, b: { type: string } }';
    for (const end of ['\n', '\r\n', '\r'])
      expect(await violations(contract, { 'd.csv': ['"a\nx",b', 'y,1', ' 2,1', ''].join(end) })).toEqual([
        'a\nx type 2/2 @3,4',
      ]);
  });

  it('has its blanks kept, whatever its lines end with', async () => {
    const contract = 'columns: { a: { type: integer, nulls: 1 }, b: { type: string, nulls: 1 } }';
    for (const content of ['a,b\r\n,\r 2,a\r', 'a,b\r,\r 2,a\r', 'a,b\n,\n 2,a\n'])
      expect(await violations(contract, { 'd.csv': content })).toEqual([expect.stringMatching(/^a type 1\//)]);
  });

  it('has its damaged rows counted with their lines, and all others checked', async () => {
    const content = 'a,b\n1,"x\ny"\n\n2,"q"z\n3\n"",4\n5,"open\n6,7\n';
    expect(await violations(two, { 'd.csv': content })).toEqual([
      '* format 1/5 @5',
      '* format 1/5 @6',
      '* format 1/5 @8',
      'a nulls 1/2 @7',
    ]);
  });

  it('has lines counted through quoted line breaks and empty lines', async () => {
    const content = 'a,b\r\n1,"x\r\ny\r\nz"\r\n\r\n,2\r\n';
    expect(await violations(two, { 'd.csv': content })).toEqual(['a nulls 1/2 @6']);
  });

  test.each([
    ['mixed line breaks', 'a,b\n1,2\r\n,3\r4,5\n', ['a nulls 1/3 @3']],
    ['old Macintosh line breaks', 'a,b\r1,2\r,3\r', ['a nulls 1/2 @3']],
    ['a byte order mark', '\ufeffa,b\n1,2\n', []],
    ['empty lines before its header', '\n\na,b\n,2\n', ['a nulls 1/1 @4']],
    ['quotes around everything', '"a","b"\n"1","2"\n"","3"\n', ['a nulls 1/2 @3']],
    ['quotes in quotes', 'a,b\n"1""","""2"\n', []],
    ['no line break at its end', 'a,b\n1,2\n,3', ['a nulls 1/2 @3']],
    ['a null character', 'a,b\n1\0,2\n', []],
    ['a field of three million characters', `a,b\n1,${'x'.repeat(3_000_000)}\n,2\n`, ['a nulls 1/2 @3']],
  ])('is read with %s', async (_, content, expected) => {
    expect(await violations(two, { 'd.csv': content })).toEqual(expected);
  });

  it('of one column has no row where a line is empty', async () => {
    const contract = 'columns: { a: { type: integer } }';
    expect(await violations(contract, { 'd.csv': 'a\n1\n\n""\nx\n\n' })).toEqual(['a nulls 1/3 @4', 'a type 1/2 @5']);
  });

  it('is reported when its header names columns twice, or not at all', async () => {
    const { violations } = await check(`${two}\nother-columns: allow`, { 'd.csv': 'a,b,a,,A\n1,2,3,4,5\n' });
    expect(violations.map(({ rule, message, examples }) => [rule, message, examples])).toEqual([
      ['format', '1 of 5 columns have the name of another one: "a"', [{ file: 'd.csv', line: 1 }]],
      ['format', '1 of 5 columns have no name in the header', [{ file: 'd.csv', line: 1 }]],
    ]);
  });

  it('is read with the delimiter and the missing values of the contract', async () => {
    const contract = `csv: { delimiter: ";", missing: [NA, "-"] }\n${two}`;
    expect(await violations(contract, { 'd.csv': 'a;b\nNA;x,y\n;"-"\n' })).toEqual([
      'a nulls 1/2 @2',
      'b nulls 1/2 @3',
    ]);
  });

  it('has no missing values when the contract lists none', async () => {
    expect(await violations(`csv: { missing: [] }\n${two}`, { 'd.csv': 'a,b\n,\n' })).toEqual([]);
  });

  it('is split at tabs when its name ends in .tsv, and may be packed', async () => {
    expect(await violations(two, { 'd.tsv': 'a\tb\n1\t\n', 'e.tsv.gz': gzipSync('a\tb\n\t2\n') })).toEqual([
      'a nulls 1/2 @2',
      'b nulls 1/2 @2',
    ]);
  });

  it('is read whole when it was packed in pieces', async () => {
    const packed = Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync(',3\n')]);
    expect(await violations(two, { 'd.csv.gz': packed })).toEqual(['a nulls 1/2 @3']);
  });
});

describe('a JSON Lines file', () => {
  it('is checked by the types of JSON', async () => {
    const contract = `columns:
  s: { type: string }
  i: { type: integer }
  n: { type: number }
  b: { type: boolean }
  d: { type: date }
  t: { type: timestamp }
`;
    const good = { s: '1', i: 1, n: 1.5, b: true, d: '2024-01-01', t: '2024-01-01T10:00:00Z' };
    const bad = { s: 1, i: 1.5, n: '1.5', b: 'true', d: 20240101, t: '2024-01-01' };
    const content = [good, { ...good, n: 2 }, bad].map((row) => JSON.stringify(row)).join('\n');
    expect(await violations(contract, { 'd.jsonl': content })).toEqual(
      [...'sinbdt'].map((name) => `${name} type 1/3 @3`),
    );
  });

  it('has lines that are no object counted, and all others checked', async () => {
    const content = '{"a":"1"}\n{"a":\n\n  \n[1]\nnull\n{"a":"2"} {"a":"3"}\n{"a":null}\n{"a":"\\ud800"}\n{}\n';
    expect(await violations(one('type: string'), { 'd.jsonl': content })).toEqual([
      '* format 5/8 @2,5,6,7,9',
      'b present 1/1',
      'a nulls 2/3 @8,10',
    ]);
  });

  test.each([
    ['a comma after the last member', '{"a":"1",}'],
    ['a comma after the last element', '{"b":[1 , ],"a":"1"}'],
  ])('has a line with %s counted as no JSON, marked or not', async (_, line) => {
    for (const mark of ['', '\ufeff']) {
      const content = `${mark}{"a":",}","b":"\\",]"}\n${line}\n`;
      expect(await violations(one('type: string'), { 'd.jsonl': content })).toEqual(['* format 1/2 @2']);
    }
  });

  it('has its only character counted as no JSON', async () => {
    const contract = `${one('type: string')}\nrows: { min: 0 }`;
    expect(await violations(contract, { 'd.jsonl': 'x' })).toEqual(['* format 1/1 @1']);
  });

  it('is reported when a line has a key twice', async () => {
    expect(await violations('columns: { a: { type: integer } }', { 'd.jsonl': '{"a":1}\n{"a":2,"a":"x"}\n' })).toEqual([
      '* format 1/2 @2',
    ]);
  });

  it('has NaN and Infinity counted as not finite, and large numbers as no integers', async () => {
    const contract = 'columns: { a: { type: number }, b: { type: integer } }';
    const content =
      '{"a":NaN,"b":1e3}\n{"a":-Infinity,"b":9223372036854775808}\n{"a":1e999,"b":-9223372036854775808}\n';
    expect(await violations(contract, { 'd.jsonl': content })).toEqual(['a finite 3/3 @1,2,3', 'b type 2/3 @1,2']);
  });

  it('is read with a byte order mark, packed, and without a line break at its end', async () => {
    const files = {
      'd.jsonl': '\ufeff{"a":"1"}\n\n{"a":null}',
      'e.ndjson.gz': gzipSync('{"a":"1"}\r\n{"a":null}\r\n'),
    };
    expect(await violations('columns: { a: { type: string } }', files)).toEqual(['a nulls 2/4 @3,2']);
  });

  it('has rows without a key counted as missing values', async () => {
    const contract = 'columns: { a: { type: string }, b: { type: string, optional: true } }';
    expect(await violations(contract, { 'd.jsonl': '{"a":"1"}\n{"a":"1","b":"2"}\n' })).toEqual(['b nulls 1/2 @1']);
  });
});

describe('a Parquet file', () => {
  it('is checked by its types, with whole fractions as integers and midnights as dates', async () => {
    const contract = `columns:
  whole: { type: integer }
  fraction: { type: integer }
  text: { type: integer }
  number: { type: string }
  nan: { type: number }
  day: { type: date }
  time: { type: timestamp, max: 2024-01-01 }
  list: { type: string }
`;
    const query = `SELECT * FROM (VALUES
      (1.0::DOUBLE, 1.5::DOUBLE, '1', 1, 'nan'::DOUBLE, TIMESTAMP '2024-01-01', TIMESTAMP '2024-01-01 00:00:01', [1]),
      (NULL, 2.0, '2', 2, 1, TIMESTAMP '2024-01-01 10:00', NULL, [2])) AS t(whole, fraction, text, number, nan, day, time, list)`;
    expect(await violations(contract, { 'd.parquet': { parquet: query } })).toEqual([
      'whole nulls 1/2 @2',
      'fraction type 1/2 @1',
      'text type 2/2 @1,2',
      'number type 2/2 @1,2',
      'nan finite 1/2 @1',
      'day type 1/2 @2',
      'time nulls 1/2 @2',
      'time max 1/1 @1',
      'list type 2/2 @1,2',
    ]);
  });

  it.each([
    ['in case only', 'ABC', ['abc max 1/1 @1', '* other-columns 2/3']],
    ['in nothing', 'abc', ['* format 1/3', 'abc max 1/1 @1', '* other-columns 1/2']],
  ])('keeps columns apart whose names differ %s', async (_, name, expected) => {
    const file = await newFile('d.parquet');
    await writeParquet(file.path, "SELECT {'abc': [9], 'x': 'y'} AS nested, 2 AS abc, 'z' AS abd");
    // No writer makes such a file willingly, so the name of the last column is changed in the finished one.
    await writeFile(file.path, (await readFile(file.path, 'latin1')).replaceAll('abd', name), 'latin1');
    const contract = parseContract('columns: { abc: { type: integer, max: 1 } }\nother-columns: error', 'c');
    const { violations } = await engine.check(contract, [file]);
    expect(violations.map(brief).toSorted()).toEqual(expected.toSorted());
  });

  it('has a column only where its name is written the same', async () => {
    const upper = await violations('columns: { A: { type: integer } }', { 'd.parquet': { parquet: 'SELECT 1 AS a' } });
    expect(upper).toEqual(['A present 1/1', '* other-columns 1/1']);
  });

  it('does not take folders named key=value for columns', async () => {
    const contract = parseContract('columns: { a: { type: integer } }\nother-columns: error', 'c');
    const file = await newFile('year=2024/d.parquet');
    await writeParquet(file.path, 'SELECT 1 AS a');
    expect((await engine.check(contract, [file])).violations).toEqual([]);
  });
});

describe('files of one dataset', () => {
  it('may differ in format and in the order of columns', async () => {
    const files = {
      'a.csv': 'a,b\n1,x\n',
      'b.csv': 'b,a\nx,2\n',
      'c.jsonl': '{"b":"x","a":3}\n',
      'd.parquet': { parquet: "SELECT 'x' AS b, 1 AS a" },
    };
    const report = await check(one('type: integer, unique: true'), files);
    expect(report.violations.map(brief)).toEqual(['a unique 1/4 @2,1']);
    expect(report.violations[0]?.examples).toEqual([
      { file: 'a.csv', line: 2 },
      { file: 'd.parquet', row: 1 },
    ]);
    expect(report.datasets).toEqual([{ name: 'data', files: 4, rows: 4 }]);
  });

  it('are named where they lack a column', async () => {
    const { violations } = await check(one('type: string'), { 'x.csv': csv(['1']), 'y.csv': 'b,c\n1,2\n' });
    expect(violations).toMatchObject([
      { rule: 'present', column: 'a', count: 1, total: 2, examples: [{ file: 'y.csv' }] },
      { rule: 'other-columns', level: 'warning', count: 1, total: 3 },
    ]);
  });

  it('need not have an optional column', async () => {
    expect(await violations(one('type: string, optional: true'), { 'x.csv': 'b,a\n1,2\n', 'y.csv': 'b\n1\n' })).toEqual(
      [],
    );
  });

  test.each([
    ['error', ['* other-columns 1/3']],
    ['warning', ['* other-columns 1/3']],
    ['allow', []],
  ])('may have columns that the contract does not know: %s', async (level, expected) => {
    const report = await check(`${one('type: string')}\nother-columns: ${level}`, { 'd.csv': 'a,b,c\n1,2,3\n' });
    expect(report.violations.map(brief)).toEqual(expected);
    for (const violation of report.violations) expect(violation.level).toBe(level);
  });

  it('that are damaged do not hide what is found in the others', async () => {
    const files = { 'a.csv': csv(['1', '']), 'b.csv': 'a,b\n1\n,2\n', 'c.csv': csv(['']) };
    expect(await violations(one('type: string'), files)).toEqual(['* format 1/2 @2', 'a nulls 3/4 @3,3,2']);
  });

  it('have a rule’s first five places shown, over all of them', async () => {
    const files = { 'a.csv': csv(['', '', '']), 'b.csv': csv(['', '', '']) };
    const { violations } = await check(one('type: string'), files);
    expect(violations[0]).toMatchObject({ count: 6, total: 6 });
    expect(violations[0]?.examples.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'a.csv:2',
      'a.csv:3',
      'a.csv:4',
      'b.csv:2',
      'b.csv:3',
    ]);
  });

  it('may be named like patterns and like SQL', async () => {
    const files = { 'a[1].csv': csv(['1']), 'a1.csv': csv(['']), "it's*;--.csv": csv(['2']), '{a,b}?.csv': csv(['3']) };
    const { violations, datasets } = await check(one('type: string'), files);
    expect(violations.map(({ examples }) => examples)).toEqual([[{ file: 'a1.csv', line: 2 }]]);
    expect(datasets).toEqual([{ name: 'data', files: 4, rows: 4 }]);
  });
});

describe('a file that cannot be read', () => {
  it('stops the check, and every such file is named', async () => {
    const packed = gzipSync(csv(Array.from({ length: 5000 }, (_, index) => `${index * 7919}`)));
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, 1000, 1100);
    const files = {
      'good.csv': csv(['1']),
      'empty.csv': '',
      'latin.csv': Buffer.from('a,b\n1,2\n\xe9,3\n', 'latin1'),
      'cut-character.csv': Buffer.from('a,b\n1,\xc3', 'latin1'),
      'utf16.csv': Buffer.from('\ufeffa,b\n', 'utf16le'),
      'latin.jsonl': Buffer.from('{"a":"\xe9"}\n', 'latin1'),
      'cut.csv.gz': packed.subarray(0, packed.length / 2),
      'without-sum.csv.gz': packed.subarray(0, packed.length - 4),
      'damaged.csv.gz': damaged,
      'quote.csv': 'a,"b\n1,2\n',
      'sheet.xlsx': 'PK',
      'text.parquet': csv(['1']),
      'empty.parquet': '',
    };
    expect(await faults(one('type: string'), files)).toEqual([
      'empty.csv: it is empty, without even a header',
      'latin.csv: line 3 is not UTF-8: save the file as UTF-8',
      'cut-character.csv: line 2 is not UTF-8: save the file as UTF-8',
      'utf16.csv: it is UTF-16 or binary: save it as UTF-8 text',
      'latin.jsonl: line 1 is not UTF-8: save the file as UTF-8',
      'cut.csv.gz: the archive is damaged: unexpected end of file',
      'without-sum.csv.gz: the archive is damaged: unexpected end of file',
      expect.stringMatching(/^damaged\.csv\.gz: the archive is damaged: /),
      'quote.csv: its header, line 1, has a broken quote',
      'sheet.xlsx: its name must end in .csv, .tsv, .jsonl or .ndjson (.gz may follow), or in .parquet',
      'text.parquet: it is damaged, or not of the format its name says',
      'empty.parquet: it is damaged, or not of the format its name says',
    ]);
  });

  it('only further on stops the check as well, without a word of its content', async () => {
    const file = await newFile('d.parquet');
    await writeParquet(file.path, "SELECT 's3cret' || range AS a, 'x' AS b FROM range(5000)");
    const bytes = await readFile(file.path);
    await writeFile(file.path, bytes.fill(0xff, 4, 4000));
    const error: unknown = await engine
      .check(parseContract(one('type: string'), 'c'), [file])
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'E_DATA_FILE',
      message: expect.stringContaining('a file is damaged') as string,
    });
    expect((error as Error).message).not.toContain('s3cret');
  });

  it('is told apart from one that does not exist', async () => {
    const contract = parseContract(one('type: string'), 'c');
    const gone = { dataset: 'data', path: join(root, 'gone.csv'), name: 'gone.csv' };
    await expect(engine.check(contract, [gone])).rejects.toThrow('gone.csv: it cannot be opened (ENOENT)');
    await expect(engine.check(contract, [])).rejects.toMatchObject({ code: 'E_NO_FILES' });
  });

  it('makes the delimiter its header was probably written with known', async () => {
    expect(await faults(one('type: string'), { 'd.csv': 'a;b\n1;2\n' })).toEqual([
      expect.stringContaining('write csv: { delimiter: ";" } in the contract'),
    ]);
  });

  it('is one whose character stands across two chunks only when it is really broken', async () => {
    const filler = 'x'.repeat(1024 * 1024 - 'a,b\n'.length - 1);
    expect(await violations(one('type: string'), { 'd.csv': `a,b\n${filler}é,1\n` })).toEqual([]);
  });
});

describe('names of strangers', () => {
  const names = [
    `a"b`,
    `it's`,
    `x'); DROP TABLE t; --`,
    '/~0/~1',
    '$.a[*]',
    'line\nbreak',
    '${x}',
    'constructor',
    'n0',
    'z'.repeat(10_000),
  ];
  const contract = JSON.stringify({
    columns: Object.fromEntries(names.map((name) => [name, { type: 'integer', in: [1] }])),
  });
  const values = Object.fromEntries(names.map((name) => [name, 1]));
  const broken = names.map((name) => `${name} in 1/2`);
  const withoutPlaces = (report: CheckReport) =>
    report.violations.map(({ column, rule, count, total }) => `${column} ${rule} ${count}/${total}`);

  it('are nothing but names in CSV', async () => {
    const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join();
    const row = (value: number) => names.map(() => value).join();
    expect(withoutPlaces(await check(contract, { 'd.csv': `${header}\n${row(1)}\n${row(2)}\n` }))).toEqual(broken);
  });

  it('are nothing but names in JSON Lines', async () => {
    const other = Object.fromEntries(names.map((name) => [name, 2]));
    const content = `${JSON.stringify(values)}\n${JSON.stringify(other)}\n`;
    expect(withoutPlaces(await check(contract, { 'd.jsonl': content }))).toEqual(broken);
  });

  it('are nothing but names in Parquet', async () => {
    const columns = (value: number) => names.map((name) => `${value} AS "${name.replaceAll('"', '""')}"`).join();
    const parquet = `SELECT ${columns(1)} UNION ALL SELECT ${columns(2)}`;
    expect(withoutPlaces(await check(contract, { 'd.parquet': { parquet } }))).toEqual(broken);
  });

  it('are cut and quoted in messages', async () => {
    const { violations } = await check(one('type: string'), { 'd.csv': `a,b,"x\n${'y'.repeat(10_000)}"\n1,2,3\n` });
    expect(violations[0]?.message).toMatch(/^1 of 3 columns are not in the contract: "x\\ny{98}"$/);
  });

  it('cannot break out of values of the contract', async () => {
    const rules = { type: 'string', in: [`'); DROP TABLE x; --`, `"`, '\\'], pattern: `';|\\\\|"` };
    const contract = JSON.stringify({ columns: { a: rules, b: { type: 'string' } }, csv: { missing: [`'`] } });
    expect(await violations(contract, { 'd.csv': `a,b\n'); DROP TABLE x; --,"'"\n\\,x\n"""",x\n` })).toEqual([
      'a pattern 1/3 @2',
      'b nulls 1/3 @2',
    ]);
  });
});

describe('many', () => {
  it('columns are checked in batches, none forgotten', async () => {
    const names = Array.from({ length: 130 }, (_, index) => `c${index}`);
    const contract = JSON.stringify({
      columns: Object.fromEntries(names.map((name, index) => [name, { type: 'integer', max: index }])),
    });
    const content = `${names.join()}\n${names.map((_, index) => index).join()}\n${names.map((_, index) => index + 1).join()}\n`;
    expect(await violations(contract, { 'd.csv': content })).toEqual(names.map((name) => `${name} max 1/2 @3`));
  });

  it('allowed values are looked up, not tried one by one', async () => {
    const allowed = Array.from({ length: 9000 }, (_, index) => `v${index}`);
    const contract = JSON.stringify({ columns: { a: { type: 'string', in: allowed }, b: { type: 'string' } } });
    const rows = Array.from({ length: 100_000 }, (_, index) => `v${index % 9001}`);
    const started = performance.now();
    expect(await violations(contract, { 'd.csv': csv(rows) })).toEqual([
      'a in 11/100000 @9002,18003,27004,36005,45006',
    ]);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('rows are counted exactly, also where an estimate would do', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => `${index === 199_999 ? 0 : index}`);
    expect(await violations(one('type: integer, unique: true'), { 'd.csv': csv(rows) })).toEqual([
      'a unique 1/200000 @2,200001',
    ]);
  });
});

describe('the engine', () => {
  it('reads a folder it was given under another name', async () => {
    const folder = await mkdtemp(join(root, 'case-'));
    await writeFile(join(folder, 'd.csv'), csv(['', '1']));
    await writeParquet(join(folder, 'd.parquet'), "SELECT '1' AS a, '2' AS b");
    await symlink(folder, `${folder}-link`);
    const linked = await openEngine({ tempDir: root, allowedDirectories: [`${folder}-link`] });
    const files = ['d.csv', 'd.parquet'].map((name) => ({ dataset: 'data', path: join(`${folder}-link`, name), name }));
    const report = await linked.check(parseContract(one('type: string'), 'c'), files);
    await linked.close();
    expect(report.violations.map(brief)).toEqual(['a nulls 1/3 @2']);
  });

  it('reads nothing outside the folders it was given, links included', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeParquet(join(outside, 'secret.parquet'), 'SELECT 1 AS a');
    const link = join(root, 'link.parquet');
    await symlink(join(outside, 'secret.parquet'), link);
    const contract = parseContract('columns: { a: { type: integer } }', 'c');
    for (const path of [join(outside, 'secret.parquet'), join(root, '..', outside, 'secret.parquet'), link]) {
      await expect(engine.check(contract, [{ dataset: 'data', path, name: 'x' }])).rejects.toMatchObject({
        code: 'E_DATA_FILE',
      });
    }
    await rm(outside, { recursive: true });
  });

  it('refuses patterns that RE2 finds too large, on their line of the contract', async () => {
    const contract = "columns:\n  a: { type: string }\n  b: { type: string, pattern: '((((a{99}){99}){99}){99})' }\n";
    await expect(check(contract, { 'd.csv': csv(['1']) })).rejects.toMatchObject({
      code: 'E_CONTRACT',
      problems: [{ file: 'contract.yml', line: 3 }],
    });
  });

  it('says so when its memory is not enough, and shows no data', async () => {
    const small = await openEngine({ tempDir: root, allowedDirectories: [root], memoryLimit: '1MB' });
    const path = join(root, 'large.csv');
    await writeFile(path, csv(Array.from({ length: 200_000 }, (_, index) => `${index}`)));
    const contract = parseContract(one('type: string, unique: true'), 'c');
    await expect(small.check(contract, [{ dataset: 'data', path, name: 'x' }])).rejects.toMatchObject({
      code: 'E_ENGINE_MEMORY',
    });
    await small.close();
  });

  it('says how many rules it applied, and tells of each dataset', async () => {
    const told: string[] = [];
    const path = join(root, 'told.csv');
    await writeFile(path, csv(['1']));
    const contract = parseContract(one('type: integer, min: 0'), 'c');
    const report = await engine.check(contract, [{ dataset: 'train', path, name: 'told.csv' }], (text) =>
      told.push(text),
    );
    expect(report).toMatchObject({ violations: [], rules: 10 });
    expect(told).toEqual(['Dataset train: 1 rows in 1 files checked']);
  });
});
