import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { serializeRecord } from '@mlops-actions/records';
import type { ArtifactStore } from '@mlops-actions/runner/artifacts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearRecord, LeftOut, runUrl, uploadRecord, writeRecord } from './publish.ts';
import { RecordingRunner } from './recording-runner.test-support.ts';
import type { Ports } from './result.ts';
import { dataRecord } from './sample-record.test-support.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'action-'));
});
afterEach(() => rm(workspace, { recursive: true }));

function ports(artifacts: Ports['artifacts'] = () => Promise.resolve(undefined)) {
  const runner = new RecordingRunner({ context: { workspace, temp: workspace } });
  return { runner, artifacts, github: () => Promise.resolve(undefined), now: () => new Date(0) };
}

describe('a record', () => {
  it('lies under its model, where git does not see it', async () => {
    expect(await writeRecord(workspace, dataRecord)).toBe('.mlops/spam/validate-data.json');
    expect(await readFile(join(workspace, '.mlops/spam/validate-data.json'), 'utf8')).toBe(serializeRecord(dataRecord));
    expect(await readFile(join(workspace, '.mlops/spam/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('is cleared alone, and need not be there', async () => {
    await clearRecord(workspace, 'spam', 'train');
    await writeRecord(workspace, dataRecord);
    await clearRecord(workspace, 'spam', 'train');
    await clearRecord(workspace, 'other', 'validate-data');
    expect(await readdir(join(workspace, '.mlops/spam'))).toEqual(['.gitignore', 'validate-data.json']);
    await clearRecord(workspace, 'spam', 'validate-data');
    expect(await readdir(join(workspace, '.mlops/spam'))).toEqual(['.gitignore']);
  });

  it('is cleared when a folder stands in its place', async () => {
    await mkdir(join(workspace, '.mlops/spam/train.json/x'), { recursive: true });
    await clearRecord(workspace, 'spam', 'train');
    expect(await readdir(join(workspace, '.mlops/spam'))).toEqual([]);
  });

  it('is uploaded with its files from one folder, which is gone afterwards', async () => {
    const uploads: unknown[] = [];
    const store = {
      async upload(name: string, files: readonly string[], { root, attempt }: { root: string; attempt: number }) {
        const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));
        uploads.push({ name, attempt, files: files.map((file) => file.slice(root.length + 1)), contents });
        return { name, id: 1, size: 1, digest: undefined };
      },
    } as Partial<ArtifactStore> as ArtifactStore;
    await writeFile(join(workspace, 'p.csv'), 'id\n');
    const used = ports(() => Promise.resolve(store));
    await uploadRecord(used, dataRecord, [{ path: join(workspace, 'p.csv'), name: 'deep/predictions.csv' }]);
    expect(uploads).toEqual([
      {
        name: 'mlops-spam-validate-data',
        attempt: 2,
        files: ['validate-data.json', 'deep/predictions.csv'],
        contents: [serializeRecord(dataRecord), 'id\n'],
      },
    ]);
    expect(await readdir(workspace)).toEqual(['p.csv']);
  });

  it('cannot be uploaded where there is no store', async () => {
    await expect(uploadRecord(ports(), dataRecord, [])).rejects.toMatchObject({ code: 'E_ARTIFACT' });
  });
});

describe('what is left out', () => {
  it('is noted and warned of, and the work goes on', async () => {
    const used = ports();
    const leftOut = new LeftOut(used);
    expect(await leftOut.attempt('a', () => Promise.resolve(1))).toBe(1);
    expect(await leftOut.attempt('write b', () => Promise.reject(new UserError('E_PERMISSION', 'no')))).toBeUndefined();
    await leftOut.attempt('write c', () => Promise.reject(new ServiceError('E_GITHUB', 'down')));
    expect(leftOut.items).toEqual(['Could not write b: no', 'Could not write c: down']);
    expect(used.runner.annotations).toEqual(leftOut.items.map((message) => ({ level: 'warning', message })));
  });

  it('is never a bug', async () => {
    const bug = new TypeError('x');
    await expect(new LeftOut(ports()).attempt('a', () => Promise.reject(bug))).rejects.toBe(bug);
  });
});

it('names the page of the run', () => {
  expect(runUrl(new RecordingRunner().context)).toBe('https://github.example/o/r/actions/runs/7');
});
