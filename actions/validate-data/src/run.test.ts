import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import { digestFiles } from '@mlops-actions/lineage';
import { parseRecord, serializeRecord } from '@mlops-actions/records';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { definition } from './definition.ts';
import { run } from './run.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'validate-data-'));
});
afterEach(() => rm(workspace, { recursive: true }));

interface World extends Ports {
  readonly log: string[];
}

function world(): World {
  const log: string[] = [];
  const unexpected = () => {
    throw new Error('not for run to call');
  };
  return {
    log,
    now: () => new Date('2026-01-02T03:04:05Z'),
    github: unexpected,
    artifacts: unexpected,
    runner: {
      context: {
        eventName: 'push',
        payload: {},
        sha: 'c'.repeat(40),
        ref: 'refs/heads/main',
        repository: { owner: 'o', name: 'r' },
        runId: 7,
        runAttempt: 2,
        workspace,
        temp: workspace,
        serverUrl: 'https://github.com',
        image: null,
        environment: {},
      },
      info: (message) => log.push(message),
      debug: unexpected,
      group: (_, body) => body(),
      untrusted: unexpected,
      input: unexpected,
      output: unexpected,
      annotate: unexpected,
      summary: unexpected,
      redact: (text: string) => text,
      mask: unexpected,
      saveState: unexpected,
      state: unexpected,
      exit: unexpected,
    },
  };
}

const contract = `data: data/*.csv
columns:
  id: { type: string, unique: true }
  age: { type: integer, min: 18 }
  email: { type: string, pattern: '@', level: warning, pii: true }
`;
const good = 'id,age,email\n1,20,a@x\n2,30,b@x\n';
const bad = 'id,age,email\n1,20,a@x\n1,17,secret\n';

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
}

/** Writes files and validates them; `mlops/contract.yml` is there unless `files` says otherwise. */
async function validate(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  ports: Ports = world(),
) {
  await write({ 'mlops/contract.yml': contract, ...files });
  return run(definition.inputs.parse(inputs), ports);
}

async function refusal(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
  const error: unknown = await validate(files, inputs).catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error('nothing was refused', { cause: error });
  return error;
}

describe('data that keeps its contract', () => {
  it('passes, and what was checked is on record', async () => {
    const result = await validate(
      { 'data/a.csv': good, 'data/b.csv': good.replaceAll(/^([12]),/gm, 'b$1,') },
      { model: 'spam' },
    );
    const data = await digestFiles(['data/a.csv', 'data/b.csv'], workspace);
    expect(result.outputs).toEqual({ passed: true, rows: 4, errors: 0, warnings: 0, 'data-digest': data.digest });
    expect(result.failure).toBeUndefined();
    expect(result.annotations).toEqual([]);
    expect(result.section).toContain('✅');
    expect(result.record).toMatchObject({
      kind: 'validate-data',
      model: 'spam',
      run: { id: 7, attempt: 2 },
      passed: true,
      contract: { file: 'mlops/contract.yml' },
      data: { digest: data.digest, rows: 4, files: data.files },
      violations: [],
    });
    expect(parseRecord('validate-data', serializeRecord(result.record), 'r')).toEqual(result.record);
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    await validate({ 'data/a.csv': good });
    expect((await readdir(workspace)).toSorted()).toEqual(['data', 'mlops']);
  });
});

describe('data that breaks its contract', () => {
  it('fails with every broken rule, on the line of the contract, and without a value of the data', async () => {
    const ports = world();
    const result = await validate({ 'data/a.csv': bad }, {}, ports);
    expect(result.outputs).toMatchObject({ passed: false, rows: 2, errors: 2, warnings: 1 });
    expect(result.failure).toMatchObject({
      exit: 1,
      message: expect.stringContaining('2 errors, 1 warning') as string,
    });
    expect(result.annotations).toMatchObject([
      { level: 'error', file: 'mlops/contract.yml', line: 3 },
      { level: 'error', file: 'mlops/contract.yml', line: 4 },
      { level: 'warning', file: 'mlops/contract.yml', line: 5 },
    ]);
    expect(result.annotations?.[1]?.message).toBe('column "age": 1 of 2 values are below 18 (first at data/a.csv:3)');
    expect(result.record).toMatchObject({
      passed: false,
      errors: 2,
      violations: [
        { column: 'id', rule: 'unique', count: 1, total: 2, line: 3 },
        { column: 'age', rule: 'min', count: 1, total: 2, line: 4 },
        { column: 'email', rule: 'pattern', level: 'warning', count: 1, total: 2, line: 5 },
      ],
    });
    expect(result.section).toContain('❌');
    expect(result.section).toContain('`data/a.csv:3`');
    expect(JSON.stringify([result, ports.log])).not.toContain('secret');
  });

  const warning = 'id,age,email\n1,20,nobody\n';
  test.each([
    ['error', bad, { passed: false, exit: 1 }],
    ['error', warning, { passed: true, exit: undefined }],
    ['warning', warning, { passed: false, exit: 1 }],
    ['warning', good, { passed: true, exit: undefined }],
    ['never', bad, { passed: false, exit: undefined }],
    ['never', warning, { passed: true, exit: undefined }],
  ])('is judged by fail-on: %s', async (failOn, text, expected) => {
    const { outputs, failure } = await validate({ 'data/a.csv': text }, { 'fail-on': failOn });
    expect({ passed: outputs.passed, exit: failure?.exit }).toEqual(expected);
  });

  it('has ten annotations at most, the last saying how many more there are, and errors before warnings', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
    const rules = names.map((name, index) => `  ${name}: { type: integer${index === 0 ? ', level: warning' : ''} }\n`);
    const files = {
      'mlops/contract.yml': `data: d.csv\ncolumns:\n${rules.join('')}`,
      'd.csv': `${names.join()}\n${names.map(() => 'x').join()}\n`,
    };
    const { annotations = [], outputs } = await validate(files);
    expect(annotations.length).toBe(10);
    expect(annotations[0]).toMatchObject({ level: 'error', line: 4 });
    expect(annotations[9]).toMatchObject({ level: 'error', message: expect.stringMatching(/^3 more rules/) as string });
    expect(outputs).toMatchObject({ errors: 11, warnings: 1 });
  });

  it('shows names of strangers as text', async () => {
    const name = '| <img src=x> @team `x` \n::error::boo';
    const text = JSON.stringify({ data: '*.csv', columns: { [name]: { type: 'integer' }, b: { type: 'string' } } });
    const { section, annotations } = await validate({
      'mlops/contract.yml': text,
      'd.csv': `"${name}",b\nx,y\n`,
    });
    expect(section).toContain('``| <img src=x> @team `x` ⏎::error::boo``'.replace('|', '\\|'));
    expect(annotations?.[0]?.message).not.toContain('\n');
  });
});

describe('datasets', () => {
  const rules = 'columns: { id: { type: string } }\nother-columns: allow\n';

  it('come from the contract, each judged by itself', async () => {
    const files = {
      'mlops/contract.yml': `data: { train: train.csv, test: t/*.csv }\nkey: [id]\n${rules}`,
      'train.csv': 'id\n1\n',
      't/a.csv': 'id\n1\n',
      't/b.csv': 'id\n1\n',
    };
    const { record, outputs } = await validate(files);
    expect(record).toMatchObject({ violations: [{ dataset: 'test', rule: 'key', count: 1 }] });
    expect(outputs.rows).toBe(3);
  });

  it('come from the input when it names any', async () => {
    const files = { 'mlops/contract.yml': `data: gone.csv\n${rules}`, 'x=1/a.csv': 'id\n1\n', 'b.csv': 'id\n\n' };
    const { record } = await validate(files, { data: './x=1/*.csv\ntest=b.csv' });
    expect(record).toMatchObject({
      data: { files: [{ path: 'b.csv' }, { path: 'x=1/a.csv' }] },
      violations: [{ dataset: 'test', rule: 'rows' }],
    });
  });

  it('have a file once, however many globs match it', async () => {
    const { outputs } = await validate({ 'data/a.csv': good }, { data: 'data/*.csv\ndata/a.csv\n./data/a.csv' });
    expect(outputs).toMatchObject({ passed: true, rows: 2 });
  });

  it('are found below the working directory, and annotated where the workspace has them', async () => {
    const files = { 'sub/mlops/contract.yml': contract, 'sub/data/a.csv': bad };
    const { annotations, record } = await validate(files, { 'working-directory': 'sub' });
    expect(annotations?.[0]).toMatchObject({ file: 'sub/mlops/contract.yml' });
    expect(record).toMatchObject({ data: { files: [{ path: 'data/a.csv' }] } });
  });
});

describe('the contract', () => {
  const loose = 'columns: { id: { type: string } }\ndata: data/*.csv\nother-columns: allow\n';

  it('of the model goes before the one all models share', async () => {
    const { record } = await validate({ 'mlops/spam/contract.yml': loose, 'data/a.csv': bad }, { model: 'spam' });
    expect(record).toMatchObject({ passed: true, contract: { file: 'mlops/spam/contract.yml' } });
  });

  it('that the input names goes before both', async () => {
    const { record } = await validate({ 'other.yml': loose, 'data/a.csv': bad }, { contract: 'other.yml' });
    expect(record).toMatchObject({ passed: true, contract: { file: 'other.yml' } });
  });
});

describe('what cannot be seen is never green', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string, RegExp]>([
    ['no file for a glob', {}, {}, 'E_NO_FILES', /"data\/\*\.csv" matches no file/],
    [
      'no file for two globs',
      { 'data/a.csv': good },
      { data: 'x/*.csv\ntest=y.csv\ndata/*.csv' },
      'E_NO_FILES',
      /"x\/\*\.csv".*"y\.csv"/,
    ],
    ['data outside', { 'data/a.csv': good }, { data: '../*.csv' }, 'E_PATH_OUTSIDE', /inside/],
    ['data behind an address', {}, { data: 's3://b/k.csv' }, 'E_INPUT', /Download the files/],
    ['no data at all', { 'mlops/contract.yml': 'columns: { a: { type: string } }' }, {}, 'E_INPUT', /Add `data:/],
    ['a contract outside', {}, { contract: '../c.yml' }, 'E_PATH_OUTSIDE', /inside/],
    ['no contract', {}, { contract: 'gone.yml' }, 'E_CONTRACT_MISSING', /gone\.yml/],
    ['a contract that is a folder', {}, { contract: 'mlops' }, 'E_CONTRACT', /to be a file/],
    ['a broken contract', { 'mlops/contract.yml': 'columns: {' }, {}, 'E_CONTRACT', /mlops\/contract\.yml/],
    ['an empty file', { 'data/a.csv': '' }, {}, 'E_DATA_FILE', /data\/a\.csv: it is empty/],
    ['a file of another format', { 'data/a.xml': '' }, { data: 'data/*' }, 'E_DATA_FILE', /must end in/],
  ])('%s', async (_, files, inputs, code, message) => {
    const error = await refusal(files, inputs);
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(message);
  });

  it('a link out of the workspace', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'a.csv'), good);
    await mkdir(join(workspace, 'data'));
    await symlink(join(outside, 'a.csv'), join(workspace, 'data/a.csv'));
    expect(await refusal({})).toMatchObject({ code: 'E_PATH_OUTSIDE' });
    await rm(outside, { recursive: true });
  });
});
