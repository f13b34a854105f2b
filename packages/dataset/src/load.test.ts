import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { loadPredictions, parsePredictions } from './load.ts';

const limits = { maxRows: 10, maxBytes: 1000 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dataset-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a file of predictions', () => {
  test.each([
    ['p.jsonl', 'jsonl', '{"id":"a"}'],
    ['p.ndjson', 'jsonl', '{"id":"a"}'],
    ['P.CSV', 'csv', 'id\na\n'],
    ['p.tsv', 'csv', 'id\na\n'],
  ])('named %s is read as %s, gzipped too', async (name, format, text) => {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
    for (const path of [join(folder, name), join(folder, `${name}.gz`)]) {
      const predictions = await loadPredictions(path, limits);
      expect(predictions).toMatchObject({ file: path, format, length: 1 });
      expect(predictions.columns.get('id')).toEqual(['a']);
    }
  });

  test.each(['p.json', 'p', 'p.parquet.gz', 'jsonl', 'p.csv.zip'])('named %s is of no known form', async (name) => {
    await expect(parsePredictions(Buffer.from('x'), name)).rejects.toMatchObject({
      code: 'E_PREDICTIONS',
      message: expect.stringContaining('no known form') as string,
    });
  });

  it('that is not there, or is a folder, is missing', async () => {
    await expect(loadPredictions(join(folder, 'p.csv'))).rejects.toMatchObject({ code: 'E_PREDICTIONS_MISSING' });
    await expect(loadPredictions(folder)).rejects.toMatchObject({ code: 'E_PREDICTIONS_MISSING' });
  });

  test.each<[string, string, Buffer]>([
    ['p.csv', 'has 1003 bytes, more than the 1000 read here', Buffer.from(`id\n${'a'.repeat(1000)}`)],
    ['p.csv.gz', 'unpacks to more than 1000 bytes', gzipSync(Buffer.alloc(100_000, 'a\n'))],
    ['p.csv.gz', 'cannot be unpacked, it is no gzip or damaged', Buffer.from('id\na\n')],
    ['p.csv.gz', 'cannot be unpacked, it is no gzip or damaged', gzipSync('id\na\n').subarray(0, -5)],
    ['p.jsonl', 'is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['p.csv', 'is not UTF-8', Buffer.from('id\na\n', 'utf16le')],
  ])('named %s is refused when it %s', async (name, why, bytes) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    await expect(loadPredictions(path, limits)).rejects.toMatchObject({
      code: 'E_PREDICTIONS',
      message: expect.stringContaining(why) as string,
    });
  });

  it('that is gzipped and empty does not pass', async () => {
    await expect(parsePredictions(gzipSync(''), 'p.jsonl.gz')).rejects.toMatchObject({ code: 'E_PREDICTIONS_EMPTY' });
  });
});
