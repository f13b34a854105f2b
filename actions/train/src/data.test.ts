import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { recordPath, serializeRecord, type ValidateDataRecord } from '@mlops-actions/records';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareData, digestData, globOf, loadValidatedData } from './data.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'train-'));
  for (const name of ['train', 'test']) await writeFile(join(workspace, `${name}.csv`), name);
});
afterEach(() => rm(workspace, { recursive: true }));

async function validated(globs: string[], runId = 7): Promise<ValidateDataRecord> {
  const { digest, files } = await digestData(globs, workspace);
  const record: ValidateDataRecord = {
    kind: 'validate-data',
    schemaVersion: 1,
    model: 'spam',
    commit: 'a'.repeat(40),
    run: { id: runId, attempt: 1, event: 'push', repository: 'o/r' },
    createdAt: '2026-01-01T00:00:00.000Z',
    passed: true,
    contract: { file: 'mlops/contract.yml', digest },
    data: { digest, rows: 2, files: [...files] },
    errors: 0,
    warnings: 0,
    violations: [],
  };
  const file = join(workspace, recordPath('spam', 'validate-data'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, serializeRecord(record));
  return record;
}

describe('data', () => {
  it('may be named as validate-data takes it', async () => {
    const plain = await digestData(['train.csv', 'test.csv'], workspace);
    const lines = ['train=train.csv', 'test-set=test.csv'];
    expect(await digestData(lines.map(globOf), workspace)).toEqual(plain);
  });

  it.each([
    ['train=data/*.csv', 'data/*.csv'],
    ['data/date=2026/*.csv', 'data/date=2026/*.csv'],
    ['data/*.csv', 'data/*.csv'],
  ])('named by %j are the files %j', (line, glob) => {
    expect(globOf(line)).toBe(glob);
  });

  it.each(['https://example.com/a.csv', 's3://bucket/a.csv', 'train=https://example.com/a.csv'])(
    '%s is not fetched',
    async (line) => {
      await expect(digestData(['train.csv', globOf(line)], workspace)).rejects.toMatchObject({ code: 'E_INPUT' });
    },
  );

  it('that was validated in this run is known, that of another run or no run is not', async () => {
    expect(await loadValidatedData(workspace, 'spam', 7)).toBeUndefined();
    const { data } = await validated(['*.csv']);
    expect(await loadValidatedData(workspace, 'spam', 7)).toEqual(data);
    expect(await loadValidatedData(workspace, 'spam', 8)).toBeUndefined();
    expect(await loadValidatedData(workspace, 'other', 7)).toBeUndefined();
  });

  it('is not trusted on a record that cannot be read', async () => {
    await validated(['*.csv']);
    await writeFile(join(workspace, recordPath('spam', 'validate-data')), '{');
    await expect(loadValidatedData(workspace, 'spam', 7)).rejects.toMatchObject({ code: 'E_RECORD' });
  });

  it('that is the same passes', async () => {
    const { data } = await validated(['*.csv']);
    const now = await digestData(['test.csv', 'train.csv'], workspace);
    expect(() => compareData(now, data)).not.toThrow();
  });

  it('that differs is refused, and every file named', async () => {
    const { data } = await validated(['*.csv']);
    await writeFile(join(workspace, 'train.csv'), 'other');
    await writeFile(join(workspace, 'new.csv'), 'new');
    await rm(join(workspace, 'test.csv'));
    const now = await digestData(['*.csv'], workspace);
    expect(() => compareData(now, data)).toThrow(
      expect.objectContaining({
        code: 'E_DATA_CHANGED',
        problems: [
          { file: 'new.csv', message: 'was not validated' },
          { file: 'train.csv', message: 'changed since it was validated' },
          { file: 'test.csv', message: 'was validated, but is not trained on' },
        ],
      }),
    );
  });
});
