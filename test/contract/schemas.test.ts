import { parseContract } from '@mlops-actions/contract';
import { parsePolicy } from '@mlops-actions/gate';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSource } from './sources.ts';

/** Whether the published schema takes a file, and whether the action does: editors and actions must not disagree. */
function judge(
  schema: string,
  text: string,
  read: (text: string) => unknown,
): { readonly schema: boolean; readonly action: boolean } {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readSource(schema)) as object);
  let action = true;
  try {
    read(text);
  } catch {
    action = false;
  }
  return { schema: validate(parse(text)), action };
}

const policy = (text: string) => judge('schemas/gate.schema.json', text, (yaml) => parsePolicy(yaml, 'gate.yml'));
const contract = (text: string) =>
  judge('schemas/contract.schema.json', text, (yaml) => parseContract(yaml, 'contract.yml'));
const both = { schema: true, action: true };
const neither = { schema: false, action: false };

test.each([
  ['the example', readSource('examples/spam-filter/mlops/gate.yml'), both],
  ['one metric', 'metrics: { accuracy: { margin: 0.01 } }', both],
  ['a floor', 'metrics: { accuracy: { min: 0.9 } }', both],
  ['no metrics', 'task: binary', neither],
  ['an unknown key', 'metrics: { accuracy: { margin: 0.01 } }\nslice: []', neither],
  ['an unknown key of a metric', 'metrics: { accuracy: { margine: 0.01 } }', neither],
  ['a negative margin', 'metrics: { accuracy: { margin: -1 } }', neither],
  ['alpha of one', 'alpha: 1\nmetrics: { accuracy: { margin: 0.01 } }', neither],
  ['an unknown task', 'task: poetry\nmetrics: { accuracy: { margin: 0.01 } }', neither],
  [
    'a guard without a metric',
    'metrics: { accuracy: { margin: 0.01 } }\nslices: { guard: [{ where: { a: b } }] }',
    neither,
  ],
])('schema and gate agree on a policy with %s', (_, text, expected) => {
  expect(policy(text)).toEqual(expected);
});

test.each([
  ['the example', readSource('examples/spam-filter/mlops/contract.yml'), both],
  ['one column', 'data: d.csv\ncolumns: { id: { type: string } }', both],
  ['an unknown key', 'data: d.csv\ncolums: {}', neither],
  ['an unknown type', 'data: d.csv\ncolumns: { id: { type: poem } }', neither],
  ['an unknown level', 'data: d.csv\ncolumns: { id: { type: string, level: loud } }', neither],
])('schema and validate-data agree on a contract with %s', (_, text, expected) => {
  expect(contract(text)).toEqual(expected);
});
