import type { ValidateDataRecord } from '@mlops-actions/records';

/** A record as validate-data writes it. */
export const dataRecord: ValidateDataRecord = {
  kind: 'validate-data',
  schemaVersion: 1,
  model: 'spam',
  commit: 'a'.repeat(40),
  run: { id: 7, attempt: 2, event: 'push', repository: 'o/r' },
  createdAt: '2026-01-02T03:04:05.000Z',
  passed: true,
  contract: { file: 'mlops/contract.yml', digest: `sha256:${'0'.repeat(64)}` },
  data: { digest: `sha256:${'1'.repeat(64)}`, rows: 3, files: [] },
  errors: 0,
  warnings: 0,
  violations: [],
};
