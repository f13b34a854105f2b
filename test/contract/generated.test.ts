import { describeInputs, describeOutputs, loadDefinitions, staleFiles } from '@mlops-actions/tooling';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSource, root } from './sources.ts';

interface ActionYml {
  readonly inputs: Record<string, { default?: string; required: boolean }>;
  readonly outputs: Record<string, unknown>;
  readonly runs: { using: string; main: string };
}

test('action.yml, README tables, schemas, project references and error catalogue are what their source says', async () => {
  expect(await staleFiles(root)).toEqual([]);
});

test('action.yml holds exactly the inputs and outputs of the definition', async () => {
  const definitions = await loadDefinitions(root);
  expect(definitions.length).toBeGreaterThan(0);
  for (const definition of definitions) {
    const yml = parse(readSource(`actions/${definition.name}/action.yml`)) as ActionYml;
    expect(Object.keys(yml.inputs)).toEqual(describeInputs(definition).map(({ name }) => name));
    expect(Object.keys(yml.outputs)).toEqual(describeOutputs(definition).map(({ name }) => name));
    expect(yml.runs).toMatchObject({ using: 'node24', main: 'dist/index.js' });
  }
});

test('an input that is read is one that is defined', async () => {
  for (const definition of await loadDefinitions(root)) {
    const names = new Set(Object.keys(definition.inputs.shape));
    const run = readSource(`actions/${definition.name}/src/run.ts`);
    const read = [...run.matchAll(/\binputs(?:\.([a-z]\w*)|\['([a-z-]+)'\])/g)].map(
      ([, dotted, quoted]) => dotted ?? quoted ?? '',
    );
    expect(read.filter((name) => !names.has(name))).toEqual([]);
  }
});
