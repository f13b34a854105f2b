import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseRecord } from '@mlops-actions/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBundle } from '../runner/index.ts';
import { type Standin, startStandin } from '../standin/index.ts';

const contract = `version: 1
data: data/*.csv
key: [id]
label: plan
columns:
  id: { type: integer }
  age: { type: integer, min: 18, max: 120, nulls: 20% }
  plan: { type: string, in: [free, pro] }
  email: { type: string, pattern: '^[^@]+@', pii: true, level: warning }
rows: { min: 2 }
`;
const header = 'id,age,plan,email\n';
const good = `${header}1,34,free,a@x\n2,51,pro,b@x\n3,19,free,c@x\n`;

describe('validate-data, as the runner starts it', () => {
  let standin: Standin;
  let root: string;
  let run = 100;
  beforeAll(async () => {
    standin = await startStandin();
    root = await mkdtemp(join(tmpdir(), 'validate-data-'));
  });
  afterAll(async () => {
    expect(standin.drift).toEqual([]);
    await standin.close();
    await rm(root, { recursive: true, force: true });
  });

  async function check(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
    const workspace = await mkdtemp(join(root, 'workspace-'));
    for (const [name, text] of Object.entries({ 'mlops/contract.yml': contract, ...files })) {
      await mkdir(dirname(join(workspace, name)), { recursive: true });
      await writeFile(join(workspace, name), text);
    }
    run += 1;
    const event = { name: 'push', payload: { after: 'a'.repeat(40), ref: 'refs/heads/main' } };
    const result = await runBundle({
      action: 'validate-data',
      event,
      workspace,
      inputs,
      standin,
      repository: 'o/r',
      run: { id: run, number: run },
    });
    const text = await readFile(join(workspace, '.mlops/model/validate-data.json'), 'utf8').catch(() => undefined);
    return {
      ...result,
      record: text === undefined ? undefined : parseRecord('validate-data', text, 'validate-data.json'),
    };
  }

  test('passes data that keeps the contract, and hands the record over', async () => {
    const result = await check({ 'data/a.csv': good });
    expect({ exit: result.exitCode, ...result.outputs }).toMatchObject({
      exit: 0,
      passed: 'true',
      rows: '3',
      errors: '0',
      warnings: '0',
    });
    expect(result.outputs['data-digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(result.record).toMatchObject({ passed: true, data: { rows: 3, digest: result.outputs['data-digest'] } });
    expect(standin.artifacts('o/r', run).map(({ name }) => name)).toEqual(['mlops-model-validate-data']);
  });

  test('finds every violation in one run, on the lines of the contract', async () => {
    const bad = `${header}1,17,free,a@x\n1,abc,gold,nomail\n3,,pro,c@x\n4,NaN,free,d@x\n`;
    const result = await check({ 'data/a.csv': bad });
    expect({ exit: result.exitCode, passed: result.outputs['passed'] }).toEqual({ exit: 1, passed: 'false' });
    const rules = result.record?.violations.map(({ column, rule }) => `${column ?? ''} ${rule}`) ?? [];
    for (const rule of ['age min', 'age type', 'age nulls', 'plan in', 'email pattern']) expect(rules).toContain(rule);
    expect(rules.some((rule) => rule.endsWith('key'))).toBe(true);
    const places = result.annotations.map(({ file, line }) => `${file ?? ''}:${line ?? ''}`);
    expect(places).toContain('mlops/contract.yml:7');
    expect(places).toContain('mlops/contract.yml:8');
    expect(result.log).not.toContain('nomail');
    expect(result.summary).toContain('❌');
  });

  test('warnings alone do not fail, unless asked to', async () => {
    const files = { 'data/a.csv': `${header}1,20,free,nomail\n2,20,pro,b@x\n` };
    expect((await check(files)).exitCode).toBe(0);
    const strict = await check(files, { 'fail-on': 'warning' });
    expect({ exit: strict.exitCode, warnings: strict.outputs['warnings'] }).toEqual({ exit: 1, warnings: '1' });
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no file for the glob', {}, /data\/\*\.csv/],
    [
      'a contract with an unknown key',
      { 'data/a.csv': good, 'mlops/contract.yml': contract.replace('columns:', 'colums:') },
      /contract\.yml:5:\d+/,
    ],
    ['a contract that is no YAML', { 'data/a.csv': good, 'mlops/contract.yml': 'columns: [' }, /contract\.yml:\d+:\d+/],
    ['an empty contract', { 'data/a.csv': good, 'mlops/contract.yml': '' }, /contract\.yml/],
    [
      'min above max',
      { 'data/a.csv': good, 'mlops/contract.yml': contract.replace('max: 120', 'max: 1') },
      /contract\.yml:7/,
    ],
  ])('%s ends with 2 and says where', async (_, files, where) => {
    const result = await check(files);
    expect({ exit: result.exitCode, passed: result.outputs['passed'] }).toEqual({ exit: 2, passed: 'false' });
    expect(result.log).toMatch(where);
  });

  test('a column called like SQL, or like a workflow command, is only a name', async () => {
    const name = '"; drop table data; --\n::error::x';
    const text = contract.replace('  age:', `  ${JSON.stringify(name)}: { type: integer, min: 5 }\n  age:`);
    const csv = `id,age,plan,email,"${name.replaceAll('"', '""')}"\n1,20,free,a@x,1\n2,30,pro,b@x,9\n`;
    const result = await check({ 'data/a.csv': csv, 'mlops/contract.yml': text });
    expect(result.exitCode).toBe(1);
    expect(result.record?.violations).toMatchObject([{ column: name, rule: 'min', count: 1 }]);
    expect(result.commands.map(({ message }) => message)).not.toContain('x');
  });
});
