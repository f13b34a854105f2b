import { commonInputs, commonOutputs, defineAction, lines } from '@mlops-actions/action';
import { z } from 'zod';

/** What users see of validate-data. */
export const definition = defineAction({
  name: 'validate-data',
  title: 'Validate data',
  description: 'Checks data against a contract before anything is trained on it, and names every violation in one run.',
  branding: { icon: 'check-square', color: 'blue' },
  inputs: z.object({
    data: lines()
      .prefault('')
      .describe(
        'Files to check, a line each: a glob, or `name=glob` for a dataset with a name. CSV, TSV, JSONL (each also `.gz`) and Parquet.',
      )
      .meta({ defaultNote: 'the data of the contract' }),
    contract: z
      .string()
      .prefault('')
      .describe('Path of the contract.')
      .meta({ defaultNote: '`mlops/<model>/contract.yml`, else `mlops/contract.yml`' }),
    'fail-on': z
      .enum(['error', 'warning', 'never'], 'expected error, warning or never')
      .prefault('error')
      .describe('Which violations fail the step. Data that cannot be read always does.'),
    ...commonInputs,
  }),
  outputs: z.object({
    passed: z
      .boolean()
      .describe('Whether nothing was found that `fail-on` counts; with `never`, no violation of level `error`.'),
    rows: z.int().describe('Rows that were checked.'),
    errors: z.int().describe('Rules of level `error` that are broken.'),
    warnings: z.int().describe('Rules of level `warning` that are broken.'),
    'data-digest': z.string().describe('`sha256:…` over paths and contents of all files.'),
    ...commonOutputs,
  }),
  permissions: [
    { events: [], scope: 'contents: read', reason: 'check the data and the contract out', optional: false },
  ],
  comments: false,
  errorOutputs: { passed: false },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
