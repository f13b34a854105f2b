import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContractGlobs } from './contract-data.ts';
import { type Places, preparePlaces } from './places.ts';

let workspace: string;
let places: Places;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'train-'));
  await mkdir(join(workspace, 'ml'));
  places = await preparePlaces(workspace, 'ml', 'spam');
});
afterEach(() => rm(workspace, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(places.folder, path)), { recursive: true });
  await writeFile(join(places.folder, path), text);
}
const columns = 'columns:\n  id: { type: string }\n';

describe('the data of the contract', () => {
  it('is none without a contract', async () => {
    expect(await loadContractGlobs(places, 'spam')).toEqual([]);
  });

  it('is every glob it names, those of the model before those of all models', async () => {
    await write('mlops/contract.yml', `data: data/all.csv\n${columns}`);
    expect(await loadContractGlobs(places, 'spam')).toEqual(['data/all.csv']);
    await write('mlops/spam/contract.yml', `data: { train: data/train.csv, test: "data/test/*.parquet" }\n${columns}`);
    expect(await loadContractGlobs(places, 'spam')).toEqual(['data/train.csv', 'data/test/*.parquet']);
    expect(await loadContractGlobs(places, 'other')).toEqual(['data/all.csv']);
  });

  it.each([
    ['broken', 'data: [\n', 'E_CONTRACT'],
    ['too large', '#'.repeat(1024 * 1024 + 1), 'E_FILE'],
  ])('is not guessed from a contract that is %s', async (_, text, code) => {
    await write('mlops/contract.yml', text);
    await expect(loadContractGlobs(places, 'spam')).rejects.toMatchObject({ code });
  });
});
