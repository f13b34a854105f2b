import { z } from 'zod';
import { head } from './head.ts';
import { digest, file, path } from './values.ts';

const violation = z.object({
  dataset: z.string().describe('Name of the dataset in the contract; `data` when it has one only.'),
  column: z.string().nullable().describe('Null for rules on the whole table.'),
  rule: z.string().describe('The contract key that was broken, such as `max` or `unique`.'),
  level: z.enum(['error', 'warning']),
  count: z.int().nonnegative().describe('Rows, or values, that break the rule.'),
  total: z.int().nonnegative().describe('Rows, or values, that were looked at.'),
  line: z.int().positive().nullable().describe('Line of the rule in the contract.'),
  message: z.string(),
});

/** `validate-data.json`, version 1: what was checked, and what broke the contract. */
export const validateDataRecord = z.object({
  kind: z.literal('validate-data'),
  ...head,
  passed: z.boolean(),
  contract: z.object({ file: path, digest }).describe('The contract as it was read.'),
  data: z
    .object({ digest, rows: z.int().nonnegative(), files: z.array(file) })
    .describe('Every file that was read; `digest` is over their sorted paths and digests.'),
  errors: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  violations: z.array(violation),
});

export type ValidateDataRecord = z.output<typeof validateDataRecord>;
