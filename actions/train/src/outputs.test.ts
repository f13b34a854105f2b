import { mkdir, mkdtemp, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { declareOutputs, findOutputs, type OutputInput } from './outputs.ts';
import { type Places, preparePlaces } from './places.ts';

let outside: string;
let places: Places;
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'train-'));
  await mkdir(join(outside, 'workspace', 'ml'), { recursive: true });
  places = await preparePlaces(join(outside, 'workspace'), 'ml', 'spam');
});
afterEach(() => rm(outside, { recursive: true }));

const unnamed = { metrics: '', predictions: '', 'model-path': '' };
const declare = (named: Partial<Record<OutputInput, string>>) => declareOutputs({ ...unnamed, ...named }, places);
const write = (path: string, text = 'x') => writeFile(join(places.folder, path), text);

describe('outputs the user does not name', () => {
  it.each([
    ['metrics.json', 'metrics'],
    ['metrics.yaml', 'metrics'],
    ['predictions.jsonl', 'predictions'],
    ['predictions.csv.gz', 'predictions'],
    ['predictions.parquet', 'predictions'],
    ['model', 'model-path'],
    ['model.onnx', 'model-path'],
    ['model.tar.gz', 'model-path'],
  ] as const)('are found: %s is %s', async (name, input) => {
    await writeFile(join(places.output, name), 'x');
    expect(await findOutputs([], places)).toEqual({
      metrics: undefined,
      predictions: undefined,
      'model-path': undefined,
      [input]: join(places.output, name),
    });
  });

  it('are refused when several could be meant', async () => {
    for (const name of [
      'model.safetensors.index.json',
      'model-00001-of-00002.safetensors',
      'metrics.json',
      'metrics.yaml',
    ]) {
      await writeFile(join(places.output, name), 'x');
    }
    await expect(findOutputs([], places)).rejects.toMatchObject({
      code: 'E_OUTPUT_MISSING',
      problems: [
        { message: expect.stringContaining('"metrics.json", "metrics.yaml"') as string },
        { message: expect.stringContaining('model-00001-of-00002') as string },
      ],
    });
  });

  it('must be there, at least one of them', async () => {
    await writeFile(join(places.output, 'weights.bin'), 'x');
    await expect(findOutputs([], places)).rejects.toMatchObject({
      code: 'E_OUTPUT_MISSING',
      message: expect.stringContaining('MLOPS_OUTPUT_DIR holds "weights.bin"') as string,
    });
  });

  it('do not remain from an earlier run', async () => {
    await writeFile(join(places.output, 'model'), 'old');
    await preparePlaces(places.workspace, 'ml', 'spam');
    await expect(findOutputs([], places)).rejects.toMatchObject({ code: 'E_OUTPUT_MISSING' });
  });
});

describe('outputs the user names', () => {
  it('are found where they were written', async () => {
    const declared = await declare({ metrics: 'm.json', 'model-path': '../out' });
    await write('m.json');
    await mkdir(join(places.workspace, 'out'));
    await write('../out/weights.bin');
    expect(await findOutputs(declared, places)).toEqual({
      metrics: join(places.folder, 'm.json'),
      predictions: undefined,
      'model-path': join(places.workspace, 'out'),
    });
  });

  it('are all checked, and what lies near is named', async () => {
    const declared = await declare({
      metrics: 'out/metrics.json',
      predictions: 'preds.csv',
      'model-path': 'out/model',
    });
    await mkdir(join(places.folder, 'out', 'model', 'empty'), { recursive: true });
    await write('out/metric.json');
    await write('preds.csv', '');
    await expect(findOutputs(declared, places)).rejects.toMatchObject({
      code: 'E_OUTPUT_MISSING',
      problems: [
        {
          message: expect.stringMatching(
            /"out\/metrics\.json" .*is missing\. "out" holds "metric\.json", "model"/,
          ) as string,
        },
        { message: expect.stringMatching(/"preds\.csv" .*is empty/) as string },
        { message: expect.stringMatching(/"out\/model" .*is empty/) as string },
      ],
    });
  });

  it('must be files where files are read', async () => {
    const declared = await declare({ metrics: 'metrics' });
    await mkdir(join(places.folder, 'metrics'));
    await expect(findOutputs(declared, places)).rejects.toMatchObject({
      message: expect.stringContaining('is a folder') as string,
    });
  });

  it.each([
    ['a file', 'model.bin', 'model.bin'],
    ['a folder', 'model', 'model/weights.bin'],
  ])('are refused when the command left %s of an earlier run untouched', async (_, path, file) => {
    if (path !== file) await mkdir(join(places.folder, path));
    await write(file, 'old');
    const declared = await declare({ 'model-path': path });
    await expect(findOutputs(declared, places)).rejects.toMatchObject({ code: 'E_OUTPUT_STALE' });
  });

  it.each([
    ['is written again with the same content', async (file: string) => writeFile(file, await readFile(file))],
    [
      'is replaced by a file of the same size and time',
      async (file: string) => {
        await writeFile(`${file}.new`, 'old');
        await utimes(`${file}.new`, 1, 1);
        await rename(`${file}.new`, file);
      },
    ],
  ])('are taken when one of an earlier run %s', async (_, change) => {
    await mkdir(join(places.folder, 'model'));
    const file = join(places.folder, 'model', 'weights.bin');
    await writeFile(file, 'old');
    await utimes(file, 1, 1);
    const declared = await declare({ 'model-path': 'model' });
    await change(file);
    expect(await findOutputs(declared, places)).toMatchObject({ 'model-path': join(places.folder, 'model') });
  });

  it.each([
    ['out of the workspace', '../../x', 'E_PATH_OUTSIDE'],
    ['at the working directory', '.', 'E_INPUT'],
    ['at the workspace', '..', 'E_INPUT'],
  ])('are refused before the command runs when they lie %s', async (_, path, code) => {
    await expect(declare({ 'model-path': path })).rejects.toMatchObject({ code });
  });

  it('are refused when the command makes them a link out of the workspace', async () => {
    await writeFile(join(outside, 'secret'), 'secret');
    const declared = await declare({ 'model-path': 'model' });
    await symlink(join(outside, 'secret'), join(places.folder, 'model'));
    await expect(findOutputs(declared, places)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
  });
});

it('a model named by its usual name may be a link inside the output folder only', async () => {
  await symlink('/etc/hostname', join(places.output, 'model.bin'));
  await expect(findOutputs([], places)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
});
