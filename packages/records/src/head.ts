import { z } from 'zod';
import { commit, modelName } from './values.ts';

/** What every record begins with. */
export const head = {
  schemaVersion: z.int().positive(),
  model: modelName,
  commit: commit.describe('The commit the record speaks of: GITHUB_SHA of the run.'),
  run: z
    .object({
      id: z.int().nonnegative().describe('GITHUB_RUN_ID.'),
      attempt: z.int().positive().describe('GITHUB_RUN_ATTEMPT.'),
      event: z.string().max(100).describe('The event that started the run.'),
      repository: z.string().max(200).describe('owner/name.'),
    })
    .describe('The workflow run that wrote the record.'),
  createdAt: z.iso.datetime().describe('When the record was written, UTC.'),
};
