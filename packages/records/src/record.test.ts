import { describe, expect, test } from 'vitest';
import { parseRecord, recordPath, serializeRecord } from './record.ts';
import type { ValidateDataRecord } from './validate-data.ts';

const record: ValidateDataRecord = {
  kind: 'validate-data',
  schemaVersion: 1,
  model: 'spam',
  commit: 'a'.repeat(40),
  run: { id: 7, attempt: 1, event: 'push', repository: 'o/r' },
  createdAt: '2026-01-02T03:04:05.000Z',
  passed: true,
  contract: { file: 'mlops/contract.yml', digest: `sha256:${'0'.repeat(64)}` },
  data: { digest: `sha256:${'1'.repeat(64)}`, rows: 3, files: [] },
  errors: 0,
  warnings: 0,
  violations: [],
};
const withChange = (change: Record<string, unknown>) => JSON.stringify({ ...record, ...change });

describe('a record', () => {
  test('is read as it was written', () => {
    expect(parseRecord('validate-data', serializeRecord(record), 'r.json')).toEqual(record);
  });

  test('may have keys that a later version added', () => {
    expect(parseRecord('validate-data', withChange({ later: 1 }), 'r.json')).toEqual(record);
  });

  test.each([
    ['{', 'it is no JSON'],
    ['[]', 'it is no JSON object'],
    [withChange({ kind: 'train' }), 'found kind "train"'],
    [withChange({ kind: undefined }), 'found kind none'],
    [withChange({ schemaVersion: 2 }), 'update the action'],
    [withChange({ schemaVersion: 0 }), 'schemaVersion'],
    [withChange({ schemaVersion: '1' }), 'schemaVersion'],
    ['"'.padEnd(17 * 1024 * 1024, ' '), 'larger than'],
  ])('%.40s is refused', (text, why) => {
    expect(() => parseRecord('validate-data', text, 'r.json')).toThrow(why);
  });

  test('that breaks its schema is refused with every fault', () => {
    const problems = [
      { file: 'r.json', message: expect.stringMatching(/^model: expected 1 to 63/) as string },
      { file: 'r.json', message: expect.stringMatching(/^rows?|^data.rows/) as string },
    ];
    const text = withChange({ model: '../x', data: { ...record.data, rows: -1 } });
    expect(() => parseRecord('validate-data', text, 'r.json')).toThrow(
      expect.objectContaining({ code: 'E_RECORD', problems }) as Error,
    );
  });
});

test('a number that JSON cannot carry survives the file', () => {
  const text = serializeRecord({ ...record, rows: Number.NaN } as unknown as ValidateDataRecord);
  expect(text).toContain('"NaN"');
});

test('the record of an action lies under the model', () => {
  expect(recordPath('spam', 'train')).toBe('.mlops/spam/train.json');
});
