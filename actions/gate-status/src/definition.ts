import { commonInputs, commonOutputs, defineAction, flag, lines } from '@mlops-actions/action';
import { z } from 'zod';
import { checkModels } from './check-models.ts';
import { parseNeeds } from './needs.ts';

/** What users see of gate-status. */
export const definition = defineAction({
  name: 'gate-status',
  title: 'Gate status',
  description:
    'One stable required check over many models: passes only when every needed job succeeded and every model has a verdict of this run that lets the change through.',
  branding: { icon: 'check-circle', color: 'blue' },
  inputs: z.object({
    needs: z
      .string()
      .transform(parseNeeds)
      .describe('The results of the jobs this one needs, as JSON: `${{ toJSON(needs) }}`.'),
    models: lines().superRefine(checkModels).describe('The models that must have a verdict, a line each, at most 256.'),
    comment: flag()
      .prefault('true')
      .describe('Whether the pull request gets the combined comment, with an overview of all models.'),
    ...commonInputs,
  }),
  outputs: z.object({
    passed: z.boolean().describe('`true` when everything is there and lets the change through.'),
    verdicts: z
      .record(z.string(), z.string())
      .describe('JSON object of model to verdict; `missing` where there is none of this run and commit.'),
    'comment-url': z.string().optional().describe('Address of the comment, where one was written.'),
    ...commonOutputs,
  }),
  permissions: [
    { events: ['pull_request'], scope: 'pull-requests: write', reason: 'write the combined comment', optional: true },
  ],
  comments: 'combined',
  errorOutputs: { passed: false, verdicts: {} },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
