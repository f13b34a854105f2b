import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { loadPredictions, parsePredictions } from './load.ts';

// Written by pyarrow 26.0.1; kinds.parquet holds one column of each kind.
const folder = new URL('../../../test/fixtures/predictions/', import.meta.url).pathname;
const load = (name: string) => loadPredictions(`${folder}${name}.parquet`);

describe('Parquet', () => {
  test.each(['snappy', 'zstd', 'gzip'])('is read with codec %s', async (codec) => {
    const { format, length, columns, lineOf } = await load(codec);
    expect([format, length, lineOf(0)]).toEqual(['parquet', 3, undefined]);
    expect([...columns]).toEqual([
      ['id', ['a', 'b', 'c']],
      ['label', ['ham', 'spam', 'ham']],
      ['prediction', ['ham', 'spam', 'spam']],
      ['score', [0.25, 0.75, 0.5]],
    ]);
  });

  test.each<[string, unknown[]]>([
    ['id', ['1', '9007199254740993', '3']],
    ['label', ['x|y', 'z', 'x']],
    ['note', [null, 'n', null]],
    ['count', [null, 2, null]],
    ['seen', ['2024-05-01T12:00:00.000Z', null, '2024-05-02T00:00:00.000Z']],
    ['size', ['{"w":"1","h":"2"}', '{"w":"3","h":"4"}', null]],
    ['nested', ['["1","2"]|["3"]', '["4"]', '|']],
    ['correct', [true, false, true]],
    ['__proto__', ['p', 'q', 'r']],
  ])('keeps what stands in a column %s', async (name, cells) => {
    expect((await load('kinds')).columns.get(name)).toEqual(cells);
  });

  it('joins row groups, and keeps NaN and the infinities as scores', async () => {
    const { columns } = await load('groups');
    expect(columns.get('id')).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(columns.get('score')).toEqual([0.5, Number.NaN, 1, Infinity, -Infinity, -0.5, 2]);
  });

  it('refuses fractions as ids', async () => {
    await expect(load('fractions')).rejects.toMatchObject({
      problems: [{ message: 'column "id": expected an id, text or a whole number, found 1.5' }],
    });
  });

  it('does not pass a file without rows', async () => {
    await expect(load('empty')).rejects.toMatchObject({ code: 'E_PREDICTIONS_EMPTY' });
  });

  test.each([
    ['twice', 'the column "id" is there twice'],
    ['lz4', 'unsupported compression codec: LZ4'],
  ])('refuses %s.parquet and says why', async (name, why) => {
    await expect(load(name)).rejects.toMatchObject({
      code: 'E_PREDICTIONS',
      message: expect.stringContaining(why) as string,
    });
  });

  test.each([0, 1, 2, 3, 4, 5, 6])('refuses a file damaged in its part %d of 7', async (part) => {
    const bytes = await readFile(`${folder}zstd.parquet`);
    const from = Math.floor((bytes.length * part) / 7);
    bytes.fill(0xff, from, from + 24);
    const outcome = await parsePredictions(bytes, 'd.parquet').catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: 'E_PREDICTIONS' });
  });

  test.each([
    ['nothing', ''],
    ['something else', 'id,label\na,b\n'],
    ['its head and tail alone', 'PAR1xxxxPAR1'],
  ])('refuses a file that holds %s', async (_, text) => {
    await expect(parsePredictions(Buffer.from(text), 'd.parquet')).rejects.toMatchObject({ code: 'E_PREDICTIONS' });
  });

  it('refuses more rows than are allowed, and pages that unpack to more bytes', async () => {
    const bytes = await readFile(`${folder}snappy.parquet`);
    const read = (maxRows: number, maxBytes: number) => parsePredictions(bytes, 's.parquet', { maxRows, maxBytes });
    await expect(read(2, 1e6)).rejects.toThrow('more than 2 rows');
    await expect(read(3, 20)).rejects.toThrow('unpacks to more than 20 bytes');
    expect((await read(3, 1000)).length).toBe(3);
  });
});
