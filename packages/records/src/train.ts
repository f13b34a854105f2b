import { z } from 'zod';
import { head } from './head.ts';
import { commit, digest, number, path } from './values.ts';

const bytes = z.object({ path, digest, size: z.int().nonnegative() });

/** `train.json`, version 1: everything needed to repeat a training run, and what came of it. */
export const trainRecord = z.object({
  kind: z.literal('train'),
  ...head,
  command: z.string(),
  workingDirectory: path,
  seed: z.int(),
  parameters: z.record(z.string(), z.unknown()),
  durationMs: z.number().nonnegative(),
  environment: z
    .object({
      os: z.string(),
      arch: z.string(),
      cpus: z.int().positive(),
      memoryBytes: z.number().positive(),
      image: z.string().nullable(),
    })
    .describe('The machine; never its secrets.'),
  data: z.object({ digest, files: z.int().nonnegative(), size: z.number().nonnegative() }).nullable(),
  code: z
    .object({
      commit: commit
        .nullable()
        .describe('What was checked out; on a pull request the merge commit, unless the job says otherwise.'),
      digest,
      files: z.int().nonnegative(),
      dirty: z.boolean(),
    })
    .nullable()
    .describe('The files git tracks; null outside a repository.'),
  metrics: z.record(z.string(), number),
  predictions: bytes.nullable().describe('Path inside the record’s artifact or workspace folder.'),
  progress: bytes.nullable().optional().describe('What the command told step by step in MLOPS_PROGRESS_FILE.'),
  weights: bytes
    .extend({
      format: z.string(),
      artifact: z.string().nullable().describe('Name of the artifact that holds the weights.'),
    })
    .nullable(),
});

export type TrainRecord = z.output<typeof trainRecord>;
